"""Both READMEs say what the tool says: commands, help, tables, examples and pictures.

`python -m pytest tests/test_readme.py --refresh-golden` writes what the tool prints now into them: read the difference.
A comment before a block says what is to be done with it: `exit 1` (how a command ends), `show 1 C02.sum last` (which
paragraphs of its output: by number, by a word in them), `fill FILE` and `edit FILE` (put it into a plan), and so on.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
import yaml

from conftest import TESTS, TODAY, check_committed, process, run
from picture import svg
from salesplan_cli import __version__, cli, console, model, pipelines, settings_file
from salesplan_cli.checklist import Rule
from salesplan_cli.criteria import CHECKLIST
from salesplan_cli.engine import Settings
from salesplan_cli.explain import KINDS, OWNERS
from salesplan_cli.file_rules import FILE_RULES
from salesplan_cli.render import FORMATS, About, render
from salesplan_cli.report import examine
from salesplan_cli.text import Lang, phrase, same

ROOT = TESTS.parent
BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"<!-- table (?P<name>[\w-]+) -->\n\n(?P<rows>(?:\|[^\n]*\n)*)\n*", re.MULTILINE)
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)|\bsrc=\"(?P<src>[^\"]+)\"")
CODE = re.compile(r"`` (?P<double>.+?) ``|`(?P<single>[^`]+)`")
NAMES: dict[Lang, str] = {"en": "README.md", "nl": "README.nl.md"}
LANGS = pytest.mark.parametrize("lang", ["en", "nl"])


class Block(NamedTuple):
    """A block of code in a README, with the comment that stands before it."""

    mark: str
    kind: str
    body: str


def readme(lang: Lang) -> str:
    return (ROOT / NAMES[lang]).read_text(encoding="utf-8")


def blocks(lang: Lang, kind: str = "") -> list[Block]:
    found = [Block(each["mark"] or "", each["kind"], each["body"]) for each in BLOCK.finditer(readme(lang))]
    return [block for block in found if not kind or block.kind == kind]


def sections(lang: Lang) -> dict[int, str]:
    """The text below each heading of the second level, by its number."""
    return dict(enumerate(re.split(r"^## ", readme(lang), flags=re.MULTILINE)))


# --- the story: every command, in order, in one folder ---------------------------------------------------------------


def said_by(command: str, lang: Lang, folder: Path) -> tuple[str, int]:
    """What a command prints, piped, and its exit code."""
    program, *arguments = shlex.split(command)
    assert program == "salesplan", command
    # Help is in the language of its process.
    called = process if "--help" in arguments else run
    done = called(*arguments, cwd=folder, env={"COLUMNS": "80", "SALESPLAN_LANG": lang})
    return done.stdout + done.stderr, done.returncode


def shown(output: str, which: str) -> str:
    """The paragraphs of an output that are asked for, with `...` where something is left out."""
    paragraphs = re.split(r"\n{2,}", output.rstrip("\n"))
    if not which:
        return output.rstrip("\n") + "\n"
    chosen = []
    for word in which.split():
        if word.isdigit():
            chosen.append(int(word) - 1)
        elif word == "last":
            chosen.append(len(paragraphs) - 1)
        else:
            chosen.append(next(at for at, each in enumerate(paragraphs) if word in each))
    lines: list[str] = []
    for before, at in zip([-1, *chosen], chosen, strict=False):
        lines += ["...", ""] if at > before + 1 else []
        lines += [paragraphs[at], ""]
    return "\n".join(lines[:-1] if chosen[-1] == len(paragraphs) - 1 else [*lines, "..."]) + "\n"


def filled(plan: str, fragment: str) -> str:
    """A plan with its sections replaced by those of a fragment."""
    for key, text in re.findall(r"^(\w+):((?:.*\n)(?:[ \t].*\n|\n)*)", fragment, re.MULTILINE):
        pattern = re.compile(rf"^{key}:.*\n(?:[ \t].*\n)*", re.MULTILINE)
        assert pattern.search(plan), key
        plan = pattern.sub(f"{key}:{text.rstrip()}\n".replace("\\", r"\\"), plan, count=1)
    return plan


def edited(plan: str, difference: str) -> str:
    """A plan with the lines of a difference: `-` goes, `+` comes in its place."""
    old = "".join(f"{line[1:]}\n" for line in difference.splitlines() if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in difference.splitlines() if line.startswith("+"))
    assert plan.count(old) == 1, old
    return plan.replace(old, new)


def committed(folder: Path) -> None:
    """The plans as they are now in git, always with the same commit."""
    when = "2027-06-01T09:00:00+0000"
    who = {f"GIT_{role}_{what}": "salesplan" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | who
    environment |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in ("init -q -b main", "add plans", "commit -q -m plans"):
        subprocess.run(["git", *command.split()], cwd=folder, env=environment, check=True)


def file_faults(plan: bytes) -> list[str]:
    return sorted({each.rule for each in examine(plan, "plan.yaml", Settings(TODAY)).findings if each.kind == "plan"})


def retold(text: str, lang: Lang, folder: Path) -> str:
    """A README as the tool would have it: every command run, every example read, every table made anew."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    shutil.copytree(ROOT / "schemas", folder / "schemas")

    def told(found: re.Match[str]) -> str:
        mark, kind, body = found["mark"] or "", found["kind"], found["body"]
        told_body = TELLERS[kind](mark, body, lang, folder) if kind in TELLERS else body
        return f"<!-- {mark} -->\n```{kind}\n{told_body}```" if found["mark"] else f"```{kind}\n{told_body}```"

    def tabled(found: re.Match[str]) -> str:
        rows = "".join(f"| {row} |\n" for row in TABLES[found["name"]](lang))
        return f"<!-- table {found['name']} -->\n\n{rows}\n"

    return TABLE.sub(tabled, BLOCK.sub(told, text))


