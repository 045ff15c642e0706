"""What a plan is: the keys of a plan file, what each holds, and the amounts that follow from them.

`fields` and `lists` say how each value is read, `reading` reads it, Pydantic holds what was read, and `criteria/` says
whether it is good.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from types import NoneType
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from salesplan_cli import calendar
from salesplan_cli.calendar import Span
from salesplan_cli.fields import (
    DEFAULT_COUNTRY,
    DEFAULT_CURRENCY,
    ActBelow,
    AnyMeasure,
    Basis,
    Contribution,
    Count,
    CountAboveZero,
    Country,
    Currency,
    CustomerKind,
    CycleDays,
    Day,
    Doc,
    Effect,
    Every,
    Hours,
    MeasureKind,
    Money,
    MoneyAboveZero,
    NumberStyle,
    Percentage,
    Rank,
    Rate,
    Reader,
    Reason,
    Remark,
    Target,
    WeeksOfWork,
    Words,
    Year,
    YesNo,
    key,
)
from salesplan_cli.limits import LIMIT_KEY
from salesplan_cli.lists import (
    Days,
    Index,
    ListReader,
    Months,
    Names,
    Quarters,
    Series,
    Weeks,
)
from salesplan_cli.places import Path
from salesplan_cli.text import LANGS, Text, both, long_date, month_name


class Section(BaseModel):
    """A group of keys of the plan file. All may be absent: what is missing is for the criteria to say."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        # A plan is made of values that have been read, so each only has to be of its class: to have Pydantic work out
        # how to validate it takes longer than all else that a start takes.
        fields = {}
        for (name, field), part in zip(cls.model_fields.items(), parts_of(cls).values(), strict=True):
            below = part.section if isinstance(part, ListOf) else part
            if isinstance(below, type):
                schema = below.__get_pydantic_core_schema__(below, handler)
                schema = core_schema.tuple_variable_schema(schema) if isinstance(part, ListOf) else schema
            else:
                kind = next(each for each in get_args(field.annotation) if each is not NoneType)
                origin = get_origin(kind)
                schema = core_schema.nullable_schema(
                    core_schema.literal_schema([*get_args(kind)])
                    if origin is Literal
                    else core_schema.is_instance_schema(origin or kind)
                )
            schema = core_schema.with_default_schema(schema, default=field.default)
            fields[name] = core_schema.model_field(schema, validation_alias=field.alias)
        return core_schema.model_schema(cls, core_schema.model_fields_schema(fields, extra_behavior="forbid"))

    @property
    def is_filled(self) -> bool:
        """Whether anything is filled in."""
        # By identity and class: comparing a number or a section with `()` costs far more than looking at it.
        for value in self.__dict__.values():
            if value is None:
                continue
            if isinstance(value, Section):
                filled = value.is_filled
            elif isinstance(value, Series):
                filled = bool(value.values)
            elif value.__class__ is tuple:
                filled = any(not isinstance(each, Section) or each.is_filled for each in value)
            else:
                return True
            if filled:
                return True
        return False


def section(kind: type[Section], en: str, nl: str, other_words: str) -> Any:
    """A section of keys that may be absent: then nothing is given in it."""
    # Not by validating nothing: pydantic would have to work out how to at every start.
    return key(en, nl, other_words=other_words, default=kind.model_construct())


class ListOf(NamedTuple):
    """A list of sections of one kind."""

    section: type[Section]


Part: TypeAlias = Reader | ListReader | ListOf | type[Section]
"""How a key is read: a value, a list of values, a list of sections, or a section."""


@cache
def parts_of(model: type[Section]) -> Mapping[str, Part]:
    """How each key of a section is read."""
    return {field.alias or name: _part(field) for name, field in model.model_fields.items()}


def _part(field: FieldInfo) -> Part:
    reader = next((each for each in field.metadata if isinstance(each, Reader | ListReader)), None)
    if reader is not None:
        return reader
    several = get_args(field.annotation) or (field.annotation,)
    part = next(each for each in several if isinstance(each, type) and issubclass(each, Section))
    return ListOf(part) if get_origin(field.annotation) is tuple else part


