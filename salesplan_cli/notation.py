"""Text -> values: how people write amounts, numbers, percentages, dates and intervals, in Dutch and in English.

Every value of a plan arrives here as the text that was typed. What can be read in two ways is never guessed: a reader
gives the value, or a `Misread` that says what is wrong and what to write. Readers first try what most plans contain
(`60`, `45%`, `2027-01-12`); only what is left is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache, partial
from typing import Final, Literal, NamedTuple, TypeAlias
from unicodedata import numeric

from salesplan_cli.limits import FIRST_YEAR, LAST_YEAR, MAX_COUNT, MAX_DECIMALS, MAX_LENGTH, MAX_WHOLE
from salesplan_cli.text import Fact, Phrase, Text, both, month_name, phrase, rounded, same

Sign: TypeAlias = Literal["=", ">=", "<=", ">", "<"]
Rule: TypeAlias = Literal["plan.ambiguous", "plan.currency", "plan.limit", "plan.notation", "plan.vague"]


class Style(NamedTuple):
    """What a plan says about its own notation."""

    numbers: Literal["nl", "en"] | None
    currency: str


class Misread(NamedTuple):
    """Why a text is not a value: what is wrong and what to do, and an example that the same reader accepts."""

    rule: Rule
    message: Phrase
    write: str
    """Ready for YAML, in block and in flow style."""
    generic: bool = False
    """Whether `write` has nothing of the text: another example may suit the field better."""


class Measure(NamedTuple):
    """A number with what it counts."""

    value: Decimal
    kind: Literal["number", "money", "percent"]

    @property
    def spoken(self) -> Phrase:
        """It as words: `45%`, an amount with its currency, a number."""
        form = {"percent": "{value:percent}", "money": "{value:money}", "number": "{value}"}[self.kind]
        return same(form, value=self.value)


class Bound(NamedTuple):
    """A measure, or the limit on one side that it is."""

    sign: Sign
    measure: Measure


class Interval(NamedTuple):
    """Every so many days, weeks or months; a quarter is three months, a year twelve."""

    count: int  # type: ignore[assignment]  # it hides tuple.count, which nobody asks of an interval
    unit: Literal["day", "week", "month"]

    @property
    def days(self) -> Fraction:
        """How long it lasts, a month as a twelfth of 365 days: for comparing only."""
        return self.count * _UNIT_DAYS[self.unit]

    @property
    def spoken(self) -> Phrase:
        """It as it follows "once per", and as it may be written: `week`, `2 weeks`, `quarter`."""
        if self.unit == "month" and self.count in _MANY_MONTHS:
            return Phrase(_MANY_MONTHS[self.count])
        one, many = _SPOKEN[self.unit]
        if self.count == 1:
            return Phrase(one)
        return same("{n:digits} {unit}", n=self.count, unit=many)


_UNIT_DAYS: Final = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(365, 12)}
_SPOKEN: Final = {
    "day": (Text("day", "dag"), Text("days", "dagen")),
    "week": (both("week"), Text("weeks", "weken")),
    "month": (Text("month", "maand"), Text("months", "maanden")),
}
_MANY_MONTHS: Final = {3: Text("quarter", "kwartaal"), 6: Text("half year", "half jaar"), 12: Text("year", "jaar")}


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# --- currencies ----------------------------------------------------------------------------------------------------

CURRENCIES: Final = frozenset(_listed(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF"
    " CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD"
    " HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD"
    " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN"
    " PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD"
    " TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD"
    " XPF XPT XSU XUA YER ZAR ZMW ZWG"
))  # fmt: skip
"""The codes of ISO 4217, list one (current currencies and funds), as maintained by SIX and published 2026-01-01;
without XTS (for testing) and XXX (no currency)."""

_DOLLARS: Final = _listed(
    "USD AUD CAD NZD HKD SGD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD MXN ARS CLP COP CUP DOP"
    " UYU"
)
_POUNDS: Final = ("GBP", "EGP", "FKP", "GIP", "SHP", "SSP", "SYP", "LBP", "SDG")
_CROWNS: Final = ("SEK", "NOK", "DKK", "ISK")
_FRANCS: Final = ("CHF", "XAF", "XOF", "XPF", "BIF", "CDF", "DJF", "GNF", "KMF", "RWF")
_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "eur.": ("EUR",),
    "$": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS, "us$": ("USD",), "a$": ("AUD",), "au$": ("AUD",),
    "c$": ("CAD",), "ca$": ("CAD",), "nz$": ("NZD",), "hk$": ("HKD",), "s$": ("SGD",), "nt$": ("TWD",),
    "r$": ("BRL",), "£": _POUNDS, "pond": _POUNDS, "pound": _POUNDS, "pounds": _POUNDS,
    "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "yen": ("JPY",), "yuan": ("CNY",),
    "kr": _CROWNS, "kr.": _CROWNS, "kronor": ("SEK",), "kroner": ("NOK", "DKK"),
    "fr": _FRANCS, "fr.": _FRANCS, "sfr": ("CHF",), "sfr.": ("CHF",), "frank": _FRANCS, "francs": _FRANCS,
    "zł": ("PLN",), "zl": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "lei": ("RON", "MDL"), "₺": ("TRY",),
    "₹": ("INR",), "₽": ("RUB",), "₩": ("KRW", "KPW"), "₪": ("ILS",), "฿": ("THB",), "₫": ("VND",), "₱": ("PHP",),
    "us dollar": ("USD",), "us dollars": ("USD",), "pond sterling": ("GBP",), "pound sterling": ("GBP",),
    "pounds sterling": ("GBP",), "british pound": ("GBP",), "britse pond": ("GBP",), "swiss franc": ("CHF",),
    "swiss francs": ("CHF",), "zwitserse frank": ("CHF",),
    "₴": ("UAH",), "₦": ("NGN",), "₸": ("KZT",), "₡": ("CRC",), "₲": ("PYG",), "₵": ("GHS",), "₾": ("GEL",),
}  # fmt: skip
"""Signs and words of currencies (lower case), and the currencies that each can be."""

_ONE_SIGN: Final = frozenset(sign for sign in _SIGNS if len(sign) == 1 and not sign.isalpha())
# Codes that are words as well are taken for a currency in capitals only, and in a longer text not at all.
_ALSO_WORDS: Final = frozenset(_listed("ALL TOP TRY CUP PEN MAD MOP GEL BAM RON SOS COP"))


def currencies(written: str) -> tuple[str, ...]:
    """The currencies that a sign, code or word can be; none if it is no currency."""
    codes = _SIGNS.get(written.lower())
    if codes is not None:
        return codes
    # In small letters it is "duizend", and not the dinars of Algeria.
    code = written.upper() if written.lower() != "dzd" or written == "DZD" else ""
    return (code,) if code in CURRENCIES and (written == code or code not in _ALSO_WORDS) else ()


def _foreign_in(text: str, currency: str) -> str:
    """The sign or code of another currency in a text that is no amount, empty if there is none."""
    for sign in text:
        if sign in _ONE_SIGN and currency not in _SIGNS[sign]:
            return sign
    for code in re.findall(r"(?<![A-Z])[A-Z]{3}(?![A-Z])", text):
        if code in CURRENCIES and code not in _ALSO_WORDS and code != currency:
            return str(code)
    return ""


# --- vague words ---------------------------------------------------------------------------------------------------

VAGUE_WORDS: Final = (
    # Dutch
    "meer", "minder", "veel", "weinig", "beter", "hoger", "zo veel mogelijk", "zoveel mogelijk", "zo snel mogelijk",
    "z.s.m.", "optimaal", "waar mogelijk", "naar behoefte", "op termijn", "t.z.t.", "te zijner tijd", "regelmatig",
    "periodiek", "geregeld", "vaak", "soms", "continu", "doorlopend", "enkele", "een paar", "meerdere", "diverse",
    "een aantal", "tientallen", "grotendeels", "flink", "fors", "voldoende", "circa", "ca.", "ongeveer", "ong.", "plm.",
    "minimaal", "maximaal", "n.t.b.", "nnb", "n.n.b.", "n.v.t.", "nader te bepalen", "nog te bepalen", "te bepalen",
    "nog in te vullen", "in te vullen", "invullen", "volgt", "later", "in overleg", "zie bijlage", "onbekend", "p.m.",
    # English
    "more", "increase", "grow", "improve", "maximise", "maximize", "as many as possible", "as soon as possible",
    "asap", "regularly", "frequently", "ongoing", "as needed", "several", "various", "some", "a few", "multiple",
    "numerous", "significant", "approx.", "approximately", "around", "about", "up to", "at least", "TBD", "TBA", "TBC",
    "to be determined", "to be decided", "to be confirmed", "to be announced", "N/A", "unknown", "placeholder", "todo",
    "fill in",
)  # fmt: skip
"""Words that leave open how much, when or who: no value, and as a whole text no answer."""

# Beside a number only: in a text of their own they may well be an answer.
_LIMITS: Final = (
    "minstens", "tenminste", "ten minste", "hooguit", "ten hoogste", "grofweg", "pakweg", "ruim", "bijna", "rond",
    "zo'n", "vanaf", "v.a.", "min", "max",
    "minimum", "maximum", "tot", "boven", "onder", "nearly", "almost", "roughly", "at most", "less than", "below",
    "above", "under", "over",
)  # fmt: skip
_HALVES: Final = (
    "groei", "groeien", "stijging", "toename", "verhogen", "verhoging", "verdubbelen", "verdubbeling", "dubbel",
    "halveren", "verdriedubbelen", "growth", "rise", "double", "doubled", "doubling", "triple", "twice", "halve",
    "half",
)  # fmt: skip
_FILLERS: Final = frozenset(_listed("nog wordt worden is the dit en of and or now nu to be bepaald ingevuld"))
_GENERIC: Final = frozenset((
    "product", "dienst", "service", "artikel", "segment", "klantgroep", "klantengroep", "doelgroep", "klantsegment",
    "klant", "customer", "client", "customer group", "customer segment", "target group", "groep", "group", "markt",
    "market", "evenement", "event", "activiteit", "activity", "stap", "step", "doel", "goal", "leerdoel", "meting",
    "measure", "kpi", "bron", "source", "persoon", "person", "medewerker", "naam", "name", "manager", "sales manager",
    "salesmanager", "account manager", "accountmanager", "verkoper", "kostenpost", "cost", "cost line", "post", "item",
    "categorie", "category", "optie", "option", "bedrijf", "company", "organisatie", "organisation", "organization",
    "voorbeeld", "example",
))  # fmt: skip
_GENERIC_FIRST: Final = frozenset(noun.split()[0] for noun in _GENERIC)

# Compiled at once, as every plan needs them; the patterns of rarer texts are compiled where one is met.
_WORD = re.compile(r"[^\W\d_]+(?:[./'][^\W\d_]+)*")


def _tokens(text: str) -> list[str]:
    # An abbreviation is one word with and without its points: `n.t.b.`, `ntb`.
    return [word.replace(".", "") for word in _WORD.findall(text.casefold())]


def _index(phrases: tuple[str, ...]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for words in map(_tokens, phrases):
        found.setdefault(words[0], []).append(words)
    for same_start in found.values():
        same_start.sort(key=len, reverse=True)
    return found


@cache
def _vague_index() -> dict[str, list[list[str]]]:
    return _index(VAGUE_WORDS)


@cache
def _limit_index() -> dict[str, list[list[str]]]:
    return _index(_LIMITS)


def _length_at(words: list[str], at: int, index: dict[str, list[list[str]]]) -> int:
    """How many words from `at` on are one of the phrases of an index."""
    for each in index.get(words[at], ()):
        if words[at : at + len(each)] == each:
            return len(each)
    return 0


def _has(words: list[str], index: dict[str, list[list[str]]]) -> bool:
    return any(_length_at(words, at, index) for at in range(len(words)))


def _has_any(words: list[str]) -> bool:
    return _has(words, _vague_index()) or _has(words, _limit_index())


def _is_crosses(word: str) -> bool:
    return len(word) > 1 and not word.strip("x")


def vague_text(text: str) -> bool:
    """Whether a text is only a vague word, a placeholder or a generic noun with a letter or number (`Product A`)."""
    words = text.strip()
    if len(words) > MAX_LENGTH:
        return not words.strip("_.-?…\u2013\u2014 ")
    return _only_vague(words)


@lru_cache(maxsize=8192)
def _only_vague(text: str) -> bool:
    if not text.strip("_.-?…\u2010\u2011\u2012\u2013\u2014\u2015 "):
        return True
    if text[0] in "[<{" and text[-1] in "]>}":
        return not any(bracket in text.strip("[]<>{}") for bracket in "[]<>{}")
    words = _tokens(text)
    if not words:
        return False
    if words[0] in _GENERIC_FIRST and len(text) <= 40:
        named = re.fullmatch(
            r"([^\W\d_]+(?: [^\W\d_]+)?)(?:[\s_#.:-]+(?:nr\.? |no\.? )?(?:[a-z]|ii|iii|iv|[0-9]{1,2})|[0-9]{1,2})",
            " ".join(text.casefold().split()),
        )
        if named and named[1].removesuffix(" nr").removesuffix(" no") in _GENERIC:
            return True
    return _all_vague(words) and not any(character.isdigit() for character in text)


def _all_vague(words: list[str]) -> bool:
    at, found, index = 0, False, _vague_index()
    while at < len(words):
        length = 1 if _is_crosses(words[at]) else _length_at(words, at, index)
        if not length and words[at] not in _FILLERS:
            return False
        found = found or length > 0
        at += length or 1
    return found


# --- what is wrong -------------------------------------------------------------------------------------------------


class _Kind(NamedTuple):
    """What belongs in a field, in the words of messages, and an example."""

    name: str
    what: Text
    open: Text
    """What a vague word leaves open."""
    example: str
    money: bool = False


_HOW_MUCH: Final = Text("how much", "hoeveel")
_MONEY: Final = _Kind("money", Text("an amount", "een bedrag"), _HOW_MUCH, "50000", money=True)
_COUNT: Final = _Kind("count", Text("a number", "een getal"), _HOW_MUCH, "60")
_RATE: Final = _COUNT._replace(name="rate", example="3")
_NUMBER: Final = _Kind("number", Text("a plain number", "een gewoon getal"), _HOW_MUCH, "100")
_PERCENTAGE: Final = _Kind("percentage", Text("a percentage", "een percentage"), _HOW_MUCH, "12.5%")
_HOURS: Final = _Kind("hours", Text("a number of hours", "een aantal uren"), _HOW_MUCH, '"1:30"')
_EFFECT: Final = _Kind(
    "effect",
    Text("an effect, with + or - and an amount or a percentage", "een effect, met + of - en een bedrag of percentage"),
    _HOW_MUCH,
    "+25000",
    money=True,
)
_CONTRIBUTION: Final = _Kind(
    "contribution", Text("a percentage or an amount", "een percentage of een bedrag"), _HOW_MUCH, "45%", money=True
)
_MEASURE: Final = _Kind(
    "measure",
    Text("a number, an amount or a percentage", "een getal, een bedrag of een percentage"),
    _HOW_MUCH,
    "12",
    money=True,
)
EXAMPLE_DAY: Final = "2027-03-01"
_DAY: Final = _Kind("day", Text("a date", "een datum"), Text("when", "wanneer"), EXAMPLE_DAY)
_INTERVAL: Final = _Kind(
    "interval",
    Text("a rhythm", "een ritme"),
    Text("how often", "hoe vaak"),
    "week",
)

_NO_SHARES: Final = (_MONEY, _COUNT, _RATE, _HOURS)
"""Kinds of what no percentage is, so that the number of one is not what was meant."""

Quantity: TypeAlias = Measure | Decimal | Fraction | Interval
Read: TypeAlias = Callable[[str], Quantity | Misread]


def rejection(rule: Rule, en: str, nl: str, text: str, write: str, **facts: Fact) -> Misread:
    """That a text is not a value, with what to write in its place."""
    return Misread(rule, phrase(en, nl, text=text, write=write, **facts), write)


def _safe(value: str) -> str:
    """A value as it survives YAML everywhere: in quotes where a comma, colon or sign would end or change it."""
    return f'"{value}"' if "," in value or ":" in value or value[0] in "<>=" else value


def _digits(value: Decimal | Fraction, style: Style) -> str:
    """A number as the plan's own notation has it, without anything between its thousands."""
    exact = Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else value
    digits = _point(exact)
    return digits.replace(".", ",") if style.numbers == "nl" else digits


