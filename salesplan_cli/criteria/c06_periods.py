"""6 Periods: the target per quarter, month and week, with seasons and events."""

from __future__ import annotations

from typing import Final

from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria.periods.curve import CURVE
from salesplan_cli.criteria.periods.division import MONTHS, QUARTERS, WEEKS
from salesplan_cli.criteria.periods.events import DATES, EVENTS
from salesplan_cli.criteria.periods.season import SEASON
from salesplan_cli.criteria.periods.sums import SUM
from salesplan_cli.criteria.periods.year_end import YEAR_END
from salesplan_cli.text import Text

C06: Final = Criterion(
    id="C06",
    title=Text("Periods", "Periodes"),
    question=Text(
        "A whole year is hard to oversee. Is the plan specified per quarter, per month, per week? With seasonal "
        "influences? With special events that affect sales?",
        "Een heel jaar is moeilijk te overzien. Is het plan uitgewerkt per kwartaal, per maand, per week? Met "
        "seizoensinvloeden? Met bijzondere gebeurtenissen die de verkoop beïnvloeden?",
    ),
    answer=Text(
        "Divide the target over the quarters, months and weeks. Give an index per month with its basis, and the events "
        "with their date and effect; where there are none, write `none:` with the reason.",
        "Verdeel het doel over de kwartalen, maanden en weken. Geef per maand een index met onderbouwing, en de "
        "gebeurtenissen met datum en effect; zijn die er niet, schrijf dan `none:` met de reden.",
    ),
    section="periods",
    rules=(QUARTERS, MONTHS, WEEKS, SEASON, EVENTS, SUM, CURVE, DATES, YEAR_END),
)