Entry = TypeVar("Entry", bound=Section)
Entries: TypeAlias = tuple[Entry, ...]
"""A list of sections; an entry without anything in it keeps its place, so that paths stay those of the file."""


PER_KEYS: Final = ("per_day", "per_week", "per_month", "per_quarter", "per_period")


class Product(Section):
    """What is sold."""

    name: Words = key(
        "What is sold, by the name that everybody uses",
        "Wat er verkocht wordt, onder de naam die iedereen gebruikt",
        Text("Service contracts", "Servicecontracten"), "naam product",
    )  # fmt: skip
    contribution: Contribution = key(
        "Its share of the organisation's profit or mission: a percentage or an amount",
        "Het aandeel in de winst of missie van de organisatie: een percentage of een bedrag",
        "45%", "bijdrage aandeel winstbijdrage",
    )  # fmt: skip
    rank: Rank = key(
        "Its place in the order, only where the contribution is not known: 1 contributes most",
        "De plaats in de volgorde, alleen als de bijdrage niet bekend is: 1 draagt het meest bij",
        "1", "rang volgorde plaats prioriteit",
    )  # fmt: skip
    quantity: Count = key(
        "How many to sell over the whole period", "Hoeveel er over de hele periode verkocht worden", "60",
        "aantal hoeveelheid stuks volume qty",
    )  # fmt: skip
    unit: Words = key("What the quantity counts", "Wat het aantal telt", "contract", "eenheid")
    price: Money = key(
        "What one unit brings in during the period", "Wat één stuk in de periode oplevert", "9 000",
        "prijs stukprijs verkoopprijs tarief",
    )  # fmt: skip
    revenue: Money = key(
        "What it brings in over the whole period; follows from quantity x price where both are given",
        "Wat het over de hele periode oplevert; volgt uit aantal x prijs als die er allebei staan",
        "540 000", "omzet opbrengst turnover",
    )  # fmt: skip

    @property
    def amount(self) -> Decimal | None:
        """Its revenue over the period: as given, else quantity x price; None where neither can be told."""
        if self.revenue is not None:
            return self.revenue
        if self.quantity is None or self.price is None:
            return None
        return self.quantity * self.price


class Segment(Section):
    """A group of customers."""

    name: Words = key(
        "The customer or target group",
        "De klant- of doelgroep",
        Text("Hospitals", "Ziekenhuizen"),
        "naam klantgroep doelgroep",
    )
    definition: Remark = key(
        "How one tells who belongs to it",
        "Waaraan je ziet wie erbij hoort",
        Text("more than 200 beds, region North", "meer dan 200 bedden, regio Noord"),
        "definitie omschrijving wie",
    )
    contribution: Contribution = key(
        "Its share of the organisation's profit or mission: a percentage or an amount",
        "Het aandeel in de winst of missie van de organisatie: een percentage of een bedrag",
        "50%", "bijdrage aandeel winstbijdrage",
    )  # fmt: skip
    rank: Rank = key(
        "Its place in the order, only where the contribution is not known: 1 contributes most",
        "De plaats in de volgorde, alleen als de bijdrage niet bekend is: 1 draagt het meest bij",
        "1", "rang volgorde plaats prioriteit",
    )  # fmt: skip
    time: Percentage = key(
        "Its share of the selling time; all groups together make 100%",
        "Het deel van de verkooptijd; alle groepen samen zijn 100%",
        "45%", "tijd tijdsbesteding time_share share",
    )  # fmt: skip


class SellingTime(Section):
    """The time there is for selling."""

    hours_per_week: Hours = key(
        "Hours for selling in a week, travel and preparation included",
        "Uren voor verkoop per week, met reistijd en voorbereiding", "28", "uren_per_week uren hours weekly_hours",
    )  # fmt: skip
    weeks: WeeksOfWork = key(
        "Weeks worked in the period, holidays taken off", "Gewerkte weken in de periode, zonder vakanties", "44",
        "weken werkweken",
    )  # fmt: skip


