"""`init`: what it asks, what it writes, and what it leaves as it is."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from conftest import CLEAN, MEASURED, process, run
from salesplan_cli.files import Trouble
from salesplan_cli.git.revisions import root
from salesplan_cli.text import long_date

SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


AT_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C is one
os.execv(sys.executable, [sys.executable, "-m", "salesplan_cli", *sys.argv[1:]])
"""


def typed(arguments: list[str], keys: list[str], folder: Path) -> tuple[int, str]:
    """The exit code, and what a terminal showed of a command whose questions were answered one by one."""
    master, terminal = pty.openpty()
    environment = CLEAN | MEASURED | {"SALESPLAN_LANG": "en", "COLUMNS": "80"}
    with subprocess.Popen(
        [sys.executable, "-c", AT_A_TERMINAL, *arguments], cwd=folder, env=environment, stdin=terminal, stdout=terminal,
        stderr=terminal, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(terminal)
        said, waiting = "", list(keys)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            ready, _, _ = select.select([master], [], [], 0.2)
            try:
                said += os.read(master, 10_000).decode() if ready else ""
            except OSError:
                break  # nobody has the terminal open any more
            if waiting and said.rstrip("\r\n").endswith(": "):
                said += "\n"
                time.sleep(0.3)  # as nobody types before the question is there: Python would miss a Ctrl-C just then
                os.write(master, waiting.pop(0).encode())
        os.close(master)
        if process.poll() is None and time.monotonic() >= end:
            process.kill()
        return process.wait(), said


def test_init_asks_at_a_terminal_what_it_needs(tmp_path: Path) -> None:
    code, said = typed(["init"], ["\n", "  \n", "Jan Bos\n", "2028\n", "Piet\n", "\n", "900k\n"], tmp_path)
    assert code == 0, said
    assert "Whose plan is it?" in said
    written = (tmp_path / "plans" / "jan-bos.yaml").read_text(encoding="utf-8")
    assert "account_manager: Jan Bos" in written
    assert "sales_manager: Piet" in written
    assert "year: 2028" in written
    assert "revenue_target: 900k" in written


def test_init_asks_only_what_is_not_said(tmp_path: Path) -> None:
    said_before = ["--year", "2028", "--manager", "Piet", "--target", "900k"]
    code, said = typed(["init", *said_before], ["Jan Bos\n", "\n"], tmp_path)
    assert code == 0, said
    assert said.count("?") == 2  # the name and the organisation
    written = (tmp_path / "plans" / "jan-bos.yaml").read_text(encoding="utf-8")
    assert "year: 2028" in written
    assert "revenue_target: 900k" in written


def test_init_asks_again_with_the_reason(tmp_path: Path) -> None:
    keys = ["Jan Bos\n", "27\n", "2100-02\n", "2028\n", "\n", "\n", "veel\n", "50.000\n", "\n"]
    code, said = typed(["init"], keys, tmp_path)
    assert code == 0, said
    assert said.count("Which year?") == said.count("The revenue target for that year?") == 3
    for reason in ('"27" is not a year of a plan', "plans run until 2100", 'target: "veel"', '"50.000" can be read'):
        assert " ".join(said.split()).count(reason) == 1, said
    written = (tmp_path / "plans" / "jan-bos.yaml").read_text(encoding="utf-8")
    assert "year: 2028" in written
    assert "veel" not in written


@pytest.mark.parametrize(
    ("arguments", "keys", "reason"),
    [
        (("mine.yaml",), [], "mine.yaml: is there already"),
        (("--year", "27"), [], "is not a year of a plan"),
        (("--year", "H1 2027"), [], "like `period: {start: 2027-01-01, months: 6}`"),
        (("--target", "veel"), [], 'target: "veel"'),
        (("--currency", "euros"), [], "is not a currency code"),
        (("-",), [], "init writes a file and nothing to standard output"),
        ((".",), ["Jan Bos\n"], "jan-bos.yaml: is there already"),
    ],
)
def test_init_asks_nothing_in_vain(arguments: tuple[str, ...], keys: list[str], reason: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious", encoding="utf-8")
    (tmp_path / "jan-bos.yaml").write_text("precious", encoding="utf-8")
    code, said = typed(["init", *arguments], list(keys), tmp_path)
    assert (code, reason in said) == (2, True), said
    assert said.count("?") == len(keys)
    assert sorted(os.listdir(tmp_path)) == ["jan-bos.yaml", "mine.yaml"]


def test_init_asks_nothing_where_the_name_is_said(tmp_path: Path) -> None:
    code, said = typed(["init", "--name", "Jan Bos", "--year", "2028"], [], tmp_path)
    assert code == 0, said
    assert "?" not in said


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "end of input"])
def test_who_leaves_at_a_question_writes_nothing(key: str, tmp_path: Path) -> None:
    code, said = typed(["init"], [key], tmp_path)
    assert code == 130, said
    assert "Traceback" not in said
    assert os.listdir(tmp_path) == []