def tell_console(mark: str, body: str, lang: Lang, folder: Path) -> str:
    command = re.match(r"\$ (.*)\n", body)
    assert command, body
    output, code = said_by(command[1], lang, folder)
    expected = re.search(r"exit (\d)", mark)
    assert code == (int(expected[1]) if expected else 0), (command[1], output)
    which = re.search(r"show (.*)", mark)
    return f"$ {command[1]}\n{shown(output, which[1] if which else '')}"


def tell_yaml(mark: str, body: str, lang: Lang, folder: Path) -> str:
    what, _, rest = mark.partition(" ")
    if what == "fill":
        path = folder / rest
        path.write_text(filled(path.read_text(encoding="utf-8"), body), encoding="utf-8")
        assert file_faults(path.read_bytes()) == []
    elif what == "workflow":
        steps = yaml.safe_load(body)["jobs"]["plans"]["steps"]
        assert [step["uses"].partition("@")[0] for step in steps] == ["actions/checkout", "salesplan/salesplan"]
        assert steps[1]["uses"].endswith(f"@v{__version__}")
        assert (ROOT / "action.yml").is_file()
    elif what == "accepted":
        assert file_faults(body.encode()) == []
    else:
        assert what == "pipeline", f"say what is to be done with this block: {body}"
        written = pipelines.pipeline(rest, lang)
        assert written is not None
        assert [line.strip() for line in body.splitlines() if line.strip() not in written[1]] == []
    return body


def tell_diff(mark: str, body: str, lang: Lang, folder: Path) -> str:
    if mark.startswith("commit, "):
        committed(folder)
    path = folder / mark.removeprefix("commit, ").removeprefix("edit ")
    path.write_text(edited(path.read_text(encoding="utf-8"), body), encoding="utf-8")
    return body


def tell_toml(mark: str, body: str, lang: Lang, folder: Path) -> str:
    assert tomllib.loads(body)
    (folder / "salesplan.toml").write_text(body, encoding="utf-8")
    return body


def tell_json(mark: str, body: str, lang: Lang, folder: Path) -> str:
    for path in json.loads(body)["yaml.schemas"]:
        assert (folder / path).is_file()
    return body


TELLERS: dict[str, Callable[[str, str, Lang, Path], str]] = {
    "console": tell_console,
    "yaml": tell_yaml,
    "diff": tell_diff,
    "toml": tell_toml,
    "json": tell_json,
}