class CostLine(Section):
    """A part of the account manager's own costs."""

    name: Words = key(
        "What it is spent on", "Waaraan het wordt uitgegeven", Text("Travel", "Reiskosten"), "naam omschrijving"
    )
    amount: Money = key("How much over the period", "Hoeveel over de periode", "14 000", "bedrag")


class Costs(Section):
    """What selling may cost."""

    allowed: Money = key(
        "What selling may cost in all over the period", "Wat de verkoop in totaal mag kosten over de periode", "60 000",
        "toegestaan budget totaal",
    )  # fmt: skip
    own: Money = key(
        "The part that the account manager spends", "Het deel dat de accountmanager zelf uitgeeft", "22 000",
        "eigen eigen_deel",
    )  # fmt: skip
    support: Money = key(
        "The part for sales support", "Het deel voor verkoopondersteuning", "38 000", "ondersteuning",
    )  # fmt: skip
    norm: Percentage = key(
        "The organisation's norm: cost as a percentage of revenue",
        "De norm van de organisatie: kosten als percentage van de omzet", "6%", "kostennorm",
    )  # fmt: skip
    lines: Entries[CostLine] = key(
        "What the own part is spent on", "Waaraan het eigen deel opgaat", other_words="posten regels", default=()
    )

    @property
    def in_lines(self) -> Decimal:
        """What the lines make together, as far as they have an amount."""
        return sum((each.amount for each in self.lines if each.amount is not None), Decimal(0))


class Seasonality(Section):
    """How the seasons divide the target."""

    index: Index = key(
        "A number per month; the average month is 100", "Een getal per maand; de gemiddelde maand is 100",
        "[85, 95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]", "indexen",
    )  # fmt: skip
    basis: Words = key(
        "What the index is based on",
        "Waar de index op gebaseerd is",
        Text("revenue 2024-2026", "omzet 2024-2026"),
        "onderbouwing bron grondslag",
    )
    none: Reason = key(
        "Why there are no seasons",
        "Waarom er geen seizoenen zijn",
        Text("subscriptions run all year", "abonnementen lopen het hele jaar"),
        "geen nee",
    )


class Event(Section):
    """Something that moves sales."""

    name: Words = key("What happens", "Wat er gebeurt", Text("Trade fair", "Vakbeurs"), "naam omschrijving")
    start: Day = key("Its first day", "De eerste dag", "2027-04-13", "begin datum date van start_datum")
    end: Day = key(
        "Its last day; absent for one day", "De laatste dag; weglaten bij één dag", "2027-04-15", "einde eind"
    )
    effect: Effect = key(
        "What it does to sales, signed: money or a percentage of the month",
        "Wat het met de verkoop doet, met plus of min: een bedrag of een percentage van de maand",
        "+25 000", "gevolg invloed impact",
    )  # fmt: skip


ITEMS: Final = "items".rjust(LIMIT_KEY + 1)
"""Stands for the list of events itself, and can be no key of a file: it is longer than a key may be."""


class Events(Section):
    """The events that move sales, or why there are none."""

    items: Entries[Event] = Field(default=(), alias=ITEMS)  # type: ignore[literal-required]  # it is computed
    none: Reason = key(
        "Why there are no such events", "Waarom die er niet zijn",
        Text("no fairs or closures in this trade", "geen beurzen of sluitingen in deze branche"), "geen nee",
    )  # fmt: skip


class Periods(Section):
    """The target over the periods of the plan."""

    quarters: Quarters = key(
        "The target per quarter", "Het doel per kwartaal", "[290000, 310000, 240000, 360000]", "kwartalen",
    )  # fmt: skip
    months: Months = key("The target per month", "Het doel per maand", "[85000, 95000, 110000, ...]", "maanden")
    weeks: Weeks = key("The target per week", "Het doel per week", "[21200, 21200, ...]", "weken")
    seasonality: Seasonality = section(
        Seasonality,
        "The influence of the seasons, or `none: <reason>`",
        "De invloed van de seizoenen, of `none: <reden>`",
        "seizoenen seizoen seizoensinvloeden season seasons",
    )
    events: Events = section(
        Events,
        "Special events that affect sales, or `none: <reason>`",
        "Bijzondere gebeurtenissen die de verkoop raken, of `none: <reden>`",
        "gebeurtenissen evenementen",
    )