def _shown(value: Decimal, *, signed: bool = False, after: str = "") -> Text:
    """A number in words of both languages, every decimal shown: the two readings may differ in the third."""
    digits = f"{value.normalize():{'+' if signed else ''},f}".replace(",", " ") + after
    return Text(digits, digits.replace(".", ","))


def _written(value: Quantity, kind: _Kind, style: Style) -> str:
    """A value as it can be written in its field, accepted by the reader that gave it."""
    match value:
        case Measure(number, "percent"):
            return f"{'+' if kind is _EFFECT and number >= 0 else ''}{_point(number)}%"
        case Measure(number, what):
            if kind is _EFFECT:
                return _safe(("+" if number >= 0 else "") + _digits(number, style))
            named = what == "money" and (kind is not _CONTRIBUTION or number <= 100)
            return _safe(f"{style.currency} {_digits(number, style)}" if named else _digits(number, style))
        case Fraction():
            minutes = value * 60
            if value.denominator != 1 and minutes.denominator == 1:
                return f'"{minutes.numerator // 60}:{minutes.numerator % 60:02}"'
            return _digits(value, Style(None, ""))
        case Interval(count, unit):
            return unit if count == 1 else f"{count} {unit}s"
        case _:
            return f"{_point(value)}%" if kind is _PERCENTAGE else _safe(_digits(value, style))


def _point(value: Decimal) -> str:
    """A number with a point, as percentages and hours may have it whatever `numbers:` says."""
    digits = f"{value.normalize():f}"
    # Three decimals could be thousands, four cannot.
    return digits + "0" if digits[-4:-3] == "." else digits


def _notation(text: str, kind: _Kind, write: str = "") -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is not readable as {what}: write it like {write}",
        "{text:quoted} is niet te lezen als {what}: schrijf het zoals {write}",
        text,
        write or kind.example,
        what=kind.what,
    )._replace(generic=not write)


def _two_readings(text: str, write: str, first: Fact, second: Fact) -> Misread:
    return rejection(
        "plan.ambiguous",
        "{text:quoted} can be read in two ways, {first} or {second}: write it so that only one is left, like {write}",
        "{text:quoted} is op twee manieren te lezen, {first} of {second}: schrijf het zo dat er één overblijft, "
        "zoals {write}",
        text,
        write,
        first=first,
        second=second,
    )


def _other_currency(text: str, style: Style, kind: _Kind, sign: str, write: str = "") -> Misread:
    return rejection(
        "plan.currency",
        "{text:quoted} is in {sign}, and this plan is in {currency}: write the amount in {currency}, like {write}, "
        "or make the whole plan another `currency`",
        "{text:quoted} is in {sign}, en dit plan is in {currency}: schrijf het bedrag in {currency}, zoals {write}, "
        "of geef het hele plan een andere `currency`",
        text,
        write or kind.example,
        sign=sign,
        currency=style.currency,
    )


def _half(text: str, kind: _Kind) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} is half a number: of what, or from what to what? Write the result to be reached, like {write}",
        "{text:quoted} is een half getal: waarvan, of van hoeveel naar hoeveel? Schrijf het resultaat dat gehaald "
        "moet worden, zoals {write}",
        text,
        kind.example,
    )._replace(generic=True)


def _too_long(text: str, kind: _Kind, write: str = "") -> Misread:
    return rejection(
        "plan.limit",
        "{text:quoted} is longer than a number can be here: at most {whole} digits before the decimals and "
        "{decimals} decimals, like {write}",
        "{text:quoted} is langer dan een getal hier kan zijn: hooguit {whole} cijfers voor de decimalen en "
        "{decimals} decimalen, zoals {write}",
        text,
        write or kind.example,
        whole=MAX_WHOLE,
        decimals=MAX_DECIMALS,
    )._replace(generic=not write)


