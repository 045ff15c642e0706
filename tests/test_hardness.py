"""What anybody can put in a file, a name or an environment, and what must never come of it.

No traceback, no hang, no crash of the interpreter, no 300 MB, and no word in an output that a terminal, a log or a
browser obeys. The dangerous ones run as a process of their own, with hard limits.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import CLEAN, MEASURED, SALESPLAN, TODAY, judged
from inert import obeyed
from salesplan_cli import files, jobs, limits, model
from salesplan_cli.compare import compare
from salesplan_cli.engine import Settings
from salesplan_cli.files import Trouble
from salesplan_cli.git.matches import whose
from salesplan_cli.render import FORMATS, About, render
from salesplan_cli.text import LANGS

SECONDS = 5 if "COVERAGE_PROCESS_CONFIG" not in os.environ else 20  # to note every line takes longer than to run it
MEMORY = 300 * 1_000_000
TO_FILES = ("sarif", "junit", "github", "gitlab", "markdown", "concise", "text", "score")
HEAD = "salesplan: 1\naccount_manager: Jan\nsales_manager: Piet\nyear: 2027\nrevenue_target: 1200000\n"


class Tried(NamedTuple):
    """What came of a run: a negative code is a signal that ended it."""

    code: int
    out: str
    err: str


def bounded() -> None:
    """Processor time and memory that a run may use; the system ends it where it wants more."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def tried(
    *arguments: str | bytes,
    cwd: Path,
    code: int | set[int],
    env: dict[str, str] | None = None,
    measured: bool = True,
    **more: Any,
) -> Tried:
    """Run the tool with hard limits; whatever it says is inert and no traceback. To measure coverage takes time too."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    done = subprocess.run(
        [*SALESPLAN, *arguments],
        cwd=cwd,
        env=CLEAN | (MEASURED if measured else {}) | (env or {}),
        check=False,
        timeout=60,
        preexec_fn=streams.pop("preexec_fn", bounded),
        **streams,
    )
    out, err = (each.decode("utf-8", "surrogateescape") if each else "" for each in (done.stdout, done.stderr))
    said = f"{out[-2000:]}\n{err[-2000:]}"
    assert "Traceback" not in err, said
    assert "Exception ignored" not in err, said
    assert done.returncode in ({code} if isinstance(code, int) else code), f"{done.returncode}\n{said}"
    assert obeyed(err) == []
    return Tried(done.returncode, out, err)


# --- what stands in a file -------------------------------------------------------------------------------------------


def filled(section: str, one: str, count: int) -> str:
    """A plan with a list of so many entries."""
    return HEAD + f"{section}:\n" + "".join(f"  - {one.format(number, number + 1)}\n" for number in range(count))


FILES: dict[str, tuple[bytes | str, str]] = {
    # name: content, rule of the first finding ("" for a plan that is judged)
    "alias bomb": ("a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(30)), "plan.alias"),
    "merge bomb": ("salesplan: 1\na: {<<: [" + "{<<: [" * 30, "plan.alias"),
    "recursive alias": ("salesplan: 1\na: &a [*a]\n", "plan.alias"),
    "a million brackets": ("[" * 1_000_000, "plan.syntax"),
    "a million brackets in a value": ("salesplan: 1\na: " + "[" * 1_000_000, "plan.limit"),
    "a million braces": ("salesplan: 1\na: " + "{a: " * 250_000, "plan.limit"),
    "100 000 dashes": ("salesplan: 1\na:\n  " + "- " * 100_000, "plan.limit"),
    "block levels": ("".join(f"{' ' * n}a:\n" for n in range(1_400)), "plan.limit"),
    "a million keys": ("".join(f"k{n}: 1\n" for n in range(100_000)), "plan.limit"),
    "100 MB": (b"salesplan: 1\n" + b"#" * 100_000_000, "plan.limit"),
    "one scalar of 10 MB": (b"salesplan: " + b"1" * 10_000_000, "plan.limit"),
    "one scalar of 1 MB": (b"salesplan: 1\norganisation: " + b"x" * 1_000_000, "plan.limit"),
    "tags": ("salesplan: !!python/object/apply:os.system [id]\n", "plan.syntax"),
    "own tag": ("salesplan: 1\na: !secret x\n", "plan.syntax"),
    "directives": ("%TAG !a! b\n" * 90_000, "plan.limit"),
    "two documents": ("salesplan: 1\n---\nsalesplan: 1\n", "plan.syntax"),
    "empty": ("", "plan.syntax"),
    "only a comment": ("# salesplan: 1\n", "plan.syntax"),
    "NUL": ("salesplan: 1\0\n", "plan.syntax"),
    "escape": ("salesplan: 1\nx: \x1b[31m\n", "plan.syntax"),
    "next line": ("salesplan: 1\nx: a\u0085b\n", "plan.syntax"),
    "line separator": ("salesplan: 1\nx: a\u2028b\n", "plan.syntax"),
    "BOM in the middle": ("salesplan: 1\nx: a\ufeffb\n", "plan.syntax"),
    "Latin-1": ("salesplan: 1\naccount_manager: Zoë\n".encode("latin-1"), "plan.syntax"),
    "UTF-32": ("salesplan: 1\n".encode("utf-32"), "plan.syntax"),
    "half of UTF-16": ("salesplan: 1\n".encode("utf-16")[:-1], "plan.syntax"),
    "lone surrogate": (b"salesplan: 1\nx: \xed\xa0\x80\n", "plan.syntax"),
    "escaped surrogate": ('salesplan: 1\nx: "\\ud800"\n', "plan.syntax"),
    "too high an escape": ('salesplan: 1\nx: "\\Uffffffff"\n', "plan.syntax"),
    "tab": ("salesplan: 1\nx:\n\ty: 1\n", "plan.syntax"),
    "UTF-16": (HEAD.encode("utf-16"), ""),
    "UTF-8 with a BOM": (b"\xef\xbb\xbf" + HEAD.encode(), ""),
    "CR": (HEAD.replace("\n", "\r").encode(), ""),
    "CRLF": (HEAD.replace("\n", "\r\n").encode(), ""),
    "9 900 unknown keys": (HEAD + "".join(f"revenue_targt_{n}: 1\n" for n in range(9_900)), "plan.limit"),
    "unknown keys everywhere": (
        filled("products", "{{" + ", ".join(f"pric{n}e: 1" for n in range(18)) + "}}", 500),
        "",
    ),
    "3 900 products": (filled("products", "{{name: P{}, contribution: 1%}}", 3_900), ""),
    "500 vague products": (filled("products", "{{name: n.t.b., contribution: veel{}}}", 500), ""),
    "a circle of 500": (filled("activities", "{{name: A{}, leads_to: A{}}}", 500), ""),
    "a chain of 500": (
        filled("activities", "{{name: A{}, leads_to: A{}, conversion: 0.0001%}}", 499).replace(
            "{name: A0,", "{name: A0, per_week: 3,"
        )
        + "  - {name: A499, leads_to: order, conversion: 0.0001%}\n"
        + "average_order: 5\ncustomers: {existing: {count: 0}, new: {approach: 5, win: 5}}\n",
        "",
    ),
    "500 daily rhythms": (
        filled("reviews", "{{first: 2027-01-01, every: day, last: 2027-12-31, with: Piet}}", 500),
        "",
    ),
    "1 500 findings": (filled("reviews", "{{every: fortnihgt, in_calendar: yess}}", 500), ""),
    "one number of 10 000 digits": (HEAD + f"average_order: {'9' * 10_000}\n", ""),
    "the largest numbers": (
        HEAD.replace("1200000", "9" * 18)
        + "average_order: 0.0001\ncycle_days: 999999999999999999\n"
        + "selling_time: {hours_per_week: 999999999999999999, weeks: 999999999999999999}\n"
        + "customers: {existing: {count: 999999999999999999, approach: 999999999999999999, revenue: 0.0001}, "
        + "new: {approach: 999999999999999999, win: 999999999999999999, revenue: 999999999999999999.9999}}\n"
        + "activities:\n  - {name: A, per_day: 999999999999999999, hours: 999999999999999999, leads_to: order, "
        + "conversion: 0.0001%}\n",
        "",
    ),
}


SMALL = tuple(name for name, (content, _) in FILES.items() if len(content) < 2_000)


@pytest.mark.parametrize("names", [SMALL, *((name,) for name in FILES if name not in SMALL)], ids=lambda each: each[0])
def test_no_file_does_any_harm(names: tuple[str, ...], tmp_path: Path) -> None:
    paths = [f"{number:02}.yaml" for number in range(len(names))]
    for path, name in zip(paths, names, strict=True):
        content = FILES[name][0]
        (tmp_path / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    pairs = [word for form in TO_FILES for word in ("--format", form, "--output", f"out.{form}")]
    done = tried("check", *paths, *pairs, "--format", "json", cwd=tmp_path, code=1, measured=False)
    plans = json.loads(done.out)["plans"]
    for name, plan in zip(names, plans, strict=True):
        rules = [finding["rule"] for finding in plan["findings"]]
        if rule := FILES[name][1]:
            assert not plan["readable"], name
            assert rules == [rule], name
        else:
            assert plan["readable"], name
            assert plan["account_manager"] == "Jan", name
    for form in TO_FILES:
        assert obeyed((tmp_path / f"out.{form}").read_text(encoding="utf-8"), form) == []


HOSTILE_TEXTS = {
    "escape": "\x1b[31mred\x1b]8;;https://example.com\x07link\x1b]8;;\x07",
    "C1": "\x9b31mred\x9d0;title\x9c\x85",
    "bidirectional": "\u202eabc\u202c\u2066def\u2069\u200f",
    "zero-width and tags": "a\u200bb\u2060c\ufeffd\U000e0041\u00ad",
    "separators": "a\u2028b\u2029c\rd\ne\x0b\x0c\x00\x08",
    "not characters": "\ufffe\uffff",
    "workflow commands": "::add-mask::x\n::error file=a::b\n  ::stop-commands::t ::::: ##[group]x ##[add-path]/tmp ##vso[task.setvariable]x ##teamcity[x",
    "escaped commands": "%0A::set-env name=a::b%0D%0a::warning::x",
    "almost a command": ":" * 120,
    "rich markup": "[/foo] [bold red]x[/] [link=https://example.com]y[/link]",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)></details>&lt;",
    "Markdown": "|`x`|\n```\n# h\n[a](javascript:b) @everyone ~~~ <!-- ",
    "XML": "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "templates": "${{ secrets.TOKEN }} {{7*7}} {0} {name} %s %(a)s $(id) `id`",
    "formula": "=cmd|' /C calc'!A0",
    "endless": "x" * 20_000,
    "wide": "漢" * 200 + "e\u0301" * 200,
}

TEXT_PLAN: dict[str, object] = {
    "salesplan": "1",
    "year": "2027",
    "account_manager": "X",
    "sales_manager": "X2",
    "organisation": "X",
    "revenue_target": "X",
    "currency": "X",
    "X": "X",
    "products": [
        {"name": "X", "unit": "X", "contribution": "X", "X": "X"},
        {"name": "X2", "quantity": "5", "unit": "X"},
    ],
    "segments": [{"name": "X", "definition": "X", "time": "X"}, {"name": "X"}, "X"],
    "costs": {"allowed": "X", "X": "X"},
    "periods": {"seasonality": {"basis": "X", "index": "X"}, "events": [{"name": "X", "start": "X", "effect": "X"}]},
    "activities": [
        {"name": "X", "leads_to": "X", "for": "X", "per_week": "3"},
        {"name": "X2", "leads_to": "X3"},
        {"name": "X2", "leads_to": "X"},
    ],
    "development": [{"goal": "X", "measure": "X", "from": "X", "support": {"what": "X", "who": "X"}}],
    "monitoring": {
        "self": [{"measure": "X", "kind": "X", "every": "X", "source": "X"}],
        "organisation": [{"who": "X"}],
    },
    "reviews": [{"date": "X", "with": ["X", "X2"]}, {"date": "2027-01-02", "with": "X"}],
    "waivers": [
        {"rule": "X", "reason": "X", "until": "X"},
        {"rule": "C01.list", "reason": "X", "until": "2027-06-30"},
    ],
}


def filled(tree: object, text: str) -> object:
    """The tree with the text in the place of every X, in keys as well."""
    if isinstance(tree, dict):
        return {str(filled(key, text[:100])): filled(value, text) for key, value in tree.items()}
    if isinstance(tree, list):
        return [filled(each, text) for each in tree]
    return str(tree).replace("X", text)


def a_plan_of(text: str) -> str:
    """A plan with a text in every place where there can be one: JSON is YAML, every special character escaped."""
    written = json.dumps(filled(TEXT_PLAN, text), ensure_ascii=True)
    # YAML knows no pairs of surrogates.
    return re.sub(r"\\ud83[0-9a-f]\\ud[c-f]..|\\udb40\\udc..", lambda pair: f"\\U{ord(json.loads(chr(34) + pair[0] + chr(34))):08x}", written)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_no_text_is_obeyed_in_any_format(name: str, lang: Any) -> None:
    report = judged(a_plan_of(HOSTILE_TEXTS[name]))
    if name != "not characters":  # which YAML does not take, not even as an escape
        assert report.readable
        assert len(report.findings) > 10
    hostile = judged(f"salesplan: 1\n{json.dumps(HOSTILE_TEXTS[name][:200])}: [\n")
    for form in FORMATS:
        for width in (40, 80) if form == "text" else (80,):
            run = About(lang=lang, as_of=TODAY, width=width, unicode=width == 80)
            output = "".join(render([report, hostile], form, run))
            assert obeyed(output, form) == []
            if form != "json":
                assert "x" * 5_000 not in output


def test_the_detector_sees_what_it_has_to_see() -> None:
    hostile = [
        "\x1b[0m",
        "a\x9bm",
        "\u202e",
        "::error::x",
        "  ::add-mask::x",
        "a ##[group]",
        "a\rb",
        "::stop-commands::t",
    ]
    for line in hostile:
        assert obeyed(line) == [line], line
    own = "::error file=a%3Ab.yaml,line=1,title=x::y"
    assert obeyed(own, "text") == [own]
    assert obeyed(own, "github") == []
    assert obeyed("plain\ttext: é 漢\n- list :: x", "github") == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_is_obeyed_on_a_terminal_in_colour(tmp_path: Path, lang: str) -> None:
    (tmp_path / "plan.yaml").write_text(a_plan_of("".join(HOSTILE_TEXTS.values())[:60_000]), encoding="utf-8")
    arguments = ("check", "plan.yaml", "--lang", lang)
    coloured = tried(*arguments, cwd=tmp_path, code=1, env={"FORCE_COLOR": "1", "COLUMNS": "100"})
    plain = tried(*arguments, "--no-color", cwd=tmp_path, code=1, env={"COLUMNS": "100"})
    # Our own colours and nothing else: without them it is the plain report.
    assert "\x1b[" in coloured.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.out).split() == plain.out.split()
    assert obeyed(plain.out) == []


# --- dates and periods -----------------------------------------------------------------------------------------------

LIMITED = {
    # what stands in the plan: whether it is inside the limits
    "average_order: 999999999999999999": True,
    "average_order: 9999999999999999999": False,
    "average_order: 5.1234": True,
    "average_order: 5.12345": False,
    "year: 2000": True,
    "year: 1999": False,
    "year: 2100": True,
    "year: 2101": False,
    "year: 0": None,
    "year: 9999": False,
    "period: {start: 2000-01-01, days: 30}": True,
    "period: {start: 1999-12-31, days: 30}": False,
    "period: {start: 2100-12-31, days: 1}": True,
    "period: {start: 2101-01-01, days: 1}": False,
    "period: {start: 2027-01-01, days: 1}": True,
    "period: {start: 2027-01-01, end: 2031-12-31}": True,
    "period: {start: 2027-01-01, end: 2032-01-01}": False,
    "period: {start: 2027-01-01, months: 60}": True,
    "period: {start: 2027-01-01, months: 61}": False,
    "period: {start: 2027-01-01, days: 1826}": True,
    "period: {start: 2027-01-01, days: 1827}": False,
    "period: {start: 2027-01-01, days: 999999999999999999}": False,
    "period: {start: 2000-01-01, end: 2100-12-31}": False,
    "reviews: [{first: 2027-01-01, every: day, last: 2029-09-26}]": True,
    "reviews: [{first: 2027-01-01, every: day, last: 2029-09-27}]": False,
    "reviews: [{first: 2000-01-01, every: week, last: 2019-02-23}]": True,
    "reviews: [{first: 2000-01-01, every: week, last: 2019-03-02}]": False,
    "reviews: [{first: 2027-01-04, every: 1000 days, last: 2027-12-31}]": True,
    "reviews: [{first: 2027-01-04, every: 1001 days, last: 2027-12-31}]": False,
    "reviews: [{date: 2026-W53}]": True,
    "reviews: [{date: 2027-W53}]": None,
    "reviews: [{date: 0000-01-01}]": False,
    "cycle_days: 1e400": None,
    "cycle_days: .inf": None,
    "cycle_days: .nan": None,
    "cycle_days: -.INF": None,
    "cycle_days: 0x1F": None,
    "cycle_days: 1:00:00:00": None,
    "cycle_days: 0o17": None,
}


@pytest.mark.parametrize("line", LIMITED)
def test_a_value_beyond_a_limit_is_not_given_and_the_rest_is_judged(line: str) -> None:
    plan = HEAD if line.startswith(("average", "reviews", "cycle")) else HEAD.replace("year: 2027\n", "")
    report = judged(plan + line + "\n")
    assert report.readable
    plan_findings = [finding for finding in report.findings if finding.kind == "plan"]
    rules = [finding.rule for finding in plan_findings]
    if LIMITED[line]:
        assert rules == []
        return
    if LIMITED[line] is False:
        assert rules == ["plan.limit"]
    else:
        assert len(rules) == 1
        assert rules[0] in ("plan.notation", "plan.vague")
    (finding,) = plan_findings
    assert finding.region.line == report.lines.index(line) + 1
    for lang in LANGS:
        assert finding.say(lang, "EUR")
        written = finding.lines(lang, "EUR")
        # What it says to write is inside the limit itself.
        if written and line.startswith(("average", "year", "cycle")):
            assert "plan.limit" not in [each.rule for each in judged(plan + written + "\n").findings]


# --- files, folders and their names ----------------------------------------------------------------------------------


def fifo(folder: Path) -> None:
    os.mkfifo(folder / "plan.yaml")


def circle(folder: Path) -> None:
    (folder / "plan.yaml").symlink_to("plan.yaml")


def dangling(folder: Path) -> None:
    (folder / "plan.yaml").symlink_to("nowhere.yaml")


def outwards(folder: Path) -> None:
    (folder / "plan.yaml").symlink_to("/etc/passwd")


def device(folder: Path) -> None:
    (folder / "plan.yaml").symlink_to("/dev/zero")


def a_folder(folder: Path) -> None:
    (folder / "plan.yaml").mkdir()


def deep(folder: Path) -> None:
    (folder / "/".join(["d"] * 21)).mkdir(parents=True)
    ((folder / "/".join(["d"] * 21)) / "plan.yaml").write_text(HEAD, encoding="utf-8")


WORLD: dict[str, tuple[Callable[[Path], None], str, str]] = {
    # what is there, what is said of it by name, what is said of its folder
    "missing": (lambda _: None, "no such file", "no plan found"),
    "a pipe": (fifo, "not a file with text", "not a file with text"),
    "a link to itself": (circle, "plan.yaml: ", "plan.yaml: "),
    "a link to nothing": (dangling, "a link to something that", "a link to something that"),
    "a link out of the folder": (outwards, "leads out of its folder", "leads out of its folder"),
    "a link to a device": (device, "leads out of its folder", "leads out of its folder"),
    "a folder": (a_folder, "no plan found", "no plan found"),
    "21 folders inside each other": (deep, "no such file", "20 deep"),
}


@pytest.mark.parametrize("name", WORLD)
def test_what_is_no_file_is_2_with_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    make, by_name, by_folder = WORLD[name]
    make(tmp_path / "plans")
    for path, words in (("plans/plan.yaml", by_name), ("plans", by_folder)):
        done = tried("check", path, cwd=tmp_path, code=2)
        assert words in done.err
        assert "root:" not in done.err + done.out


def test_folders_are_searched_20_deep(tmp_path: Path) -> None:
    for depth, count in ((20, 1), (21, 0)):
        start = tmp_path / str(depth)
        (start / "/".join(["d"] * depth)).mkdir(parents=True)
        (start / "/".join(["d"] * depth) / "plan.yaml").write_text(HEAD, encoding="utf-8")
        found = files.find([str(start)])
        assert (len(found.names), len(found.troubles)) == (count, 1 - count)


INIT = ("init", "--name", "Jan Bos", "--year", "2027")


@pytest.mark.parametrize(
    ("link", "arguments"),
    [("a", INIT), ("schemas", INIT), (".github", ("init", "--ci", "github")),
     ("plans/jan-bos.yaml", (*INIT, "--force"))],
)  # fmt: skip
def test_init_writes_nothing_through_a_link_out_of_the_repository(
    link: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    repo, outside = tmp_path / "repo", tmp_path / "outside"
    for folder in (repo / ".git", repo / "plans", outside):
        folder.mkdir(parents=True)
    if link == "a":
        (repo / "salesplan.toml").write_text('paths = ["a/plans"]\n', encoding="utf-8")
    (repo / link).symlink_to(outside / "file" if link.endswith(".yaml") else outside)
    before = sorted(tmp_path.rglob("*"))
    assert "leads out of its folder" in tried(*arguments, cwd=repo, code=2).err
    assert sorted(tmp_path.rglob("*")) == before


SECRET = f"{HEAD}revenue_target: SECRET\n"


@pytest.mark.parametrize("path", ["plans", "plans/", "./plans"])
def test_a_folder_that_is_a_link_out_of_the_repository_is_not_followed(path: str, tmp_path: Path) -> None:
    repo, outside = tmp_path / "repo", tmp_path / "outside"
    (repo / ".git").mkdir(parents=True)
    outside.mkdir()
    (outside / "plan.yaml").write_text(SECRET, encoding="utf-8")
    (repo / "plans").symlink_to("../outside")
    done = tried("check", path, cwd=repo, code=2)
    assert "leads out of its folder" in done.err
    assert "SECRET" not in done.out + done.err
    # And no plan is written there, but where somebody names it.
    assert "leads out of its folder" in tried("init", "--name", "Jan Bos", "--year", "2027", cwd=repo, code=2).err
    assert list(outside.iterdir()) == [outside / "plan.yaml"]
    tried("init", "--name", "Jan Bos", "--year", "2027", "plans/jan-bos.yaml", cwd=repo, code=0)
    # One that stays in the repository is.
    (repo / "team").mkdir()
    (repo / "team" / "plan.yaml").write_text(SECRET, encoding="utf-8")
    (repo / "plans").unlink()
    (repo / "plans").symlink_to("team")
    assert "SECRET" in tried("check", path, cwd=repo, code=1).out


@pytest.mark.parametrize("path", ["../outside", "/", "plans"])
def test_settings_that_were_found_name_no_plans_outside_their_repository(path: str, tmp_path: Path) -> None:
    repo, outside = tmp_path / "repo", tmp_path / "outside"
    (repo / ".git").mkdir(parents=True)
    (repo / "below").mkdir()
    outside.mkdir()
    (outside / "plan.yaml").write_text(SECRET, encoding="utf-8")
    (repo / "plans").symlink_to("../outside")
    (repo / "below" / "salesplan.toml").write_text(f'paths = ["../{path}"]\n' if path != "/" else 'paths = ["/"]\n')
    done = tried("check", cwd=repo / "below", code=2)
    assert "lies outside the repository of the settings" in done.err
    assert "SECRET" not in done.out + done.err
    if path == "../outside":
        # Whoever asks for it gets it, be it through settings.
        assert "SECRET" in tried("check", "../../outside", cwd=repo / "below", code=1).out
        assert "SECRET" in tried("check", "--config", "salesplan.toml", cwd=repo / "below", code=1).out
        # Elsewhere in the repository is no outside.
        (repo / "plans").unlink()
        (repo / "plans").mkdir()
        (repo / "plans" / "plan.yaml").write_text(SECRET, encoding="utf-8")
        (repo / "below" / "salesplan.toml").write_text('paths = ["../plans"]\n')
        assert "SECRET" in tried("check", cwd=repo / "below", code=1).out


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/proc/self/mem", "", "\n", "a" * 300, "x/" * 3000])
def test_odd_paths_are_2(path: str, tmp_path: Path) -> None:
    tried("check", path, cwd=tmp_path, code=2)


NAMES = [
    b"caf\xe9.yaml", b"a\nb.yaml", b"::error::x.yaml", b"  ::add-mask::x.yaml", b"##[group].yaml", b"%0A::x::y.yaml", b"-rf.yaml",
    b"\x1b[31m.yaml", "\u202egpj.yaml".encode(), b"[bold].yaml", b"<b>|`x`@all.yaml", b"=1+1.yaml", b"a:b,c=d.yaml", b"\xed\xa0\x80.yaml",
    b"'\"\\.yaml", b" .yaml", b"\x01\x7f\xc2\x9b.yaml",
]  # fmt: skip


def test_no_name_is_obeyed(tmp_path: Path) -> None:
    for number, name in enumerate(NAMES):
        os.makedirs(os.fsencode(tmp_path) + b"/plans/" + str(number).encode())
        with open(os.fsencode(tmp_path) + b"/plans/" + str(number).encode() + b"/" + name, "wb") as file:
            file.write(HEAD.encode())
    pairs = [word for form in TO_FILES for word in ("--format", form, "--output", f"out.{form}")]
    done = tried("check", "plans", *pairs, "--format", "json", cwd=tmp_path, code=1)
    assert len(json.loads(done.out)["plans"]) == len(NAMES)
    for form in TO_FILES:
        assert obeyed((tmp_path / f"out.{form}").read_text(encoding="utf-8"), form) == []
    # As arguments as well, one of which looks like an option.
    tried("check", "--", *NAMES, cwd=tmp_path, code=2)
    assert "there is no option" in tried("check", "-rf", cwd=tmp_path, code=2).err
    (tmp_path / "-rf").write_text(HEAD, encoding="utf-8")
    tried("check", "--", "-rf", cwd=tmp_path, code=1)


def test_a_file_that_vanishes_is_a_trouble_and_the_others_are_judged(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.yaml") for number in range(3)]
    for name in names:
        Path(name).write_text(HEAD, encoding="utf-8")
    found = files.find([str(tmp_path)])
    assert list(found.names) == names
    Path(names[1]).unlink()
    troubles: list[Trouble] = []
    reports = list(jobs.reports(names, Settings(TODAY), troubles.append))
    assert [report.name for report in reports] == [names[0], names[2]]
    assert "no such file" in troubles[0].message.say("en")


def test_only_what_was_pointed_at_is_read(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "secret.yaml").write_text("salesplan: 1\nsecret: word\n", encoding="utf-8")
    (tmp_path / "plans" / "link").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "plans" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    done = tried("check", "plans", cwd=tmp_path, code=2)
    assert "leads out" in done.err
    assert "secret: word" not in done.out + done.err


# --- settings files, which anybody can put in a pull request --------------------------------------------------------

SETTINGS: dict[str, bytes | str] = {
    "brackets": "a=" + "[" * 60_000,
    "braces": "a=" + "{a=" * 20_000,
    "dotted": "a" + ".a" * 32_000 + "=1",
    "digits": "fail-under = " + "9" * 60_000,
    "hexadecimal": "fail-under = 0x" + "f" * 60_000,
    "jobs": "jobs = 0x" + "f" * 60_000,
    "limits": '[limits]\n"C01.list" = 0x' + "f" * 60_000,
    "not finite": '[limits]\n"C01.list" = nan',
    "no table": "limits = 1",
    "not UTF-8": b"lang = '\xff'",
    "NUL": b"lang = '\x00'",
    "endless": "#" * 10_000_000,
    "escape": '"\\u001b[31m::error::x" = 1',
    "date": "as-of = 9999-99-99",
    "another date": "as-of = 0001-01-01",
    "NUL in a name": 'output = "a\\u0000b"',
    "NUL in a path": 'paths = "a\\u0000b"',
}


@pytest.mark.parametrize("name", SETTINGS)
def test_no_settings_file_does_any_harm(name: str, tmp_path: Path) -> None:
    content = SETTINGS[name]
    content = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "salesplan.toml").write_bytes(content)
    path = () if "paths" in name or b"paths" in content else ("plan.yaml",)
    tried("check", *path, cwd=tmp_path, code=2)


@pytest.mark.parametrize(
    "content",
    ["tool = 1", "tool = 'salesplan'", "[tool]\nsalesplan = 1", "[[tool]]", "[[tool.salesplan]]", "tool = []"],
)
def test_no_pyproject_does_any_harm(content: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")
    # One that says nothing of this tool is passed over.
    tried("check", "plan.yaml", cwd=tmp_path, code=2 if "salesplan" in content else 1)


def test_a_settings_file_is_at_most_64_kib(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    for size, code in ((65_536, 1), (65_537, 2)):
        (tmp_path / "salesplan.toml").write_text("#" * size, encoding="utf-8")
        assert ("65 536" in tried("check", "plan.yaml", cwd=tmp_path, code=code).err) == (code == 2)


def test_a_settings_file_that_is_a_link_out_or_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "salesplan.toml").symlink_to("/etc/passwd")
    assert "leads out" in tried("check", "plan.yaml", cwd=tmp_path, code=2).err
    (tmp_path / "salesplan.toml").unlink()
    os.mkfifo(tmp_path / "salesplan.toml")
    tried("check", "plan.yaml", cwd=tmp_path, code=1)  # passed by
    tried("check", "plan.yaml", "--config", "salesplan.toml", cwd=tmp_path, code=2)


# --- where the output goes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("check", "plan.yaml"), ("check", "plan.yaml", "--format", "json"), ("explain",), ("schema",), ("--help",), ("check", "--help"), ("--version",)])  # fmt: skip
def test_a_lost_report_is_2_and_a_reader_that_left_is_no_error(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    fine = 1 if arguments[0] == "check" and "--help" not in arguments else 0
    with Path("/dev/full").open("wb") as full:
        done = tried(*arguments, cwd=tmp_path, code=2, stdout=full)
        assert "written" in done.err
        if arguments[0] in ("check", "--version"):
            # Standard error full as well: the code is all that is left.
            tried(*arguments, cwd=tmp_path, code=2, stdout=full, stderr=full)
    for colour in ({}, {"FORCE_COLOR": "1"}) if len(arguments) == 2 else ({},):
        read, write = os.pipe()
        os.close(read)
        # A report that is written while plans are judged may stop before the first that falls short.
        assert tried(*arguments, cwd=tmp_path, code={fine, 0}, stdout=write, env=colour).err == ""
        os.close(write)


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)])
def test_closed_streams(closed: tuple[int, ...], tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")

    def close() -> None:
        bounded()
        for number in closed:
            os.close(number)

    code = 2 if 1 in closed else 1
    streams = {"stdin": None, "stdout": None if 1 in closed else subprocess.PIPE, "stderr": None if 2 in closed else subprocess.PIPE}  # fmt: skip
    tried("check", "plan.yaml", cwd=tmp_path, code=code, preexec_fn=close, **streams)
    tried("check", "plan.yaml", "--output", "out.txt", cwd=tmp_path, code=1, preexec_fn=close, **streams)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("Jan")
    tried("check", "-", cwd=tmp_path, code={1, 2}, preexec_fn=close, **streams)


def test_standard_input_that_cannot_be_read_is_2(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as only_written:
        assert "standard input" in tried("check", "-", cwd=tmp_path, code=2, stdin=only_written).err
    with Path("/dev/zero").open("rb") as endless:
        assert "1 MiB" in tried("check", "-", cwd=tmp_path, code=1, stdin=endless).out


def test_where_a_report_cannot_go(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    for output in (
        "folder",
        "folder/",
        "pipe",
        "circle",
        "/dev/full",
        "/proc/report",
        "plan.yaml/x",
        "no/x",
        "x" * 300,
        "",
    ):
        done = tried("check", "plan.yaml", "--output", output, cwd=tmp_path, code=2)
        assert done.err.startswith("salesplan: "), output
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == HEAD
    assert sorted(each.name for each in tmp_path.iterdir()) == ["circle", "folder", "pipe", "plan.yaml"]
    # A pipe that somebody reads, as with `--output >(cat)` or /dev/stdout.
    done = tried("check", "plan.yaml", "--output", "/dev/stdout", cwd=tmp_path, code=1)
    assert done.out.startswith("Jan")


@pytest.mark.parametrize("kind", ["pipe", "folder", "full"])
def test_a_summary_that_cannot_be_written_is_2(kind: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    path = "/dev/full" if kind == "full" else str(tmp_path / kind)
    tried("check", "plan.yaml", "--format", "github", cwd=tmp_path, code=2, env={"GITHUB_STEP_SUMMARY": path})


def test_a_working_directory_that_is_gone_is_2(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    def leave() -> None:
        bounded()
        os.rmdir(gone)

    for arguments in (("check", "plan.yaml"), ("check", "x", "--isolated"), ("init", "--name", "Jan", "a.yaml")):
        if not gone.exists():
            gone.mkdir()
        tried(*arguments, cwd=gone, code=2, preexec_fn=leave, env={"PYTHONPATH": str(Path(__file__).parents[1])})


# --- surroundings ----------------------------------------------------------------------------------------------------

ENVIRONMENTS: list[dict[str, str]] = [
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "xx_YY.nonsense", "LC_ALL": "\x1b[31m"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "latin-1:strict"},
    {"PYTHONIOENCODING": "utf-16"},
    {"COLUMNS": "20"},
    {"COLUMNS": "0"},
    {"COLUMNS": "-5"},
    {"COLUMNS": "²", "LINES": "²"},
    {"COLUMNS": "9" * 100, "LINES": "9" * 100},
    {"COLUMNS": "²", "LINES": "²", "FORCE_COLOR": "1", "TERM": "nonsense"},
    {"FORCE_COLOR": "1", "TERM": "dumb", "NO_COLOR": "", "COLORTERM": "\x1b"},
    {"TZ": "Nonsense/City", "PYTHONOPTIMIZE": "2", "HOME": "/nonexistent", "XDG_CONFIG_HOME": "/proc"},
    {"TZ": ":::", "PYTHONHASHSEED": "1", "PYTHONWARNINGS": "error"},
    {"TZ": "UTC+26", "PYTHONDONTWRITEBYTECODE": "1", "HOME": ""},
    {"GITHUB_ACTIONS": "true"},
    {"_TYPER_STANDARD_TRACEBACK": "1", "TYPER_USE_RICH": "1", "TERMINAL_WIDTH": "x", "PYTHONUNBUFFERED": "1"},
]


SAME: dict[str, str] = {}
"""The report of the first surroundings, which all the others have to give as well."""


@pytest.mark.parametrize("surroundings", [{}, *ENVIRONMENTS], ids=lambda each: " ".join(each)[:60])
def test_no_surroundings_do_any_harm(surroundings: dict[str, str], tmp_path: Path, complete: str) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD + "customers: {existing: {revenue: € 5}}\n", encoding="utf-8")
    done = tried("check", "plan.yaml", "--lang", "nl", cwd=tmp_path, code=1, env=surroundings)
    if "FORCE_COLOR" not in surroundings and "GITHUB_ACTIONS" not in surroundings:
        encoding = surroundings.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
        said = done.out.encode("utf-8", "surrogateescape").decode(encoding)
        assert obeyed(said) == []
        assert "van de 100" in said
    # Same input, same bytes, wherever it runs.
    same = ("check", "plan.yaml", "--lang", "nl", "--as-of", "2027-01-01", "--format", "json")
    report = tried(*same, cwd=tmp_path, code=1, env=surroundings).out
    assert SAME.setdefault("report", report) == report


def test_a_language_that_is_none_is_2(tmp_path: Path) -> None:
    assert "choose en or nl" in tried("check", cwd=tmp_path, code=2, env={"SALESPLAN_LANG": "\x1b[31mde"}).err


def test_a_module_in_the_folder_is_not_run(tmp_path: Path) -> None:
    for name in ("yaml.py", "typer.py", "holidays.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('/dev/stdout', 'w').write('OWNED')\nraise SystemExit(9)\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    script = "import sys; sys.argv[0] = 'salesplan'; from salesplan_cli.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, "check", "plan.yaml"],
        cwd=tmp_path,
        env=CLEAN | {"PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, "OWNED" in done.stdout) == (1, False)


# --- interrupts ------------------------------------------------------------------------------------------------------

READY = """
import os, sys
from salesplan_cli import __main__ as program
ready, first = int(sys.argv.pop(1)), program._says_version
sys.argv[0] = "salesplan"
program._says_version = lambda: os.write(ready, b"x") and first()
program.main()
"""
"""Says that it is ready from within `main`: an interrupt before that would be one of this script itself."""


def interrupted(arguments: list[str], folder: Path, delay: float, number: int) -> tuple[int, str]:
    """The exit code and standard error of a run that a signal reached so long after its first line."""
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", READY, str(write), *arguments],
        cwd=folder,
        env=CLEAN | {"PYTHONPATH": str(Path(__file__).parents[1])},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        pass_fds=[write],
    ) as process:
        os.close(write)
        assert os.read(read, 1) == b"x"
        os.close(read)
        time.sleep(delay)
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    return process.returncode, err.decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_at_any_moment_leaves_no_traceback(number: int, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for at in range(120):
        (tmp_path / "plans" / f"{at}.yaml").write_text(HEAD, encoding="utf-8")
    arguments = ["check", "plans", "--format", "json", "--output", "out.json"]
    codes = []
    for step in range(12):
        code, err = interrupted(arguments, tmp_path, step * 0.05, number)
        assert "Traceback" not in err, (step, err)
        assert "Exception ignored" not in err, (step, err)
        assert "a fault in salesplan" not in err, (step, err)
        codes.append(code)
        assert not [each for each in os.listdir(tmp_path) if each.startswith(".salesplan-")], step
        if (tmp_path / "out.json").exists():
            assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["plans"]) == 120
    stopped = {130} if number == signal.SIGINT else {143, -signal.SIGTERM}
    # Before the tool takes the signals over, the system's own way out is the same code to a shell.
    assert set(codes) <= {*stopped, 1}
    assert stopped & set(codes)


# --- writing ---------------------------------------------------------------------------------------------------------


def test_two_runs_that_write_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    command = [*SALESPLAN, "check", "plan.yaml", "--format", "sarif", "--output", "out.sarif"]
    runs = [subprocess.Popen(command, cwd=tmp_path, env=CLEAN) for _ in range(3)]
    while any(run.poll() is None for run in runs):
        if (tmp_path / "out.sarif").exists():
            json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
        time.sleep(0.01)
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    assert sorted(os.listdir(tmp_path)) == ["out.sarif", "plan.yaml"]


def test_a_folder_that_vanishes_while_writing(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def chunks() -> Iterator[str]:
        yield "one"
        for each in folder.iterdir():
            each.unlink()
        folder.rmdir()
        yield "two"

    with pytest.raises(Trouble):
        files.write(str(folder / "report.txt"), chunks())
    assert not folder.exists()


def test_a_new_plan_never_takes_the_place_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.yaml"
    real = os.fsync

    def somebody_else_is_first(handle: int) -> None:
        real(handle)
        target.write_text("mine", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", somebody_else_is_first)
    with pytest.raises(Trouble):
        files.create(str(target), "new", force=False)
    assert target.read_text(encoding="utf-8") == "mine"
    assert os.listdir(tmp_path) == ["plan.yaml"]

    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    # The same where the system knows no links.
    monkeypatch.setattr(os, "link", no_links)
    target.unlink()
    with pytest.raises(Trouble):
        files.create(str(target), "new", force=False)
    assert target.read_text(encoding="utf-8") == "mine"
    monkeypatch.setattr(os, "fsync", real)
    target.unlink()
    files.create(str(target), "new", force=False)
    assert target.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_killed_at_any_moment_the_old_or_the_new_and_never_half(tmp_path: Path) -> None:
    from hardness.kills import kills

    found = kills(tmp_path, 60, seed=1)
    assert found.half == 0
    assert found.old + found.new == 60
    # Only what a kill leaves: hidden, and by its name neither a plan nor a report.
    assert all(name.startswith(".salesplan-") and name.endswith(".tmp") for name in found.left)
    assert files.find([str(tmp_path)]).names == ()


# --- what fuzzing and Hypothesis found -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '"\\0items": 1',
        '"\\0items": [{name: Beurs}]',
        'periods: {"\\0items": 1}',
        'periods: {events: {"\\0items": [{name: Beurs, start: 2027-03-01, effect: +5}]}}',
        "periods: {events: {items: [{name: Beurs}]}}",
        "periods: {events: {" + model.ITEMS + ": [{name: Beurs}]}}",
        f'"{model.ITEMS}": 1',
        'account_manager: "a\\uFFFEb\\uFFFFc"',
        'products: [{name: "0-\\uFFFF", contribution: "5\\uFFFF"}]',
    ],
)
def test_what_was_found(text: str) -> None:
    report = judged(f"salesplan: 1\nyear: 2027\n{text}\n")
    assert report.findings
    for lang in LANGS:
        for form in FORMATS:
            assert obeyed("".join(render([report], form, About(lang=lang, as_of=TODAY))), form) == []
    if "items" in text:
        assert {"plan.unknown-key", "plan.limit"} & {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "line",
    [
        *(f"{name}: {{{{name}}}}" for name in ("products", "segments", "activities", "development", "reviews", "waivers")),
        "costs: {lines: {{name}}}", "periods: {events: {{name}}}", "monitoring: {self: {{name}}}", "costs: {{name}}",
        "development: # what is expected\n ?    hours: 24\n      budget: 1.800,-", "products: [[{{name}}]]",
    ],
)  # fmt: skip
def test_a_placeholder_where_a_list_belongs_is_one_finding(line: str) -> None:
    report = judged(f"salesplan: 1\naccount_manager: Sanne\nyear: 2027\n{line}\n")
    assert [each.rule for each in report.findings if each.kind == "plan"] == ["plan.kind"]


# --- the promises say what the tool does -----------------------------------------------------------------------------


def test_the_page_on_security_names_every_limit() -> None:
    page = " ".join((Path(__file__).parents[1] / "SECURITY.md").read_text(encoding="utf-8").split())
    named = {
        limits.LIMIT_BYTES: "1 MiB", limits.LIMIT_LEVELS: "levels inside each other | 40 |", limits.LIMIT_NODES: "20 000 |",
        limits.LIMIT_DIRECTIVES: "`%` | 8 |", limits.LIMIT_SCALAR: "65 536 characters", limits.LIMIT_KEY: "256 characters",
        limits.MAX_WHOLE: "18 digits before", limits.MAX_DECIMALS: "4 after the point", limits.FIRST_YEAR: "2000 to",
        limits.LAST_YEAR: "to 2100", limits.MAX_PERIOD_YEARS: "a period | 5 years", limits.MAX_COUNT: "1 000 days",
        limits.LIMIT_ENTRIES: "one section | 500 |", limits.FOLDER_DEPTH: "inside each other | 20;",
        limits.FOREIGN_LENGTH: "in a message | 120 characters", limits.TERMINAL_FINDINGS: "200 on a terminal",
        limits.MAX_GUESSES: "what was meant | 500",
    }  # fmt: skip
    assert [words for words in named.values() if words not in page] == []
    assert limits.MAX_OCCASIONS == 1_000
    assert "one rhythm | 1 000" in page
    assert limits.LIMIT_SETTINGS == 64 * 1024
    assert "64 KiB" in page
    assert limits.LIMIT_DOTS == 1_000
    assert "1 000 dots on a line" in page
    for value, words in named.items():
        assert value == 1_048_576 or str(value) in words.replace(" ", ""), words


def slow_plans() -> dict[str, str]:
    """Plans that made a rule look for an answer for far too long."""
    many, number = 480, 10_000_000_000
    target = int(number * 44 * 0.01 * many * (1 + 1 / many))
    activity = "  - {{name: a{at}, for: new, per_week: {number}, conversion: 1%, leads_to: order, hours: 9}}\n"
    start = "salesplan: 1\naccount_manager: S\nyear: 2027\nselling_time: {hours_per_week: 1, weeks: 44}\n"
    return {
        "many first contacts": f"{start}order_target: {target}\nactivities:\n"
        + "".join(activity.format(at=at, number=number) for at in range(many)),
        "names full of brackets": f"{start}sales_manager: Piet\nreviews:\n"
        + f'  - {{date: 2027-04-07, with: "{"(" * 65_000}"}}\n' * 15,
        "names with a gap": f'{start}reviews:\n  - {{date: 2027-04-07, with: "Piet{" " * 60_000}Jan"}}\n',
        "thousands of names": f"{start}reviews:\n  - {{date: 2027-04-07, with: [{', '.join(map(str, range(9_000)))}]}}\n",
    }


@pytest.mark.no_cover  # which takes longer than what is measured
@pytest.mark.parametrize("name", slow_plans())
def test_no_rule_looks_for_an_answer_for_long(name: str) -> None:
    begin = time.process_time()
    report = judged(slow_plans()[name])
    assert time.process_time() - begin < 5
    # And it is the rules that looked: the plan is read as a whole.
    assert report.readable
    assert {"C07.enough", "C11.attendees"} & {each.rule for each in report.findings}


LISTS = {
    "products": ("name", "unit", "quantity", "price", "revenue", "contribution", "rank"),
    "segments": ("name", "definition", "contribution", "time", "rank"),
    "activities": ("name", "leads_to", "for", "per_week", "hours", "conversion", "start"),
    "development": ("goal", "measure", "from", "to", "by"),
    "reviews": ("with", "date", "in_calendar"),
    "waivers": ("rule", "reason", "until"),
}


def crowded() -> Iterator[tuple[str, str]]:
    """Plans whose lists are full of what has to be looked up, and plans with long texts of little else than signs."""
    for section, keys in LISTS.items():
        for kind, value in (
            ("each its own", "n{at:03}"),
            ("all alike", "same"),
            ("almost alike", "{at:03}" + "x" * 70),
            ("unreadable", "tbd"),
        ):
            entries = (", ".join(f"{key}: {value.format(at=at)}{key}" for key in keys) for at in range(495))
            yield f"{section}: {kind}", f"{section}:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)
        for sign in (" ", ",", "x, ", "en ", "(", "1,", "- ", "\u00a0"):
            long = "x" + (sign * 60_000)[:60_000] + "y"
            entry = "\n    ".join(f'{key}: "{long}"' for key in keys)
            yield f"{section}: {sign!r}", f"{section}:\n  - {entry}\n"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("plan", "name"), [(plan, name) for name, plan in crowded()], ids=[name for name, _ in crowded()]
)
def test_no_list_and_no_text_takes_long(plan: str, name: str) -> None:
    text = f"salesplan: 1\naccount_manager: S\nyear: 2027\n{plan}"
    begin = time.process_time()
    report = judged(text)
    assert report.readable, name
    compare(judged(text.replace("2027", "2028")), report)
    assert len("".join(render([report], "json", About(lang="nl", as_of=TODAY)))) < 3_000_000
    assert time.process_time() - begin < 10  # 2 s for the slowest: what grows with the square takes a minute


def unreadable(text: str, entries: int = 480) -> str:
    """A plan with as many values as it may have, each another text that no reader takes."""
    texts = (text.format(at=at, digits=at % 90 + 10) for at in itertools.count())
    return "salesplan: 1\naccount_manager: S\nyear: 2027\n" + "".join(
        f"{section}:\n"
        + "".join(f"  - {{{', '.join(f'{key}: {next(texts)!r}' for key in keys)}}}\n" for _ in range(entries))
        for section, keys in (
            ("products", ("quantity", "price", "revenue", "contribution", "rank")),
            ("segments", ("time", "contribution", "rank")),
            ("activities", ("per_week", "hours", "conversion", "start", "end")),
            ("development", ("from", "to", "by")),
            ("reviews", ("date", "in_calendar")),
        )
    )


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    ["n2.111.{digits}##UDZ Sk{at}x~#DU()", "nNNNN2.111.{digits}##UDZ~#DU() x", "ca. {at} tot {digits} stuks of zo"],
)
def test_no_number_of_unreadable_values_takes_long(text: str) -> None:
    begin = time.process_time()
    plan = unreadable(text)
    report = judged(plan)
    assert time.process_time() - begin < 5
    begin = time.process_time()
    assert whose(plan.encode()) is not None
    assert time.process_time() - begin < 1
    assert sum(each.rule in ("plan.vague", "plan.notation") for each in report.findings) > 8_000


@pytest.mark.no_cover
@pytest.mark.parametrize("entries", [20, 480])
def test_what_misspelt_names_bring_does_not_take_long(entries: int) -> None:
    names = (
        "revenue_targe",
        "order_targt",
        "average_ordr",
        "cycle_dys",
        "customrs",
        "csts",
        "monitorng",
        "priods",
        "curency",
    )
    plan = unreadable("n2.111.{digits}##UDZ Sk{at}x~#DU()", entries) + "".join(f"{name}: '1'\n" for name in names)
    begin = time.process_time()
    report = judged(plan)
    assert sum(each.rule == "plan.unknown-key" for each in report.findings) == len(names)
    assert any(report.improvements())
    assert time.process_time() - begin < 5


def test_what_was_meant_is_worked_out_for_the_first_500_unreadable_values() -> None:
    prices = "".join(f"  - {{name: P{at}, price: 24 per jaar, quantity: 24 per jaar}}\n" for at in range(251))
    report = judged(f"salesplan: 1\naccount_manager: S\nyear: 2027\nproducts:\n{prices}")
    found = [each for each in report.findings if each.rule == "plan.notation"]
    assert len(found) == 502
    shown = {each.path: each.lines("en", "EUR") for each in found}
    assert shown["products", 249, "quantity"] == "quantity: 24"
    assert shown["products", 250, "quantity"] != "quantity: 24"