ORDER_WORDS: Final = ("order", "opdracht")
"""What a last activity leads to."""


class Activity(Section):
    """Something the account manager does to sell."""

    name: Words = key(
        "The activity", "De activiteit", Text("Introductory meeting", "Kennismakingsgesprek"), "naam activiteit"
    )
    for_: CustomerKind = key(
        "For whom: `new` (or nothing) or `existing` customers",
        "Voor wie: `new`/`nieuw` (of niets) of `existing`/`bestaand`",
        Text("new", "nieuw"),
        "voor klant",
        alias="for",
    )
    per_day: Rate = key("How many a day", "Hoeveel per dag", "2", "per_dag daily")
    per_week: Rate = key("How many a week", "Hoeveel per week", "3", "per_week weekly week")
    per_month: Rate = key("How many a month", "Hoeveel per maand", "10", "per_maand monthly")
    per_quarter: Rate = key("How many a quarter", "Hoeveel per kwartaal", "25", "per_kwartaal quarterly")
    per_period: Rate = key(
        "How many over the whole period", "Hoeveel over de hele periode", "100", "per_periode per_jaar"
    )
    hours: Hours = key("Hours that one takes", "Uren die één ervan kost", "1:30", "uren uur tijd")
    leads_to: Words = key(
        "The next step: the name of another activity, or `order`",
        "De volgende stap: de naam van een andere activiteit, of `order`/`opdracht`", "order",
        "leidt_tot leidt_naar vervolg next next_step",
    )  # fmt: skip
    conversion: Percentage = key(
        "How many of a hundred lead to that next step", "Hoeveel van de honderd tot die volgende stap leiden", "40%",
        "conversie slagingskans",
    )  # fmt: skip
    start: Day = key(
        "Its first day, where it does not run all period",
        "De eerste dag, als die niet de hele periode loopt",
        "2027-02-01",
        "begin",
    )
    end: Day = key(
        "Its last day, where it does not run all period",
        "De laatste dag, als die niet de hele periode loopt",
        "2027-06-30",
        "einde eind",
    )

    @property
    def per(self) -> str:
        """The key by which its number is given; empty where there is none."""
        return next((name for name in PER_KEYS if getattr(self, name) is not None), "")


class ExistingCustomers(Section):
    """Customers that there are."""

    count: Count = key("How many there are", "Hoeveel het er zijn", "85", "aantal")
    approach: Count = key(
        "How many different ones to approach over the period", "Hoeveel verschillende je er in de periode benadert",
        "60", "benaderen te_benaderen",
    )  # fmt: skip
    revenue: Money = key("What they bring in over the period", "Wat ze in de periode opleveren", "800 000", "omzet")


class NewCustomers(Section):
    """Customers to be."""

    approach: Count = key(
        "How many different ones to approach over the period", "Hoeveel verschillende je er in de periode benadert",
        "130", "benaderen te_benaderen",
    )  # fmt: skip
    win: Count = key("How many to win", "Hoeveel je er wint", "10", "winnen te_winnen won wins")
    revenue: Money = key("What they bring in over the period", "Wat ze in de periode opleveren", "400 000", "omzet")


class Customers(Section):
    """Existing and new customers."""

    existing: ExistingCustomers = section(
        ExistingCustomers, "Customers that there are", "Bestaande klanten", "bestaand bestaande"
    )
    new: NewCustomers = section(NewCustomers, "Customers to be", "Nieuwe klanten", "nieuw nieuwe")


class Support(Section):
    """How the organisation helps with a goal."""

    what: Remark = key(
        "What the help is", "Wat de hulp is", Text("training and coaching", "training en begeleiding"), "wat"
    )
    hours: Hours = key("Hours of help", "Uren hulp", "24", "uren")
    budget: Money = key("Money for it", "Geld ervoor", "1 800")
    who: Words = key("Who gives it", "Wie het geeft", "", "wie door owner responsible")