def _unread(text: str, kind: _Kind, style: Style, read: Read | None) -> Misread:
    """What is wrong with a text that has not the shape of its type; `read` tries a part of it as an example."""
    if len(text) > MAX_LENGTH and kind not in (_DAY, _INTERVAL) and _is_endless(text):
        return _too_long(text, kind)
    has_digit = any(character.isnumeric() for character in text)
    text = text[:MAX_LENGTH]
    if read is not None and (again := _read_plainer(text, kind, style, read)) is not None:
        return again
    if kind.money and has_digit and (sign := _foreign_in(text, style.currency)):
        return _other_currency(text, style, kind, sign)
    own_unit = has_digit and _has_own_unit(text, kind)
    if _is_range_of_days(text) if kind is _DAY else _is_range(text):
        number = "" if own_unit else _suggest(text, kind, style, read)
        if kind in (_DAY, _INTERVAL):
            return rejection(
                "plan.vague",
                "{text:quoted} is a range: choose one, like {write}",
                "{text:quoted} laat de keuze open: kies er één, zoals {write}",
                text,
                number or kind.example,
            )._replace(generic=not number)
        return rejection(
            "plan.vague",
            "{text:quoted} is a range: choose the number you will be held to, like {write}",
            "{text:quoted} is een bandbreedte: kies het getal waarop je wordt aangesproken, zoals {write}",
            text,
            number or kind.example,
        )._replace(generic=not number)
    if kind not in (_DAY, _INTERVAL) and (number := _before_remark(text, kind, style, read)):
        return _words_behind(text, kind, number)
    words = _tokens(text)
    if kind is _HOURS and (in_figures := _IN_WORDS.get(text.casefold().removeprefix("een ").removeprefix("a "))):
        return _in_words(text, in_figures)
    if kind is _HOURS and (quarters := re.fullmatch(r"([0-9]{1,2}) ?(?:kwartier(?:en)?|quarters? of an hour)", text)):
        minutes = int(quarters[1]) * 15
        return _notation(text, _HOURS, f'"{minutes // 60}:{minutes % 60:02}"')
    if kind not in (_DAY, _INTERVAL):
        if re.fullmatch(r"[0-9]{1,3} ?/ ?[0-9]{1,3}(?: ?%)?", text) or (_is_part(words) and not has_digit):
            return _open(text, kind)
        if any(word in _HALVES for word in words) or re.search(_SO_MUCH_MORE, text.casefold()):
            return _half(text, kind)
    if has_digit and (_leaves_room(text) or any(map(_is_crosses, words)) or _has_any(words)):
        number = "" if own_unit else _suggest(text, kind, style, read)
        return _room(text, kind, number or kind.example)._replace(generic=not number)
    if not has_digit:
        return _open(text, kind)
    if kind in _NO_SHARES and "%" in text:
        return _not_percent(text, kind)
    if kind not in (_DAY, _INTERVAL) and re.fullmatch(_WORDS_BEHIND, text):
        if own_unit:
            return _other_unit(text, kind)
        return _words_behind(text, kind, _suggest(text, kind, style, read))
    label, _, rest = text.partition(" ")
    if read is not None and kind not in (_DAY, _INTERVAL) and rest and _is_label(label.casefold().rstrip(":.")):
        value = read(rest)
        return _notation(text, kind, "" if isinstance(value, Misread) else _written(value, kind, style))
    # `per_week: elke week 7`.
    only = kind is _RATE and len(re.findall("[0-9][0-9.,]*", text)) == 1
    return _notation(text, kind, _suggest(text, kind, style, read) if only else "")


def _is_label(word: str) -> bool:
    """Whether a word before a number says which quarter, month or week it is of: `Q1 100`, `jan 80`."""
    return re.fullmatch("[qmwk][0-9]{1,2}", word) is not None or word in months_by_name()


def _words_behind(text: str, kind: _Kind, number: str) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} has words behind the number: write just {what}, like {write}",
        "{text:quoted} heeft woorden achter het getal: schrijf alleen {what}, zoals {write}",
        text,
        number or kind.example,
        what=kind.what,
    )._replace(generic=not number)


def _before_remark(text: str, kind: _Kind, style: Style, read: Read | None) -> str:
    """The number of `12 (3 per quarter)` and `40% (2026)`, as written in its field, or ""."""
    found = re.fullmatch(r"([^(]*[0-9][^(]*?) ?\((.*)\)", text)
    if found is None or read is None or _leaves_room(found[2]) or _has_any(_tokens(found[2])):
        return ""
    if re.search(_OWN_UNIT, f" {found[2].casefold()}") and not re.search("[0-9]", found[2]):
        return ""  # `5k (per month)` is another number
    value = read(found[1])
    return "" if isinstance(value, Misread) else _written(value, kind, style)


def _room(text: str, kind: _Kind, write: str) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} leaves room: write just {what}, without words or signs around it, like {write}",
        "{text:quoted} is niet precies genoeg: schrijf alleen {what}, zonder woorden of tekens eromheen, zoals {write}",
        text,
        write,
        what=kind.what,
    )


def _open(text: str, kind: _Kind) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} does not say {open}: write {what}, like {write}",
        "{text:quoted} zegt niet {open}: schrijf {what}, zoals {write}",
        text,
        kind.example,
        open=kind.open,
        what=kind.what,
    )._replace(generic=True)


def _is_part(words: Sequence[str]) -> bool:
    """`halve dag`, `een half uur`, `half a day`: part of something, and no growth by half."""
    return not {"half", "halve"}.isdisjoint(words[:2])


_SO_MUCH_MORE: Final = (
    r"(?:%|procent|percent|per cent) (?:more|less|fewer|higher|lower|better|worse|up|down|extra|on top|meer|minder"
    r"|hoger|lager|beter|slechter|omhoog|omlaag|erbij|eraf)(?!\w)"
)
"""`5% meer`, `20% lower than last year`: of something that a plan does not have."""


_IN_WORDS: Final = {
    "kwartier": '"0:15"', "quarter of an hour": '"0:15"', "half uur": '"0:30"', "halfuur": '"0:30"',
    "half an hour": '"0:30"', "half hour": '"0:30"', "drie kwartier": '"0:45"', "één uur": "1",
    "an hour": "1", "one hour": "1", "anderhalf uur": '"1:30"', "an hour and a half": '"1:30"', "twee uur": "2",
    "two hours": "2", "uur": "1", "hour": "1", "one and a half hours": '"1:30"',
}  # fmt: skip
"""Hours as people say them, and how a plan has them."""


def _in_words(text: str, write: str) -> Misread:
    return rejection(
        "plan.vague",
        "{text:quoted} stands there in words: write it in figures, like {write}",
        "{text:quoted} staat er in woorden: schrijf het in cijfers, zoals {write}",
        text,
        write,
    )


_WORDS_BEHIND: Final = r"(?:[^\w\s()]|[A-Za-z]{3})? ?[0-9][0-9.,_ ]*[-=]*%?k? ?(?:[^\W\d_]|\()[^\d]*"
_OWN_UNIT: Final = (
    r"(?<=[0-9k%€. /])(?:ton|miljard|mrd\.?|mld\.?|bn|billions?|mil|mn|mm|b|tsd|t ?€|teur"
    r"|per|p\.?m\b|p[./](?:[mjwkqud]|kw|wk|jr)|p[jwk]|van|of|dag(?:en)?|days?|dgn|week|weken|weeks|maand(?:en)?|months?"
    r"|mnd|kwarta(?:al|len)|quarters?|jaar|jaren|years?|(?:maande|weke|dage|jaar)lijks|(?:month|week|dai|quarter|year)ly|annually|uur|uren|hours?|keer|times|x|dozijn|dozen|dagde(?:el|len)|fte"
    r"|mjn|honderd|hundred|pence|cents?|an? (?:mile|km|hour|day|week|month|quarter|year)|km|miles?"
    r"|kwartier(?:en)?)(?!\w)"
    r"|(?<=%) ?(?:onder|below|under)(?!\w)|(?<=[0-9])p(?![\w.])"
)
"""Words beside a number that change how much it is: to leave them out would be another number."""


def _has_own_unit(text: str, kind: _Kind) -> bool:
    # `per_week: 3 per week` says it twice, and a percentage is of something.
    if kind in (_DAY, _INTERVAL, _RATE) or (kind is _PERCENTAGE and "%" in text):
        return False
    lower = text.casefold()
    if kind is _HOURS:
        lower = re.sub(r"(?<!\w)(?:uren|uur|hours?)(?!\w)", "", lower)
    return "stuk of" not in lower and re.search(_OWN_UNIT, lower) is not None


_LARGE_UNITS: Final = {
    "ton": 100_000,
    **dict.fromkeys(("tsd", "t€", "teur"), 1_000),
    **dict.fromkeys(("mn", "mm", "mjn"), 1_000_000),
    **dict.fromkeys(("miljard", "mrd", "mld", "bn", "billion", "billions"), 1_000_000_000),
}
_LARGE: Final = rf"(?:€|EUR)? ?([0-9]{{1,4}})(?:[.,]([0-9]{{1,2}}))? ?({'|'.join(_LARGE_UNITS)})\.?"
"""Amounts in units that a plan does not have, and of which it is clear how much they are."""