def test_a_quiet_init_says_nothing_and_writes(tmp_path: Path) -> None:
    done = run("init", "--quiet", "--name", "Jan Bos", "--currency", " usd ", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "currency: USD" in (tmp_path / "plans" / "jan-bos.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "old.yaml"), "nothing can be carried over"),
        (("--name", "Jan", "--currency", "euros"), "not a currency code"),
        (("--name", "n.t.b."), '"n.t.b." is no name'),
        (("--name", "Jan", "--manager", "TBD"), '"TBD" is no name'),
    ],
)
def test_an_init_that_cannot_be_is_2_and_writes_nothing(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("salesplan: [", encoding="utf-8")
    done = run("init", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert os.listdir(tmp_path) == ["old.yaml"]


def test_a_folder_that_cannot_have_such_a_name_is_no_folder() -> None:
    with pytest.raises(Trouble) as raised:
        root("plans\0")
    assert "there is no such folder" in raised.value.message.say("en")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["schema", "--output", "plan.yaml"], "plan.yaml: this is a plan, and a report never overwrites a plan"),
        (["schema", "--output", "plan.txt"], "plan.txt: this is a plan, and a report never overwrites a plan"),
        (
            ["check", "plan.yaml", "--format", "json", "--output", "salesplan.toml"],
            "this is a settings file, and a report",
        ),
        (
            ["check", "plan.yaml", "--config", "team.toml", "--output", "./team.toml"],
            "this is a settings file, and a report",
        ),
        (["check", "plan.yaml", "--output"], "behind --output belongs a value"),
        (["check", "plan.yaml", "--isolated", "--config", "salesplan.toml"], "--isolated reads no settings file"),
    ],
)
def test_what_is_there_stays_and_what_cannot_be_meant_is_refused(
    tmp_path: Path, arguments: list[str], says: str
) -> None:
    before = {
        "plan.yaml": SMALL,
        "plan.txt": SMALL,
        "salesplan.toml": "fail-under = 5\n",
        "team.toml": "fail-under = 6\n",
    }
    for name, content in before.items():
        (tmp_path / name).write_text(content)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert {name: (tmp_path / name).read_text() for name in before} == before


