"""The rules of the file itself (`plan.*`) in words, as `explain` and code scanning show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from salesplan_cli.limits import LIMIT_LEVELS
from salesplan_cli.text import Text, both


class FileRule(NamedTuple):
    """A `plan.*` rule in words."""

    title: Text
    """What is asked, in a few words."""
    why: Text
    """Why it matters, one sentence."""
    help: Text
    """What to do about a finding."""
    good: Text
    """A piece of a plan in which it is right, below the head that `explain` puts above every example."""
    bad: Text
    """A piece of a plan in which it is not."""


FILE_ITSELF: Final = Text("The file itself", "Het bestand zelf")
"""What findings are about that belong to no question."""

_HEAD: Final = "salesplan: 1\naccount_manager: Sanne de Vries\nsales_manager: Piet Jansen\n"

FILE_RULES: Final[Mapping[str, FileRule]] = {
    "plan.syntax": FileRule(
        Text("a file that can be read", "een bestand dat te lezen is"),
        Text(
            "What cannot be read cannot be judged: the whole plan scores 0 until it is mended.",
            "Wat niet te lezen is, is niet te beoordelen: het hele plan scoort 0 tot het is hersteld.",
        ),
        Text(
            "Mend the place that the message names. Often it is a text with a special sign in it: put it in quotes. "
            "Indent with spaces, save the file as UTF-8, and keep one plan to a file.",
            "Herstel de plek die de melding noemt. Vaak is het een tekst met een bijzonder teken: zet die tussen "
            "aanhalingstekens. Spring in met spaties, sla het bestand op als UTF-8 en zet één plan in een bestand.",
        ),
        good=Text('organisation: "Vitalis: hospital beds"', 'organisation: "Vitalis: ziekenhuisbedden"'),
        bad=Text("organisation: Vitalis: hospital beds", "organisation: Vitalis: ziekenhuisbedden"),
    ),
    "plan.version": FileRule(
        Text("the version of the format", "de versie van het formaat"),
        Text(
            "The line `salesplan: 1` says that this is a sales plan and how it is to be read.",
            "De regel `salesplan: 1` zegt dat dit een verkoopplan is en hoe het gelezen moet worden.",
        ),
        Text(
            "Put `salesplan: 1` on the first line. If it names another version, use the salesplan that reads it.",
            "Zet `salesplan: 1` op de eerste regel. Staat er een andere versie, gebruik dan een salesplan die daarbij "
            "hoort.",
        ),
        good=both("salesplan: 1"),
        bad=both("salesplan: 2"),
    ),
    "plan.duplicate-key": FileRule(
        Text("every key once", "elk veld één keer"),
        Text(
            "A key that is there twice has two answers, and nobody knows which one you will be held to.",
            "Een veld dat er twee keer staat heeft twee antwoorden, en niemand weet aan welk je gehouden wordt.",
        ),
        Text(
            "Keep the one that holds and remove the other. As long as both are there, neither counts.",
            "Houd het antwoord dat klopt en haal het andere weg. Zolang ze er allebei staan, telt geen van beide.",
        ),
        good=both(f"{_HEAD}year: 2027"),
        bad=both(f"{_HEAD}sales_manager: Eva Smit\nyear: 2027"),
    ),
    "plan.alias": FileRule(
        Text("every value written out", "elke waarde uitgeschreven"),
        Text(
            "With YAML's references (`&name`, `*name`, `<<`) a reader of the plan cannot see what a line says.",
            "Met verwijzingen van YAML (`&naam`, `*naam`, `<<`) ziet een lezer van het plan niet wat er staat.",
        ),
        Text(
            "Write the value out in every place. A text that starts with `&` or `*` goes in quotes.",
            "Schrijf de waarde op elke plek uit. Een tekst die met `&` of `*` begint, zet je tussen aanhalingstekens.",
        ),
        good=Text(
            "products:\n  - name: Beds\n    unit: bed\n  - name: Mattresses\n    unit: bed",
            "products:\n  - name: Bedden\n    unit: bed\n  - name: Matrassen\n    unit: bed",
        ),
        bad=Text(
            "products:\n  - name: Beds\n    unit: &unit bed\n  - name: Mattresses\n    unit: *unit",
            "products:\n  - name: Bedden\n    unit: &eenheid bed\n  - name: Matrassen\n    unit: *eenheid",
        ),
    ),
    "plan.limit": FileRule(
        Text("a plan of ordinary size", "een plan van gewone omvang"),
        Text(
            "No sales plan needs more than these limits allow; what does is seldom a plan that a person wrote.",
            "Geen verkoopplan heeft meer nodig dan deze grenzen toelaten; wat erbuiten valt is zelden door een mens "
            "geschreven.",
        ),
        Text(
            "Make it shorter, or split it: one plan per account manager, and attachments in files of their own.",
            "Maak het korter of splits het: één plan per accountmanager, en bijlagen in een eigen bestand.",
        ),
        good=both("reviews:\n  - date: 2027-04-06\n    with: [Piet Jansen]"),
        bad=both(f"reviews:\n  - date: 2027-04-06\n    with: {'[' * LIMIT_LEVELS}Piet Jansen{']' * LIMIT_LEVELS}"),
    ),
    "plan.required": FileRule(
        Text("whose plan, and over which period", "van wie het plan is, en over welke periode"),
        Text(
            "A plan is somebody's, and everything in it is over a period: without them the numbers say nothing.",
            "Een plan is van iemand, en alles erin gaat over een periode: zonder die twee zeggen de getallen niets.",
        ),
        Text(
            "Write `account_manager` and either `year` or `period` at the top of the plan.",
            "Zet bovenaan het plan `account_manager` en `year` of `period`.",
        ),
        good=both("account_manager: Sanne de Vries"),
        bad=both("account_manager:"),
    ),
    "plan.unknown-key": FileRule(
        Text("only keys that a plan has", "alleen velden die een plan heeft"),
        Text(
            "What stands under an unknown key is not read: a slip of the pen would leave a question open unseen.",
            "Wat onder een onbekend veld staat wordt niet gelezen: door een tikfout blijft een vraag ongemerkt open.",
        ),
        Text(
            "Write the key as the message suggests, or put `#` before a remark of your own.",
            "Schrijf het veld zoals de melding voorstelt, of zet `#` voor een eigen opmerking.",
        ),
        good=both("revenue_target: EUR 1 200 000"),
        bad=both("revenue_taget: EUR 1 200 000"),
    ),
    "plan.kind": FileRule(
        Text("the right form in the right place", "de juiste vorm op de juiste plek"),
        Text(
            "A list where one value belongs, or two keys that exclude each other, can be read in more than one way.",
            "Een lijst waar één waarde hoort, of twee velden die elkaar uitsluiten, is op meer manieren te lezen.",
        ),
        Text(
            "Write it in the form that the message names; of keys that exclude each other keep one.",
            "Schrijf het in de vorm die de melding noemt; houd van velden die elkaar uitsluiten er één.",
        ),
        good=both("sales_manager: Piet Jansen"),
        bad=both("sales_manager: [Piet Jansen, Eva Smit]"),
    ),
    "plan.notation": FileRule(
        Text("values in a notation that can be read", "waarden in een leesbare notatie"),
        Text(
            "A value that cannot be read as an amount, date or number does not count as an answer.",
            "Een waarde die niet als bedrag, datum of getal te lezen is, telt niet als antwoord.",
        ),
        Text(
            "Write the value as in the message, such as `50.000,-`, `12.5%`, `2027-03-01` or `2 weeks`.",
            "Schrijf de waarde zoals in de melding, bijvoorbeeld `50.000,-`, `12,5%`, `2027-03-01` of `2 weken`.",
        ),
        good=both("reviews:\n  - date: 2027-04-30"),
        bad=both("reviews:\n  - date: 2027-04-31"),
    ),
    "plan.ambiguous": FileRule(
        Text("values with one meaning", "waarden met één betekenis"),
        Text(
            "What can be read in two ways is never guessed: `50.000` is fifty thousand to one reader and fifty to the "
            "next.",
            "Bij wat op twee manieren te lezen is, wordt nooit gegokt: `50.000` is voor de een vijftigduizend en voor "
            "de ander vijftig.",
        ),
        Text(
            "Choose the reading that you mean and write it as the message shows. For a whole plan in one notation put "
            "`numbers: nl` or `numbers: en` at the top.",
            "Kies wat je bedoelt en schrijf het zoals de melding laat zien. Is het hele plan in één notatie, zet dan "
            "bovenaan `numbers: nl` of `numbers: en`.",
        ),
        good=both("revenue_target: 50000"),
        bad=both("revenue_target: 50.000"),
    ),
    "plan.vague": FileRule(
        Text("a real answer, and no placeholder", 'een echt antwoord, en niet "nog in te vullen"'),
        Text(
            "Nobody can be held to `TBD`, `more` or a range: a plan is a promise in numbers.",
            "Aan `n.t.b.`, `meer` of een bandbreedte is niemand te houden: een plan is een belofte in getallen.",
        ),
        Text(
            "Put the number or name that you will be held to in its place, or leave the line out until you know it.",
            "Zet er het getal of de naam neer waaraan je gehouden wilt worden, of laat de regel weg tot je het weet.",
        ),
        good=both("revenue_target: EUR 1 200 000"),
        bad=Text("revenue_target: TBD", "revenue_target: n.t.b."),
    ),
    "plan.currency": FileRule(
        Text("one currency", "één valuta"),
        Text(
            "Amounts in several currencies cannot be added or compared.",
            "Bedragen in verschillende valuta zijn niet op te tellen of te vergelijken.",
        ),
        Text(
            "Convert the amount to the currency of the plan, or change `currency` if the whole plan is in another one.",
            "Reken het bedrag om naar de valuta van het plan, of pas `currency` aan als alles in een andere is.",
        ),
        good=both("currency: EUR\nrevenue_target: EUR 1 200 000"),
        bad=both("currency: EUR\nrevenue_target: USD 1 300 000"),
    ),
    "plan.waiver": FileRule(
        Text("waivers that hold", "uitzonderingen die kloppen"),
        Text(
            "A waiver lets a question go: it needs an existing rule, a reason, and a date that has not passed.",
            "Een uitzondering laat een vraag los: daar hoort een bestaande regel bij, een reden, en een datum die nog "
            "niet voorbij is.",
        ),
        Text(
            "Complete the waiver, agree on a new date, or remove it because the plan gives the answer.",
            "Maak de uitzondering compleet, spreek een nieuwe datum af, of haal de uitzondering weg omdat het plan "
            "het antwoord geeft.",
        ),
        good=Text(
            "waivers:\n  - rule: C05.own\n    reason: The costs follow in March\n    until: 2027-03-31",
            "waivers:\n  - rule: C05.own\n    reason: De kosten volgen in maart\n    until: 2027-03-31",
        ),
        bad=both("waivers:\n  - rule: C05.own\n    until: 2027-03-31"),
    ),
}
"""The rules of the file itself, by id."""