class Goal(Section):
    """A step in personal growth."""

    goal: Words = key(
        "What to get better at",
        "Waar je beter in wordt",
        Text("Negotiating on value", "Waardegericht onderhandelen"),
        "doel",
    )
    measure: Words = key(
        "What it is measured by",
        "Waaraan het gemeten wordt",
        Text("average discount on quotations", "gemiddelde korting op offertes"),
        "maatstaf meting hoe",
    )
    from_: AnyMeasure = key("Where it stands now", "Waar het nu staat", "12%", "van nu", alias="from")
    to: AnyMeasure = key("Where it has to come", "Waar het moet komen", "8%", "naar")
    by: Day = key(
        "When it is reached",
        "Wanneer het bereikt is",
        "2027-09-30",
        "uiterlijk datum op voor wanneer bij date deadline",
    )
    support: Support = section(Support, "How the organisation helps", "Hoe de organisatie helpt", "hulp ondersteuning")


class SelfCheck(Section):
    """What the account manager keeps an eye on."""

    measure: Words = key(
        "What is measured",
        "Wat er gemeten wordt",
        Text("Introductory meetings", "Kennismakingsgesprekken"),
        "maatstaf meting",
    )
    kind: MeasureKind = key(
        "`activity` or `result`",
        "`activity`/`activiteit` of `result`/`resultaat`",
        Text("activity", "activiteit"),
        "soort",
    )
    target: Target = key("What it should be, in each interval or over the period",
        "Wat het moet zijn, per keer of over de periode", "3", "doel")  # fmt: skip
    every: Every = key(
        "How often it is looked at",
        "Hoe vaak ernaar gekeken wordt",
        both("week"),
        "elke interval frequentie frequency",
    )
    source: Words = key(
        "Where the number is found",
        "Waar het getal te vinden is",
        Text("CRM dashboard My week", "CRM-dashboard Mijn week"),
        "bron",
    )


class OrganisationCheck(Section):
    """What the organisation keeps an eye on."""

    measure: Words = key(
        "What is measured", "Wat er gemeten wordt", Text("Revenue per product", "Omzet per product"), "maatstaf meting"
    )
    kind: MeasureKind = key(
        "`activity` or `result`",
        "`activity`/`activiteit` of `result`/`resultaat`",
        Text("result", "resultaat"),
        "soort",
    )
    target: Target = key("What it should be", "Wat het moet zijn", "1 200 000", "doel")
    every: Every = key(
        "How often it is looked at",
        "Hoe vaak ernaar gekeken wordt",
        Text("month", "maand"),
        "elke interval frequentie frequency",
    )
    source: Words = key(
        "Where the number is found",
        "Waar het getal te vinden is",
        Text("BI report Sales", "BI-rapport Verkoop"),
        "bron",
    )
    who: Words = key("Who looks", "Wie ernaar kijkt", "", "wie door owner responsible")
    act_below: ActBelow = key(
        "Below what the organisation acts: a percentage of what should have been reached, a number or an amount",
        "Waaronder de organisatie ingrijpt: een percentage van wat er had moeten zijn, een aantal of een bedrag",
        "85%",
        "ingrijpen_onder drempel grens threshold",
    )


class Monitoring(Section):
    """How performance is followed."""

    self_: Entries[SelfCheck] = key(
        "How the account manager follows their own performance",
        "Hoe de accountmanager de eigen prestaties volgt",
        other_words="zelf eigen",
        default=(),
        alias="self",
    )
    organisation: Entries[OrganisationCheck] = key(
        "How the organisation follows it", "Hoe de organisatie ze volgt", other_words="organisatie", default=()
    )


class Review(Section):
    """A date, or a rhythm of dates, on which the plan is discussed."""

    date_: Day = key("The date of one review", "De datum van één bespreking", "2027-04-07", "datum", alias="date")
    first: Day = key("The first date of a rhythm", "De eerste datum van een ritme", "2027-01-12", "eerste start begin")
    every: Every = key("How often", "Hoe vaak", Text("2 weeks", "2 weken"), "elke interval frequentie frequency")
    last: Day = key("The last date of a rhythm", "De laatste datum van een ritme", "2027-12-14", "laatste end einde")
    skip: Days = key("Dates that are left out", "Datums die vervallen", "[2027-07-27]", "overslaan")
    with_: Names = key("Who is there", "Wie erbij zijn", "", "met deelnemers attendees", alias="with")
    in_calendar: YesNo = key("Whether it is in the diaries", "Of het in de agenda's staat", Text("yes", "ja"),
        "in_agenda agenda geboekt booked")  # fmt: skip