def _other_unit(text: str, kind: _Kind) -> Misread:
    large = re.fullmatch(_LARGE, text, re.IGNORECASE) if kind.money and kind is not _EFFECT else None
    if large:
        value = Decimal(f"{large[1]}.{large[2] or 0}") * _LARGE_UNITS[large[3].lower().rstrip(".")]
        return _notation(text, kind, _point(value) if value else "")
    return rejection(
        "plan.notation",
        "{text:quoted} is in another unit than belongs here: work it out, and write just {what}, like {write}",
        "{text:quoted} staat in een andere eenheid: reken het om en schrijf alleen {what}, zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)


def _is_endless(text: str) -> bool:
    """Whether a text that is not taken apart starts as a number that is longer than any can be."""
    return re.match(r"[^0-9]{0,5}[0-9.,_ ]{150}", text) is not None


def _leaves_room(text: str) -> bool:
    return (
        re.search(r"[0-9]\+(?: |$)", text) is not None
        or text.startswith("-/+")
        or "+/-" in text
        or "stuk of " in text
        or any(sign in text for sign in ("?", "...", "__", *"~≈±<>≥≤[]{}"))
    )


def _is_range(text: str) -> bool:
    """Whether a text is two numbers with "to" between them: `5-12%`, `5 à 6`, `tussen 5 en 8`."""
    lower = text.casefold().lstrip("+-")
    if "+/-" in lower:
        return False
    pattern = r"-|\.{2,3}|\b(?:tot en met|t/m|tot|to|à|a(?= ?[0-9])|of|or|till|til|until"
    pattern += r"|en|and)\b" if lower.startswith(("tussen ", "between ")) else r")\b"
    parts = re.split(pattern, lower)
    if len(parts) != 2 or not all(re.fullmatch(r"[^0-9]*[0-9][0-9.,:_ ]*[^0-9]*", part) for part in parts):
        return False
    low, high = (part.strip() for part in parts)
    # `46 - 2` is a sum.
    return not (re.fullmatch("[0-9]{1,18} [0-9]{1,18}", f"{low} {high}") and int(low) > int(high))


def _is_range_of_days(text: str) -> bool:
    # Days have hyphens of their own.
    between = r"[0-9].* (?:-|tot en met|t/m|tot|to|till|until|of|or) .*[0-9]|^[0-9]{1,2} ?- ?[0-9]{1,2} [a-z]"
    return re.search(between, text.casefold()) is not None


_SCALED: Final = r"[0-9][0-9.,_ ]*(?:(?i:k|mln|mio|miljoen|million|duizend|mille|thousand)|M)(?!\w)"


_PLAINER = re.compile(
    r"(?i)[\u00bc-\u00be\u2150-\u215e'\u2019]|[0-9] ?(?:pct|proc|pc|grand|dzd|ke)|^k ?[€$£]|(?:^|[ €$£+-])[.,][0-9]"
)
"""What any of the notations has that are made plain: few texts have one."""


def _read_plainer(text: str, kind: _Kind, style: Style, read: Read) -> Misread | None:
    """What to write for a text whose number is clear once its notation is made plain: `1½`, `K€ 600`, `40 pct`."""
    if not _PLAINER.search(text):
        return None
    point = "," if style.numbers == "nl" else "."
    fraction = r"([0-9]*) ?([\u00bc-\u00be\u2150-\u215e])"
    plain = re.sub(fraction, lambda found: _decimal(found).replace(".", point), text)
    # A `pc` beside anything else is a piece.
    percent = "pct|proc|pc" if kind is _PERCENTAGE else "pct|proc"
    plain = re.sub(rf"(?i)(?<=[0-9]) ?(?:{percent})\.?$", "%", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?grand\.?$", "k", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?dzd\.?(?!\w)", " DZD" if style.currency == "DZD" else "k", plain)
    plain = re.sub(r"(?i)(?<=[0-9]) ?ke(?!\w)", "k€", plain)
    plain = re.sub(r"^[kK] ?([€$£]) ?([0-9][0-9.,]*)$", r"\1 \2k", plain)
    plain = re.sub(r"(?:^|(?<=[ €$£+-]))([.,])(?=[0-9])", r"0\1", plain)
    # As the Swiss write thousands.
    plain = re.sub(r"(?<=[0-9])['\u2019](?=[0-9]{3}(?![0-9]))", "", plain)
    if plain == text:
        return None
    value = read(plain)
    if isinstance(value, Misread):
        said = value.message
        return value._replace(message=said._replace(facts={**said.facts, "text": text}))
    return _notation(text, kind, _written(value, kind, style))


def _decimal(found: re.Match[str]) -> str:
    return _point(rounded(int(found[1] or 0) + Fraction(numeric(found[2])).limit_denominator(10), 4))


_SIZED: Final = r"[0-9][0-9.,_ ]*(?:%|(?:(?i:k|mln|mio|miljoen|million|duizend|procent|percent)|M)(?!\w))"
"""A number that says itself whether it is a part or an amount."""
_THAN_A_YEAR: Final = (
    r"(?:dan|than|boven|above|onder|below|in|t\.o\.v\.|tov|vs\.?|versus|over|sinds|since|from|van|of) "
    r"(?:het jaar |jaar |the year )?20[1-4][0-9]$"
)
"""A year to compare with, which is not how much."""


def _suggest(text: str, kind: _Kind, style: Style, read: Read | None) -> str:
    """The last number of a text, as written in its field, or ""; what stands behind a `±` is how far it may be off."""
    length = len(text)
    text = re.sub(r" ?[^\W\d_]+[0-9](?![0-9.,])", "", text)  # `m2` is no number
    if re.match(r"[^±]*[0-9][^±]*?(?:±|\+/-)", text):
        text = re.split(r"±|\+/-", text)[0]
    found = re.search(r"([0-9][0-9.,_: ]*)[^0-9]*$", text)
    if found is None or read is None or re.search(_THAN_A_YEAR, text.casefold()):
        return ""
    if kind is _EFFECT:
        # Nothing is left of an effect without its sign, and a bare number is of something else than money.
        signed = re.match(rf"[+-] ?{_SIZED}", text)
        alone = signed and not re.search("[0-9]", text[signed.end() :]) and len(signed[0]) < len(text)
        value = read(signed[0]) if signed and alone else None
        if value is None and (sized := re.findall(_SIZED, text)):
            # Of `+5 à 10%` and `ca. -15%` the last, with the sign that stands there; `+/-` is none.
            sign = re.search(r"(?<![0-9/])[+-](?= ?[€$£]? ?[0-9])", text)
            plainer = f"{sign[0] if sign else '+'}{sized[-1].strip()}"
            value = read(plainer) if len(plainer) < length or not sign else None
        return "" if value is None or isinstance(value, Misread) else _written(value, kind, style)
    bare = found[1].strip(" .,:_")
    scaled = re.match(_SCALED, text[found.start() :])
    parts = [text[found.start() :], *([scaled[0]] if scaled else []), f"{bare}%" if "%" in text else bare]
    if kind is _NUMBER:
        parts.append(bare)  # an index of about 60% is 60
    for part in parts:
        # Always shorter than the text itself, so that reading it ends.
        if len(part) < length:
            value = read(part)
            if not isinstance(value, Misread):
                return _written(value, kind, style)
            if value.rule == "plan.ambiguous":
                return value.write
    return ""


# --- taking a number apart -----------------------------------------------------------------------------------------

_SPACED = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "…": "...",
})  # fmt: skip


def _clean(text: str) -> str:
    """A text with plain spaces (one at a time, none around it) and plain minus signs."""
    if not text.isascii():
        text = text.translate(_SPACED)
    # split() also knows no-break, thin and narrow spaces.
    return " ".join(text.split())


class _Parts(NamedTuple):
    """A number taken apart: what stands around its digits, and how a Dutch and an English reader read these."""

    sign: str
    codes: tuple[str, ...]
    written: str
    """The currency as it was written."""
    dashes: bool
    nl: Decimal | None
    en: Decimal | None
    scale: str
    percent: bool
    long: bool


_SCALES: Final = {
    "k": "k", "K": "k", "duizend": "k", "mille": "k", "thousand": "k", "M": "M", "m": "m", "mln": "M", "mln.": "M",
    "mio": "M", "mio.": "M", "miljoen": "M", "million": "M", "millions": "M",
}  # fmt: skip
_FACTORS: Final = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000), "M": Decimal(1_000_000)}
_PERCENTS: Final = frozenset(("%", "procent", "percent", "per cent"))
_NO_CENTS: Final = (",--", ",-", ",=", ".--", ".-")
_NUMERAL = re.compile(r"[0-9](?:[0-9.,_ ]*[0-9])?")
_MIXED = re.compile(r"[0-9]{1,3}(?:[ _][0-9]{3})+[.,][0-9]{3}")


@lru_cache(maxsize=8192)
def _dissect(text: str) -> _Parts | None:
    """The parts of a number, amount or percentage; None if a text (cleaned, not too long) has not that shape."""
    found = _NUMERAL.search(text)
    if found is None:
        return None
    before, after = text[: found.start()].strip(), text[found.end() :]
    sign = ""
    if before[:1] in ("+", "-"):
        sign, before = before[:1], before[1:].strip()
    elif before[-1:] in ("+", "-"):
        sign, before = before[-1:], before[:-1].strip()
    no_cents = next((dash for dash in _NO_CENTS if after.startswith(dash)), "")
    after = after[len(no_cents) :].strip()
    percent = after.casefold() in _PERCENTS
    scale, unit = ("", "") if percent else _scale_and_unit(after)
    codes = currencies(before) if before else ()
    if (before and not codes) or unit is None or (scale and no_cents) or (percent and (before or no_cents)):
        return None
    if unit:
        last = currencies(unit)
        codes = tuple(code for code in last if code in codes) if before else last
        if not codes:
            return None
    numeral = found[0]
    nl = None if no_cents[:1] == "." else _read(numeral, ".", "" if no_cents else ",")
    en = None if no_cents[:1] == "," else _read(numeral, ",", "" if no_cents else ".")
    if nl is None and en is None:
        return None
    if _MIXED.fullmatch(numeral) and not no_cents:
        # `1 200.000`: three digits behind a point are thousands like those behind the space, or decimals.
        whole = ("".join(filter(str.isdigit, numeral)), "")
        nl, en = nl or whole, en or whole
    return _Parts(
        sign,
        codes,
        unit or before,
        bool(no_cents),
        Decimal(".".join(filter(None, nl))) if nl else None,
        Decimal(".".join(filter(None, en))) if en else None,
        scale,
        percent,
        _is_long(nl) or _is_long(en),
    )


def _scale_and_unit(after: str) -> tuple[str, str | None]:
    """`k`, `mln`, `EUR`, `k EUR`, `k€` behind a number; None as unit if it is something else."""
    if not after:
        return "", ""
    if scale := _scale(after):
        return scale, ""
    if currencies(after):
        return "", after
    word, _, unit = after.partition(" ")
    for scaled, last in ((word, unit), (after[:-1], after[-1]), (after[:1], after[1:])):
        if _scale(scaled) and currencies(last):
            return _scale(scaled), last
    return "", None


def _scale(word: str) -> str:
    return _SCALES.get(word) or (_SCALES.get(word.lower(), "") if len(word) > 1 else "")


def _read(numeral: str, group: str, point: str) -> tuple[str, str] | None:
    """Whole digits and decimals as one language reads them, None where that language cannot."""
    whole, found, decimals = numeral.partition(point) if point else (numeral, "", "")
    if found and not decimals.isdigit():
        return None
    for separator in (group, " ", "_"):
        if separator in whole:
            first, *rest = whole.split(separator)
            if not 0 < len(first) < 4 or first[0] == "0" or any(len(three) != 3 for three in rest):
                return None
            whole = "".join((first, *rest))
            break
    return (whole, decimals) if whole.isdigit() else None


def _is_long(read: tuple[str, str] | None) -> bool:
    return read is not None and (len(read[0]) > MAX_WHOLE or len(read[1]) > MAX_DECIMALS)


class _Readings(NamedTuple):
    """What a number can be."""

    value: Decimal
    other: Decimal | None
    """The second reading, if there are two."""
    grouping: str
    """`nl` or `en`: the setting of `numbers` that chooses the first reading, if one does."""
    against: bool
    """Written the other way round than the plan says."""
    long: bool


def _readings(parts: _Parts, numbers: str | None) -> _Readings | None:
    """The readings of a number, None if they are more than two."""
    nl, en = parts.nl, parts.en
    if numbers == "nl" and nl is not None:
        en = None
    elif numbers == "en" and en is not None:
        nl = None
    against = numbers is not None and (nl if numbers == "nl" else en) is None
    factor = _FACTORS[parts.scale]
    if nl is None or en is None or nl == en:
        number = en if nl is None else nl
        assert number is not None
        value, other, grouping = number * factor, None, ""
        if parts.scale == "m" and number:
            # Million or mille.
            other = number * 1000
    elif parts.scale == "m":
        return None
    else:
        value, other, grouping = max(nl, en) * factor, min(nl, en) * factor, "nl" if nl > en else "en"
    long = parts.long or value >= 10**MAX_WHOLE
    if parts.sign == "-" and value:
        value, other = -value, None if other is None else -other
    return _Readings(value, other, grouping, against, long)


def _one_value(text: str, parts: _Parts, style: Style, kind: _Kind, *, lenient: bool = False) -> Decimal | Misread:
    """The one value that a number can be. Lenient: decimals may be written either way."""
    readings = _readings(parts, None if lenient else style.numbers)
    if lenient and style.numbers and readings and readings.other is not None:
        readings = _readings(parts, style.numbers)
    if readings is None:
        return _notation(text, kind)
    if readings.long:
        return _too_long(text, kind)
    if readings.other is not None:
        return _ambiguous_number(text, parts, (readings.value, readings.other), readings.grouping, style, kind)
    if parts.codes and style.currency not in parts.codes:
        as_example = kind is _EFFECT or not readings.value
        write = "" if as_example else _safe(f"{style.currency} {_digits(readings.value, style)}")
        return _other_currency(text, style, kind, parts.written, write)
    if readings.against:
        # What is to be written must itself be accepted: nothing may not be, and a count is whole.
        value = Decimal(int(readings.value)) if kind is _COUNT else readings.value
        return rejection(
            "plan.notation",
            OTHER_NOTATION.en,
            OTHER_NOTATION.nl,
            text,
            _written(_typed(value, parts, kind), kind, style) if value else kind.example,
            numbers=str(style.numbers),
        )
    return readings.value


