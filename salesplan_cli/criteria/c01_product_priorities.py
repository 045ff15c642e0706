"""1 Product priorities: what contributes most, in descending order."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Final

from salesplan_cli.checklist import MANAGER, Criterion, Limit, Rule
from salesplan_cli.criteria.ranked_list import Ranked, contributed, descending, listed, ranked, total
from salesplan_cli.text import Text, both

PRODUCTS: Final = Ranked(
    "products",
    both("product"),
    Text("products", "producten"),
    (
        Text("Service contracts", "Servicecontracten"),
        Text("Installations", "Installaties"),
        Text("Consumables", "Verbruiksartikelen"),
        both("Training"),
    ),
    (),
    "C01.list",
)


C01: Final = Criterion(
    id="C01",
    title=Text("Product priorities", "Productprioriteiten"),
    question=Text(
        "Which products and services contribute most to the organisation's profit or mission, in descending order?",
        "Welke producten en diensten dragen het meest bij aan de winst of missie van de organisatie, in aflopende "
        "volgorde?",
    ),
    answer=Text(
        "Name at least three, the most important first, each with its contribution: a percentage or an amount. "
        "Not known yet? Write `rank: 1`, `rank: 2`, ... in its place.",
        "Noem er ten minste drie, de belangrijkste bovenaan, elk met de bijdrage: een percentage of een bedrag. "
        "Nog niet bekend? Schrijf dan `rank: 1`, `rank: 2`, ... op die plaats.",
    ),
    section="products",
    rules=(
        Rule(
            id="C01.list",
            kind="missing",
            owner=MANAGER,
            title=Text("products named", "producten genoemd"),
            why=Text(
                "Without priorities, people sell what is easiest, or what operations cannot deliver.",
                "Wie niet weet wat het belangrijkst is, verkoopt wat het makkelijkst gaat, of wat niet te leveren is.",
            ),
            reads=("products[].name",),
            limit=Limit(Decimal(3), Text("products", "producten"), whole=True),
            judge=partial(listed, of=PRODUCTS),
            good=Text(
                "products: [{name: Maintenance}, {name: Installation}, {name: Supplies}]",
                "products: [{name: Onderhoud}, {name: Installatie}, {name: Materialen}]",
            ),
            bad=Text("products: [{name: Maintenance}]", "products: [{name: Onderhoud}]"),
        ),
        Rule(
            id="C01.ranked",
            kind="missing",
            owner=MANAGER,
            title=Text("contribution or rank per product", "bijdrage of rang per product"),
            why=Text(
                "A list says what there is; only a ranking says what to do first.",
                "Een lijst zegt wat er is; pas een volgorde zegt wat eerst moet.",
            ),
            reads=("products[].contribution", "products[].rank"),
            judge=partial(ranked, of=PRODUCTS),
            good=Text(
                "products: [{name: Maintenance, contribution: 45%}, {name: Supplies, contribution: 20%}]",
                "products: [{name: Onderhoud, contribution: 45%}, {name: Materialen, contribution: 20%}]",
            ),
            bad=Text(
                "products: [{name: Maintenance, contribution: 45%}, {name: Supplies}]",
                "products: [{name: Onderhoud, contribution: 45%}, {name: Materialen}]",
            ),
        ),
        Rule(
            id="C01.order",
            kind="conflict",
            owner=MANAGER,
            title=Text("products in descending order", "producten in aflopende volgorde"),
            why=Text(
                "The account manager reads the list from the top and divides attention accordingly.",
                "De accountmanager leest de lijst van bovenaf en verdeelt zo de aandacht.",
            ),
            reads=("products[].contribution", "products[].rank"),
            judge=partial(descending, of=PRODUCTS),
            good=Text(
                "products: [{name: Maintenance, contribution: 45%}, {name: Supplies, contribution: 20%}]",
                "products: [{name: Onderhoud, contribution: 45%}, {name: Materialen, contribution: 20%}]",
            ),
            bad=Text(
                "products: [{name: Supplies, contribution: 20%}, {name: Maintenance, contribution: 45%}]",
                "products: [{name: Materialen, contribution: 20%}, {name: Onderhoud, contribution: 45%}]",
            ),
        ),
        Rule(
            id="C01.total",
            kind="conflict",
            owner=MANAGER,
            title=Text("contributions within 100%", "bijdragen binnen 100%"),
            why=Text(
                "Shares of one profit cannot make more than the whole of it.",
                "Delen van één winst zijn samen nooit meer dan het geheel.",
            ),
            reads=("products[].contribution",),
            judge=partial(total, of=PRODUCTS),
            good=Text(
                "products: [{name: Maintenance, contribution: 60%}, {name: Supplies, contribution: 40%}]",
                "products: [{name: Onderhoud, contribution: 60%}, {name: Materialen, contribution: 40%}]",
            ),
            bad=Text(
                "products: [{name: Maintenance, contribution: 70%}, {name: Supplies, contribution: 40%}]",
                "products: [{name: Onderhoud, contribution: 70%}, {name: Materialen, contribution: 40%}]",
            ),
        ),
        Rule(
            id="C01.contribution",
            kind="advice",
            owner=MANAGER,
            title=Text("contribution beside the rank", "bijdrage naast de rang"),
            why=Text(
                "A rank without a contribution is an opinion: figures settle the discussion.",
                "Een rang zonder bijdrage is een mening: cijfers beslechten de discussie.",
            ),
            reads=("products[].contribution",),
            judge=partial(contributed, of=PRODUCTS),
            good=Text(
                "products: [{name: Maintenance, contribution: 45%}]", "products: [{name: Onderhoud, contribution: 45%}]"
            ),
            bad=Text("products: [{name: Maintenance, rank: 1}]", "products: [{name: Onderhoud, rank: 1}]"),
        ),
    ),
)