@LANGS
def test_the_tool_says_what_the_readme_shows(lang: Lang, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    check_committed(ROOT / NAMES[lang], retold(readme(lang), lang, tmp_path), request)


@LANGS
def test_the_story_goes_from_0_to_100(lang: Lang) -> None:
    scores = [
        int(score[1])
        for block in blocks(lang, "console")
        if "check plans/noor-visser.yaml" in block.body
        and (score := re.search(r"^Noor Visser +(\d+) ", block.body, re.MULTILINE))
    ]
    assert scores[0] == 0
    assert scores[-1] == 100
    assert scores == sorted(scores)
    assert len(set(scores)) >= 5


@LANGS
def test_the_story_copies_what_the_tool_proposes(lang: Lang) -> None:
    written = "".join(block.body for block in blocks(lang, "yaml") if block.mark.startswith("fill"))
    said = "".join(block.body for block in blocks(lang, "console"))
    proposed = re.findall(r"^ +((?:quarters|months): \[.*\])$", said, re.MULTILINE)
    assert len(proposed) == 2
    assert [line for line in proposed if line not in written] == []


@LANGS
def test_what_is_said_of_the_example_plans(lang: Lang) -> None:
    reports = {
        path.stem: examine(path.read_bytes(), path.name, Settings(TODAY)) for path in (ROOT / "plans").glob("*.yaml")
    }
    count, short = len(reports), sum(not report.passed for report in reports.values())
    words = {"en": {6: "six", 7: "seven", 8: "eight"}, "nl": {6: "zes", 7: "zeven", 8: "acht"}}[lang]
    said = " ".join(readme(lang).split())
    assert {"en": f"the {words[count]} example plans", "nl": f"de {words[count]} voorbeeldplannen"}[lang] in said
    assert f"{words[short]} {'of the' if lang == 'en' else 'van de'} {words[count]}" in said
    luc = reports["luc-vandewalle"]
    facts = {finding.rule: finding.say(lang, luc.currency) for finding in luc.open()}
    assert (luc.score, luc.yes, len(luc.open())) == (88, 7, 8)
    assert "60%" in facts["C06.year-end"]
    assert re.search({"en": "8 orders and 20", "nl": "8 orders .* 20"}[lang], facts["C07.enough"])
    for claim in ("88", "60%", {"en": "8 orders where 20", "nl": "8 orders opleveren waar er 20"}[lang]):
        assert claim in said.partition("## ")[2].partition("## Set")[0]


# --- tables ---------------------------------------------------------------------------------------------------------


def a_row(*cells: str) -> str:
    return " | ".join(cell.replace("|", "\\|") for cell in cells)


def questions(lang: Lang) -> Iterator[str]:
    yield a_row("", *{"en": ("Question", "What is asked"), "nl": ("Vraag", "Wat er gevraagd wordt")}[lang],
        {"en": "What counts as an answer", "nl": "Wat telt als antwoord"}[lang],
        {"en": "Who answers", "nl": "Wie antwoordt"}[lang])  # fmt: skip
    yield a_row("---:", "---", "---", "---", "---")
    for criterion in CHECKLIST:
        owners = dict.fromkeys(OWNERS[rule.owner].in_(lang) for rule in criterion.rules if rule.kind == "missing")
        who = {"en": " and ", "nl": " en "}[lang].join(owners)
        number_, title = str(criterion.number), f"**{criterion.title.in_(lang)}**"
        yield a_row(number_, title, criterion.question.in_(lang), criterion.answer.in_(lang), who)


def limit(rule: Rule, lang: Lang) -> str:
    return rule.limit.said.in_(lang) if rule.limit else ""


def rules(lang: Lang) -> Iterator[str]:
    yield a_row(*{"en": ("Rule", "What it looks at", "Kind", "Who", "Limit"),
        "nl": ("Regel", "Waar die naar kijkt", "Soort", "Wie", "Grens")}[lang])  # fmt: skip
    yield a_row("---", "---", "---", "---", "---")
    for criterion in CHECKLIST:
        for rule in criterion.rules:
            kind = f"`{rule.kind}`" + ("" if rule.kind == "advice" else f": {KINDS[rule.kind].in_(lang)}")
            yield a_row(f"`{rule.id}`", rule.title.in_(lang), kind, OWNERS[rule.owner].in_(lang), limit(rule, lang))


def file_rules(lang: Lang) -> Iterator[str]:
    yield a_row(*{"en": ("Rule", "What it looks at", "What to do"),
        "nl": ("Regel", "Waar die naar kijkt", "Wat je doet")}[lang])  # fmt: skip
    yield a_row("---", "---", "---")
    for name, rule in FILE_RULES.items():
        yield a_row(f"`{name}`", rule.title.in_(lang), rule.help.in_(lang))


def below(path: tuple[str | int, ...]) -> str:
    """The keys below one, theirs in brackets behind them."""
    names = model.fields_at(path) or model.fields_at((*path, 0))
    said = []
    for name in names:
        places = ((*path, name), (*path, name, 0), (*path, 0, name))
        inner = dict.fromkeys(each for place in places for each in model.fields_at(place))
        said.append(f"`{name}`" + (f" ({', '.join(f'`{each}`' for each in inner)})" if inner else ""))
    return ", ".join(said)


def keys(lang: Lang) -> Iterator[str]:
    yield a_row(*{"en": ("Key", "What it holds", "In it"), "nl": ("Veld", "Wat erin staat", "Met daarin")}[lang])
    yield a_row("---", "---", "---")
    for name, text in model.fields_at(()).items():
        yield a_row(f"`{name}`", text.text.in_(lang), below((name,)))


TABLES: dict[str, Callable[[Lang], Iterator[str]]] = {
    "questions": questions,
    "rules": rules,
    "file-rules": file_rules,
    "keys": keys,
}


@LANGS
def test_every_table_of_the_tool_is_there(lang: Lang) -> None:
    found = {each["name"]: each["rows"].splitlines() for each in TABLE.finditer(readme(lang))}
    assert list(found) == list(TABLES)
    assert len(found["questions"]) == 2 + 11
    assert len(found["rules"]) == 2 + sum(len(criterion.rules) for criterion in CHECKLIST)


def named(lang: Lang, name: str) -> list[list[str]]:
    """The rows of a table that is written by hand, behind `<!-- names NAME -->`."""
    found = re.search(rf"<!-- names {name} -->\n\n((?:\|[^\n]*\n)+)", readme(lang))
    assert found, name
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in found[1].splitlines()[2:]]


