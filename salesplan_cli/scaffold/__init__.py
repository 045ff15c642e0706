"""What `salesplan init` writes: a plan to fill in, a complete example, or next year's plan from this year's.

All three are a tree of values, written in the same way: each question of the checklist above its section, what a
field holds beside it, and beside an empty field what the example has there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from salesplan_cli.model import Plan
from salesplan_cli.scaffold.example import example_of, in_round_numbers
from salesplan_cli.scaffold.form import Answers, form_of, head
from salesplan_cli.scaffold.renewal import carried
from salesplan_cli.scaffold.writing import written
from salesplan_cli.text import Lang, Phrase, Text

__all__ = ["Answers", "example", "new", "renewed"]


def new(answers: Answers, lang: Lang) -> str:
    """A plan to fill in."""
    return written(
        head(answers, lang) | form_of(answers.span), in_round_numbers(answers), answers, lang, _FILL_IN, _how(answers)
    )


def example(answers: Answers, lang: Lang) -> str:
    """A complete plan that answers all eleven questions, every amount in proportion to the target."""
    return written(example_of(answers, lang), in_round_numbers(answers), answers, lang, _EXAMPLE)


def renewed(old: Plan, data: Mapping[str, Any], answers: Answers, lang: Lang) -> str:
    """Next year's plan from an older one: its names and structure, without its numbers and dates.

    `data` is what the older file says, `old` what could be read of it. What could not, and its waivers, stay behind.
    """
    return written(carried(old, data, answers), in_round_numbers(answers), answers, lang, _RENEWED, _how(answers))


# --- words on top --------------------------------------------------------------------------------------------------

_FILL_IN: Final = Text(
    "A sales plan in eleven questions. Fill in what you know; what stays empty counts as not answered yet. "
    "`salesplan check` tells you what is still missing and what you can write there.",
    "Een verkoopplan in elf vragen. Vul in wat je weet; wat leeg blijft, telt als nog niet beantwoord. "
    "`salesplan check` zegt wat er nog ontbreekt en wat je daar kunt schrijven.",
)
_RENEWED: Final = Text(
    "A new year's plan with the names of the one before. But for the year, every number and date is empty: those are "
    "asked again. Go through the names too: what has changed? `salesplan check` tells you what is still missing.",
    "Het plan voor een nieuw jaar, met de namen uit het vorige. Op het jaar na zijn alle getallen en datums leeg: die "
    "worden opnieuw gevraagd. Loop ook de namen na: wat is er veranderd? `salesplan check` zegt wat er nog ontbreekt.",
)
_EXAMPLE: Final = Text(
    "An example that answers all eleven questions. Its products, customers and numbers are made up: put your own in "
    "their place, and run `salesplan check` now and then.",
    "Een voorbeeld dat alle elf vragen beantwoordt. De producten, klanten en getallen zijn verzonnen: zet die van "
    "jezelf ervoor in de plaats, en laat `salesplan check` meekijken.",
)
_HOW: Final = Text(
    "Everything is over {whole}, unless the field says otherwise. What follows a # is explanation: it does not "
    "count. Put a text between quotes if it has a comma, a colon or a # in it. An entry that you do not need can be "
    "left empty; for one more, copy its lines. No seasons or special events? Then write, in place of the lines below "
    "`seasonality:` or `events:`, `none:` with the reason, such as `none: subscriptions run all year`.",
    "Alles gaat over {whole}, tenzij er iets anders bij staat. Wat achter een # staat, is uitleg en telt niet "
    "mee. Zet een tekst tussen aanhalingstekens als er een komma, een dubbele punt of een # in staat. Wat je van een "
    "lijst niet nodig hebt, kun je leeg laten; heb je er één meer nodig, kopieer dan de regels. Geen seizoenen of "
    "bijzondere gebeurtenissen? Schrijf dan, in plaats van de regels onder `seasonality:` of `events:`, `none:` met de "
    "reden, zoals `none: abonnementen lopen het hele jaar`.",
)
_YEAR: Final = Text("the whole year", "het hele jaar")
_PERIOD: Final = Text("the whole period", "de hele periode")


def _how(answers: Answers) -> Text:
    how = Phrase(_HOW, {"whole": _PERIOD if answers.period else _YEAR})
    return Text(how.say("en"), how.say("nl"))
