"""11 Review dates: when the plan is discussed, with whom, and whether the diaries have it."""

from __future__ import annotations

from typing import Final

from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria.reviews.attendees import ATTENDEES
from salesplan_cli.criteria.reviews.booked import BOOKED
from salesplan_cli.criteria.reviews.dates import DATES
from salesplan_cli.criteria.reviews.gap import GAP
from salesplan_cli.criteria.reviews.period import PERIOD
from salesplan_cli.criteria.reviews.working_day import WORKING_DAY
from salesplan_cli.text import Text

C11: Final = Criterion(
    id="C11",
    title=Text("Review dates", "Besprekingen"),
    question=Text(
        "Are the dates on which this plan will be discussed noted in the diaries?",
        "Staan de datums waarop dit plan besproken wordt in de agenda's?",
    ),
    answer=Text(
        "Every date on which you discuss this plan (`date`), or a rhythm (`first`, `every`, `last`): at least one in "
        "every quarter, with who is there, and in the diaries. Monthly, without dates, is not an answer.",
        "Elke datum waarop jullie dit plan bespreken (`date`), of een ritme (`first`, `every`, `last`): ten minste één "
        "in elk kwartaal, met wie erbij zijn, en in de agenda's. Maandelijks, zonder datums, is geen antwoord.",
    ),
    section="reviews",
    no=Text("No, do it now", "Nee, doen"),
    rules=(DATES, ATTENDEES, BOOKED, PERIOD, WORKING_DAY, GAP),
)