def codes(cell: str) -> list[str]:
    return [each["double"] or each["single"] for each in CODE.finditer(cell)]


@LANGS
def test_exit_codes(lang: Lang) -> None:
    in_use = [
        console.PASSED,
        console.FALLS_SHORT,
        console.COULD_NOT_CHECK,
        console.FAULT,
        console.INTERRUPTED,
        console.TERMINATED,
    ]
    assert [int(code) for row in named(lang, "exit-codes") for code in codes(row[0])] == in_use


@LANGS
def test_formats(lang: Lang) -> None:
    assert [codes(row[0]) for row in named(lang, "formats")] == [[form] for form in FORMATS]


@LANGS
def test_every_key_of_the_json_report_is_named(lang: Lang) -> None:
    waived = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nwaivers: [{rule: C06.events, reason: no fairs here, until: 2027-06-30}]\n"
    judged = examine(waived.encode(), "plan.yaml", Settings(TODAY))
    note = phrase("{file}: {names}", "{file}: {names}", file="salesplan.toml", names=("ignore",))
    about = About(lang=lang, as_of=TODAY, note=note, troubles=[same("gone")])
    report = json.loads("".join(render([judged], "json", about)))
    (plan,) = report["plans"]
    rules = [rule for each in plan["criteria"] for rule in each["rules"]]
    in_use = [[report], [plan], plan["criteria"], rules, plan["findings"], [report["summary"]]]
    for row, entries in zip(named(lang, "json"), in_use, strict=True):
        assert set(codes(row[1])) == {key for entry in entries for key in entry}, row[0]


@LANGS
def test_every_setting_is_named(lang: Lang) -> None:
    assert sorted(name for row in named(lang, "settings") for name in codes(row[0])) == sorted(
        [
            *settings_file.LISTS,
            *settings_file.WORDS,
            *settings_file.SWITCHES,
            *settings_file.NUMBERS,
            "[limits]",
            "[kinds]",
        ]
    )


# How a notation is tried: a plan in which only it can be wrong.
TRIED = {
    "money": "revenue_target: {}",
    "count": "order_target: {}",
    "percentage": "products:\n  - name: Onderhoud\n    contribution: {}",
    "hours": "selling_time:\n  hours_per_week: {}",
    "effect": "periods:\n  events:\n    - name: Vakbeurs\n      start: 2027-04-13\n      effect: {}",
    "date": "reviews:\n  - date: {}",
    "interval": "reviews:\n  - every: {}",
    "yes-no": "reviews:\n  - in_calendar: {}",
}


