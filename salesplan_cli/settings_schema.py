"""What an editor may know of a settings file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesplan_cli.checklist import Limit
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.render import FORMATS
from salesplan_cli.schema import DRAFT
from salesplan_cli.settings_file import AUTO, HIGHEST_LIMIT, HIGHEST_SCORE, KINDS, LISTS, SETTINGS, SWITCHES
from salesplan_cli.text import LANGS, Lang, Text

DOCS: Final[Mapping[str, Text]] = {
    "paths": Text("Plan files and folders to judge", "Planbestanden en mappen om te beoordelen"),
    "format": Text("The format of the report, or of several", "Het formaat van het rapport, of van meer dan één"),
    "output": Text("The file for each report", "Het bestand voor elk rapport"),
    "fail-under": Text("Fail a plan that scores less", "Keur een plan af dat lager scoort"),
    "require": Text("Questions that must read yes", "Vragen waarop het antwoord ja moet zijn"),
    "select": Text("Only these questions or rules", "Alleen deze vragen of regels"),
    "ignore": Text("Without these questions or rules", "Zonder deze vragen of regels"),
    "exit-zero": Text("Exit with 0 whatever is found", "Eindig met 0, wat er ook gevonden wordt"),
    "as-of": Text("The date that counts as today", "De datum die als vandaag telt"),
    "lang": Text("The language of reports", "De taal van rapporten"),
    "no-color": Text("No colours", "Geen kleuren"),
    "quiet": Text("No remarks beside the result", "Geen opmerkingen naast het resultaat"),
    "jobs": Text("Processes for many plans, or auto", "Processen bij veel plannen, of auto"),
    "limits": Text("Limits of rules", "Grenzen van regels"),
    "kinds": Text("What a rule counts as", "Waarvoor een regel telt"),
}


def settings_schema(lang: Lang) -> dict[str, object]:
    """The JSON Schema (draft-07) of `salesplan.toml`, and of `[tool.salesplan]` in `pyproject.toml`."""
    rules = [rule for criterion in CHECKLIST for rule in criterion.rules]
    names = sorted({rule.id for rule in rules} | {criterion.id for criterion in CHECKLIST})
    text: dict[str, object] = {"type": "string"}
    shapes: dict[str, dict[str, object]] = {
        **{name: {"anyOf": [text, {"type": "array", "items": text}]} for name in LISTS},
        **{name: {"type": "boolean"} for name in SWITCHES},
        "fail-under": {"type": "integer", "minimum": 0, "maximum": HIGHEST_SCORE},
        "as-of": {"type": "string", "examples": ["2027-03-01"]},
        "lang": {"anyOf": [{"enum": list(LANGS)}, _matching("[Ee][Nn]|[Nn][Ll]")]},
        "jobs": {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": [AUTO]}, _matching("0*[1-9][0-9]*")]},
        "limits": _table({rule.id: _limit(rule.title, rule.limit, lang) for rule in rules if rule.limit}),
        "kinds": _table(
            {rule.id: {"enum": list(KINDS[rule.kind]), "description": rule.title.in_(lang)} for rule in rules}
        ),
    }
    shapes["format"] = {"anyOf": [{"enum": list(FORMATS)}, {"type": "array", "items": {"enum": list(FORMATS)}}]}
    shapes["output"] = {"anyOf": [_matching(".+"), {"type": "array", "items": _matching(".+")}]}
    for name in ("select", "ignore", "require"):
        some = {"enum": names if name != "require" else [criterion.id for criterion in CHECKLIST]}
        # As they are typed too: `6`, `c06`, several with commas between them.
        one = f"[Cc]?0*([1-9]|1[01]){'([.][A-Za-z-]+)?' if name != 'require' else ''}"
        typed = _matching(rf"\s*{one}\s*(,\s*{one}\s*)*")
        shapes[name] = {"anyOf": [{"type": "array", "items": {"anyOf": [some, typed]}}, typed]}
    return {
        "$schema": DRAFT,
        "$id": "settings.schema.json" if lang == "en" else f"settings.{lang}.schema.json",
        "title": Text("Settings of salesplan", "Instellingen van salesplan").in_(lang),
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": DOCS[name].in_(lang), **shapes[name]} for name in SETTINGS},
    }


def _matching(pattern: str) -> dict[str, object]:
    return {"type": "string", "pattern": f"^({pattern})$"}


def _table(properties: Mapping[str, object]) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


def _limit(title: Text, limit: Limit, lang: Lang) -> dict[str, object]:
    default = limit.default
    whole = default == default.to_integral_value()
    return {
        "type": "number",
        "minimum": limit.lowest,
        "maximum": HIGHEST_LIMIT,
        "default": int(default) if whole else float(default),
        "description": f"{title.in_(lang)} ({limit.unit.in_(lang)})",
    }