@pytest.mark.parametrize(
    ("period", "options", "wanted", "months"),
    [
        ("start: 2026-10-01, end: 2027-09-30", (), ("2027-10-01", "2028-09-30"), 12),
        ("start: 2026-10-01, end: 2027-09-30", ("--year", "2030"), ("2029-10-01", "2030-09-30"), 12),
        ("start: 2025-12-29, end: 2026-12-27", (), ("2026-12-28", "2027-12-26"), 12),
        ("start: 2025-12-29, end: 2026-12-27", ("--year", "2027"), ("2026-12-28", "2027-12-26"), 12),
        ("start: 2026-01-05, end: 2027-01-03", (), ("2027-01-04", "2028-01-02"), 12),
        ("start: 2024-02-29, end: 2025-02-28", (), ("2025-03-01", "2026-02-28"), 12),
        ("start: 2027-03-01, end: 2028-02-29", (), ("2028-03-01", "2029-02-28"), 12),
        ("start: 2026-02-15, months: 6", (), ("2027-02-15", "2027-08-14"), 6),
        ("start: 2026-01-01, end: 2026-12-31", (), None, 12),
    ],
)
def test_next_years_plan_is_about_the_same_part_of_the_year(
    tmp_path: Path, period: str, options: tuple[str, ...], wanted: tuple[str, str] | None, months: int
) -> None:
    (tmp_path / "old.yaml").write_text(f"salesplan: 1\naccount_manager: Jan\nperiod: {{{period}}}\n")
    made = run("init", "--from", "old.yaml", "new.yaml", *options, cwd=tmp_path)
    assert made.returncode == 0
    new = yaml.safe_load((tmp_path / "new.yaml").read_text())
    if wanted is None:
        assert new["year"] == 2027
        assert "it is about" not in made.stdout
    else:
        assert "year" not in new
        start, end = (long_date(date.fromisoformat(each), "en") for each in wanted)
        assert f"it is about {start} to {end}, as the old one was about " in made.stdout
        assert [str(new["period"][name]) for name in ("start", "end")] == list(wanted)
    assert list(new["periods"]["months"]) == [f"M{at}" for at in range(1, months + 1)]
    assert list(new["periods"]["quarters"]) == [f"Q{at}" for at in range(1, months // 3 + 1)]
    done = run("check", "new.yaml", "--format", "concise", cwd=tmp_path)
    assert " plan." not in done.stdout


@pytest.mark.parametrize("options", [(), ("--year", "2100"), ("--year", "2101")])
def test_next_years_plan_ends_where_plans_end(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "old.yaml").write_text("salesplan: 1\naccount_manager: Jan\nperiod: {start: 2099-07-01, months: 12}\n")
    done = run("init", "--from", "old.yaml", "new.yaml", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert ("plans run until 2100" in done.stderr) is ("2101" not in options)
    assert ("2000-2100" in done.stderr) is ("2101" in options)
    assert [each.name for each in tmp_path.iterdir()] == ["old.yaml"]


def test_a_schema_that_is_a_link_to_nowhere_yet_is_left_to_whoever_made_it(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "plan.schema.json").symlink_to("made later.json")
    done = run("init", "--name", "Jan", "--year", "2027", "--lang", "en", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "$schema=../schemas/plan.schema.json" in (tmp_path / "plans" / "jan.yaml").read_text(encoding="utf-8")
    assert not (tmp_path / "schemas" / "plan.schema.json").exists()


def test_a_report_takes_the_place_of_an_old_one_that_quotes_a_plan(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("Write:\n\n```\nsalesplan: 1\n```\n")
    assert run("schema", "--output", "report.md", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("option", ["--name", "--manager", "--organisation"])
def test_a_name_that_is_not_utf_8_is_not_written_as_another_one(tmp_path: Path, option: str) -> None:
    done = run("init", "--name", "Jan", option, os.fsdecode(b"B\xffd"), "b.yaml", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == 'salesplan: "B\\udcffd" is not UTF-8, so it cannot be written as it is: type it anew\n'
    assert list(tmp_path.iterdir()) == []


def test_the_command_that_is_told_takes_the_name_for_a_name(tmp_path: Path) -> None:
    done = run("init", "--name", "A", "--lang", "en", "--", "-n.yaml", cwd=tmp_path)
    assert "see how far you are with: salesplan check ./-n.yaml\n" in done.stdout


@pytest.mark.parametrize("arguments", [("--name", "Jan", "a.yaml"), ("--ci", "gitlab", "a.yaml")])
def test_what_nobody_can_read_undoes_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = process("init", *arguments, cwd=tmp_path, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.yaml").is_file()