@LANGS
def test_notations_are_read_or_refused_as_the_table_says(lang: Lang) -> None:
    rows = named(lang, "notations")
    assert len(rows) == len(TRIED)
    for (_, accepted, refused), form in zip(rows, TRIED.values(), strict=True):
        assert len(codes(accepted)) >= 2
        for value in codes(accepted) + codes(refused):
            plan = f"salesplan: 1\naccount_manager: Noor Visser\nyear: 2027\n{form.format(value)}\n"
            assert (file_faults(plan.encode()) == []) is (value in codes(accepted)), value


@LANGS
def test_commands_in_the_text_exist(lang: Lang) -> None:
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    options = {name: {each for param in command.params for each in param.opts} for name, command in commands.items()}
    said = [code for code in codes(BLOCK.sub("", readme(lang))) if re.match(r"salesplan |--[a-z]", code)]
    assert len(said) >= 12
    for code in said:
        name = code.split()[1] if code.startswith("salesplan ") else "check"
        assert set(re.findall(r"--[a-z-]+", code)) <= options[name], code


# --- set-up, links, pictures, both languages -------------------------------------------------------------------------


@LANGS
def test_the_set_up_runs_what_there_is(lang: Lang) -> None:
    setup = [block.body for block in blocks(lang, "bash") if block.mark == "setup"]
    assert len(setup) == 2
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {"salesplan"} == set(project["scripts"])
    assert ".venv/bin/salesplan check plans/" in setup[0]
    assert '".[test]"' in setup[1]
    assert setup[1].rstrip().endswith(".venv/bin/python -m pytest")
    assert any(each.startswith("pytest") for each in project["optional-dependencies"]["test"])


@LANGS
def test_links_lead_somewhere(lang: Lang) -> None:
    anchors = {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", BLOCK.sub("", readme(lang)), re.MULTILINE)
    }
    links = [each["to"] or each["src"] for each in LINK.finditer(readme(lang))]
    assert len(links) > 10
    for link in links:
        if link.startswith("#"):
            assert link[1:] in anchors, link
        elif not link.startswith("https://"):
            assert (ROOT / link).exists(), link


def test_what_the_guide_for_contributors_names_is_there() -> None:
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    links = re.findall(r"`?([\w]*)`?[^`]*?\[[^\]]+\]\(\.\./([^)#]+)(?:#[\w-]+)?\)", guide)
    assert len(links) > 15
    for constant, link in links:
        assert (ROOT / link).exists(), link
        if constant.isupper():
            assert constant in (ROOT / link).read_text(encoding="utf-8"), (constant, link)


PICTURES: dict[Lang, str] = {"en": ".github/report.svg", "nl": ".github/report.nl.svg"}


@LANGS
def test_the_picture_is_what_the_tool_draws(lang: Lang, request: pytest.FixtureRequest) -> None:
    name, plan = PICTURES[lang], "plans/luc-vandewalle.yaml"
    report = examine((ROOT / plan).read_bytes(), plan, Settings(TODAY))
    drawn = svg([report], lang, 100, f"salesplan check {plan}", at_most=2)
    check_committed(ROOT / name, drawn, request)
    assert name in readme(lang)


def test_both_readmes_have_the_same_shape() -> None:
    shapes = []
    for lang in NAMES:
        text = BLOCK.sub("", readme(lang))
        levels = [len(each) for each in re.findall(r"^(#+) ", text, re.MULTILINE)]
        tables = re.findall(r"<!-- (table|names) ([\w-]+)", text)
        shapes.append((levels, [block.kind for block in blocks(lang)], tables))
    assert shapes[0] == shapes[1]
    assert len(shapes[0][0]) >= 12
    assert shapes[0][1].count("console") >= 8


def test_both_readmes_run_the_same_commands() -> None:
    told = [
        [(block.mark, block.body.partition("\n")[0].removesuffix(" --lang nl")) for block in blocks(lang, "console")]
        for lang in NAMES
    ]
    assert [mark for mark, _ in told[0]] == [mark for mark, _ in told[1]]
    assert [line for _, line in told[0]] == [line for _, line in told[1]]
    inline = [
        sorted(code.split()[1] for code in codes(BLOCK.sub("", readme(lang))) if code.startswith("salesplan "))
        for lang in NAMES
    ]
    assert inline[0] == inline[1]
