"""3 Customer priorities: who contributes most, in descending order."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import Final

from salesplan_cli.case import Case, asked_of, called
from salesplan_cli.checklist import MANAGER, Criterion, Gap, Limit, Rule, Verdict, not_judged
from salesplan_cli.criteria.ranked_list import Ranked, contributed, descending, listed, ranked, total
from salesplan_cli.text import Text, folded, phrase

CONSUMERS: Final = re.compile("particulier|consument|huishoud|bewoner|consumer|household|home ?owner|private")
CONSUMERS_DEFINED: Final = phrase(
    'definition: "house of their own, built before 1990, region North"',
    'definition: "eigen woning van voor 1990, regio Noord"',
)
ORGANISATIONS_DEFINED: Final = phrase(
    'definition: "more than 50 staff, region North"', 'definition: "meer dan 50 medewerkers, regio Noord"'
)
SEGMENTS: Final = Ranked(
    "segments",
    Text("customer group", "klantgroep"),
    Text("customer groups", "klantgroepen"),
    (
        Text("Hospitals", "Ziekenhuizen"),
        Text("Clinics", "Klinieken"),
        Text("Practices", "Praktijken"),
        Text("Care homes", "Zorginstellingen"),
    ),
    (ORGANISATIONS_DEFINED,),
    "C03.list",
)


def defined(case: Case) -> Verdict:
    """Each group is defined so that one can tell who belongs to it."""
    groups = asked_of(case, "segments", case.plan.segments, "definition")
    gaps = tuple(
        Gap(
            ("segments", index, "definition"),
            phrase(
                "{name} is not defined: how can you tell who belongs to it?",
                "{name} is niet omschreven: waaraan zie je wie erbij hoort?",
                name=called(group.name, index, "customer group", "klantgroep"),
            ),
            CONSUMERS_DEFINED if CONSUMERS.search(folded(group.name or "")) else ORGANISATIONS_DEFINED,
            (("segments", index, "definition"),),
        )
        for index, group in groups
        if group.definition is None
    )
    if not groups:
        return not_judged("there are no groups yet", "er zijn nog geen groepen")
    evidence = phrase(
        "{met} of {of} {of:group|groups} defined",
        "{met} van {of} {of:groep|groepen} omschreven",
        met=len(groups) - len(gaps),
        of=len(groups),
    )
    return Verdict(evidence, len(groups), gaps)


C03: Final = Criterion(
    id="C03",
    title=Text("Customer priorities", "Klantprioriteiten"),
    question=Text(
        "Which customer or target groups matter most to profit or mission, in descending order?",
        "Welke klantgroepen of doelgroepen zijn het belangrijkst voor de winst of missie, in aflopende volgorde?",
    ),
    answer=Text(
        "Name at least two, the most important first, each with its contribution: a percentage or an amount. "
        "Not known yet? Write `rank: 1`, `rank: 2`, ... in its place. Say in `definition` who belongs to it.",
        "Noem er ten minste twee, de belangrijkste bovenaan, elk met de bijdrage: een percentage of een bedrag. "
        "Nog niet bekend? Schrijf dan `rank: 1`, `rank: 2`, ... op die plaats. Zeg bij `definition` wie erbij hoort.",
    ),
    section="segments",
    rules=(
        Rule(
            id="C03.list",
            kind="missing",
            owner=MANAGER,
            title=Text("customer groups named", "klantgroepen genoemd"),
            why=Text(
                "Without priorities, the friendliest customers get the most visits.",
                "Wie niet weet welke klanten het belangrijkst zijn, gaat naar wie het aardigst is.",
            ),
            reads=("segments[].name",),
            limit=Limit(Decimal(2), Text("customer groups", "klantgroepen"), whole=True),
            judge=partial(listed, of=SEGMENTS),
            good=Text(
                "segments: [{name: Hospitals}, {name: Clinics}, {name: Practices}]",
                "segments: [{name: Ziekenhuizen}, {name: Klinieken}, {name: Praktijken}]",
            ),
            bad=Text("segments: [{name: Hospitals}]", "segments: [{name: Ziekenhuizen}]"),
        ),
        Rule(
            id="C03.ranked",
            kind="missing",
            owner=MANAGER,
            title=Text("contribution or rank per group", "bijdrage of rang per groep"),
            why=Text(
                "A list says who the customers are; only a ranking says whom to see first.",
                "Een lijst zegt wie er zijn; pas een volgorde zegt naar wie je eerst gaat.",
            ),
            reads=("segments[].contribution", "segments[].rank"),
            judge=partial(ranked, of=SEGMENTS),
            good=Text(
                "segments: [{name: Hospitals, contribution: 45%}, {name: Practices, contribution: 20%}]",
                "segments: [{name: Ziekenhuizen, contribution: 45%}, {name: Praktijken, contribution: 20%}]",
            ),
            bad=Text(
                "segments: [{name: Hospitals, contribution: 45%}, {name: Practices}]",
                "segments: [{name: Ziekenhuizen, contribution: 45%}, {name: Praktijken}]",
            ),
        ),
        Rule(
            id="C03.order",
            kind="conflict",
            owner=MANAGER,
            title=Text("groups in descending order", "groepen in aflopende volgorde"),
            why=Text(
                "The account manager reads the list from the top and divides the time accordingly.",
                "De accountmanager leest de lijst van bovenaf en verdeelt zo de tijd.",
            ),
            reads=("segments[].contribution", "segments[].rank"),
            judge=partial(descending, of=SEGMENTS),
            good=Text(
                "segments: [{name: Hospitals, contribution: 45%}, {name: Practices, contribution: 20%}]",
                "segments: [{name: Ziekenhuizen, contribution: 45%}, {name: Praktijken, contribution: 20%}]",
            ),
            bad=Text(
                "segments: [{name: Practices, contribution: 20%}, {name: Hospitals, contribution: 45%}]",
                "segments: [{name: Praktijken, contribution: 20%}, {name: Ziekenhuizen, contribution: 45%}]",
            ),
        ),
        Rule(
            id="C03.total",
            kind="conflict",
            owner=MANAGER,
            title=Text("contributions within 100%", "bijdragen binnen 100%"),
            why=Text(
                "Shares of one profit cannot make more than the whole of it.",
                "Delen van één winst zijn samen nooit meer dan het geheel.",
            ),
            reads=("segments[].contribution",),
            judge=partial(total, of=SEGMENTS),
            good=Text(
                "segments: [{name: Hospitals, contribution: 60%}, {name: Practices, contribution: 40%}]",
                "segments: [{name: Ziekenhuizen, contribution: 60%}, {name: Praktijken, contribution: 40%}]",
            ),
            bad=Text(
                "segments: [{name: Hospitals, contribution: 70%}, {name: Practices, contribution: 40%}]",
                "segments: [{name: Ziekenhuizen, contribution: 70%}, {name: Praktijken, contribution: 40%}]",
            ),
        ),
        Rule(
            id="C03.contribution",
            kind="advice",
            owner=MANAGER,
            title=Text("contribution beside the rank", "bijdrage naast de rang"),
            why=Text(
                "A rank without a contribution is an opinion: figures settle the discussion.",
                "Een rang zonder bijdrage is een mening: cijfers beslechten de discussie.",
            ),
            reads=("segments[].contribution",),
            judge=partial(contributed, of=SEGMENTS),
            good=Text(
                "segments: [{name: Hospitals, contribution: 45%}]",
                "segments: [{name: Ziekenhuizen, contribution: 45%}]",
            ),
            bad=Text("segments: [{name: Hospitals, rank: 1}]", "segments: [{name: Ziekenhuizen, rank: 1}]"),
        ),
        Rule(
            id="C03.definition",
            kind="advice",
            owner=MANAGER,
            title=Text("who belongs to each group", "wie bij elke groep hoort"),
            why=Text(
                "If two people define a group differently, you can neither plan for it nor count it.",
                "Als twee mensen een groep anders afbakenen, kun je er niet mee plannen en weet niemand hoeveel "
                "klanten erin zitten.",
            ),
            reads=("segments[].definition",),
            judge=defined,
            good=Text(
                "segments: [{name: Hospitals, definition: more than 200 beds}]",
                "segments: [{name: Ziekenhuizen, definition: meer dan 200 bedden}]",
            ),
            bad=Text("segments: [{name: Hospitals}]", "segments: [{name: Ziekenhuizen}]"),
        ),
    ),
)