def _typed(value: Decimal, parts: _Parts, kind: _Kind) -> Quantity:
    if kind in (_EFFECT, _CONTRIBUTION, _MEASURE):
        return _measured(value, parts, kind)
    return value


def _measured(value: Decimal, parts: _Parts, kind: _Kind) -> Measure:
    if parts.percent:
        return Measure(value, "percent")
    return Measure(value, "number" if kind is _MEASURE and not parts.codes and not parts.dashes else "money")


OTHER_NOTATION: Final = Text(
    "{text:quoted} is not written as this plan says at its top (`numbers: {numbers}`): write {write}",
    "{text:quoted} is niet geschreven zoals dit plan bovenaan zegt (`numbers: {numbers}`): schrijf {write}",
)
TWO_NOTATIONS: Final = Text(
    "{text:quoted} can be read in two ways, {first} or {second}: write {write} if it is the first, or put "
    "`numbers: {one}` at the top of the plan (`{two}` if it is the second)",
    "{text:quoted} is op twee manieren te lezen, {first} of {second}: schrijf {write} als het de eerste is, of zet "
    "`numbers: {one}` bovenaan het plan (`{two}` als het de tweede is)",
)
"""What `numbers` at the top of the plan decides."""


def _ambiguous_number(
    text: str, parts: _Parts, values: tuple[Decimal, Decimal], grouping: str, style: Style, kind: _Kind
) -> Misread:
    signed, after = kind is _EFFECT, "%" if parts.percent else ""
    if kind is _RATE:
        # Of what is done in a week there are no thousands.
        values, grouping = values[::-1], {"nl": "en", "en": "nl"}.get(grouping, "")
    first, second = (_shown(each, signed=signed, after=after) for each in values)
    own = parts if style.currency in parts.codes else parts._replace(codes=())
    write = _written(_typed(values[0], own, kind), kind, style)
    if not grouping:
        return _two_readings(text, write, first, second)
    misread = rejection(
        "plan.ambiguous",
        TWO_NOTATIONS.en,
        TWO_NOTATIONS.nl,
        text,
        write,
        first=first,
        second=second,
        one=grouping,
        two="en" if grouping == "nl" else "nl",
    )
    if not parts.codes or style.currency in parts.codes:
        return misread
    said = misread.message
    also = Text(
        f"{said.text.en}; it is in {{sign}} as well, and this plan is in {{currency}}",
        f"{said.text.nl}; bovendien staat het in {{sign}}, en dit plan is in {{currency}}",
    )
    facts = {**said.facts, "sign": parts.written, "currency": style.currency}
    return misread._replace(message=Phrase(also, facts))


def _parts(text: str) -> _Parts | None:
    return _dissect(text) if len(text) <= MAX_LENGTH else None


def _refused_sign(text: str, parts: _Parts, kind: _Kind) -> Misread | None:
    """A sign where none belongs: "+10%" is growth from an unknown base, less than nothing cannot be."""
    if parts.sign == "+":
        return _half(text, kind)
    if parts.sign == "-":
        return rejection(
            "plan.notation",
            "{text:quoted} is below zero: write {what} of 0 or more, like {write}",
            "{text:quoted} is minder dan nul: schrijf {what} van 0 of meer, zoals {write}",
            text,
            kind.example,
            what=kind.what,
        )._replace(generic=True)
    return None


def _not_percent(text: str, kind: _Kind) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is a percentage, and {what} belongs here: write it like {write}",
        "{text:quoted} is een percentage, en hier hoort {what}: schrijf het zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)


def _above_zero(text: str, kind: _Kind) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is nothing: write {what} above 0, like {write}",
        "{text:quoted} is niets: schrijf {what} boven 0, zoals {write}",
        text,
        kind.example,
        what=kind.what,
    )._replace(generic=True)


# --- amounts and numbers -------------------------------------------------------------------------------------------


def _as_digits(text: str) -> Decimal | None:
    """`21200` or `21 200`, as most numbers are written: seen at once, and not taken apart."""
    if not text.isascii() or len(text) > MAX_WHOLE:
        return None
    if text.isdigit():
        return Decimal(text)
    first, *threes = text.split(" ")
    if first.isdigit() and first[0] != "0" and len(first) < 4 and all(len(each) == 3 for each in threes):
        digits = "".join((first, *threes))
        return Decimal(digits) if digits.isdigit() else None
    return None


def money(text: str, style: Style, *, positive: bool = False) -> Decimal | Misread:
    """An amount of 0 or more, above 0 if it must be positive: `50000`, `€ 1.250.000,-`, `1,25 mln`."""
    if (value := _as_digits(text)) is not None:
        return value if value or not positive else _above_zero(text, _MONEY)
    text = _clean(text)
    parts = _parts(text)
    if parts is None:
        return _unread(text, _MONEY, style, partial(money, style=style, positive=positive))
    if refused := _refused_sign(text, parts, _MONEY):
        return refused
    if parts.percent:
        return _not_percent(text, _MONEY)
    result = _one_value(text, parts, style, _MONEY)
    return _above_zero(text, _MONEY) if positive and result == 0 else result


def count(text: str, style: Style, *, whole: bool = True, positive: bool = False) -> Decimal | Misread:
    """How many: 0 or more, without a currency; decimals only where it need not be whole."""
    if (value := _as_digits(text)) is not None:
        return value if value or not positive else _above_zero(text, _COUNT)
    text = _clean(text)
    kind = _COUNT if whole else _RATE
    result = _counted(text, style, kind, partial(count, style=style, whole=whole, positive=positive))
    if isinstance(result, Misread):
        return result
    if positive and not result:
        return _above_zero(text, kind)
    if whole and result != result.to_integral_value():
        return rejection(
            "plan.notation",
            "{text:quoted} is not a whole number: write it like {write}",
            "{text:quoted} is geen heel getal: schrijf het zoals {write}",
            text,
            str(int(result) or 1),
        )
    return result


def number(text: str, style: Style) -> Decimal | Misread:
    """A plain number of 0 or more: `85`, `102.5`."""
    if (value := _as_digits(text)) is not None:
        return value
    return _counted(_clean(text), style, _NUMBER, partial(number, style=style))


def _counted(text: str, style: Style, kind: _Kind, read: Read) -> Decimal | Misread:
    parts = _parts(text)
    if parts is None:
        return _unread(text, kind, style, read)
    if kind is _NUMBER and parts.scale:
        return _notation(text, kind)
    if refused := _refused_sign(text, parts, kind):
        return refused
    if parts.percent:
        why, share = _not_percent(text, kind), parts.en if parts.nl is None else parts.nl
        if kind is _NUMBER and share and not parts.long:
            return why._replace(write=_written(share, kind, style), generic=False)  # an index of 60% is 60
        return why
    if parts.codes or parts.dashes:
        value = _one_value(text, parts._replace(codes=()), style, kind)
        # Nothing may not be what belongs here, nor a part of one.
        fits = not isinstance(value, Misread) and value > 0 and value == value.to_integral_value()
        return rejection(
            "plan.notation",
            "{text:quoted} is an amount of money, and {what} belongs here: write it like {write}",
            "{text:quoted} is een geldbedrag, en hier hoort {what}: schrijf het zoals {write}",
            text,
            kind.example if isinstance(value, Misread) or not fits else _written(value, kind, style),
            what=kind.what,
        )
    return _one_value(text, parts, style, kind)


def percentage(text: str, style: Style) -> Decimal | Misread:
    """Percent points from 0 to 100: `45%`, `12,5 %`, `12.5 procent`."""
    points = text[:-1]
    if text[-1:] == "%" and len(points) < 4 and points.isdigit() and points.isascii() and int(points) <= 100:
        return Decimal(points)
    text = _clean(text)
    parts = _parts(text)
    if parts is None or parts.codes or parts.dashes or parts.scale:
        return _so_many_in(text) or _unread(text, _PERCENTAGE, style, partial(percentage, style=style))
    if refused := _refused_sign(text, parts, _PERCENTAGE):
        return refused
    result = _share(text, parts, _PERCENTAGE)
    if parts.percent or isinstance(result, Misread):
        return result
    if 0 < result <= 1:
        return _part_of_one(text, result)
    return rejection(
        "plan.notation",
        "{text:quoted} is a percentage without its sign: write {write}",
        "{text:quoted} is een percentage zonder procentteken: schrijf {write}",
        text,
        f"{_point(result)}%",
    )


def _part_of_one(text: str, value: Decimal) -> Misread:
    """`0.4`: a part of one, as spreadsheets have it, or a very small percentage."""
    percent = value * 100
    return _two_readings(text, f"{_point(percent)}%", _shown(percent, after="%"), _shown(value, after="%"))


_SO_MANY_IN: Final = (
    r"(?:([0-9]{1,4}|an?|one|een|één) ?(?:in|out of|op|van|v/?d|v\.d\.|uit)(?: de| elke| iedere| every| each)?|(1) ?/)"
    r" ?([0-9]{1,4})"
)


def _so_many_in(text: str) -> Misread | None:
    """`1 in 5`, `2 van de 5`, `1/3`: a percentage that only has to be worked out."""
    found = re.fullmatch(_SO_MANY_IN, text.casefold())
    if found is None:
        return None
    # `50/50` and `2/3` can be a division as well: only one in so many is clear.
    some, all_ = int(found[1]) if found[1] and found[1].isdigit() else 1, int(found[3])
    if not 0 < some < all_:
        return None
    return rejection(
        "plan.notation",
        "{text:quoted} is a ratio: write it as a percentage, like {write}",
        "{text:quoted} is een verhouding: schrijf het als percentage, zoals {write}",
        text,
        f"{_point(rounded(Fraction(100 * some, all_), 2))}%",
    )


def _share(text: str, parts: _Parts, kind: _Kind) -> Decimal | Misread:
    """A percentage up to 100, in which a separator can only stand before decimals."""
    for value in (parts.nl, parts.en):
        if value is not None and value <= 100:
            return value if not parts.long else _too_long(text, kind, f"{_point(rounded(value, MAX_DECIMALS))}%")
    if parts.long:
        return _too_long(text, kind)
    return rejection(
        "plan.notation",
        "{text:quoted} is more than 100%: write a percentage from 0% to 100%, like {write}",
        "{text:quoted} is meer dan 100%: schrijf een percentage van 0% tot en met 100%, zoals {write}",
        text,
        kind.example,
    )._replace(generic=True)


_HOUR_WORDS: Final = ("hours", "hour", "hrs", "hr", "uren", "uur", "h", "u")
_SPOKEN_HOURS: Final = (
    rf"(?:([0-9]{{1,4}}) ?(?:{'|'.join(_HOUR_WORDS)})(?: en| and|,)? ?)?"
    r"([0-9]{1,4})(?: ?(?:m|min|min\.|mins|minuut|minuten|minutes?|['\u2019\u2032]))?"
)
"""`1h30`, `1 uur en 30 minuten`, `90 min`, `90'`."""


