"""7 Activities: how many of which activity it takes, step by step to an order."""

from __future__ import annotations

from typing import Final

from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria.activities.chain import CHAIN
from salesplan_cli.criteria.activities.count import COUNT
from salesplan_cli.criteria.activities.enough import ENOUGH
from salesplan_cli.criteria.activities.flow import FLOW
from salesplan_cli.criteria.activities.hours import HOURS
from salesplan_cli.criteria.activities.loop import LOOP
from salesplan_cli.criteria.activities.order_value import ORDER_VALUE
from salesplan_cli.text import Text

C07: Final = Criterion(
    id="C07",
    title=Text("Activities", "Activiteiten"),
    question=Text(
        "Is it quantified which activities are needed to reach the targets?",
        "Is gekwantificeerd welke activiteiten nodig zijn om de doelen te halen?",
    ),
    answer=Text(
        "Give each activity a number (`per_week: 3`), what it leads to and how many of a hundred get there, up to an "
        "order. What follows from the step before needs no number of its own.",
        "Geef elke activiteit een aantal (`per_week: 3`), waartoe die leidt en hoeveel van de honderd er komen, tot en "
        "met een order. Wat uit de stap ervoor volgt, heeft geen eigen aantal nodig.",
    ),
    section="activities",
    rules=(COUNT, CHAIN, ORDER_VALUE, FLOW, ENOUGH, HOURS, LOOP),
)
