"""Next year's plan from an older one: what says who or what is kept, and what says how much or when is asked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from salesplan_cli import notation
from salesplan_cli.model import ITEMS, PER_KEYS, Plan, Section
from salesplan_cli.notation import Misread, Style
from salesplan_cli.scaffold.form import FIRST, Answers, Node, Tree, form_of, head, like, target_of
from salesplan_cli.text import amount

_KEPT: Final = frozenset((
    "name", "unit", "definition", "none", "for", "leads_to", "goal", "measure", "what", "who", "kind", "every",
    "source", "with", "sales_manager", "organisation", "country", "numbers", "contribution_basis",
))  # fmt: skip
"""Keys whose value says who or what, and not how much or when."""


def carried(old: Plan, data: Mapping[str, Any], answers: Answers) -> Tree:
    """The form of a new plan, with what is kept of the older one."""
    read, form = _plain(old), form_of(answers.span)
    names = (*form, "sales_manager", "organisation", "country", "numbers", "contribution_basis")
    kept = _merged(form, {name: read[name] for name in names}, data)
    asked = {name: value for name, value in head(answers).items() if value is not None and name != "country"}
    tree = head(answers) | {name: value for name, value in kept.items() if name in form or value is not None} | asked
    del tree["revenue_target"]
    return tree | _asked_target(old, answers)


def _plain(value: Any) -> Any:
    """What was read of a plan, by the keys of the file."""
    if isinstance(value, Section):
        fields = type(value).model_fields
        return {field.alias or name: _plain(getattr(value, name)) for name, field in fields.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], Section):
        return [_plain(each) for each in value]
    return value


def _asked_target(old: Plan, answers: Answers) -> Tree:
    # In orders where the older plan counts those, unless what was typed is an amount of money.
    typed, style = answers.target, Style(old.numbers, answers.currency)
    if old.counts_orders and (typed is None or not isinstance(notation.count(typed, style, positive=True), Misread)):
        return {"order_target": typed}
    orders: Tree = {} if old.order_target is None else {"order_target": None}
    target = target_of(answers)
    if target_of(answers, old.numbers) is None and target is not None:
        # Typed in another notation than the older plan declares: then as that one has it.
        return orders | {"revenue_target": amount(target, old.numbers or "en")}
    return orders | {"revenue_target": typed}


def _merged(form: Tree, read: Mapping[str, Any], data: Mapping[str, Any]) -> Tree:
    """A section of the form with what is kept of an older plan, its entries and its own choice of keys."""
    if read.get("none"):
        return {"none": data["none"].strip()}
    names = [*form, *(name for name in read if name in data and name not in form)]
    if "rank" in data and "contribution" not in data:
        names.remove("contribution")
    if "per_week" in form and "per_week" not in data and not data.keys().isdisjoint(PER_KEYS):
        names.remove("per_week")
    return {name: _merge(name, form.get(name), read.get(name), data.get(name)) for name in names}


def _merge(name: str, form: Node, read: Any, data: Any) -> Node:
    if isinstance(form, dict):
        if not form.keys().isdisjoint(FIRST):
            return form  # the new year has quarters, months and weeks of its own
        return _merged(form, read, data) if isinstance(read, dict) and isinstance(data, dict) else form
    if isinstance(form, list):
        if isinstance(read, dict):
            # The file has a list of events, or `none:`; the model has one section for both.
            if read["none"]:
                return _merged({}, read, data)
            read = read[ITEMS]
        both = zip(read or (), data if isinstance(data, list) else (), strict=False)
        kept: list[Node] = []
        for one, typed in both:
            if isinstance(typed, dict) and _given(one):
                kept.append(_merged(like(form, next(key for key in one if key in typed)), one, typed))
        return kept or form
    if name not in _KEPT or not _given(read):
        return None
    # Of a list what could be read, without the places that were still to be filled in; any other text as it was typed.
    return list(read) if isinstance(data, list) else str(data).strip()


def _given(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_given, value.values()))
    return value not in (None, (), [])