def hours(text: str, style: Style) -> Fraction | Misread:
    """Hours, exactly: `1.5`, `1,5 uur`, `1:30`. A fraction, because 1:20 is no decimal number."""
    if (value := _as_digits(text)) is not None:
        return Fraction(value)
    text = _clean(text)
    bare = _without_unit(text)
    whole, colon, minutes = bare.partition(":")
    if colon and re.fullmatch(r"[0-9]{1,18}:[0-5][0-9]", bare):
        return int(whole) + Fraction(int(minutes), 60)
    parts = _parts(bare)
    if parts is None or parts.percent or parts.codes or parts.dashes or parts.scale:
        spoken = re.fullmatch(_SPOKEN_HOURS, text, re.IGNORECASE)
        if spoken and spoken[0] != spoken[2]:
            together = int(spoken[1] or 0) * 60 + int(spoken[2])
            return _notation(text, _HOURS, f'"{together // 60}:{together % 60:02}"')
        return _unread(text, _HOURS, style, partial(hours, style=style))
    if refused := _refused_sign(text, parts, _HOURS):
        return refused
    if clocked := re.fullmatch(r"([0-9]{1,2})[.,](15|30|45)", bare):
        # `1.30` is an hour and a half on a clock, and 1.3 hours in a sum.
        clock, decimal = int(clocked[1]) + Fraction(int(clocked[2]), 60), Fraction(int(clocked[1] + clocked[2]), 100)
        return _two_readings(text, f'"{clocked[1]}:{clocked[2]}"', *(_in_minutes(each) for each in (clock, decimal)))
    result = _one_value(text, parts, style, _HOURS, lenient=True)
    return result if isinstance(result, Misread) else Fraction(result)


def _in_minutes(hours: Fraction) -> Phrase:
    return phrase("{n} minutes", "{n} minuten", n=hours * 60)


def hours_to_write(value: Fraction) -> str:
    """Hours as they are written in any plan: `1.5`, `"1:20"`."""
    return _written(value, _HOURS, _NO_STYLE)


def _without_unit(text: str) -> str:
    lower = text.casefold()
    for unit in _HOUR_WORDS:
        if lower.endswith(unit):
            bare = text[: -len(unit)].rstrip()
            return bare if bare[-1:].isdigit() else text
    return text


TAKES: Final = frozenset(
    _listed(
        "minder lager daling dalen daalt slechter negatief terugval dip min minus verlies less fewer lower drop decline"
    )
    + _listed("decrease worse negative down loss")
)
"""Words that say that an effect takes."""
ADDS: Final = frozenset(_listed("plus meer hoger extra stijging stijgt groei winst more higher up increase rise gain"))
"""Words that say that it adds."""
_SIZE: Final = r"(?i:[0-9][0-9.,_ ]*(?:%|procent\b|percent\b|k\b|mln\b)?)"


def _signed_in_words(text: str, style: Style) -> Misread | None:
    """`20% minder`, `min 50%`, `-/- 20%`, `plus 10 procent`: an effect whose sign only has to be written as one."""
    sizes = re.findall(_SIZE, text) if len(text) <= MAX_LENGTH else []
    words = set(_tokens(text))
    takes = "-/-" in text or bool(words & TAKES)
    if len(sizes) != 1 or takes == bool(words & ADDS):
        return None
    sign = "-" if takes else "+"
    value = effect(f"{sign}{sizes[0].strip()}", style)
    if isinstance(value, Misread):
        # What to write keeps the sign that the words give, also where the number itself is not clear.
        write = value.write if value.rule == "plan.ambiguous" else f"{sign}25000"
    else:
        write = _written(value, _EFFECT, style)
    if "-/-" in text:
        return _notation(text, _EFFECT, write)
    return rejection(
        "plan.vague",
        "{text:quoted} has its sign in words: write it as a sign, like {write}",
        "bij {text:quoted} staat plus of min in woorden: schrijf het als teken, zoals {write}",
        text,
        write,
    )


def effect(text: str, style: Style) -> Measure | Misread:
    """What an event adds or takes, with its sign: `+25.000,-`, `-10%`. Nothing (`0`) needs none."""
    text = _clean(text)
    parts = _parts(text)
    if parts is None:
        read = partial(effect, style=style)
        return _signed_in_words(text, style) or _unread(text, _EFFECT, style, read)
    value = _one_value(text, parts, style, _EFFECT, lenient=parts.percent)
    if isinstance(value, Misread):
        return value
    if value and not parts.sign:
        return rejection(
            "plan.notation",
            "{text:quoted} does not say whether it adds or takes: write {write}, or with a - in front if it takes",
            "{text:quoted} zegt niet of het erbij komt of eraf gaat: schrijf {write}, of met een - ervoor als het "
            "eraf gaat",
            text,
            _written(_measured(value, parts, _EFFECT), _EFFECT, style),
        )
    return _measured(value, parts, _EFFECT)


def contribution(text: str, style: Style) -> Measure | Misread:
    """A share or an amount: `45%`, `540000`. A bare number of 100 or less could be either."""
    points = text[:-1]
    if text[-1:] == "%" and len(points) < 4 and points.isdigit() and points.isascii() and int(points) <= 100:
        return Measure(Decimal(points), "percent")
    text = _clean(text)
    parts = _parts(text)
    if parts is None:
        return _so_many_in(text) or _unread(text, _CONTRIBUTION, style, partial(contribution, style=style))
    if refused := _refused_sign(text, parts, _CONTRIBUTION):
        return refused
    if parts.percent:
        share = _share(text, parts, _CONTRIBUTION)
        return share if isinstance(share, Misread) else Measure(share, "percent")
    readings = _readings(parts, style.numbers)
    if readings and readings.other is None and not parts.codes and not parts.dashes and readings.value <= 100:
        if readings.long:
            return _too_long(text, _CONTRIBUTION)
        if 0 < readings.value < 1:
            return _part_of_one(text, readings.value)
        points = _point(readings.value)
        shown = _shown(readings.value)
        amount = Text(f"{style.currency} {shown.en}", f"{style.currency} {shown.nl}")
        return _two_readings(text, f"{points}%", _shown(readings.value, after="%"), amount)
    value = _one_value(text, parts, style, _CONTRIBUTION)
    return value if isinstance(value, Misread) else Measure(value, "money")


def measure(text: str, style: Style) -> Measure | Misread:
    """What is measured: a number, an amount or a percentage; it may be below zero."""
    if (digits := _as_digits(text)) is not None:
        return Measure(digits, "number")
    text = _clean(text)
    parts = _parts(text)
    if parts is None:
        return _so_many_in(text) or _unread(text, _MEASURE, style, partial(measure, style=style))
    if parts.sign == "+":
        return _half(text, _MEASURE)
    value = _one_value(text, parts, style, _MEASURE, lenient=parts.percent)
    return value if isinstance(value, Misread) else _measured(value, parts, _MEASURE)


_BOUND_SIGNS: Final[tuple[tuple[str, Sign], ...]] = (
    (">=", ">="), ("=>", ">="), ("≥", ">="), ("⩾", ">="), ("<=", "<="), ("=<", "<="), ("≤", "<="), ("⩽", "<="),
    (">", ">"), ("<", "<"), ("=", "="),
)  # fmt: skip
_MORE: Final = "meer dan|hoger dan|boven|more than|higher than|above|over"
_LESS: Final = "minder dan|lager dan|onder|less than|fewer than|lower than|below|under"
_BOUND_WORDS: Final[tuple[tuple[str, Sign], ...]] = (
    (rf"(?:minimaal|minstens|ten ?minste|at least|min\.?|minimum|(?:niet|not?) (?:{_LESS}))", ">="),
    (rf"(?:maximaal|hooguit|ten hoogste|at most|up to|max\.?|maximum|(?:niet|not?) (?:{_MORE}))", "<="),
    (f"(?:{_MORE})", ">"),
    (f"(?:{_LESS})", "<"),
)


def _bound_in_words(text: str) -> Sign | None:
    """The limit that stands in words before the only number of a text, or behind it: `minimaal 3`, `3 max.`."""
    lower = text.casefold()
    if len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", lower)) != 1:
        return None
    for words, sign in _BOUND_WORDS:
        is_behind = sign in (">=", "<=") and re.search(rf"[0-9](?:%|k)? {words}$", lower)
        if is_behind or re.match(rf"{words} ?[^\w\s]? ?[0-9]", lower):
            return sign
    return None


def bound(text: str, style: Style) -> Bound | Misread:
    """A measure, or a limit for it: `>= 95%`, `50+` (at least 50), `< 300`."""
    if (value := _as_digits(text)) is not None:
        return Bound("=", Measure(value, "number"))
    clean = _clean(text)
    sign: Sign = ">=" if clean[-1:] == "+" else "="
    rest = clean.removesuffix("+")
    for written, meant in _BOUND_SIGNS:
        if clean.startswith(written):
            sign, rest = meant, clean[len(written) :]
            break
    found = measure(rest, style)
    if not isinstance(found, Misread):
        return Bound(sign, found)
    short = clean if len(clean) <= MAX_LENGTH else ""
    open_ = re.fullmatch(r"(.*[0-9].*) (?:of|or) (meer|hoger|more|higher|minder|lager|less|fewer|lower)", short, re.I)
    least = measure(open_[1], style) if open_ else found
    if open_ and not isinstance(least, Misread):
        above = open_[2].lower() in ("meer", "hoger", "more", "higher")
        return _in_signs(clean, ">=" if above else "<=", _written(least, _MEASURE, style))
    if sign != "=":
        write = f'"{sign} {found.write.strip(chr(34))}"'
        facts = {**found.message.facts, "write": write, "text": clean[:MAX_LENGTH]}
        return Misread(found.rule, Phrase(found.message.text, facts), write)
    in_words = _bound_in_words(clean) if found.rule == "plan.vague" and not found.generic and short else None
    return found if in_words is None else _in_signs(clean, in_words, found.write)


def _in_signs(text: str, sign: Sign, number: str) -> Misread:
    """`minimaal 3`, `95% or more`: a limit that only has to be written with its sign."""
    return rejection(
        "plan.vague",
        "{text:quoted} is a limit in words: write it with its sign, like {write}",
        "{text:quoted} is een grens in woorden: schrijf die met het teken, zoals {write}",
        text,
        f'"{sign} {number.strip(chr(34))}"',
    )


# --- dates ---------------------------------------------------------------------------------------------------------


@cache
def months_by_name() -> dict[str, int]:
    """Names and abbreviations of the months, Dutch and English, without the point behind an abbreviation."""
    found = {"mrt": 3, "sept": 9}
    for month in range(1, 13):
        for name in (month_name(month, "en").lower(), month_name(month, "nl")):
            found[name] = found[name[:3]] = month
    return found


