"""What people write in another shape than belongs there, and what the tool makes of it."""

from __future__ import annotations

import pytest

from conftest import judged
from salesplan_cli.engine import Finding

HEAD = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


def faults(text: str) -> list[Finding]:
    """What is wrong with the file itself."""
    return [each for each in judged(text).findings if each.kind == "plan"]


# --- A section that is indented by mistake ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selling_time:\n  weeks: 43\n  costs:\n  allowed: 5k\n  own: 3k\n  lines:\n    - name: Car\n", ["costs"]),
        ("costs:\n  own: 3k\n  periods:\n  quarters: [1, 2]\n  seasonality:\n    index: [1]\n", ["periods"]),
        # A slip of the pen in it is told once the section is in its place.
        ("selling_time:\n  weeks: 43\n  costs:\n  allowd: 5k\n", ["costs"]),
        # `organisation` is also a key of the plan as a whole.
        ("costs:\n  own: 3k\n  monitoring:\n  organisation:\n    - measure: Revenue\n", ["monitoring"]),
        ("costs:\n  own: 3k\n  periods:\n  quarters: [1, 2]\n  revenue_target: 5k\n", ["periods", "revenue_target"]),
        # What is not below it is told itself.
        ("selling_time:\n  colour: red\n  costs:\n  allowed: 5k\n", ["colour", "costs"]),
        ("selling_time:\n  costs:\n  allowed: 5k\n  weeks: 43\n  colour: red\n", ["costs", "colour"]),
        ("selling_time:\n  costs: 5k\n  allowed: 5k\n", ["costs", "allowed"]),
    ],
)
def test_a_section_that_is_indented_is_one_finding_with_what_is_below_it(text: str, told: list[str]) -> None:
    found = faults(HEAD + text)
    assert [each.path[-1] for each in found] == told
    assert {each.rule for each in found} == {"plan.unknown-key"}
