"""What a folder of plans cannot show: each limit moved by a setting, and what turns one kind of rule into another."""

from __future__ import annotations

import pytest

from conftest import TESTS, judged
from fragments import status
from salesplan_cli.checklist import Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import RuleResult, default_limits

SEGMENTS = "segments: [{name: Hospitals, time: 60%}, {name: Clinics, time: 41%}]\n"
CURVE = (
    "revenue_target: 400k\nperiod: {start: 2027-01-01, months: 4}\n"
    "periods: {months: [86k, 114k, 90k, 110k], seasonality: {index: [80, 120, 90, 110], basis: revenue 2026}}\n"
)
FLOW = (
    "activities: [{name: Meeting, per_period: 100, leads_to: Quotation, conversion: 40%},"
    " {name: Quotation, per_period: 45, leads_to: order, conversion: 9%}]\n"
)

# A plan, the highest limit (or the lowest number asked) with which it is unmet, and the first with which it is met.
LIMITS = {
    "C01.list": ("products: [{name: Service}, {name: Supplies}]\n", "3", "2"),
    "C02.sum": (
        "revenue_target: 100k\nproducts: [{name: Service, revenue: 60k}, {name: Supplies, revenue: 42k}]\n",
        "1.9",
        "2",
    ),
    "C02.price": ("products: [{name: Service, quantity: 10, price: 103, revenue: 1000}]\n", "2.9", "3"),
    "C03.list": ("segments: [{name: Hospitals}]\n", "2", "1"),
    "C04.sum": (SEGMENTS, "0.9", "1"),
    "C05.split": ("costs: {allowed: 100k, own: 40k, support: 62k}\n", "1.9", "2"),
    "C06.sum": ("revenue_target: 100k\nperiods: {quarters: [25k, 25k, 25k, 27k]}\n", "1.9", "2"),
    "C06.curve": (CURVE, "5.9", "6"),
    "C06.year-end": ("periods: {quarters: [20k, 20k, 20k, 40k]}\n", "39.9", "40"),
    "C07.flow": (FLOW, "12.4", "12.5"),
    "C08.revenue": ("revenue_target: 100k\ncustomers: {existing: {revenue: 60k}, new: {revenue: 42k}}\n", "1.9", "2"),
    "C11.gap": (
        "period: {start: 2027-01-04, months: 3}\nreviews: [{date: 2027-02-01}, {date: 2027-03-15}]\n",
        "41",
        "42",
    ),
}


@pytest.mark.parametrize("rule", default_limits(CHECKLIST))
def test_each_limit_is_a_setting(rule: str) -> None:
    fragment, beyond, within = LIMITS[rule]
    name = rule.replace(".", "_").replace("-", "_")
    assert status(fragment, rule, **{name: beyond}) == "unmet"
    assert status(fragment, rule, **{name: within}) == "met"
    # Another rule's limit does not move it.
    other = "C05_split" if rule != "C05.split" else "C06_sum"
    assert status(fragment, rule, **{other: "99"}) == status(fragment, rule)


# Of each rule the plan of the folder that is unmet first by name.
UNMET = {path.parent.name: path for path in sorted(TESTS.glob("rules/*/unmet-*.yaml"), reverse=True)}


def result_of(plan: str, rule: str, **settings: object) -> RuleResult:
    """What becomes of a rule with these settings."""
    report = judged(plan, **settings)
    return next(each for criterion in report.criteria for each in criterion.rules if each.rule.id == rule)


@pytest.mark.parametrize(
    "rule", [rule for criterion in CHECKLIST for rule in criterion.rules], ids=lambda each: each.id
)
def test_an_unmet_rule_can_be_made_advice_switched_off_or_waived(rule: Rule) -> None:
    plan = UNMET[rule.id].read_text(encoding="utf-8")
    score = judged(plan).score
    as_it_is = result_of(plan, rule.id)
    assert (as_it_is.status, as_it_is.kind) == ("unmet", rule.kind)
    off = result_of(plan, rule.id, kinds={rule.id: "off"})
    assert (off.status, off.tally.of) == ("ignored", 0)
    waived = judged(f"{plan}waivers: [{{rule: {rule.id}, reason: agreed with the manager}}]\n")
    assert waived.score_without_waivers == score
    assert [each.status for each in waived.findings if each.rule == rule.id and each.kind != "plan"] == [
        "waived" for each in judged(plan).findings if each.rule == rule.id
    ]
    if rule.kind == "advice":
        missing = result_of(plan, rule.id, kinds={rule.id: "missing"})
        assert (missing.status, missing.kind) == ("unmet", "missing")
        asked = judged(plan, kinds={rule.id: "missing"})
        found = [each for each in asked.findings if each.rule == rule.id]
        assert found
        assert all(each.kind == "missing" for each in found)
        assert next(each for each in asked.criteria if each.criterion.id == rule.id[:3]).answer != "yes"