def day(text: str) -> date | Misread:
    """A day of 2000-2100: `2027-03-01`, `1-3-2027`, `1 maart 2027`, `2027-W12` (its Monday)."""
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            found = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= found.year <= LAST_YEAR:
                return found
    text = _clean(text)
    return _day(text) if len(text) <= MAX_LENGTH else _unread(text, _DAY, _NO_STYLE, None)


_NO_STYLE: Final = Style(None, "")
SO_MANY_ORDERS: Final = r"([0-9]+)\s?(?:orders?|opdracht(?:en)?)"
"""A target in orders where one in money belongs, in small letters."""


@lru_cache(maxsize=4096)
def _day(text: str) -> date | Misread:
    lower = text.casefold()
    if numbers := re.fullmatch(r"([0-9]{1,4})([-./]) ?([0-9]{1,2})\2 ?([0-9]{1,4})", lower):
        return _day_in_numbers(text, numbers[1], numbers[2], numbers[3], numbers[4])
    if week := re.fullmatch(r"([0-9]{4})-?w([0-9]{1,2})", lower):
        return _monday(text, int(week[1]), int(week[2]))
    of_the_month = r"(?:the )?([0-9]{1,2})(?:(?:st|nd|rd|th)(?: of)?|e)?[ -]([a-z]+)\.?,?[ -]([0-9]{4})"
    if named := re.fullmatch(of_the_month, lower):
        number, name, year = named.groups()
    elif named := re.fullmatch(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", lower):
        name, number, year = named.groups()
    else:
        return _no_day(text, lower)
    month = months_by_name().get(name)
    return _no_day(text, lower) if month is None else _existing(text, int(year), month, int(number))


def _day_in_numbers(text: str, first: str, separator: str, second: str, third: str) -> date | Misread:
    if len(first) == 4 and len(third) < 3:
        year, month, number = int(first), int(second), int(third)
        result = _existing(text, year, month, number)
        if separator == "-" or isinstance(result, Misread):
            return result
        return _notation(text, _DAY, result.isoformat())
    if len(first) > 2 or len(third) not in (2, 4):
        return _notation(text, _DAY)
    year, month, number = int(third), int(second), int(first)
    if len(third) == 2:
        year += FIRST_YEAR
        result = _existing(text, year, month, number)
        return _notation(text, _DAY, result.write if isinstance(result, Misread) else result.isoformat())
    if separator != "/":
        return _existing(text, year, month, number)
    readings = [found for found in (_valid(year, month, number), _valid(year, number, month)) if found]
    if not readings or not FIRST_YEAR <= year <= LAST_YEAR:
        return _existing(text, year, month, number)
    if readings[0] != readings[-1]:
        return _two_readings(text, readings[0].isoformat(), readings[0], readings[1])
    return _notation(text, _DAY, readings[0].isoformat())


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _existing(text: str, year: int, month: int, number: int) -> date | Misread:
    """The day, or that it does not exist or lies too far away."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _too_far(text)
    found = _valid(year, month, number)
    if found is not None:
        return found
    # What is nearest to what was meant: the month's last day, or month and day the other way round.
    nearest = _valid(year, number, month)
    if 1 <= month <= 12:
        nearest = date(year, month, 1) if number < 1 else date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return _not_there(text, nearest.isoformat() if nearest else "")


def _not_there(text: str, write: str) -> Misread:
    return rejection(
        "plan.notation",
        "{text:quoted} is a date that does not exist: write one that does, like {write}",
        "{text:quoted} is een datum die niet bestaat: schrijf er een die wel bestaat, zoals {write}",
        text,
        write or _DAY.example,
    )._replace(generic=not write)


def _too_far(text: str) -> Misread:
    return rejection(
        "plan.limit",
        "{text:quoted} lies outside the years {first} to {last}: write a date like {write}",
        "{text:quoted} ligt buiten de jaren {first} tot en met {last}: schrijf een datum zoals {write}",
        text,
        _DAY.example,
        first=str(FIRST_YEAR),
        last=str(LAST_YEAR),
    )._replace(generic=True)


def _monday(text: str, year: int, week: int) -> date | Misread:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _too_far(text)
    try:
        found = date.fromisocalendar(year, week, 1)
    except ValueError:
        return _not_there(text, f"{year}-W{min(max(week, 1), 52):02}")
    return found


_QUARTER = r"(?:q|k|kw|quarter|kwartaal) ?([1-4])|([1-4])(?:e|st|nd|rd|th)? ?(?:quarter|kwartaal|kw)"
_PART = r"(?:(begin|start|early|half|mid|midden|medio|eind|einde|end|ultimo|late)(?: of| van)? )?"
_YEAR_LONG: Final = Text("a year", "een jaar")
_STARTS: Final = ("begin", "start", "early")
_MIDDLES: Final = ("half", "mid", "midden", "medio")


def _longer_than_a_day(lower: str) -> tuple[Text, date, date] | None:
    """What a text names that is no day (a week, month, quarter or year), and the first and last day of it to write."""
    if week := re.fullmatch(r"(?:week|wk|w) ?([0-9]{1,2})[ ,/-]+([0-9]{4})", lower):
        monday = _monday(lower, int(week[2]), int(week[1]))
        return None if isinstance(monday, Misread) else (Text("a week", "een week"), monday, monday + timedelta(4))
    if turned := re.fullmatch(rf"([0-9]{{4}})[ ,/-]*(?:{_QUARTER})", lower):
        lower = f"q{turned[2] or turned[3]} {turned[1]}"
    if named := re.fullmatch(rf"{_PART}([0-9]{{4}})", lower):
        what, year, first, months = _YEAR_LONG, int(named[2]), 1, 12
    elif named := re.fullmatch(rf"{_PART}(?:{_QUARTER})[ ,/-]*([0-9]{{4}})", lower):
        what, year, first, months = (
            Text("a quarter", "een kwartaal"),
            int(named[4]),
            int(named[2] or named[3]) * 3 - 2,
            3,
        )
    elif (named := re.fullmatch(rf"{_PART}([a-z]+)\.?[ ,-]+([0-9]{{4}})", lower)) and named[2] in months_by_name():
        what, year, first, months = Text("a month", "een maand"), int(named[3]), months_by_name()[named[2]], 1
    else:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    last = first + months - 1
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(1)
    start = date(year, first, 1)
    middle = date.fromordinal((start.toordinal() + end.toordinal() + 1) // 2)
    if named[1]:
        day = start if named[1] in _STARTS else middle if named[1] in _MIDDLES else end
        return what, day, day
    return what, start, end


def quarter_of(text: str) -> tuple[int, bool | None] | None:
    """The quarter that a text without a year names, and whether its end is meant (`eind Q3`) or its start, if said.

    None for anything else, and for the middle of one.
    """
    found = re.fullmatch(rf"{_PART}(?:{_QUARTER})", text.strip().casefold())
    if found is None or found[1] in _MIDDLES:
        return None
    return int(found[2] or found[3]), None if found[1] is None else found[1] not in _STARTS


def first_and_last(text: str) -> tuple[date, date] | None:
    """The first and last day of what a text names: a day, a month, a quarter or a year; None for anything else."""
    found = day(text)
    if isinstance(found, date):
        return found, found
    longer = _longer_than_a_day(text.casefold())
    return None if longer is None else (longer[1], longer[2])


NO_DAY: Final = Text(
    "{text:quoted} is {what}, and a day belongs here: write it, like {write}",
    "{text:quoted} is {what}, en hier hoort een dag: schrijf die, zoals {write}",
)
WITHOUT_YEAR: Final = Text(
    "{text:quoted} is {what} without a year: write a day in full, like {write}",
    "{text:quoted} is {what} zonder jaar: schrijf een dag voluit, zoals {write}",
)


_WEEKDAY: Final = (
    r"(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\.?,? "
)


def _no_day(text: str, lower: str) -> Misread:
    plainer = re.sub(r"['\u2019]([0-9]{2})$", r"20\1", re.sub(f"(?i)^{_WEEKDAY}", "", text))
    # `12 - 4 - 2027`, and `12-apr-27` as spreadsheets have it.
    plainer = re.sub(r"(?<=[0-9]) ?([-./]) ?([0-9]{1,2}) ?\1 ?(?=[0-9]{4}$)", r"\1\2\1", plainer)
    plainer = re.sub(r"^([0-9]{1,2})-([^\W\d_]+)-([0-9]{2})$", r"\1 \2 20\3", plainer)
    if plainer != text:
        again = _day(plainer)
        if isinstance(again, date):
            return _notation(text, _DAY, again.isoformat())
        # What is read again in the year of the plan is the day alone.
        said = plainer if again.message.text in (NO_DAY, WITHOUT_YEAR) else text
        return again._replace(message=again.message._replace(facts={**again.message.facts, "text": said}))
    words = _tokens(lower)
    if (longer := _longer_than_a_day(lower)) is not None:
        what, first, last = longer
        return rejection(
            "plan.notation", NO_DAY.en, NO_DAY.nl, text, last.isoformat(), what=what, first=first.isoformat()
        )
    if month := re.fullmatch(r"([0-9]{4})-([0-9]{2})", lower):
        found = _valid(int(month[1]), int(month[2]), 1)
        return _notation(text, _DAY, found.isoformat() if found and FIRST_YEAR <= found.year <= LAST_YEAR else "")
    number = r"[0-9]{1,2}"
    in_a_year = _longer_than_a_day(f"{lower} {FIRST_YEAR}")
    if (in_a_year is not None and in_a_year[0] != _YEAR_LONG) or (
        re.fullmatch(rf"{number}[-./]{number}\.?|{number}\.? [a-z]+\.?|[a-z]+\.? {number}", lower)
        and (not words or words[0] in months_by_name())
    ):
        what = in_a_year[0] if in_a_year else Text("a date", "een datum")
        without = rejection("plan.notation", WITHOUT_YEAR.en, WITHOUT_YEAR.nl, text, _DAY.example, what=what)
        return without._replace(generic=True)
    if (
        any(word in months_by_name() for word in words)
        and not _has(words, _vague_index())
        and not _is_range_of_days(lower)
    ):
        return _notation(text, _DAY)
    return _unread(text, _DAY, _NO_STYLE, None)


# --- intervals -----------------------------------------------------------------------------------------------------

_UNITS: Final[Mapping[str, tuple[int, Literal["day", "week", "month"]]]] = {
    **dict.fromkeys(("day", "days", "daily", "dag", "dagen", "dagelijks"), (1, "day")),
    **dict.fromkeys(("week", "weeks", "weekly", "weken", "wekelijks", "wk", "wkn"), (1, "week")),
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), (1, "week")),
    **dict.fromkeys(("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"), (1, "week")),
    **dict.fromkeys(("fortnight", "fortnightly", "veertiendaags", "14 daags"), (2, "week")),
    **dict.fromkeys(("month", "months", "monthly", "maand", "maanden", "maandelijks", "mnd"), (1, "month")),
    **dict.fromkeys(("quarter", "quarters", "quarterly", "kwartaal", "kwartalen"), (3, "month")),
    **dict.fromkeys(("half year", "half a year", "halfyear", "half yearly", "halfyearly"), (6, "month")),
    **dict.fromkeys(("halfjaar", "half jaar", "halve jaar", "halfjaarlijks", "half jaarlijks"), (6, "month")),
    **dict.fromkeys(("semi annual", "semiannual", "semi annually", "semiannually"), (6, "month")),
    **dict.fromkeys(("biennial", "biennially"), (24, "month")),
    **dict.fromkeys(("year", "years", "yearly", "annual", "annually", "jaar", "jaren", "jaarlijks"), (12, "month")),
}
_EVERY: Final = (
    r"(?:(?:once|eens|eenmaal|(?:1|een|één) ?(?:x|keer)) )?"
    r"(?:(?:every|each|per|elke?|iedere?|an?) )?"
)
_EVERY_OTHER: Final = r"(?:every other|every second|om de|om het) "
_COUNTS: Final[Mapping[str, int]] = {
    **{word: at for at, word in enumerate(_listed("one two three four five six seven eight nine ten"), 1)},
    **{word: at for at, word in enumerate(_listed("een twee drie vier vijf zes zeven acht negen tien"), 1)},
    "één": 1,
    "veertien": 14,
    "fourteen": 14,
}
_PLAIN_COUNTS: Final = frozenset(map(str, range(1, 53)))
_HOW_MANY: Final = "[0-9]{1,18}|" + "|".join(_COUNTS)
_TWICE: Final[Mapping[str, tuple[str, Text, Text]]] = {
    "weekly": ("2 weeks", Text("every 2 weeks", "elke 2 weken"), Text("twice a week", "twee keer per week")),
    "monthly": ("2 months", Text("every 2 months", "elke 2 maanden"), Text("twice a month", "twee keer per maand")),
    "yearly": ("half year", Text("twice a year", "twee keer per jaar"), Text("every 2 years", "elke 2 jaar")),
}


_DOUBLED: Final[Mapping[str, tuple[str, Text, Text]]] = {
    "om het half jaar": ("half year", Text("every half year", "elk half jaar"), Text("every year", "elk jaar")),
    "om het kwartaal": ("quarter", Text("every quarter", "elk kwartaal"), Text("every half year", "elk half jaar")),
}
"""Where "om het" may mean each time, as in "om het half uur", or every other time, as in "om het jaar"."""


_WEEKDAYS: Final = "(?:maan|dins|woens|donder|vrij)dag(?:en)?|(?:mon|tues|wednes|thurs|fri)days?"
_NTH: Final = "[1-4](?:e|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|laatste|first|second|third|fourth|last"
_RHYTHMS: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:op |on |elke |every )?(?:{_WEEKDAYS}) (?:en|and) (?:{_WEEKDAYS})", "3 days"),
    (r"(?:elke |iedere |every |each |per )?(?:werkdag|working day|workday|business day|weekday)(?:en|s)?", "day"),
    (r"(?:(?:elke|in de|in|every) )?(?:even|oneven|odd) (?:weken|week|weeks)", "2 weeks"),
    (r"semi ?monthly", "2 weeks"),
    (r"(?:per |elk |p/|p\.?)(?:kw|kwart|k|q|quarter)", "quarter"),
    (r"(?:elke |iedere |op |per )(?:ma|di|wo|do|vr)|(?:every |each |on )(?:mon|tue|wed|thu|fri)", "week"),
    (
        rf"(?:elke|iedere|every|each) (?:{_NTH}) (?:{_WEEKDAYS})(?: (?:van|of) (?:de|the) (?:maand|month))?",
        "month",
    ),
    (r"(?:elke |per |every )?(?:anderhalve maand|one and a half months?|month and a half)", "6 weeks"),
)
"""Rhythms that have no word of their own in a plan, and the nearest that has."""


def interval(text: str) -> Interval | Misread:
    """How often: `week`, `2 weeks`, `elke maand`, `halfjaarlijks`."""
    if len(text) > MAX_LENGTH and len(text := _clean(text)) > MAX_LENGTH:
        return _unread(text, _INTERVAL, _NO_STYLE, interval)
    return _interval(text)


@lru_cache(maxsize=1024)
def _interval(text: str) -> Interval | Misread:
    clean = _clean(text)
    lower = clean.casefold().rstrip(".").replace("-", " ")
    # Most say it like this, and to build the patterns below takes longer than to judge a plan.
    number, _, plain_unit = lower.partition(" ")
    if unit := _UNITS.get(lower):
        return Interval(*unit)
    if number in _PLAIN_COUNTS and (unit := _UNITS.get(plain_unit)):
        return _every(clean, int(number) * unit[0], unit[1])
    if twice := re.fullmatch(r"bi ?(weekly|monthly|yearly|annual(?:ly)?)", lower):
        write, first, second = _TWICE["yearly" if twice[1].startswith("annual") else twice[1]]
        return _two_readings(clean, write, first, second)
    if doubled := _DOUBLED.get(lower.replace("halfjaar", "half jaar")):
        write, first, second = doubled
        return _two_readings(clean, write, first, second)
    for start, otherwise in ((_EVERY_OTHER, 2), (_EVERY, 1)):
        found = re.fullmatch(rf"{start}(?:({_HOW_MANY}) ?)?([^\W\d_]+(?: [^\W\d_]+){{0,2}})", lower)
        unit = _UNITS.get(found[2]) or _UNITS.get(found[2].removesuffix("e")) if found else None
        if found and unit:
            number = found[1] or str(otherwise)
            return _every(clean, (_COUNTS.get(number) or int(number)) * unit[0], unit[1])
    return _no_interval(clean, lower)


def _every(text: str, count: int, unit: Literal["day", "week", "month"]) -> Interval | Misread:
    if 0 < count <= MAX_COUNT:
        # `7 days` and `week` are the same interval, and are said alike.
        return Interval(count // 7, "week") if unit == "day" and count % 7 == 0 else Interval(count, unit)
    return rejection(
        "plan.limit" if count > MAX_COUNT else "plan.notation",
        "{text:quoted} is not an interval to plan with: write 1 to {most} days, weeks or months, like {write}",
        "{text:quoted} is geen interval om mee te plannen: schrijf 1 tot {most} dagen, weken of maanden, zoals {write}",
        text,
        _INTERVAL.example,
        most=MAX_COUNT,
    )


def _no_interval(text: str, lower: str) -> Misread:
    for said, write in _RHYTHMS:
        if re.fullmatch(said, lower):
            return _notation(text, _INTERVAL, write)
    before = re.split("[,;(]", lower)[0].strip()
    if before != lower and isinstance(_interval(before), Interval):
        return _notation(text, _INTERVAL, before)  # `wekelijks, in het weekoverleg`
    words = _tokens(text)
    if words and not any(character.isnumeric() for character in text) and not _has(words, _vague_index()):
        # A misspelt word is not a vague one.
        from difflib import get_close_matches

        for candidate in (lower, words[-1]):
            if near := get_close_matches(candidate, _UNITS, 1, 0.75):
                return _notation(text, _INTERVAL, near[0])
    return _unread(text, _INTERVAL, _NO_STYLE, interval)


# --- words ---------------------------------------------------------------------------------------------------------

_ANSWERS: Final = {"yes": True, "no": False, "true": True, "false": False, "ja": True, "nee": False}


_DONE: Final = frozenset(
    _listed(
        "1 x v y j ✓ ✔ ✅ ok oke oké okay yep yup yeah jep jawel jazeker wel done booked scheduled planned sure "
        "on waar vinkje klaar gedaan geboekt gepland ingepland zeker ja yes staat genoteerd vastgelegd akkoord"
    )
)
_CALENDARS: Final = frozenset(("outlook", "agenda", "calendar", "kalender", "teams", "google"))
_NOT_YET: Final = frozenset(
    _listed("nog niet maar zodra moet wordt worden als tenzij misschien nee")
    + _listed("not yet but will if when unless to maybe no")
)


def yes_no(text: str) -> bool | Misread:
    """Yes or no, in either language."""
    clean = _clean(text)
    answer = _ANSWERS.get(clean.casefold())
    if answer is not None:
        return answer
    if vague_text(clean):
        return rejection(
            "plan.vague",
            "{text:quoted} is neither yes nor no yet: write yes or no",
            "{text:quoted} is nog geen ja of nee: schrijf ja of nee",
            clean[:MAX_LENGTH],
            "no",
        )
    first, *rest = re.split(r"[.,;:!()\s]+", clean[:MAX_LENGTH].casefold())
    # What is only promised is not done yet.
    is_done = first in _DONE and not _NOT_YET.intersection(rest)
    return rejection(
        "plan.notation",
        "{text:quoted} is neither yes nor no: write yes or no",
        "{text:quoted} is geen ja of nee: schrijf ja of nee",
        clean[:MAX_LENGTH],
        "yes" if is_done or first in _CALENDARS else "no",
    )._replace(generic=not is_done and not _NOT_YET.intersection([first, *rest]))


_LIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "result": _listed("omzet revenue sales orders verkoop marge margin winst uitkomst outcome output opbrengst"),
    "activity": _listed("actie action gesprek gesprekken bezoek bezoeken visits calls inspanning inzet input effort"),
    "new": _listed("nieuwe prospect prospects lead leads acquisitie acquisition"),
    "existing": _listed("bestaande huidig huidige current klant klanten customers"),
    "nl": _listed("nederlands nederlandse dutch nl-nl nl-be nl_nl nl_be"),
    "en": _listed("engels engelse english us uk gb usa en-us en-gb en_us en_gb"),
}
"""What people write where one of two words belongs."""


def word(text: str, options: Mapping[str, str]) -> str | Misread:
    """One of the words of a list (accepted spelling, English before Dutch, to what it stands for)."""
    clean = _clean(text)
    found = options.get(clean) or options.get(clean.casefold())
    if found is not None:
        return found
    vague = vague_text(clean)
    write = next(iter(options))
    near: str | None = None
    if not vague and len(clean) <= MAX_LENGTH:
        from difflib import get_close_matches

        near = next((each for each in options if clean.casefold() in _LIKE.get(each, ())), None)
        near = near or next(iter(get_close_matches(clean.casefold(), options, 1)), None)
    english: dict[str, str] = {}
    for spelling, meaning in options.items():
        english.setdefault(meaning, spelling)
    if near is not None:
        write = english[options[near]]
    dutch = {meaning: spelling for spelling, meaning in options.items()}
    return rejection(
        "plan.vague" if vague else "plan.notation",
        "{text:quoted} is not one of the words that belong here: write {options}",
        "{text:quoted} kan hier niet: schrijf {options}",
        clean[:MAX_LENGTH],
        _safe(write),
        options=Text(" or ".join(english.values()), " of ".join(dutch.values())),
    )._replace(generic=near is None)
