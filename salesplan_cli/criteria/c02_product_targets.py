"""2 Product targets: exactly how much of what to sell."""

from __future__ import annotations

from typing import Final

from salesplan_cli.checklist import Criterion
from salesplan_cli.criteria.product_targets.price import PRICE
from salesplan_cli.criteria.product_targets.priority import PRIORITY
from salesplan_cli.criteria.product_targets.quantity import QUANTITY
from salesplan_cli.criteria.product_targets.sums import SUM
from salesplan_cli.criteria.product_targets.target import TARGET
from salesplan_cli.text import Text

C02: Final = Criterion(
    id="C02",
    title=Text("Product targets", "Productdoelen"),
    question=Text(
        "Are those products quantified in the targets, so that one knows exactly how much of what to sell?",
        "Zijn die producten gekwantificeerd in de doelen, zodat je precies weet hoeveel je waarvan moet verkopen?",
    ),
    answer=Text(
        "Give each product a `quantity` with its `unit` (and a `price`), or its `revenue`, over the whole period. "
        "Together they make `revenue_target`.",
        "Geef elk product een aantal (`quantity`) met eenheid (`unit`) en een prijs (`price`), of de omzet "
        "(`revenue`), over de hele periode. Samen zijn ze `revenue_target`.",
    ),
    section="products",
    needs="C01",
    rules=(QUANTITY, TARGET, SUM, PRICE, PRIORITY),
)