class Dated(NamedTuple):
    """A review with the days on which it is held, and the dates as counted before moving."""

    at: int
    """Its place in the list."""
    review: Review
    days: tuple[date, ...]
    planned: tuple[date, ...]


ENOUGH: Final = 20_000
"""Dates of rhythms that are looked at. Five years have 1 826 days: only a plan made to keep us busy has more."""


class Waiver(Section):
    """A rule that somebody decided not to hold this plan to."""

    rule: Words = key("The rule, by its id", "De regel, met zijn code", "C06.events", "regel")
    reason: Reason = key(
        "Why", "Waarom", Text("new product, no history yet", "nieuw product, nog geen historie"), "reden"
    )
    until: Day = key("The last day that it holds", "De laatste dag dat het geldt", "2027-06-30", "tot")


class PeriodSpec(Section):
    """The time that a plan is about, where it is not a calendar year."""

    start: Day = key("The first day", "De eerste dag", "2027-02-01", "begin van")
    end: Day = key("The last day", "De laatste dag", "2027-06-30", "einde eind tot")
    days: CountAboveZero = key("How many days", "Hoeveel dagen", "90", "dagen")
    months: CountAboveZero = key("How many months", "Hoeveel maanden", "3", "maanden")


class Plan(Section):
    """One account manager's plan, as far as it could be read."""

    salesplan: Words = key("The version of the format", "De versie van het formaat", "1")
    account_manager: Words = key(
        "Whose plan it is", "Van wie het plan is", "Sanne de Vries", "accountmanager naam verkoper"
    )
    sales_manager: Words = key(
        "Who sets the target and supports", "Wie het doel stelt en ondersteunt", "",
        "salesmanager verkoopleider manager",
    )  # fmt: skip
    organisation: Remark = key("For whom", "Voor welke organisatie", "", "organisatie bedrijf")
    year: Year = key("The calendar year of the plan", "Het kalenderjaar van het plan", "2027", "jaar")
    period: PeriodSpec | None = key(
        "The time of the plan, where it is not a calendar year: start with end, days or months",
        "De periode van het plan als die geen kalenderjaar is: start met end, days of months",
        "{start: 2027-02-01, days: 90}",
        "periode",
    )
    currency: Currency = key("The currency of all amounts, three letters", "De valuta van alle bedragen, drie letters",
        "EUR", "valuta munt")  # fmt: skip
    country: Country = key("Whose public holidays count, with the region if it has its own",
        "Van welk land de feestdagen tellen, met de regio als die eigen feestdagen heeft", "NL", "land")  # fmt: skip
    numbers: NumberStyle = key(
        "How this plan writes numbers: `nl` (1.250,50) or `en` (1,250.50)",
        "Hoe dit plan getallen schrijft: `nl` (1.250,50) of `en` (1,250.50)", "nl", "getallen",
    )  # fmt: skip
    revenue_target: MoneyAboveZero = key(
        "What is to be sold over the period",
        "Wat er in de periode verkocht moet worden",
        "1 200 000",
        "omzetdoel omzetdoelstelling doel target",
    )
    order_target: CountAboveZero = key("The target in orders, where it is not money",
        "Het doel in orders, als het geen geld is", "120", "orderdoel opdrachten")  # fmt: skip
    contribution_basis: Basis = key(
        "What `contribution` is a share of: `profit` or `mission`",
        "Waarvan `contribution` een deel is: `profit`/`winst` of `mission`/`missie`",
        Text("profit", "winst"),
        "bijdrage_basis",
    )
    products: Entries[Product] = key(
        "What is sold, what contributes most first",
        "Wat er verkocht wordt, wat het meest bijdraagt eerst",
        other_words="producten diensten",
        default=(),
    )
    segments: Entries[Segment] = key("To whom, the most important group first", "Aan wie, de belangrijkste groep eerst",
        other_words="klantgroepen doelgroepen segmenten", default=())  # fmt: skip
    selling_time: SellingTime = section(
        SellingTime, "The time there is for selling", "De tijd die er voor verkoop is", "verkooptijd"
    )
    costs: Costs = section(Costs, "What selling may cost", "Wat de verkoop mag kosten", "kosten expenses")
    periods: Periods = section(Periods, "The target over the periods", "Het doel over de periodes", "periodes perioden")
    activities: Entries[Activity] = key("What is done to reach the target", "Wat er gedaan wordt om het doel te halen",
        other_words="activiteiten", default=())  # fmt: skip
    average_order: MoneyAboveZero = key(
        "What an order brings in on average",
        "Wat een order gemiddeld oplevert",
        "40 000",
        "gemiddelde_order orderwaarde order_value deal_size",
    )
    cycle_days: CycleDays = key("Days from first contact to order", "Dagen van eerste contact tot order", "75",
        "doorlooptijd")  # fmt: skip
    customers: Customers = section(Customers, "Customers to approach", "Klanten om te benaderen", "klanten")
    development: Entries[Goal] = key(
        "Personal growth, and the organisation's help",
        "Persoonlijke groei, en de hulp daarbij",
        other_words="ontwikkeling groei growth",
        default=(),
    )
    monitoring: Monitoring = section(
        Monitoring, "How performance is followed", "Hoe de prestaties gevolgd worden", "bewaking"
    )
    reviews: Entries[Review] = key(
        "The dates on which the plan is discussed",
        "De datums waarop het plan besproken wordt",
        other_words="besprekingen evaluaties",
        default=(),
    )
    waivers: Entries[Waiver] = key(
        "Rules that this plan is not held to, and why",
        "Regels die voor dit plan niet gelden, en waarom",
        other_words="uitzonderingen ontheffingen",
        default=(),
    )

    @cached_property
    def span(self) -> Span | None:
        """The period that the plan is about; None where it cannot be read."""
        if self.year is not None:
            return calendar.year_period(self.year)
        spec = self.period
        if spec is None or spec.start is None:
            return None
        if spec.end is not None:
            return Span(spec.start, spec.end)
        if spec.days is not None:
            return calendar.days_period(spec.start, int(spec.days))
        if spec.months is not None:
            return calendar.months_period(spec.start, int(spec.months))
        return None

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """The reviews that give days, in the order of the file."""
        found: list[Dated] = []
        counted = 0
        for at, review in enumerate(self.reviews):
            if review.date_ is not None:
                found.append(Dated(at, review, (review.date_,), (review.date_,)))
            elif review.first is not None and review.every is not None and review.last is not None and counted < ENOUGH:
                skip = review.skip or ()
                occasions = calendar.rhythm(review.first, review.every, review.last, skip, self.holidays_of, self.span)
                counted += len(occasions)
                days, planned = tuple(each.day for each in occasions), tuple(each.planned for each in occasions)
                found.append(Dated(at, review, days, planned))
        return tuple(found)

    @property
    def money(self) -> str:
        """The currency of all amounts."""
        return self.currency or DEFAULT_CURRENCY

    @property
    def holidays_of(self) -> str:
        """The country or region whose public holidays count."""
        return self.country or DEFAULT_COUNTRY

    @property
    def counts_orders(self) -> bool:
        """Whether quarters, months and weeks hold orders and not money: the only target, be it empty, is in orders."""
        if self.revenue_target is not None or self.order_target is not None:
            return self.revenue_target is None
        return "order_target" in self.model_fields_set and "revenue_target" not in self.model_fields_set

    @property
    def target(self) -> Decimal | None:
        """The target that quarters, months and weeks divide: money, else orders."""
        return self.order_target if self.counts_orders else self.revenue_target

    def count_of(self, unit: str) -> int:
        """How many quarters, months or weeks the period has; 0 where the period is not known."""
        return 0 if self.span is None else len(getattr(self.span, unit))

    @property
    def quarter_months(self) -> tuple[range, ...]:
        """For each quarter, which of the months (counted from 0) it is made of; none where the period is not known."""
        return () if self.span is None else self.span.quarter_months

    def series(self, unit: str) -> Series | None:
        """The numbers that are given per quarter, month or week."""
        return getattr(self.periods, unit)  # type: ignore[no-any-return]  # each unit is a field

    def label(self, unit: str, ordinal: int) -> Text:
        """What to call a quarter, month or week: a month of the calendar by its name, all else `Q2`, `M3`, `W12`.

        In a plan of another period than a calendar year with the day on which it begins.
        """
        code = f"{calendar.UNITS[unit].letter}{ordinal}"
        day = self.span.first_day(unit, ordinal) if self.span is not None else None
        if self.span is None or day is None or (self.span.is_calendar_year and unit != "months"):
            return both(code)
        has_one_year = len(self.span.months) <= 12
        if unit == "months" and day.day == 1 and has_one_year:
            return Text(month_name(day.month, "en"), month_name(day.month, "nl"))
        en, nl = (
            f"{day.day} {month_name(day.month, lang)}" if has_one_year else long_date(day, lang) for lang in LANGS
        )
        return Text(f"{code} (from {en})", f"{code} (vanaf {nl})")

    def complete(self, unit: str) -> tuple[Decimal, ...] | None:
        """All numbers per quarter, month or week; None while one is absent."""
        given, expected = self.series(unit), self.count_of(unit)
        return given.complete(expected) if given is not None and expected else None


