"""Imports go down the list of modules and never up; a command imports nothing that it does not use."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pydantic
import pytest

import salesplan_cli
from conftest import MEASURED

PACKAGE = Path(salesplan_cli.__file__).parent

# From what fetches and shows down to what knows nothing of anything else. A module imports only what stands below it.
ORDER = [
    "__main__", "program", "cli", "library_help", "commands", "console", "watch", "settings", "settings_schema",
    "settings_file", "git", "jobs", "faults", "files",
    "render", "compare", "unread", "differences", "explain", "schema", "scaffold", "pipelines", "report",
    "criteria", "file_rules", "engine", "fitting", "waivers", "score", "checklist", "case", "lines", "funnel", "reading", "edits", "consistency", "context", "shapes", "hints", "model", "said", "lists", "fields", "problems",
    "calendar", "holidays_nl", "notation", "source", "traps", "yaml_faults", "encoding", "places", "limits", "arithmetic", "text",
]  # fmt: skip


def modules() -> dict[str, set[str]]:
    """Each module of the package (folders as one) with the modules of the package that it imports."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if name == "__init__":
            continue
        imported = found.setdefault(name, set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("salesplan_cli"):
                inner = node.module.split(".")[1:2]
                names = inner or [alias.name for alias in node.names]
                imported |= {each for each in names if not each.startswith("__")}
            elif isinstance(node, ast.Import):
                imported |= {
                    alias.name.split(".")[1] for alias in node.names if alias.name.startswith("salesplan_cli.")
                }
        imported.discard(name)
    return found


def test_every_module_has_its_place() -> None:
    assert set(modules()) == set(ORDER)


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_go_down(name: str) -> None:
    below = ORDER[ORDER.index(name) + 1 :]
    up = modules()[name].difference(below)
    assert not up, f"{name} imports {sorted(up)}, which stand above it"


SHARED = {
    ("c02_product_targets", "product_targets"),
    ("c05_costs", "product_targets"),  # what waits for the target that C02.sum proposes
    ("c06_periods", "periods"),
    ("c11_review_dates", "reviews"),
    ("periods", "product_targets"),
    ("periods", "apportionment"),
    ("c08_customers", "product_targets"),
    ("c07_activities", "activities"),
    ("activities", "product_targets"),
    ("activities", "c08_customers"),  # what C07 proposes opens nothing there
    ("c01_product_priorities", "ranked_list"),
    ("c03_customer_priorities", "ranked_list"),
    ("ranked_list", "apportionment"),
}
"""Which question knows of which."""

PARTS = {
    "criteria/product_targets": [
        "priority", "quantity", "target", "sums", "price", "slips", "elsewhere", "products",
    ],
    "criteria/periods": [
        "year_end", "season", "division", "sums", "curve", "events", "phasing", "slips", "beside_index",
    ],
    "criteria/activities": [
        "loop", "enough", "too_few", "count", "chain", "least", "hours", "flow", "order_value", "steps",
    ],
    "criteria/reviews": ["gap", "working_day", "booked", "attendees", "dates", "period", "entries", "days", "names"],
    "differences": ["reviews", "spread", "values", "labels"],
    "hints": ["examples", "goals", "parts", "times", "units", "days"],
    "notation": [
        "bounds", "dates", "intervals", "numbers", "words", "misread", "writing", "kinds", "digits", "currencies",
        "vague", "values",
    ],
    "render": [
        "compare", "text", "overview", "questions", "markdown", "sarif", "junit", "github", "gitlab", "json_", "concise",
        "score", "machine", "where", "terminal", "layout", "words",
    ],
    "scaffold": ["renewal", "example", "writing", "form"],
    "shapes": ["keys", "sections", "numbers", "words"],
    "git": ["changes", "matches", "paths", "trees", "revisions", "call"],
    "yaml_faults": ["syntax", "brackets", "quotes", "indentation", "slips", "refusals", "rewriting"],
}  # fmt: skip
"""The files of what has several: each imports only what stands behind it."""


def imported_by(path: Path, package: str) -> Iterator[list[str]]:
    """The modules of a package that a file imports, as parts: `activities`, `chain`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
            yield node.module.removeprefix(f"{package}.").split(".")


def test_questions_know_of_no_others() -> None:
    criteria = PACKAGE / "criteria"
    imported = {
        (path.relative_to(criteria).parts[0].removesuffix(".py"), parts[0])
        for path in criteria.rglob("[!_]*.py")
        for parts in imported_by(path, "salesplan_cli.criteria")
    }
    assert {(name, other) for name, other in imported if name != other} == SHARED


@pytest.mark.parametrize("folder", PARTS)
def test_the_files_of_a_folder_import_down(folder: str) -> None:
    files = {path.stem: path for path in (PACKAGE / folder).glob("[!_]*.py")}
    assert set(files) == set(PARTS[folder])
    for at, name in enumerate(PARTS[folder]):
        inner = {parts[0] for parts in imported_by(files[name], f"salesplan_cli.{folder.replace('/', '.')}")}
        assert inner <= set(PARTS[folder][at + 1 :]), name


def test_nothing_below_settings_touches_the_world() -> None:
    for name in ORDER[ORDER.index("files") + 1 :]:
        paths = [PACKAGE / f"{name}.py"] if (PACKAGE / f"{name}.py").exists() else list((PACKAGE / name).rglob("*.py"))
        for path in paths:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                imported = (
                    {alias.name for alias in node.names}
                    if isinstance(node, ast.Import)
                    else {node.module}
                    if isinstance(node, ast.ImportFrom)
                    else set()
                )
                assert not imported & {"os", "sys", "subprocess", "time", "socket", "shutil", "tempfile"}, path
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    assert node.func.id not in ("open", "print", "input"), path
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    assert node.func.attr not in ("today", "now", "getenv"), path


def loaded_after(*arguments: str) -> set[str]:
    """The modules in memory when a command has run, its output piped."""
    code = (
        "import sys\n"
        f"sys.argv = ['salesplan', *{list(arguments)!r}]\n"
        "from salesplan_cli.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as left:\n    assert left.code in (0, 1), left.code\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("FORCE_COLOR", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
    }
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return set(done.stderr.split("\n"))


@pytest.mark.parametrize("form", ["text", "concise", "json", "score"])
def test_a_piped_check_of_one_plan_loads_only_what_it_needs(form: str, tmp_path: Path, complete: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(complete, encoding="utf-8")
    loaded = loaded_after("check", str(plan), "--format", form, "--isolated")
    assert "salesplan_cli.report" in loaded
    spared = {
        "rich", "multiprocessing", "holidays", "importlib.metadata._meta", "salesplan_cli.scaffold",
        "salesplan_cli.schema", "salesplan_cli.hints", "salesplan_cli.yaml_faults.syntax",
    }  # fmt: skip
    assert not spared & loaded


@pytest.mark.parametrize(
    "use",
    [
        "from importlib.metadata import version; print(version('pydantic'))",
        "import importlib.metadata; print(importlib.metadata.version('pydantic'))",
        "from importlib.metadata import entry_points, version; entry_points(group='x'); print(version('pydantic'))",
        """from importlib.metadata import PackageNotFoundError, version
try: version('nope-x')
except PackageNotFoundError: print(version('pydantic'))""",
    ],
)
def test_the_metadata_of_packages_is_there_for_who_uses_it(use: str) -> None:
    code = (
        "import sys\nfrom salesplan_cli import __main__\n__main__._put_off_metadata()\n"
        "import importlib.metadata\nassert 'email' not in sys.modules\n"
        f"{use}\nassert 'email' in sys.modules\n"
    )
    command = [sys.executable, "-S", "-c", code]
    environment = os.environ | MEASURED | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == pydantic.VERSION


def test_the_version_loads_nothing() -> None:
    assert not {"yaml", "pydantic", "typer", "salesplan_cli.cli"} & loaded_after("--version")


def test_help_loads_no_model() -> None:
    loaded = loaded_after("--help")
    assert "typer" in loaded
    assert not {"yaml", "pydantic", "rich", "salesplan_cli.model"} & loaded
