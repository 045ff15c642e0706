"""What somebody meant by another shape than belongs there: in place of a section or list, or by an unknown key."""

from __future__ import annotations

from salesplan_cli.shapes.keys import nearest_key, renamed, unknown
from salesplan_cli.shapes.numbers import no_series, one_by_one, other_names, together
from salesplan_cli.shapes.sections import no_list, no_section, own
from salesplan_cli.shapes.words import is_blank, none_as_item, says_none, says_nothing

__all__ = [
    "is_blank", "nearest_key", "no_list", "no_section", "no_series", "none_as_item", "one_by_one", "other_names",
    "own", "renamed", "says_none", "says_nothing", "together", "unknown",
]  # fmt: skip