Plan.model_rebuild(force=True)


# --- the keys ------------------------------------------------------------------------------------------------------

PERIOD_KEYS: Final[tuple[Path, ...]] = (
    ("year",), ("period",), ("period", "start"), ("period", "end"), ("period", "days"), ("period", "months"),
)  # fmt: skip
"""What the period of a plan is told from."""
ANY: Final = -1
EXCLUSIVE: Final[tuple[tuple[Path, tuple[str, ...]], ...]] = (
    ((), ("year", "period")),
    (("period",), ("end", "days", "months")),
    (("periods", "seasonality"), ("none", "index", "basis")),
    (("activities", ANY), PER_KEYS),
    (("reviews", ANY), ("date", "first")),
)
"""Where keys exclude each other (`ANY` is every entry of a list)."""


NONE_SECTIONS: Final = (("periods", "seasonality"), ("periods", "events"))
"""Where `none: <reason>` is an answer."""


def fields_at(path: Path) -> Mapping[str, Doc]:
    """The keys that the format has at a path of a plan file, with what each holds."""
    model: type[Section] | None = Plan
    for part in path:
        if isinstance(part, int):
            # The file has a list of events where the model has a section with its items.
            model = Event if model is Events else model
        else:
            below = parts_of(model).get(part) if model else None
            model = below.section if isinstance(below, ListOf) else below if isinstance(below, type) else None
    return docs_of(model) if model else {}


@cache
def docs_of(model: type[Section]) -> Mapping[str, Doc]:
    """What each key of a section holds; the list that stands in the place of a section is no key."""
    return {
        # Put there by `key`, in a field that may also hold a function.
        field.alias or name: field.json_schema_extra["doc"]  # type: ignore[index, misc]
        for name, field in model.model_fields.items()
        if field.json_schema_extra
    }


NAMED_BY: Final = ("name", "goal", "measure", "rule")
"""The keys that entries of a list are called by."""


def value_below(here: Any, part: str | int) -> Any:
    """What was read at a key or place below a value of a plan, None where there is nothing."""
    if isinstance(here, Series):
        # `Q2`, or the place in a list.
        return here.values.get(part + 1 if isinstance(part, int) else int(re.sub("[^0-9]", "", part) or 0))
    if isinstance(part, int):
        some = entries_of(here)
        return some[part] if part < len(some) else None
    found = getattr(here, part, None)
    return found if found is not None else getattr(here, f"{part}_", None)


def entries_of(here: Any) -> tuple[Any, ...]:
    """The entries of a list as it was read; none of what is no list."""
    some = getattr(here, "items", here)  # of events
    return some if isinstance(some, tuple) and not isinstance(some, Series) else ()
