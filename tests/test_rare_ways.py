"""Ways through the tool that daily use rarely takes: a terminal that asks, a slow check, a git that dies half-way."""

from __future__ import annotations

import importlib
import io
import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from pydantic import ValidationError

from conftest import CLEAN, MEASURED, TODAY, judged
from conftest import run as salesplan
from salesplan_cli import (
    __main__,
    console,
    explain,
    files,
    git,
    problems,
    program,
    render,
    schema,
    settings,
    settings_file,
    watch,
    yaml_faults,
)
from salesplan_cli.commands import check
from salesplan_cli.compare import compare
from salesplan_cli.criteria import c06_periods
from salesplan_cli.fields import CHOICES, Lines, Reader
from salesplan_cli.files import Trouble
from salesplan_cli.model import ITEMS, NONE_SECTIONS, ListOf, Plan, Section, parts_of
from salesplan_cli.render import compare as shown
from salesplan_cli.render import json_
from salesplan_cli.text import LANGS, Lang, long_date, show
from test_compare import Git, repo, run, trouble_of, write
from test_failing_calls import quiet

__all__ = ["quiet", "repo", "run"]  # fixtures
SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


# --- at a terminal ---------------------------------------------------------------------------------------------------


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
    done = salesplan("init", "--quiet", "--name", "Jan Bos", "--currency", " usd ", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "currency: USD" in (tmp_path / "plans" / "jan-bos.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("--from", "old.yaml"), ("--name", "Jan", "--currency", "euros")])
def test_an_init_that_cannot_be_is_2_and_writes_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("salesplan: [", encoding="utf-8")
    done = salesplan("init", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing can be carried over" in done.stderr or "not a currency code" in done.stderr
    assert os.listdir(tmp_path) == ["old.yaml"]


class Screen(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("slow", [True, False])
def test_a_slow_check_shows_how_far_it_is(slow: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [str(tmp_path / f"{number}.yaml") for number in range(3)]
    for name in names:
        Path(name).write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(check, "PROGRESS_FROM", 3)
    monkeypatch.setattr(check, "PROGRESS_AFTER", -1.0 if slow else 60.0)
    arguments = ["check", *names, "--isolated", "--format", "json", "--output", str(tmp_path / "out.json")]
    for more, expected in (([], slow), (["--quiet"], False)):
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        assert program.run([*arguments, *more]) == 1
        assert ("salesplan" in screen.getvalue()) == expected
        assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["plans"]) == 3


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["check", "--lang=nl"], {}, "nl"),
        (["check", "--lang", "nl"], {"LANG": "en_GB"}, "nl"),
        (["check", "--lang"], {}, "en"),
        ([], {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB"}, "nl"),
        ([], {"SALESPLAN_LANG": "NL"}, "nl"),
        (["--lang=xx"], {"SALESPLAN_LANG": "yy", "LANG": "nl"}, "nl"),
    ],
)
def test_the_language_before_options_are_read(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert console.early_language(arguments, environment) == expected


def test_the_language_of_an_empty_environment_is_english() -> None:
    assert settings.language(None, {}) == "en"


@pytest.mark.usefixtures("quiet")
def test_the_version_before_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run(["--version", "check"]) == 0
    assert capsys.readouterr().out.startswith("salesplan ")


@pytest.mark.usefixtures("quiet")
def test_no_command_at_all_is_2_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.run([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "explain" in said.err


def test_an_interrupt_before_there_is_a_command_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["salesplan", "check"])
    monkeypatch.setattr(__main__, "_run", interrupted)
    with pytest.raises(SystemExit) as left:
        __main__.main()
    assert left.value.code == 130


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_has_its_own_code(number: int, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(program, "_run", lambda _: signal.raise_signal(number))
    assert program.run(["check"]) == code


@pytest.mark.usefixtures("quiet")
def test_an_interrupt_that_is_ignored_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as `nohup` and `&` in a script do
    monkeypatch.setattr(program, "_run", lambda _: signal.raise_signal(signal.SIGINT) or 0)
    assert program.run(["check"]) == 0


@pytest.mark.usefixtures("quiet")
def test_what_is_raised_while_tidying_up_is_told_unless_it_is_a_stop(capsys: pytest.CaptureFixture[str]) -> None:
    class Tidied:
        def __init__(self, error: BaseException) -> None:
            self.error = error

        def __del__(self) -> None:
            raise self.error

    before, stop = sys.unraisablehook, program._Stop()
    try:
        stop.listen()
        with pytest.raises(KeyboardInterrupt):  # in a moment, where it is not dropped
            Tidied(KeyboardInterrupt())
            time.sleep(5)
        assert capsys.readouterr().err == ""
        Tidied(ValueError("something else"))
        assert "something else" in capsys.readouterr().err
    finally:
        stop.end()
        sys.unraisablehook = before


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("interrupted", [True, False])
def test_a_watch_says_what_each_save_does(
    interrupted: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], complete: str
) -> None:  # fmt: skip
    saved = tmp_path / "plan.yaml"
    saved.write_text(complete, encoding="utf-8")

    def watched(*_: object, **__: object) -> Iterator[set[object]]:
        saved.write_text(complete.replace("  own: 22.000,-\n", ""), encoding="utf-8")
        yield {"saved"}
        yield set()
        if interrupted:
            raise KeyboardInterrupt

    monkeypatch.setattr("watchfiles.watch", watched)
    assert program.run(["check", str(saved), "--isolated", "--watch", "--format", "score", "--lang", "en"]) == 130
    said = capsys.readouterr()
    assert said.out == f"{saved}\t100\n{saved}: 100 -> 95 (-5); new: C05.own\n"
    assert said.err == f"watching {saved}; stop with Ctrl-C\n"
    arguments = ["check", str(saved), "--isolated", "--watch", "--format", "score", "--lang", "nl"]
    assert program.run(arguments) == 130
    assert capsys.readouterr().err == f"volgt {saved}; stop met Ctrl-C\n"
    assert program.run([*arguments, "--quiet"]) == 130
    assert capsys.readouterr().err == ""


def test_a_watch_looks_at_saved_plans_in_the_folders_of_the_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # fmt: skip
    seen: list[object] = []

    def watched(*folders: str, **more: object) -> Iterator[set[object]]:
        wanted = more["watch_filter"]
        assert callable(wanted)
        seen.extend([folders, [name for name in ("a.yaml", "b.YML", "c.txt", "d.yaml~") if wanted(None, name)]])
        yield {"saved"}

    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("watchfiles.watch", watched)
    assert len(list(watch.saves(["plan.yaml", str(tmp_path), "x/y.yaml"]))) == 1
    assert seen == [tuple(sorted((".", str(tmp_path), "x"))), ["a.yaml", "b.YML"]]


def test_of_keys_that_exclude_each_other_neither_counts() -> None:
    both = "reviews: [{date: 2027-01-12, first: 2027-01-19, every: week, last: 2027-03-02, with: Tom}]\n"
    plan = judged(f"{SMALL}{both}").plan
    assert plan is not None
    (review,) = plan.reviews
    assert (review.date_, review.first, review.with_) == (None, None, ("Tom",))


@pytest.mark.parametrize("fault", ["not UTF-8", "gone"])
def test_a_watch_goes_on_after_what_the_watcher_cannot_read(
    fault: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from watchfiles._rust_notify import WatchfilesRustInternalError

    failing = [True]

    def watched(*_: str, **__: object) -> Iterator[set[object]]:
        yield set()
        if failing.pop():
            failing.append(False)
            raise FileNotFoundError(fault) if fault == "gone" else WatchfilesRustInternalError(fault)

    monkeypatch.setattr("watchfiles.watch", watched)
    # The first look of either watch, and in between the change that could not be named.
    assert len(list(watch.saves([str(tmp_path)]))) == 3


# --- settings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--output", "a", "--output", "b", "--format", "json"), "give a --format for every --output"),
        (("--format", "json", "--format", "sarif", "--output", "a", "--output", "a"), "two reports would go to the same file"),
        (("--format", "nope"), "format: there is no"),
    ],
)  # fmt: skip
def test_reports_that_cannot_be_are_2(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(SMALL, encoding="utf-8")
    done = salesplan("check", "plan.yaml", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_a_list_of_rules_may_have_empty_places() -> None:
    loaded = settings.load(settings.Options(select=("C01.order,, ",), isolated=True), {}, TODAY)
    assert loaded.judging.select == {"C01.order"}


def test_a_number_of_processes(tmp_path: Path) -> None:
    assert settings.load(settings.Options(jobs="3", isolated=True), {}, TODAY).jobs == 3
    assert settings.load(settings.Options(jobs="auto", isolated=True), {}, TODAY).jobs is None
    for said in ("0", "-1", "many", "9" * 30, "\u0663"):
        with pytest.raises(Trouble):
            settings.load(settings.Options(jobs=said, isolated=True), {}, TODAY)


@pytest.mark.parametrize("name", ["pyproject.toml", "other.toml"])
def test_a_settings_file_that_is_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"{'[tool.salesplan]' if name == 'pyproject.toml' else ''}\nlang = 'nl'\n", encoding="utf-8")
    assert settings.load(settings.Options(config=str(path)), {}, TODAY).lang == "nl"


def test_a_pyproject_that_says_nothing_of_plans_is_no_settings_file(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert settings_file.read_file(str(path), tmp_path).values == {}
    (tmp_path / "inner").mkdir()
    (tmp_path / "salesplan.toml").write_text("lang = 'nl'\n", encoding="utf-8")
    (tmp_path / "inner" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert settings_file.read_file(None, tmp_path / "inner").values == {"lang": "nl"}


def test_a_name_that_the_system_does_not_take_is_no_settings_file() -> None:
    assert not settings_file.is_file(Path("x" * 300))


def test_a_working_directory_that_is_gone_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    with pytest.raises(Trouble, match="the folder that you are in cannot be read"):
        settings.load(settings.Options(), {}, TODAY)


def test_a_terminal_has_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, expected in ((72, 72), (10, console.NARROWEST), (100_000, console.WIDEST)):
        monkeypatch.setattr(shutil, "get_terminal_size", lambda _, columns=columns: os.terminal_size((columns, 24)))
        assert console._width(True, {}) == expected
    assert console._width(True, {"COLUMNS": "50"}) == 50
    assert console._width(False, {}) == console.PIPED_WIDTH


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_link_within_a_repository_is_followed(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("shared", "plans"):
        (tmp_path / name).mkdir()
    (tmp_path / "shared" / "plan.yaml").write_text(SMALL, encoding="utf-8")
    link = tmp_path / "plans" / "plan.yaml"
    link.symlink_to("../shared/plan.yaml")
    assert files.read(str(link)) == SMALL.encode()
    assert files.find([str(tmp_path / "plans")]).names == (str(link),)
    (tmp_path / ".git").rmdir()
    with pytest.raises(Trouble, match="leads out"):
        files.read(str(link))


def test_a_link_below_a_folder_that_may_not_be_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plan.yaml").write_text(SMALL, encoding="utf-8")
    link = tmp_path / "plans" / "plan.yaml"
    link.symlink_to("../plan.yaml")

    def denied(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", denied)
    with pytest.raises(Trouble, match="you may not read it"):
        files.read(str(link))
    assert files.repository(tmp_path) is None


def test_standard_input_is_no_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(SMALL, encoding="utf-8")
    assert not files.is_same("-", "./-")
    assert not files.is_same("-", "gone")
    assert files.is_same("gone", f"{tmp_path}/gone")
    assert not files.is_same("gone", "x\0y")
    assert files.is_same("./-", f"{tmp_path}/-")


# --- git that does not do as it should -------------------------------------------------------------------------------

DYING = """#!/bin/sh
for word in "$@"; do
  if [ "$word" = --batch ]; then
    {then}
    exit 1
  fi
done
exec {git} "$@"
"""


@pytest.mark.parametrize(
    "then",
    [
        "true", "exec <&-; sleep 0.3",
        "read id; echo $id missing", "read id; echo $id commit 0", "read id; echo $id blob 100; echo half of it",
        "read id; echo $id blob 3000000; head -c 1500000 /dev/zero",
    ],
)  # fmt: skip
def test_a_git_that_dies_half_way_is_trouble(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    real = shutil.which("git")
    dying = tmp_path / "bin" / "git"
    dying.parent.mkdir()
    dying.write_text(DYING.format(then=then, git=real), encoding="utf-8")
    dying.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dying.parent}:{os.environ['PATH']}")
    assert "this clone lacks the plans as they were" in trouble_of("HEAD")


def test_a_folder_in_the_place_of_a_plan_is_passed_over(repo: Path, run: Git) -> None:
    at = run("rev-parse", "HEAD")
    run("update-index", "--add", "--cacheinfo", f"160000,{at},plans/module.yaml")
    run("commit", "-qm", "a submodule")
    assert [each.name for each in git.changes("HEAD", ["plans"]).pairs] == ["plans/sanne.yaml"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--format", "nope"), 2, "format: there is no"),
        (("--format", "sarif"), 2, "choose from text, json and markdown"),
        (("--fail-on", "wors"), 2, "did you mean worse?"),
        (("HEAD", "plans", "nowhere"), 2, "nowhere: there is no such file or folder"),
        (("HEAD", "nowhere"), 2, "nowhere: there is no such file or folder"),
        (("HEAD", "empty"), 2, "no plan found in empty"),
        (("HEAD", "plans", "--output", "plans/sanne.yaml"), 2, "a report never overwrites a plan"),
        (("HEAD", "plans", "--fail-on", "never"), 0, ""),
        (("HEAD", "plans"), 1, ""),
    ],
)
def test_compare_has_its_exit_codes(
    repo: Path, arguments: tuple[str, ...], code: int, words: str, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:  # fmt: skip
    Path("empty").mkdir()
    write("plans/sanne.yaml", "salesplan: 1\n")
    before = Path("plans/sanne.yaml").read_bytes()
    assert program.run(["compare", *arguments]) == code
    said = capsys.readouterr()
    assert words in said.err
    assert ("Sanne" in said.out) == (code < 2 or arguments == ("HEAD", "plans", "nowhere"))
    assert Path("plans/sanne.yaml").read_bytes() == before


def test_compare_has_a_gate_of_its_own_and_names_no_other(
    repo: Path, capsys: pytest.CaptureFixture[str], quiet: None
) -> None:
    write("plans/sanne.yaml", "salesplan: 1\n")
    write("salesplan.toml", "exit-zero = true\nfail-under = 50\n")
    assert program.run(["compare"]) == 1
    assert "settings from salesplan.toml: fail-under\n" in capsys.readouterr().out


def test_the_first_commit_has_nothing_before_it(repo: Path, capsys: pytest.CaptureFixture[str], quiet: None) -> None:
    assert program.run(["compare", "plans"]) == 0
    assert "there is nothing to compare with" in capsys.readouterr().out
    assert len(commit_of_all(repo)) == 1


def commit_of_all(folder: Path) -> list[str]:
    done = subprocess.run(["git", "rev-list", "--all"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.split()


# --- what is shown ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_plan_that_cannot_be_judged_says_why(lang: Lang) -> None:
    found = compare(None, judged("salesplan: 2\n"))
    for form in ("text", "markdown"):
        said = "".join(shown.render([found], git.Against("given", "main", "a" * 40), form, render.About(lang, TODAY)))
        assert '"2"' in said
        assert {"en": "it was", "nl": "het was"}[lang] not in said


def test_a_comparison_without_sides_has_nothing_to_say() -> None:
    assert list(shown._score(compare(None, None))) == []


def test_a_form_that_does_not_exist_is_not_imported() -> None:
    for form in ("nope", "compare", "layout", "machine"):
        with pytest.raises(KeyError):
            "".join(render.render([], form, render.About("en", TODAY)))


@pytest.mark.parametrize(
    ("fact", "expected"),
    [(3, 3), (True, True), (Fraction(1, 2), 0.5), (Fraction(6, 2), 3), (date(2027, 1, 2), "2027-01-02"), ("x", "x")],
)
def test_facts_are_json(fact: object, expected: object) -> None:
    assert json_._value(fact, "en", "EUR") == expected


@pytest.mark.parametrize("year", ["", "year: soon\n"])
def test_days_without_a_year_in_a_plan_without_one_get_an_example(year: str) -> None:
    text = f"{DUTY}{year}periods: {{events: [{{name: a b, start: 16-17 maart, end: wk 30 t/m 32, effect: +10%}}]}}\n"
    written = {each.path[-1]: each.lines("en", "EUR") for each in judged(text).findings if each.rule == "plan.vague"}
    assert (written["start"], written["end"]) == ("start: 2027-04-13", "end: 2027-04-15")


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        # Of the target all three, or the two of what is allowed, as they add up.
        ("own: 2%, support: 3%", ["allowed: 30000", "own: 12000", "support: 18000"]),
        ("own: 40%, support: 60%", ["allowed: 30000", "own: 12000", "support: 18000"]),
        ("own: 2%, support: 9%", ["allowed: 30000", "own: EUR 12 000", "support: 38000"]),
    ],
)
def test_of_what_the_parts_of_a_share_are_shares_their_sum_tells(parts: str, lines: list[str]) -> None:
    text = f"{DUTY}year: 2027\nrevenue_target: 600k\ncosts: {{allowed: 5%, {parts}}}\n"
    assert [each.lines("en", "EUR") for each in judged(text).findings if each.kind == "plan"] == lines


def test_a_number_in_a_form_for_texts_is_a_number() -> None:
    assert show(1200, "quoted", "en") == "1 200"


def test_a_key_without_a_value_is_no_example() -> None:
    assert list(schema._values({"a": None, "b": [{"c": "1"}, "2"]}, "")) == [("b[].c", "1"), ("b", "2")]


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_that_builds_on_another_says_so(lang: Lang) -> None:
    said = {"en": "builds on question", "nl": "bouwt op vraag"}[lang]
    pages = {each: explain.page(each, lang, 80).text for each in ("C01", "C02")}
    assert [each for each, text in pages.items() if said in text] == ["C02"]


def test_a_plan_with_a_perfect_score_and_something_unread_has_not_passed(complete: str) -> None:
    report = judged(f"{complete}\nrevenue_targt: 5\n")
    assert (report.score, report.passed) == (100, False)
    assert "1 place in the file to mend" in "".join(render.render([report], "text", render.About("en", TODAY)))


@pytest.mark.parametrize(
    ("gate", "passed"),
    [
        ({}, False),
        ({"fail_under": 0}, True),
        ({"fail_under": 100}, False),
        ({"require": frozenset({"C01"})}, True),
        ({"require": frozenset({"C01", "C02"})}, False),
        ({"fail_under": 100, "require": frozenset({"C01"})}, False),
    ],
)
def test_a_gate_takes_the_place_of_failing_on_findings(gate: dict[str, object], passed: bool) -> None:
    products = "products: [{name: Service, rank: 1}, {name: Repair, rank: 2}, {name: Parts, rank: 3}]\n"
    assert judged(f"{SMALL}{products}", **gate).passed is passed


def test_a_rule_and_a_question_have_a_page_in_each_way_of_writing() -> None:
    pages = {explain.page(each, "en", 80).text for each in ("C06", "c06", "6", "06", " C6 ")}
    assert len(pages) == 1
    assert pages.pop().startswith("6. Periods (C06)")
    rules = {explain.page(each, "en", 80).text for each in ("C06.weeks", "c06.WEEKS", "6.weeks", "c6.weeks")}
    assert len(rules) == 1
    assert rules.pop().startswith("C06.weeks: ")


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_of_too_many_plans_says_how_many_more_there_are(lang: Lang) -> None:
    reports = [judged(SMALL)] * 400
    said = render.render(reports, "markdown", render.About(lang, TODAY))
    table = "".join(said)
    rows = sum(line.startswith("| ") and "plan.yaml" in line for line in table.splitlines())
    more = {"en": f"and {400 - rows} more plans, with 0 or more", "nl": f"en nog {400 - rows} plannen, met 0 of meer"}
    assert 0 < rows < 400
    assert more[lang] in table


def test_a_folder_that_cannot_have_such_a_name_is_no_folder() -> None:
    with pytest.raises(Trouble) as raised:
        git.root("plans\0")
    assert "there is no such folder" in raised.value.message.say("en")


def test_a_version_that_is_given_twice_is_no_version() -> None:
    report = judged("salesplan: 1\nsalesplan: 2\nyear: 2027\n")
    assert not report.readable
    assert [finding.rule for finding in report.findings] == ["plan.duplicate-key"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["schema", "--output", "plan.yaml"], "plan.yaml: this is a plan, and a report never overwrites a plan"),
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
    before = {"plan.yaml": SMALL, "salesplan.toml": "fail-under = 5\n", "team.toml": "fail-under = 6\n"}
    for name, content in before.items():
        (tmp_path / name).write_text(content)
    done = salesplan(*arguments, cwd=tmp_path)
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
    made = salesplan("init", "--from", "old.yaml", "new.yaml", *options, cwd=tmp_path)
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
    done = salesplan("check", "new.yaml", "--format", "concise", cwd=tmp_path)
    assert " plan." not in done.stdout


@pytest.mark.parametrize("options", [(), ("--year", "2100"), ("--year", "2101")])
def test_next_years_plan_ends_where_plans_end(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "old.yaml").write_text("salesplan: 1\naccount_manager: Jan\nperiod: {start: 2099-07-01, months: 12}\n")
    done = salesplan("init", "--from", "old.yaml", "new.yaml", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert ("plans run until 2100" in done.stderr) is ("2101" not in options)
    assert ("2000-2100" in done.stderr) is ("2101" in options)
    assert [each.name for each in tmp_path.iterdir()] == ["old.yaml"]


def test_an_order_target_says_how_many_whatever_else_of_the_customers_is_vague() -> None:
    plan = f"{SMALL}order_target: 24\nactivities: [{{name: Call, per_week: 1, leads_to: order}}]\n"
    vague = judged(plan + "customers: {new: {approach: many, win: 24}}\n")
    assert not [each for each in vague.findings if each.rule == "C07.order-value"]


def test_what_the_command_line_library_says_otherwise_is_passed_on() -> None:
    usage = program._usage(typer.BadParameter("odd value"), ["chek"])
    assert usage is not None
    assert "odd value" in usage.say("en")
    assert "see `salesplan --help`" in usage.say("en")
    assert program._usage(ValueError("odd"), []) is None


@pytest.mark.parametrize("use", ["version", "entry_points"])
def test_the_metadata_of_packages_is_imported_when_it_is_used(monkeypatch: pytest.MonkeyPatch, use: str) -> None:
    monkeypatch.delitem(sys.modules, "importlib.metadata")
    monkeypatch.setattr(importlib, "metadata", None)
    __main__._put_off_metadata()
    put_off = sys.modules["importlib.metadata"]
    __main__._put_off_metadata()
    assert sys.modules["importlib.metadata"] is put_off
    if use == "version":
        assert put_off.version("typer") == typer.__version__
    else:
        assert "salesplan" in {each.name for each in put_off.entry_points(group="console_scripts")}
    real = sys.modules["importlib.metadata"]
    assert real is not put_off
    assert put_off.PackageNotFoundError is real.PackageNotFoundError  # for who got hold of it before


def test_a_question_that_is_left_out_has_its_own_mark_among_several_plans(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(SMALL)
    done = salesplan("check", ".", "--ignore", "1,2", cwd=tmp_path)
    rows = [line for line in done.stdout.splitlines() if line.startswith("✗ Jan")]
    assert len(rows) == 4
    assert all("  –  –  ✗  –  ✗  " in row for row in rows), rows  # the fourth cannot be judged without the third


# --- what a plan says ------------------------------------------------------------------------------------------------

DUTY = "salesplan: 1\naccount_manager: Jan\n"
ODD = {
    "year: 2027\nrevenue_target: 120k\nproducts: [{name: a b, revenue: 90k}, {name: c d, revenue: n.t.b.}]\n": (
        "plan.vague", "like EUR 30 000", "revenue: EUR 30 000"),
    "year: 2027\nperiods:\n  quarters: [{Q1: 24k}, 24.000,-, 25.000,-, 24.000,-]\n": (
        "plan.notation", "cut in two", 'quarters: [{Q1: 24k}, "24.000,-", "25.000,-", "24.000,-"]'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: no more than 5}]}\n": (
        "plan.vague", "a limit in words", 'target: "<= 5"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: niet onder 90%}]}\n": (
        "plan.vague", "a limit in words", 'target: ">= 90%"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: 3 over de hele periode}]}\n": ("plan.vague", "leaves room", "target: 3"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: minimaal 3 en maximaal 5}]}\n": ("plan.vague", "", "target: 5"),
    "year: 2027\nselling_time: {weeks: 5 days}\n": ("plan.notation", "weeks belong here", "weeks: 0.7"),
    "year: 2027\ncosts: {allowed: 60000, url:abc}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\nactivities: [{name: A b, per_week: 3, start:'2027-07-26'}]\n": (
        "plan.notation", "A space is missing", "start: '2027-07-26'"),
    "year: 2027\nreviews: [{date: 2027-04-07, with: Piet Jansen, in_calendar: yes, Team}]\n": (
        "plan.unknown-key", "remove it", ""),
    "year: 2027\nrevenue_target: 60 orders\n": ("plan.notation", "is a target in orders", "order_target: 60"),
    "period: {start: 1 jan, months: 6}\n": ("plan.notation", "without a year", "start: 2027-01-01"),
    "period: {start: 2027-01-01, months: 6 maanden}\n": ("plan.notation", "known already", "months: 6"),
    "period: {start: 2027-01-01, days: 90 dagen}\n": ("plan.notation", "known already", "days: 90"),
    "year: 2027\nselling_time: {average_order: 5k}\n": ("plan.unknown-key", "at the top level", ""),
    "year: 2027\naverage_order: 4k\nselling_time: {average_order: 5k}\n": ("plan.unknown-key", "at the top level", ""),
    "year: 2027\nperiods: {quarters: '225k, 225k, 250k, 300k'}\n": (
        "plan.kind", "takes a list", "quarters: [225000, 225000, 250000, 300000]"),
    "period: {start: 2027-01-01, months: 3}\nperiods: {seasonality: {basis: a b, index: '85, 95, 120'}}\n": (
        "plan.kind", "takes a list", "index: [85, 95, 120]"),
    "year: volgend jaar\n": ("plan.vague", "four digits", "year: 2027"),
    "year: 2027\nproducts: [{name: a b, contribution: 1e}]\n": ("plan.notation", "behind `rank`", "rank: 1"),
    "year: 2027\nrevenue_target: 5% meer\n": ("plan.vague", "half a number", "revenue_target: 1200000"),
    "year: 2027\ncustomers: {new: {approach: 20% more than last year}}\n": ("plan.vague", "half a number", "approach: 130"),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 1 uur en 30 minuten}]\n": (
        "plan.notation", "", 'hours: "1:30"'),
    "year: 2027\nactivities: [{name: a b, per_week: 2, hours: 90'}]\n": ("plan.notation", "", 'hours: "1:30"'),
    "year: 2027\ncosts: {allowed: 1.2MM}\n": ("plan.notation", "", "allowed: 1200000"),
    "year: 2027\ncosts: {allowed: 50 T€}\n": ("plan.notation", "", "allowed: 50000"),
    "year: 2027\nselling_time: {weeks: 11 maanden}\n": ("plan.notation", "weeks belong here", "weeks: 47.8"),
    "year: 2027\nselling_time: {weeks: 44 weken}\n": ("plan.notation", "weeks belong here", "weeks: 44"),
    "year: 2027\nselling_time: {weeks: 44 turven}\n": ("plan.notation", "words behind", "weeks: 44"),
    "year: 2027\ncycle_days: 2 jaar\n": ("plan.notation", "days belong here", "cycle_days: 730"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: twice a month}]}\n": (
        "plan.notation", "says how often", "every: 2 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: tweemaal per week}]}\n": (
        "plan.notation", "says how often", "every: 3 days"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: maandag en donderdag}]}\n": ("plan.notation", "", "every: 3 days"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: anderhalve maand}]}\n": ("plan.notation", "", "every: 6 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: < 24 uur}]}\n": (
        "plan.notation", "behind `measure`", 'target: "< 24"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: minder dan 3}]}\n": (
        "plan.vague", "a limit in words", 'target: "< 3"'),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: fifty percent}]}\n": ("plan.notation", "", "target: 50%"),
    "year: 2027\nmonitoring: {self: [{measure: a b, target: vijftig stuks}]}\n": ("plan.vague", "does not say", "target: 3"),
    "year: 2027\ncountry: DE_BY\n": ("plan.notation", "write the code like DE-BY", "country: DE-BY"),
    "year: 2027\ncountry: NL-NH\n": ("plan.notation", "write the country, NL", "country: NL"),
    "year: 2027\ncurrency: US dollar\n": ("plan.notation", "three letters", "currency: USD"),
    "year: 2027\nnumbers: Engels\n": ("plan.notation", "write nl or en", "numbers: en"),
    "year: 2027\ndevelopment: [{goal: a b, by: 1/3/2027}]\n": ("plan.ambiguous", "1 March 2027 or", "by: 2027-03-01"),
    "year: 2027\ndevelopment: [{goal: a b, by: 45-45-2027}]\n": ("plan.notation", "does not exist", "by: 2027-09-30"),
    "year: 2027\nreviews: [{date: 12 - 4 - 2027}]\n": ("plan.notation", "", "date: 2027-04-12"),
    "year: 2027\nreviews: [{date: 12-apr-27}]\n": ("plan.notation", "", "date: 2027-04-12"),
    "year: 2027\nreviews: [{first: 2027-01-05, skip: '2027-07-27, 2027-08-10'}]\n": (
        "plan.notation", "", "skip: [2027-07-27, 2027-08-10]"),
    "year: 2027\nperiods: {events: [{name: a b, start: 13-15 april 2027}]}\n": ("plan.vague", "range", "start: 2027-04-13"),
    "year: 2027\nperiods: {events: [{name: a b, end: 13 t/m 15 april 2027}]}\n": ("plan.vague", "range", "end: 2027-04-15"),
    "year: 2027\norder_target: 120\nperiods: {events: [{name: a b, start: 2027-04-13, effect: 10 orders}]}\n": (
        "plan.notation", "with its sign", "effect: +10"),
    "year: 2027\norder_target: 120\nperiods: {events: [{name: a b, start: 2027-04-13, effect: ±10%}]}\n": (
        "plan.vague", "leaves room", "effect: +10%"),
    "year: 2027\nsegments: [{name: a b, time: 33.33333%}]\n": ("plan.limit", "", "time: 33.3333%"),
    "year: 2027\nperiods: {events: [none]}\n": ("plan.kind", "write `none:` with the reason", ""),
    "year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +25000 euro}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    "year: 2027\nproducts: [{name: a b, quantity: 5 meer}]\n": ("plan.vague", "leaves room", "quantity: 5"),
    "year: 2027\nproducts: [{name: a b, quantity: 12 honderd}]\n": ("plan.notation", "is in another unit", "quantity: 60"),
    "year: 2027\nperiods: {quarters: 12 x 83k}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: 12 x 100}}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\norder_target: 40\nperiods: {quarters: 4 x € 250}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\norder_target: 40\nperiods: {quarters: 4 x 10}\n": (
        "plan.kind", "takes a list", "quarters: [10, 10, 10, 10]"),
    "year: 2027\nrevenue_target: 100k\ncosts: {allowed: 5000, own: 2%}\n": ("plan.notation", "worked out", "own: 100"),
    "year: 2027\nrevenue_target: 1234\nperiods: {quarters: [25%, 1, 2, 3]}\n": ("plan.notation", "worked out", "308.5"),
    "year: 2027\nwaivers: [{rule: plan.notation, reason: a b}]\n": ("plan.waiver", "nothing sets aside", ""),
    "year: 2027\nproducts: [{name: a b, quantity: ca. 12000 m2}]\n": ("plan.vague", "leaves room", "quantity: 12000"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 10% afwijking}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 15% behind plan}]}\n": (
        "plan.notation", "says how far below", "act_below: 85%"),
    "year: 2027\ndevelopment: [{goal: a b, from: Nee}]\n": ("plan.notation", "0 for no and 1 for yes", "from: 0"),
    "year: 2027\ndevelopment: [{goal: a b, to: yes}]\n": ("plan.notation", "0 for no and 1 for yes", "to: 1"),
    'year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: "-1.000,-"}]}\n': (
        "plan.notation", "this plan counts orders", "effect: -10%"),
    "year: 2027\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +€ 500}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    # As in a new plan, where the line for a target in money is still there, empty.
    "year: 2027\nrevenue_target:\norder_target: 40\nperiods: {events: [{name: a b, start: 2027-03-01, effect: +€ 500}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10%"),
    "year: 2027\nperiods: {weeks: {none: a b}}\n": ("plan.unknown-key", "no answer here: write a number for each week", ""),
    "year: 2027\nperiods: {quarters: {none: a b}}\n": ("plan.unknown-key", "a number for each quarter", ""),
    "year: 2027\nperiods: {months: 12 x 83k}\n": (
        "plan.kind", "takes a list", f"months: [{', '.join(12 * ['83000'])}]"),
    "year: 2027\nperiods: {months: 1 x 83k}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nreviews: elke maand\n": (
        "plan.kind", "takes a list", "reviews:\n  - first: 2027-01-08\n    every: elke maand\n    last: 2027-12-31"),
    "period: {start: 2027-04-01, months: 6}\nreviews: 2 weken\n": (
        "plan.kind", "takes a list", "reviews:\n  - first: 2027-04-08\n    every: 2 weken\n    last: 2027-09-30"),
    "year: 2027\nreviews: often\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: [0,9, 1, 1,1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}}\n": (
        "plan.ambiguous", "so 0 and 9 stand apart here", 'index: ["0,9", 1, "1,1", 1, 1, 1, 1, 1, 1, 1, 1, 1]'),
    "year: 2027\nperiods: {seasonality: {basis: a b, index: [0,9,1,1,1,1,1,1,1,1,1,1,1]}}\n": (
        "plan.kind", "here stand 13 numbers: take 12. A comma parts two numbers: is 0,9 one, then write 0.9", ""),
    "year: 2027\nperiods: {quarters: [290,500,310,500,240,500,358,500]}\n": (
        "plan.kind", "A comma parts two numbers: is 290,500 one, then write 290500", ""),
    "year: 2027\nperiods: {quarters: [1000, 2000, 3000, 4000, 5000]}\n": (
        "plan.kind", "the period has 4 quarters, and here stand 5 numbers: take 4", ""),
    "period: {start: 2027-01-01, months: 3}\nperiods: {quarters: [1000, 2000]}\n": (
        "plan.kind", "the period has 1 quarter, and here stand 2 numbers", ""),
    "period: {start: 2027-01-01, months: 1}\nperiods: {months: {M1: 1000, M2: 2000}}\n": (
        "plan.kind", "the period has 1 month, so M2 is none of them", ""),
    "period: {start: 2027-01-01, days: 2}\nperiods: {weeks: [1000]}\n": (
        "plan.kind", "the period has 0 weeks, and here stands 1 number: take 0", ""),
    "year: 2027\nperiods: {quarters: [290,000, 310,500, 240,250, 360,250]}\n": (
        "plan.notation", 'so an amount was cut in two here; "290,000" can be read in two ways, 290 000 or 290',
        "quarters: [290000, 310500, 240250, 360250]"),
    "year: 2027\nperiods: {quarters: [1, [9.000,50], 2, 3]}\n": (
        "plan.notation", "so an amount was cut in two here", '["9.000,50"]'),
    "year: 2027\nnumbers: en\nperiods: {quarters: [290,000, 310,500]}\n": (
        "plan.notation", "Put each amount with a comma in quotes", 'quarters: ["290,000", "310,500"]'),
    "year: 2027\nperiods: {quarters: [1,2 mln, 1,3 mln]}\n": (
        "plan.ambiguous", "so 1 and 2 mln stand apart here", 'quarters: ["1,2 mln", "1,3 mln"]'),
    "year: 2027\nperiods: {months: [8,5%, 9000]}\n": (
        "plan.ambiguous", 'stand apart here: if that is right, put a space behind each comma; "8,5%" is a percentage', ""),
    "year: 2027\nrevenue_target: 100k\nperiods: {months: [8,5%, 9000]}\n": (
        "plan.ambiguous", "worked out that is 8500", "months: [8500, 9000]"),
    "year: 2027\ncosts: {allowed: 60,000}\n": (
        "plan.notation", 'stands inside braces; "60,000" can be read in two ways, 60 000 or 60', "allowed: 60000"),
    "year: 2027\ncosts: {allowed:60000}\n": ("plan.notation", "A space is missing after this colon", "allowed: 60000"),
    "year: 2027\ncosts: {allowed:60,000, own: 5}\n": (
        "plan.notation", 'A space is missing after this colon; "60,000" can be read in two ways', "allowed: 60000"),
    "year: 2027\nperiods: {quarters: {Q1: 290,000}}\n": ("plan.notation", "can be read in two ways", "Q1: 290000"),
    "year: 2027\nperiods: {quarters: {Q1:290000}}\n": ("plan.notation", "A space is missing after this colon", "Q1: 290000"),
    "period: {start: 2027-02-01, months: 1,5}\n": ("plan.notation", '"1,5" is not a whole number', "months: 1"),
    "year: 2027\nperiods: {events: [{name: A, start: April 13, 2027, effect: +10%}]}\n": (
        "plan.notation", "Put the value in quotes", 'start: "April 13, 2027"'),
    "year: 2027\nmonitoring: {self: [{measure: A,\n  target: 1,5 or more}]}\n": (
        "plan.notation", 'inside braces; "1,5 or more" is a limit in words', 'target: ">= 1.5"'),
    "year: 2027\nmonitoring:\n  self:\n    - measure: A\n      target: >3\n": (
        "plan.notation", "Put the value in quotes", 'target: ">3"'),
    "year: 2027\nactivities:\n  - name: A\n    per_week: >3\n": (
        "plan.notation", 'starts with ">", which means something else in YAML; ">3" leaves room', "per_week: 3"),
    "year: 2027\ncosts: {lines: [{name: Car, train, boat, amount: 14000}]}\n": (
        "plan.unknown-key", "does this belong to the text before it", 'name: "Car, train, boat"'),
    "year: 2027\nreviews: [{date: 2027-04-07, with: Piet, Jan}]\n": (
        "plan.unknown-key", "put them together in square brackets", "with: [Piet, Jan]"),
    "year: 2027\ncosts: {lines: [{name: , train, amount: 14000}]}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\ncosts: {lines: [{name: Car, amount: 14000}, {train}]}\n": ("plan.unknown-key", "remove it", ""),
    "year: 2027\nperiods: {events: {name: A, start: 2027-04-13, effect: +10%}}\n": (
        "plan.kind", "takes a list", 'events:\n  - name: A\n    start: 2027-04-13\n    effect: "+10%"'),
    "year: 2027\nreviews: {date: 2027-04-13, with: [Jan]}\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nperiods: {events: [{none: no fairs}]}\n": (
        "plan.kind", "write it without the dash", "events:\n  none: no fairs"),
    "year: 2027\nperiods: {seasonality: [{none: a b}]}\n": (
        "plan.kind", "write it without the dash", "seasonality:\n  none: a b"),
    "year: 2027\nperiods: {events: [{none: a b, name: A}]}\n": ("plan.unknown-key", '"none" is not a key', ""),
    "year: 2027\ncosts:\n  lines:\n    - name = Car\n      amount = 14000\n": (
        "plan.kind", "has lines of its own", "- name: Car\n  amount: 14000"),
    "year: 2027\ncosts:\n  own = 5\n  allowed; 60000\n": (
        "plan.kind", "has lines of its own", "costs:\n  own: 5\n  allowed: 60000"),
    "year: 2027\nactivities: [{name: a b, conversion: de helft}]\n": ("plan.vague", "a part in words", "conversion: 50%"),
    "year: 2027\nactivities: [{name: a b, per_week: Twee}]\n": ("plan.notation", "write 2", "per_week: 2"),
    "year: 2027\nselling_time: {weeks: “44”}\n": ("plan.notation", "write 44", "weeks: 44"),
    "year: 2027\nproducts: [{name: a b, contribution: “45%”}]\n": ("plan.notation", "write 45%", "contribution: 45%"),
    "year: 2027\nperiods: {quarters: [25%, 1, 2, 3]}\nrevenue_target: 200k\n": (
        "plan.notation", "worked out that is 50000", "50000"),
    "year: 2027\nperiods: {quarters: {Q1: 12.5%}}\nrevenue_target: 200k\n": (
        "plan.notation", "worked out that is 25000", "Q1: 25000"),
    "year: 2027\nperiods: {quarters: [25%, 1, 2, 3]}\n": ("plan.notation", "an amount belongs here", "50000"),
    "year: 2027\nrevenue_target: 1.2M\ncosts: {allowed: 8% van het doel}\n": (
        "plan.notation", "worked out that is 96000", "allowed: 96000"),
    "year: 2027\ncosts: {allowed: 10k, own: 4k, support: de rest}\n": (
        "plan.notation", "10 000 - 4 000 leaves: write 6000", "support: 6000"),
    "year: 2027\ncosts: {allowed: 10k, own: 10k, support: rest}\n": ("plan.vague", "does not say", "support: 38000"),
    "year: 2027\ncosts: {own: rest, support: 4k}\n": ("plan.vague", "does not say", "own: EUR 56 000"),
    "year: 2027\nrevenue_target: 1M\ncustomers: {existing: {revenue: 800k}, new: {revenue: Rest}}\n": (
        "plan.notation", "write 200000", "revenue: 200000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b, revenue: 300k}, {name: c, quantity: 10, "
    "price: 20k}]\n": ("plan.notation", "1 000 000 - 500 000 leaves", "revenue: 500000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b, price: 20k}]\n": (
        "plan.vague", "does not say", "revenue: 540000"),
    "year: 2027\nrevenue_target: 1M\nproducts: [{name: a, revenue: rest}, {name: b}]\n": (
        "plan.vague", "does not say", "revenue: 540000"),
    "year: 2027\naverage_order: rest\n": ("plan.vague", "does not say", "average_order: EUR 40 000"),
    "year: 2027\ncustomers: {existing: {count: 40, approach: allemaal}}\n": (
        "plan.notation", "are 40 customers here", "approach: 40"),
    "year: 2027\ncustomers: {existing: {approach: allemaal}}\n": ("plan.vague", "does not say", "approach: 60"),
    "year: 2027\nproducts: [{name: a b, quantity: 120 stuks}]\n": (
        "plan.notation", "a line of its own, `unit`", "quantity: 120\nunit: stuks"),
    "year: 2027\nproducts: [{name: a b, quantity: 1.200 stuks}]\n": ("plan.notation", "words behind", "quantity: 1200"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 2x per maand}]}\n": (
        "plan.notation", "says how often", "every: 2 weeks"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 7x per maand}]}\n": ("plan.notation", "", "every: week"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 28 uur}]\n": (
        "plan.notation", "of 28 hours a week: worked out that is 100%", "time: 100%"),
    "year: 2027\nproducts: [{name: A b, quantity: een kwart}]\n": ("plan.vague", "does not say how much", "quantity: 60"),
    "period: 2027 t/m 2031\n": ("plan.kind", "lines of its own", "period:\n  start: 2027-01-01\n  end: 2031-12-31"),
    "period: 2027 t/m 2032\n": ("plan.kind", "lines of its own", ""),
    "year: 2027\nproducts: Windows 365\n": ("plan.kind", "takes a list", "products:\n  - name: Windows 365"),
    "year: 2027\nperiods: {seasonality: {index: [{M1: 90}, {M2: 110}]}}\n": (
        "plan.kind", "a dash starts an entry", "index:\n  M1: 90\n  M2: 110"),
    "year: 2027\ndevelopment: [{goal: a b, by: 31-11-2027}]\n": (
        "plan.notation", "a date that does not exist", "by: 2027-11-30"),
    "year: 2027\nrevenue_target: 600k\ncosts: {allowed: 5%}\n": (
        "plan.notation", '"5%" of 600 000 (`revenue_target`): worked out that is 30000', "allowed: 30000"),
    "year: 2027\ncosts: {allowed: 30k, own: 40%}\n": ("plan.notation", "of 30 000 (`allowed`)", "own: 12000"),
    "year: 2027\nrevenue_target: 480k\ncustomers: {new: {revenue: 20%}}\n": ("plan.notation", "worked out", "revenue: 96000"),
    "year: 2027\ncosts: {own: 40%}\n": ("plan.notation", "an amount belongs here", "own: EUR 24 000"),
    "year: 2027\naverage_order: 40%\nrevenue_target: 5k\n": ("plan.notation", "an amount belongs here", "average_order: EUR 250"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 7 uur}]\n": (
        "plan.notation", "of 28 hours a week: worked out that is 25%", "time: 25%"),
    "year: 2027\nselling_time: {hours_per_week: 28}\nsegments: [{name: A b, time: 40 uur}]\n": (
        "plan.notation", "is in another unit", "time: 100%"),
    "year: 2027\ndevelopment: [{goal: a b, from: 10 days}]\n": ("plan.notation", "belongs behind `measure`", "from: 10"),
    "year: 2027\ncustomers: {new: {approach: 20x}}\n": ("plan.notation", "write just the number, 20", "approach: 20"),
    'year: 2027\nperiods: {quarters: "50k\\t50k;50k\\t60k"}\n': (
        "plan.kind", "takes a list", "quarters: [50000, 50000, 50000, 60000]"),
    'year: 2027\nperiods: {quarters: "50.000\\t50k"}\n': ("plan.kind", "takes a list", ""),
    "year: 2027\nperiods: {quarters: [290,000, 310,000]}\n": (
        "plan.notation", "so an amount was cut in two here", 'quarters: [290000, 310000]'),
    "year: 2027\nperiods: {quarters: [1,234,000, 2]}\n": (
        "plan.notation", "so an amount was cut in two here", 'quarters: ["1,234,000", 2]'),
    "year: 2027\nperiods: {quarters: [1,234,000,2]}\n": ("plan.notation", "so an amount was cut in two here", ""),
    "year: 2027\ncosts: {onw: 22000}\n": ("plan.unknown-key", "did you mean `own`?", "own: 22000"),
    "year: 2027\ncosts: {onw: TBD}\n": ("plan.unknown-key", "did you mean `own`?", ""),
    "year: 2027\ncosts: {onw: 22000, own: 5000}\n": ("plan.unknown-key", "`own` is there already", ""),
    "year: 2027\nperiods: {quarters: [290k, [310k], 2, 3]}\n": ("plan.kind", "an item of `quarters` takes one value", ""),
    "year: 2027\nnumbers: nl\nmonitoring: {self: [{measure: a b, target: '1,5 OF MEER'}]}\n": (
        "plan.vague", "is a limit in words", 'target: ">= 1,5"'),
    "year: 2027\ndevelopment: [{goal: a b, from: 20 minimaal}]\n": ("plan.vague", "leaves room", "from: 20"),
    "year: 2027\ndevelopment: [{goal: a b, from: 5 million dollars}]\n": ("plan.currency", "is in dollars", "from: EUR 5000000"),
    "year: 2027\ndevelopment: [{goal: a b, from: 12 USD}]\n": ("plan.currency", "is in USD", "from: EUR 12"),
    "year: 2027\nnumbers: nl\ndevelopment: [{goal: a b, from: '1,5 dagen'}]\n": (
        "plan.notation", "belongs behind `measure`", 'from: "1,5"'),
    "year: 2027\nnumbers: nl\nperiods: {quarters: '1,5;2;3;4'}\n": ("plan.kind", "takes a list", 'quarters: ["1,5", 2, 3, 4]'),
    "year: 2028\ndevelopment: [{goal: a b, by: 20 +/- 5}]\n": ("plan.vague", "leaves room", "by: 2028-09-30"),
    "period: {end: 2000-01-01}\n": ("plan.required", "", "period: {start: 2027-02-01, months: 3}"),
    "year: 2027\nselling_time: {hours_per_week: 30}\nsegments: [{name: A b, time: 20 uur}]\n": (
        "plan.notation", "worked out that is 66.7%", "time: 66.7%"),
    "year: 2028\nreviews: [{date: [DATE]}]\n": ("plan.vague", '"[DATE]" is a placeholder', "date: 2028-04-07"),
    "period: {start: 2027-01-01}\n": ("plan.required", "needs its first day", "period: {start: 2027-01-01, months: 12}"),
    "period: {end: 2027-12-31}\n": ("plan.required", "", "period: {start: 2027-01-01, end: 2027-12-31}"),
    "period: {days: 90}\n": ("plan.required", "", "period: {start: 2027-02-01, days: 90}"),
    "period: {months: 5}\n": ("plan.required", "", "period: {start: 2027-02-01, months: 5}"),
    "period: {start: 2027-01-01, end: 2027-01-01}\n": ("plan.notation", "a period ends after it starts", "days: 1"),
    "year: 2027\nperiods: {weeks: {W1: 20000, w53: 3}}\n": ("plan.kind", "so w53 is none of them", ""),
    "year: 2027\nperiods: {seasonality: {index: {M1: 100, M13: 5}}}\n": ("plan.kind", "so M13 is none of them", ""),
    "year: 2027\nperiods: {seasonality: {index: [1], basis: omzet 2026, none: geen seizoen}}\n": (
        "plan.kind", "`none` says that there is nothing, and `index` and `basis` say what there is", ""),
    "year: 2026\nreviews: [{date: ca. 7 april 2026}]\n": ("plan.vague", "leaves room", "date: 2026-04-07"),
    "year: 2026\nreviews: [{date: 9999-12-31}]\n": ("plan.limit", "outside the years", "date: 2026-04-07"),
    "year: 2027\nreviews: [{date: 9-4-2027 or 8-4-2027}]\n": ("plan.vague", "is a range", "date: 2027-04-08"),
    "year: 2027\nwaivers: [{rule: C06.events, reason: none here, until: tussen 1-10-2027 en 5-10-2027}]\n": (
        "plan.notation", "not readable as a date", "until: 2027-10-05"),
    "year: 2027\ncustomers: {new: {approach: geen}}\n": ("plan.vague", "does not say how much", "approach: 0"),
    "year: 2027\nrevenue_target: geen\n": ("plan.vague", "does not say how much", "revenue_target: 1200000"),
    "year: 2027\nperiods: {seasons: {none: a b}}\n": ("plan.unknown-key", "did you mean `seasonality`?", ""),
    "year: 2027\nrevenue_target:\u00a01200000\n": (
        "plan.syntax", "Here stands a no-break space", "revenue_target: 1200000"),
    "year: 2027\ncycle_days: 3 weeks\n": ("plan.notation", "days belong here, so write 21", "cycle_days: 21"),
    "year: 2027\ncycle_days: week 3\n": ("plan.notation", "not readable as a number", "cycle_days: 75"),
    "year: 2027\nperiods: {quarters: {Q1: 1, q1: 2}}\n": ("plan.kind", "`Q1` and `q1` exclude each other", ""),
    f"year: 2027\nperiods: {{seasonality: {{index: {[1] * 13}, basis: x}}}}\n": ("plan.kind", "the period has 12 months", ""),
    f"year: 2027\nperiods: {{seasonality: {{index: {[0] * 12}, basis: x}}}}\n": ("plan.notation", "nothing but zeros", ""),
    "year: 2027\nproducts: [{name: A, contribution: veel}, {name: B, contribution: EUR 5000}]\n": (
        "plan.vague", "", "contribution: EUR 5 000"),
    "period: {start: 2027-06-01, end: 2027-01-01}\n": ("plan.notation", "ends before it starts, on 1 June 2027", ""),
    "year: 2027\norganisation: [naam]\n": ("plan.vague", '"[naam]" is a placeholder', ""),
    "year: 2027\norganisation: {{name}}\n": ("plan.vague", '"{{name}}" is a placeholder', ""),
    "year: 2027\norganisation: [naam, b]\n": ("plan.kind", "takes one value, and here stands a list", ""),
    "year: 2027\nperiods: {quarters: [[X], 1, 2, 3]}\n": ("plan.vague", '"[X]" is a placeholder', ""),
    "year: 2027\nyear: 2028\n": ("plan.duplicate-key", "stands here for the second time", ""),
    "year: 2027\nreviews: [{date: 2027-02-02, skip: [binnenkort]}]\n": ("plan.vague", "does not say when", "2027-03-01"),
    "year: 2027\nperiods: {quarters: [[X, Y], 1, 2, 3]}\n": ("plan.kind", "takes one value, and here stands a list", ""),
    "year: 2027\nselling_time: 32 hours\n": (
        "plan.kind", "`selling_time` has lines of its own below it, such as `hours_per_week:` and `weeks:`, and here stands",
        "selling_time:\n  hours_per_week: 32 hours"),
    "year: 2027\nproducts: [Service contracts]\n": (
        "plan.kind", "an item of `products` has lines of its own, such as `name:`, `contribution:` and `rank:`",
        "- name: Service contracts"),
    "year: 2027\nperiods: {events: [Fair]}\n": ("plan.kind", "an item of `events` has lines of its own, such as `name:`",
        "- name: Fair"),
    "year: 2027\ncustomers: {new: a dozen}\n": ("plan.kind", '`new` has lines of its own below it, such as `approach:`', ""),
    "year: 2027\ncycle_days: 2 to 3 months\n": ("plan.vague", "is a range", "cycle_days: 90"),
    "year: 2027\nactivities: [{name: A, per_week: 1 per day}]\n": ("plan.notation", "write it behind `per_day`", "per_day: 1"),
    "year: 2027\nactivities: [{name: A, per_week: 2 to 3 per month}]\n": (
        "plan.vague", "is a range: choose the number you will be held to, like 3", "per_month: 3"),
    "year: 2027\nactivities: [{name: A, per_week: ca. 2 per month}]\n": ("plan.vague", "leaves room", "per_month: 2"),
    "year: 2027\nproducts: Boxes, Foil\n": ("plan.kind", "takes a list", "products:\n  - name: Boxes\n  - name: Foil"),
    "year: 2027\nproducts: Boxes 5, Foil 6\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nactivities: [{name: A, per_week: 2 to 3 per week}]\n": ("plan.vague", "is a range", "per_week: 3"),
    "year: 2027\nactivities: [{name: A, hours: half an hour}]\n": ("plan.vague", "stands there in words", 'hours: "0:30"'),
    "year: 2027\nactivities: [{name: A, hours: een kwartier}]\n": ("plan.vague", "stands there in words", 'hours: "0:15"'),
    "year: 2027\nproducts: [{name: A, price: 350 per pallet}]\n": (
        "plan.notation", "a price is of one unit already: write 350", "price: 350"),
    "year: 2027\nproducts: [{name: A, price: 350 per month}]\n": ("plan.notation", "350 x 12 = 4200", "price: 4200"),
    "year: 2027\nrevenue_target: 600k\ncosts: {allowed: 30k, own: 2%, support: 28k}\n": (
        "plan.notation", "of 30 000 (`allowed`)", "own: 600"),
    "year: 2027\nperiods: {events: {none: a b, name: Fair, start: 2027-04-13}}\n": (
        "plan.kind", "keep the one or the other", ""),
    "year: 2027\nrevenue_target: 1 200.000\n": ("plan.ambiguous", "1 200 000 or 1 200", "revenue_target: 1200000"),
    "year: 2027\nrevenue_target: 1 200,000\n": ("plan.ambiguous", "put `numbers: en`", "revenue_target: 1200000"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: om het halfjaar}]}\n": (
        "plan.ambiguous", "every half year or every year", "every: half year"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: om het kwartaal}]}\n": (
        "plan.ambiguous", "every quarter or every half year", "every: quarter"),
    "year: 2027\ndevelopment: [{goal: a b, support: {budget: n.v.t.}}]\n": ("plan.vague", "", "budget: 0"),
    "year: 2027\ncosts: {own: n.v.t.}\n": ("plan.vague", "", "own: EUR 24 000"),
    "year: 2027\nsegments: none\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nmonitoring: {self: [{measure: a b, kind: activities}]}\n": (
        "plan.notation", "write activity or result", "kind: activity"),
    "year: 2027\nactivities: [{name: a b, per_week: 4.875}]\n": ("plan.ambiguous", "4.875 or 4 875", "per_week: 4.8750"),
    "year: 2027\nactivities: [{name: a b, per_week: '4,875'}]\n": (
        "plan.ambiguous", "put `numbers: nl` at the top", "per_week: 4.8750"),
    "reviews: [{date: 2026-04-07}, {date: 14-4-2026}, {date: 2027-01-05}]\n": (
        "plan.required", "which year or period", "year: 2026"),
    "year: 2027\ncosts: {allowed: 999999999999999999 per month}\n": (
        "plan.notation", "in another unit", "allowed: EUR 60 000"),
    "year: 2027\ncosts: {allowed: 18k p.kw.}\n": ("plan.notation", "18 000 x 4 = 72000", "allowed: 72000"),
    "year: 2027\ncosts: {allowed: € 18k p/kw}\n": ("plan.notation", "18 000 x 4 = 72000", "allowed: 72000"),
    "year: 2027\ncosts: {lines: [{name: a b, amount: 500 maandelijks}]}\n": (
        "plan.notation", "500 x 12 = 6000", "amount: 6000"),
    "period: {start: 2027-01-01, months: 6}\ncosts: {lines: [{name: a b, amount: 500 per mnd}]}\n": (
        "plan.notation", "500 x 6 = 3000", "amount: 3000"),
    "period: {start: 2027-01-01, end: 2027-06-30}\ncosts: {lines: [{name: a b, amount: 500 per quarter}]}\n": (
        "plan.notation", "500 x 2 = 1000", "amount: 1000"),
    "period: {start: 2027-01-01, months: 4}\ncosts: {lines: [{name: a b, amount: 500 per quarter}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "period: {start: 2027-01-01, days: 100}\ncosts: {lines: [{name: a b, amount: 500 per month}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "year: 2027\ncosts: {lines: [{name: a b, amount: 0 per month}]}\n": (
        "plan.notation", "in another unit", "amount: 14000"),
    "year: 2027\ncosts: {allowed: 5k a year}\n": ("plan.notation", "5 000 x 1 = 5000", "allowed: 5000"),
    "year: 2027\ncosts: {allowed: 5.000 per maand}\n": ("plan.notation", "in another unit", "allowed: EUR 60 000"),
    "year: 2027\ncustomers: {new: {approach: 40 per kwartaal}}\n": ("plan.notation", "40 x 4 = 160", "approach: 160"),
    "year: 2027\ncustomers: {new: {approach: 1 per week}}\nselling_time: {weeks: 43}\n": (
        "plan.notation", "1 x 43 = 43", "approach: 43"),
    "year: 2027\ncustomers: {new: {approach: 1 per week}}\n": ("plan.notation", "in another unit", "approach: 130"),
    "year: 2027\ncustomers: {new: {approach: 5 per dag}}\n": ("plan.notation", "in another unit", "approach: 130"),
    "year: 2027\ndevelopment: [{goal: a b, from: 3 per week}]\n": ("plan.notation", "in another unit", "from: 12%"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 2 dgn}}]\n": (
        "plan.notation", "with 8 hours each that is 16", "hours: 16"),
    "year: 2027\ndevelopment: [{goal: a b, support: {hours: 3 dagdelen}}]\n": (
        "plan.notation", "with 4 hours each that is 12", "hours: 12"),
    "year: 2027\nactivities: [{name: a b, hours: 0.5 day}]\n": ("plan.notation", "that is 4", "hours: 4"),
    "year: 2027\ncustomers: {existing: {count: 62, approach: 80%}}\n": (
        "plan.notation", '"80%" of 62 (`count`): worked out that is 50', "approach: 50"),
    "year: 2027\ncustomers: {existing: {count: 62, approach: de top 20}}\n": (
        "plan.notation", "write just the number, 20", "approach: 20"),
    "year: 2027\ncustomers: {new: {approach: 40.}}\n": ("plan.notation", '"40.": write 40', "approach: 40"),
    "year: 2027\nselling_time: {weeks: 52 - 8}\n": ("plan.notation", "worked out that is 44", "weeks: 44"),
    "year: 2027\nselling_time: {weeks: 40-44}\n": ("plan.vague", "is a range", "weeks: 44"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 90% van het doel}]}\n": (
        "plan.notation", "of what should have been reached", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: a b, act_below: 101% of 5 x}]}\n": (
        "plan.vague", "", "act_below: 85%"),
    "year: 2027\nactivities: [{name: a b, per_week: 1x per 2 weken}]\n": (
        "plan.notation", "is 0.5 per week", "per_week: 0.5"),
    "year: 2027\nactivities: [{name: a b, per_week: om de maand}]\n": (
        "plan.notation", "is 0.5 per maand", "per_month: 0.5"),
    "year: 2027\nactivities: [{name: a b, per_week: once every 3 months}]\n": (
        "plan.notation", "is 0.3333 per month", "per_month: 0.3333"),
    "year: 2027\nactivities: [{name: a b, per_month: 1 times every 3 months}]\n": (
        "plan.notation", "is 0.3333 per month", "per_month: 0.3333"),
    "year: 2027\nactivities: [{name: a b, per_week: 2 p/mnd}]\n": ("plan.notation", "counted per maand", "per_month: 2"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 1x p/mnd}]}\n": (
        "plan.notation", "says how often", "every: month"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: elke 1e maandag van de maand}]}\n": (
        "plan.notation", "write it like month", "every: month"),
    "year: 2027\nmonitoring: {self: [{measure: a b, every: 'wekelijks, in weekstart'}]}\n": (
        "plan.notation", "write it like wekelijks", "every: wekelijks"),
    "year: 2027\nperiods: {events: [{name: a b, start: 16/3, effect: +10%}]}\n": (
        "plan.notation", "is a date without a year", "start: 2027-03-16"),
    "year: 2027\nperiods: {events: [{name: a b, start: wk 30 t/m 32, effect: +10%}]}\n": (
        "plan.vague", "is a range", "start: 2027-07-26"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-01-04, end: week 30 - week 32, effect: +10%}]}\n": (
        "plan.vague", "is a range", "end: 2027-08-13"),
    "year: 2027\nperiods: {events: [{name: a b, start: 2027-01-04, end: wk 50 - 54, effect: +10%}]}\n": (
        "plan.vague", "is a range", "end: 2027-04-15"),
    "period: {start: 2027-02-01, months: 12}\nperiods: {events: [{name: a b, start: 16-17 maart, effect: +10%}]}\n": (
        "plan.vague", "is a range", "start: 2027-03-16"),
    "year: 2027\nperiods: {events: [{name: a b, start: wk 30, effect: +10%}]}\n": (
        "plan.notation", "is a week without a year", "start: 2027-07-26"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: {Q1: 280k, Q2: 330k, Q3: 260k, Q4: rest}}\n": (
        "plan.notation", "1 200 000 - 870 000 leaves", "Q4: 330000"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: [280k, rest, 330k, 260k]}\n": (
        "plan.notation", "1 200 000 - 870 000 leaves", "330000"),
    "year: 2027\nrevenue_target: 1.2M\nperiods: {quarters: {Q1: 280k, Q4: rest}}\n": (
        "plan.vague", "does not say", "Q4: 50000"),
    "period: {start: 2027-01-01, months: 12}\nrevenue_target: 1.2M\nperiods: {quarters: [280k, rest, 330k, 260k]}\n": (
        "plan.vague", "does not say", "50000"),
    "year: 2027\ncosts: {own: ong. 15 mille}\n": ("plan.vague", "leaves room", "own: 15000"),
    "year: 2027\nperiods: {seasonality: quiet in summer}\n": (
        "plan.kind", "`seasonality` has lines of its own below it, such as `index:`, `basis:` and `none:`", ""),
    "year: 2027\nperiods: {events: none in this trade}\n": (
        "plan.kind", "write `none:` with the reason on a line of its own below it", "events:\n  none: in this trade"),
    "year: 2027\nactivities: phone calls\n": ("plan.kind", "takes a list, each item on its own line after a `-`",
        "activities:\n  - name: phone calls"),
    "year: 2027\nmonitoring: Excel\n": ("plan.kind", "such as `self:` and `organisation:`, and here stands the text", ""),
    "year: 2027\nproducts: [{\u00a0name: A}]\n": ("plan.unknown-key", "an invisible no-break space (U+00A0) stands", ""),
    "year: 2027\nproducts:\n  \u2022 name: A\n": ("plan.unknown-key", 'starts with a dash and a space, not with "\u2022"', ""),
    "year: 2027\nperiods: {months: {M1: 1, feb: 2}}\n": ("plan.unknown-key", "did you mean `M2`?", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 1}, {kwartaal 2: 2.5}, {q3: }]}\n": (
        "plan.kind", "leave the dashes or square brackets out", "quarters:\n  Q1: 1\n  Q2: 2.5\n  Q3:"),
    "year: 2027\nperiods: {months: [jan: 60k, feb: 60k]}\n": (
        "plan.kind", "a name of its own (`M1`, `M2`)", "months:\n  M1: 60k\n  M2: 60k"),
    "year: 2027\nperiods: {weeks: [{W1: 1}, {W1: 2}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W1: 1}, {xyz: 2}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W1: [1]}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4 per week, every: week}]}\n": (
        "plan.notation", "already says how often, so write 4", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Bezoeken, kind: activiteit, target: 4x per maand, every: maand}]}\n": (
        "plan.notation", "already says how often, so write 4", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4 per week, every: month}]}\n": (
        "plan.notation", "is in another unit than belongs here", "target: 3"),
    "year: 2027\nmonitoring: {self: [{measure: Visits, kind: activity, target: 4.000 per week, every: week}]}\n": (
        "plan.ambiguous", "can be read in two ways", "target: 4000"),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: € 50k per month, every: month}]}\n": (
        "plan.notation", "already says how often", 'target: "€ 50k"'),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: 4 visits per 2 weeks, every: 2 weeks}]}\n": (
        "plan.notation", "already says how often", "target: 4"),
    "year: 2027\nmonitoring: {self: [{measure: Sales, kind: result, target: 4 mln per year, every: year}]}\n": (
        "plan.notation", "already says how often", "target: 4 mln"),
    "year: 2027\nsegments: [{name: A, time: two-thirds of my time}]\n": ("plan.vague", "a part in words", "time: 66.67%"),
    "year: 2027\nsegments: [{name: A, time: ongeveer de helft}]\n": ("plan.vague", "a part in words", "time: 50%"),
    "year: 2027\nperiods: {months: [{Q1: 300}, {Q2: 300}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 3}, {Q7: 3}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {weeks: [{W53: 3}]}\n": ("plan.kind", "leave the dashes or square brackets out", ""),
    "year: 2027\nperiods: {quarters: [{Q1: 1, Q2: 2}]}\n": ("plan.kind", "takes one value", ""),
    "period: {start: 2027-01-01, months: 61}\n": ("plan.limit", "at most 5 years", "months: 60"),
    "period: {start: 2027-01-01, days: 1831}\n": ("plan.limit", "at most 5 years", "days: 365"),
    "year: 2027\nreviews: [{first: 2027-01-01, every: day, last: 2035-01-01}]\n": (
        "plan.limit", "more than 1 000 dates", "last: 2027-12-31"),
    "year: 2027\nactivities: [{name: A, start: 2027-03-02, end: 2027-03-01}, {name: B, start: 2027-03-01, end: 2027-03-01}]\n": (
        "plan.notation", "this ends before it starts, on 2 March 2027", ""),
    "year: 2027\nperiods: {months: {Q1: 300}}\n": ("plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nproducts: [{name: A, price: 3.50.0 per pallet}]\n": ("plan.notation", "is in another unit", "price: 9000"),
    "year: 2027\nactivities: 5 calls, 6 visits\n": ("plan.kind", "takes a list", ""),
    "year: 2027\nsegments: [{name: A, time: een kwart}]\n": ("plan.vague", "a part in words", "time: 25%"),
    "year: 2027\nproducts: [{name: A, contribution: twee derde}]\n": (
        "plan.vague", "a part in words", "contribution: 66.67%"),
    "year: 2027\nperiods: {weeks: {W1: 1, week 12: 2}}\n": ("plan.unknown-key", "did you mean `W12`?", ""),
    "year: 2027\nperiods: {quarters: {Q1: 1, last: 2}}\n": (
        "plan.unknown-key", "is no name of a quarter here: they are called `Q1`, `Q2`, and so on", ""),
    "year: 2027\nperiods: {quarters: {Q1: 1, Q2 2027: 2}}\n": ("plan.unknown-key", "did you mean `Q2`?", ""),
    "year: 2027\nperiods: {weeks: {2027-W12: 2}}\n": ("plan.unknown-key", "did you mean `W12`?", ""),
    "year: 2027\nperiods: {weeks: {week 60: 2}}\n": ("plan.unknown-key", "is no name of a week here", ""),
    "year: 2027\nperiods: {months: {jan-mrt: 2}}\n": ("plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nperiod:\nperiods: {months: {jan 2027: 2}}\n": ("plan.unknown-key", "did you mean `M1`?", ""),
    "period: {start: 2027-02-01, months: 12}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", "did you mean `M1`?", ""),
    "period: {start: 2027-04-01, end: 2028-03-31}\nperiods: {months: {maart: 2}}\n": (
        "plan.unknown-key", "did you mean `M12`?", ""),
    "period: {start: 2027-02-01, months: 13}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", "is no name of a month here: they are called `M1`, `M2`, and so on, from the start", ""),
    "period: {start: 2027-02-15, months: 12}\nperiods: {months: {feb: 2}}\n": (
        "plan.unknown-key", "is no name of a month here", ""),
    "year: 2027\nselling_time: {hours_per_week: 32 uur p/w}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: 32"),
    "year: 2027\nselling_time: {hours_per_week: 28 uren per week}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: 28"),
    "year: 2027\nselling_time: {hours_per_week: '31,5 u per week'}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: \"31:30\""),
    "year: 2027\nactivities: [{name: A, hours: 2 uur per week}]\n": ("plan.notation", "is in another unit", "hours: \"1:30\""),
    "year: 2027\nproducts: [{name: A, quantity: 12 000 ton, unit: ton}]\n": (
        "plan.notation", "its unit is known already", "quantity: 12000"),
    "year: 2027\nproducts: [{name: A, quantity: 40 contracten, unit: contract}]\n": (
        "plan.notation", "its unit is known already", "quantity: 40"),
    "year: 2027\nproducts: [{name: A, quantity: 12.000 ton, unit: ton}]\n": ("plan.ambiguous", "12 000 or 12", "quantity: 12000"),
    "year: 2027\nproducts: [{name: A, quantity: 12 pallets, unit: ton}]\n": (
        "plan.notation", "has words behind the number", "quantity: 12"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: eind Q3}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: Q2 2027}]\n": (
        "plan.notation", "is a quarter", "by: 2027-06-30"),
    "period: {start: 2027-04-01, months: 12}\nactivities: [{name: A, start: 2e kw 2027}]\n": (
        "plan.notation", "is a quarter", "start: 2027-04-01"),
    "period: {start: 2027-04-01, months: 12}\ndevelopment: [{goal: G, by: begin Q4}]\n": (
        "plan.notation", "without a year", "by: 2028-01-01"),
    "year: 2027\ndevelopment: [{goal: G, by: eind Q3}]\n": ("plan.notation", "without a year", "by: 2027-09-30"),
    "year: 2027\nmonitoring: {self: [{measure: A, kind: omzet}]}\n": (
        "plan.notation", "write activity or result", "kind: result"),
    "year: 2027\nactivities: [{name: A, for: huidige}]\n": ("plan.notation", "write new or existing", "for: existing"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: 10% onder plan}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -15%}]}\n": (
        "plan.notation", "says how far below", "act_below: 85%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: 10 to 15%}]}\n": ("plan.vague", "range", "act_below: 15%"),
    "period: 1 July to 31 December 2027\n": (
        "plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-07-01\n  end: 2027-12-31"),
    "period: {start: 2027-07-01, end: 2027-12-31}\ncycle_days: 1 quarter\n": (
        "plan.notation", "days belong here, so write 90", "cycle_days: 90"),
    "year: 2027\ncycle_days: 1.5 months\n": ("plan.notation", "", "cycle_days: 45"),
    "year: 2027\ncycle_days: 2,5 weken\n": ("plan.notation", "", "cycle_days: 18"),
    "year: 2027\ncycle_days: 2.5 boxes\n": ("plan.notation", "", "cycle_days: 75"),
    "year: 2027\norder_target: 240\nperiods: {events: [{name: E, start: 2027-04-07, effect: ten orders}]}\n": (
        "plan.vague", "does not say how much", "effect: +10%"),
    "year: 2027\nperiods: {seasonality: 'none, donors give all year'}\n": (
        "plan.kind", "with the reason on a line of its own", "seasonality:\n  none: donors give all year"),
    "period: april 2027 t/m mrt 2028\n": (
        "plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-04-01\n  end: 2028-03-31"),
    "period: 2027-02-15 to 2027-09\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: Q2 2027\n": ("plan.kind", "such as `start:` and `end:`", "period:\n  start: 2027-04-01\n  end: 2027-06-30"),
    "period: mei 2028 tot april 2027\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: next year\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "year: 2027-2028\n": ("plan.notation", "is not a calendar year: leave `year` out, and write `period:`", ""),
    "year: 2027-04\n": ("plan.notation", "for instance 2027-04-01 and 2028-03-31", ""),
    "year: 2027-50\n": ("plan.notation", "is not a year: write it in four digits", "year: 2027"),
    "period: 2027-2028\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: 2020 t/m 2090\n": ("plan.kind", "such as `start:` and `end:`", ""),
    "period: {start: 2027-01-01, end: 2027-06-30}\nperiods: {months: {september: 1}}\n": (
        "plan.unknown-key", "is no name of a month here", ""),
    "period: {start: 2027-07-01, end: 2027-12-31}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, months: 6}\ndevelopment: [{goal: G, by: eind Q2}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, months: 6}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "period: {start: 2027-07-01, days: 184}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2027-12-31"),
    "year: 2027\norder_target: 240\nperiods: {events: [{name: E, start: 2027-04-07, effect: +10 orders}]}\n": (
        "plan.notation", "this plan counts orders", "effect: +10"),
    "year: 2027\nrevenue_target: 240k\nperiods: {events: [{name: E, start: 2027-04-07, effect: +10 orders}]}\n": (
        "plan.notation", "", "effect: +4800"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -10 per cent}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: -10.5%}]}\n": (
        "plan.notation", "says how far below", "act_below: 89.5%"),
    "year: 2027\nmonitoring: {organisation: [{measure: A, act_below: \u201310%}]}\n": (
        "plan.notation", "says how far below", "act_below: 90%"),
    "period: {start: 2100-06-01, end: 2100-12-31}\ndevelopment: [{goal: G, by: eind Q4}]\n": (
        "plan.notation", "without a year", "by: 2100-12-31"),
    "year: 2027\nselling_time: {hours_per_week: '1:20 per week'}\n": (
        "plan.notation", "its unit is known already", "hours_per_week: \"1:20\""),
    "year: 2027/28\n": ("plan.notation", "for instance 2027-07-01 and 2028-06-30", ""),
    "period: {start: 2028-04-01, months: 12}\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2028-04-07"),
    "period: {start: 2028-05-01, months: 12}\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2029-04-07"),
    "year: 2031\nreviews: [{date: soon}]\n": ("plan.vague", "", "date: 2031-04-07"),
    "year: 2027\nproducts:\n  \u2022 name: A\n  \u2022 name: B\n": ("plan.unknown-key", "starts with a dash and a space", ""),
    "year: 2027\nproducts:\n  - name:A\n": ("plan.kind", "an item of `products` has lines of its own", "- name: A"),
    "year: 2027\nproducts:\n  \u2022 A\n  \u2022 B\n": ("plan.kind", "takes a list", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_an_odd_value_is_one_finding_with_its_words(text: str) -> None:
    rule, words, write_ = ODD[text]
    (finding,) = [each for each in judged(DUTY + text).findings if each.kind == "plan"]
    assert finding.rule == rule
    assert words in finding.say("en", "EUR")
    assert finding.lines("en", "EUR") == write_


@pytest.mark.parametrize(
    ("head", "write", "target"),
    [
        # A key or word that is surely meant: the amounts are read as it says.
        ("curency: GBP\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", 1_250_000),
        ("currency: Pound\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", 1_250_000),
        ("nummers: nl\nrevenue_target: 50.000\naverage_order: 4.000", "numbers: nl", 50_000),
        ("numbers: Dutch\nrevenue_target: 50.000\naverage_order: 4.000", "numbers: nl", 50_000),
        # Where it is not clear, what waits for it is not given, and the amounts show what to write.
        ("currency: n.t.b.\nrevenue_target: £1.25M\naverage_order: £ 40k", "currency: GBP", None),
        ("currency: kr\nrevenue_target: kr 50000\naverage_order: kr 4000", "", None),
        ("numbers: TBD\nrevenue_target: 50,000\naverage_order: 4,000", "numbers: en", None),
        ("number: en\nrevenue_target: 50.000,00\naverage_order: 4.000,00", "numbers: en", None),
        ("numbers: TBD\nrevenue_target: 50000\naverage_order: 4k", "numbers: nl", 50_000),
    ],
)
def test_a_currency_or_notation_that_cannot_be_read_is_one_finding(head: str, write: str, target: int | None) -> None:
    report = judged(f"{DUTY}year: 2027\n{head}\n")
    (finding,) = [each for each in report.findings if each.kind == "plan"]
    assert (finding.region.line, finding.lines("en", "EUR")) == (4, write)
    assert report.plan is not None
    assert report.plan.revenue_target == target
    assert ("C02.target" in {each.rule for each in report.findings}) is False


def test_another_currency_beside_one_that_is_meant_stays_a_finding() -> None:
    report = judged(f"{DUTY}year: 2027\ncurrency: Pound\nrevenue_target: £50k\naverage_order: $ 4000\n")
    assert [each.rule for each in report.findings if each.kind == "plan"] == ["plan.notation", "plan.currency"]


def test_a_value_that_says_nothing_gets_what_fits_the_plan() -> None:
    plan = "year: 2027\nrevenue_target: n.t.b.\nproducts: [{name: a b, revenue: 600k}, {name: c d, revenue: 400k}]\n"
    (finding,) = [each for each in judged(DUTY + plan).findings if each.kind == "plan"]
    assert finding.lines("en", "EUR") == "revenue_target: EUR 1 000 000"
    assert finding.say("nl", "EUR").endswith("zoals EUR 1 000 000")


def test_a_date_without_a_year_takes_that_of_a_key_with_another_name() -> None:
    found = judged(f"{DUTY}jaar: 2027\nactivities: [{{name: a b, start: begin april}}]\n").findings
    assert [each.lines("en", "EUR") for each in found if each.path[-1] == "start"] == ["start: 2027-04-01"]


def test_a_day_that_only_shows_how_one_is_written_is_an_example() -> None:
    goal = "development: [{goal: a b, by: eind Q4}]\n"
    for period, example in (
        ("period: boekjaar 2027/2028\n", True),
        ("period: {start: 2027-01-01, months: 12}\n", False),
    ):
        (found,) = [
            each for each in judged(DUTY + period + goal).findings if each.path[-1] == "by" and each.kind == "plan"
        ]
        assert found.example is example


def test_a_rhythm_of_reviews_is_not_worked_out_without_a_year() -> None:
    found = judged(f"{DUTY}reviews: elke maand\n").findings
    assert [each.lines("en", "EUR") for each in found if each.rule == "plan.kind"] == [""]


TO_THE_RIGHT = {
    "costs:\nallowed: 10k\nown: 5k\n": [("allowed", "`costs`"), ("own", "`costs`")],
    "customers:\nexisting:\ncount: 85\napproach: 60\nnew:\n  approach: 9\n": [
        ("existing", "`customers`"), ("count", "`existing`"), ("approach", "`existing`"), ("new", "`customers`")],
    "periods:\n  seasonality:\n  index: [1, 2]\n": [("index", "`seasonality`")],
    "periods:\n  quarters:\n  Q1: 1\n  q2: 2\n": [("Q1", "`quarters`"), ("q2", "`quarters`")],
    "products:\nname: Kaas\n": [("name", "an entry of `products`")],
    "costs:\ncountry: NL\nown: 5k\n": [("own", "is not a key")],
    "costs:\n  allowed: 10k\nown: 5k\n": [("own", "`costs`")],
    "costs:\n  own: 10k\nown: 5k\n": [("own", "is not a key")],
    "customers:\n  new:\n    approach: 9\nexisting:\n  approach: 3\n": [("existing", "`customers`")],
    "costs:\nprice: 5k\n": [("price", "is not a key")],
    "periods:\n  quarters: [1, 2, 3, 4]\n  Q1: 5\n": [("Q1", "is not a key")],
    "periods:\n  months:\n  Q1: 5\n": [("Q1", "is not a key")],
}  # fmt: skip


@pytest.mark.parametrize("text", TO_THE_RIGHT)
def test_a_key_that_stands_too_far_to_the_left_is_told_where_it_belongs(text: str) -> None:
    found = [each for each in judged(f"{DUTY}year: 2027\n{text}").findings if each.rule == "plan.unknown-key"]
    assert [each.path[-1] for each in found] == [key for key, _ in TO_THE_RIGHT[text]]
    for each, (_, words) in zip(found, TO_THE_RIGHT[text], strict=True):
        assert words in each.say("en", "EUR")


def test_a_section_whose_keys_stand_too_far_to_the_left_is_not_asked_for_as_well() -> None:
    rules = {each.rule for each in judged(f"{DUTY}year: 2027\ncosts:\nallowed: 10k\nown: 5k\n").findings}
    assert not {"C05.allowed", "C05.own"} & rules
    assert "C06.quarters" in rules
    for unit, number in (("quarters", "Q1: 5k"), ("months", "M1: 5k"), ("weeks", "W1: 5k")):
        numbers = f"{DUTY}year: 2027\nperiods:\n  {unit}:\n  {number}\n"
        assert f"C06.{unit}" not in {each.rule for each in judged(numbers).findings}
    assert "C01.list" not in {each.rule for each in judged(f"{DUTY}year: 2027\nproducts:\nname: Kaas\n").findings}
    # What is nowhere is promised no points.
    (found,) = [
        each for each in judged(f"{DUTY}year: 2027\ncosts:\nallowed: 10k\n").findings if each.path == ("allowed",)
    ]
    assert [each.rule for each in found.mends] == ["C05.allowed"]


def test_a_rhythm_of_reviews_is_not_worked_out_for_a_period_that_is_none() -> None:
    found = judged(f"{DUTY}period: {{start: 2027-01-01, days: 9999}}\nreviews: elke week\n").findings
    assert [each.lines("en", "EUR") for each in found if each.path == ("reviews",)] == [""]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("year: 2027\nrevenue_target: 0\n", "revenue_target: 1200000"),
        ("year: 2027\nproducts: [{name: A, rank: 1}, {name: B, rank: 0}]\n", "rank: 2"),
        ("year: 2027\nproducts: [{name: A, rank: 1}, {name: B, rank: 1.5}]\n", "rank: 2"),
        ("year: 2027\nsegments: [{name: A, time: 70%}, {name: B, time: 130%}]\n", "time: 30%"),
        ("year: 2027\nsegments: [{name: A, time: 70%}, {name: B, time: -30%}]\n", "time: 30%"),
        ("year: 2027\ncosts: {allowed: 5%}\n", "allowed: EUR 60 000"),
        ("year: 2027\ncustomers: {new: 130}\n", "new:\n  approach: 130"),
        ("year: 2027\ncustomers: {existing: 60}\n", "existing:\n  approach: 60"),
        ("year: 2027\nperiods: {seasonality: {index: {M1: 60%}}}\n", "M1: 60"),
    ],
)
def test_what_is_out_of_bounds_gets_what_fits_beside_the_rest(text: str, lines: str) -> None:
    (finding,) = [each for each in judged(DUTY + text).findings if each.kind == "plan"]
    assert finding.lines("en", "EUR") == lines


@pytest.mark.parametrize("text", ['costs: ""\n', 'reviews: [""]\n', 'products: ""\n', 'periods: {events: " "}\n'])
def test_an_empty_text_where_a_section_belongs_is_not_given(text: str) -> None:
    assert not [each for each in judged(f"{DUTY}year: 2027\n{text}").findings if each.kind == "plan"]


def test_in_a_single_quarter_one_review_is_asked() -> None:
    period = "period: {start: 2027-01-01, months: 3}\n"
    (found,) = [each for each in judged(DUTY + period).findings if each.rule == "C11.dates"]
    assert "agree on at least one review (also:" in found.say("en", "EUR")
    assert "spreek ten minste één bespreking af (ook:" in found.say("nl", "EUR")


def test_of_an_entry_without_its_kind_none_is_named() -> None:
    found = judged(DUTY + "year: 2027\nmonitoring: {self: [{measure: CRM}]}\n").findings
    said = [each.say("nl", "EUR") for each in found if each.rule == "C10.self"]
    assert any(
        "bij CRM, wat je zelf volgt, staat nog niet of het een resultaat of een activiteit is" in each for each in said
    )


@pytest.mark.parametrize(
    ("key", "value"), [("year", "2027"), ("revenue_target", 1.5), ("products", [{"quantity": 3}]), ("colour", "red")]
)
def test_a_plan_is_made_of_values_that_have_been_read(key: str, value: object) -> None:
    with pytest.raises(ValidationError, match=key):
        Plan.model_validate({key: value})


def test_one_wrong_name_among_the_months_hides_none_of_the_others() -> None:
    months = "periods: {months: {M1: 75.000, feb: 5, maart: 6, M4: 7, xyz: 8}}\n"
    report = judged(f"{DUTY}year: 2027\nrevenue_target: 450000\n{months}")
    faults = [(each.rule, each.path[-1]) for each in report.findings if each.kind == "plan"]
    assert faults == [
        ("plan.ambiguous", "M1"), ("plan.unknown-key", "feb"), ("plan.unknown-key", "maart"), ("plan.unknown-key", "xyz")
    ]  # fmt: skip
    (absent,) = [each for each in report.findings if each.rule == "C06.months"]
    # February and March are there under another name, and January cannot be read: these say so themselves.
    assert "8 of 12 months have no number: May, June" in absent.say("en", "EUR")
    report = judged(f"{DUTY}year: 2027\nperiods: {{months: {{jan: 1, feb: 2}}}}\n")
    assert not [each for each in report.findings if each.rule == "C06.months"]


@pytest.mark.parametrize("unit", ["quarters", "months", "weeks"])
def test_without_a_period_there_are_no_numbers_to_suggest(unit: str) -> None:
    found = judged(DUTY).plan
    assert found is not None
    assert c06_periods.suggested(found, unit) == ()
    assert c06_periods._weights(found, unit) == []


@pytest.mark.parametrize(
    ("period", "path", "write_"),
    [
        ("{start: 2027-01-01, months: 60}", None, ""),
        ("{start: 2027-01-01, months: 61}", "months", "months: 60"),
        ("{start: 2027-01-01, days: 1826}", None, ""),
        ("{start: 2027-01-01, days: 1827}", "days", ""),
        ("{start: 2027-01-01, days: 1830}", "days", ""),
        ("{start: 2027-01-01, days: 1831}", "days", "days: 365"),
        ("{start: 2027-01-01, end: 2031-12-31}", None, ""),
        ("{start: 2027-01-01, end: 2032-01-01}", "end", ""),
    ],
)
def test_a_period_is_five_years_at_most(period: str, path: str | None, write_: str) -> None:
    found = [each for each in judged(f"{DUTY}period: {period}\n").findings if each.rule == "plan.limit"]
    assert [(each.path, each.lines("en", "EUR")) for each in found] == ([(("period", path), write_)] if path else [])


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("periods: {months: [1, x, 3]}", ("periods", "months", 1)),
        ("periods: {quarters: [50.000]}", ("periods", "quarters", 0)),
        ("periods: {weeks: {W3: x}}", ("periods", "weeks", "W3")),
        ("reviews: [{date: 2027-04-07, skip: [2027-07-27, soon]}]", ("reviews", 0, "skip", 1)),
        ("reviews: [{date: 2027-04-07, skip: soon}]", ("reviews", 0, "skip")),
        ("reviews: [{date: 2027-04-07, with: [Piet, n.t.b.]}]", ("reviews", 0, "with", 1)),
    ],
)
def test_what_cannot_be_read_in_a_list_is_at_its_own_place(text: str, path: tuple[object, ...]) -> None:
    (found,) = [each for each in judged(f"{DUTY}year: 2027\n{text}\n").findings if each.kind == "plan"]
    assert found.path == path


@pytest.mark.parametrize(
    ("text", "write_"),
    [
        ("seasonality: none all year the same", "seasonality:\n  none: all year the same"),
        ("seasonality: 'none: always'", ""),
        ("events: none", ""),
    ],
)
def test_none_behind_its_section_goes_below_it_where_it_has_a_reason(text: str, write_: str) -> None:
    (found,) = [each for each in judged(f"{DUTY}year: 2027\nperiods: {{{text}}}\n").findings if each.kind == "plan"]
    assert found.rule == "plan.kind"
    assert found.lines("en", "EUR") == write_


def test_a_misspelt_key_explains_only_a_key_that_is_not_there() -> None:
    there = judged(f"{DUTY}year: 2027\nrevenue_target: 5\nrevenue_targt: 5\n")
    assert [each.mends for each in there.findings if each.rule == "plan.unknown-key"] == [()]
    assert not [each for each in there.findings if each.rule == "C02.target"]
    absent = judged(f"{DUTY}year: 2027\nproducts: [{{name: A, quantity: 3, unit: ton}}]\nrevenue_targt: 5\n")
    (found,) = [each for each in absent.findings if each.rule == "plan.unknown-key"]
    assert "C02.target" in [each.rule for each in found.mends]


@pytest.mark.parametrize(
    ("from_", "to", "write_"),
    [
        ("12%", "TBD", "to: 13%"), ("100%", "TBD", "to: 99%"), ("0", "TBD", "to: 1"), ("TBD", "8%", "from: 7%"),
        ("TBD", "1", "from: 2"), ("TBD", "0", "from: 1"), ("12", "TBD", "to: 13"),
    ],
)  # fmt: skip
def test_the_other_end_of_a_goal_is_another_number_of_its_kind(from_: str, to: str, write_: str) -> None:
    goal = f"development: [{{goal: G, measure: M, from: {from_}, to: {to}, by: 2027-09-30}}]\n"
    (found,) = [each for each in judged(f"{DUTY}year: 2027\n{goal}").findings if each.kind == "plan"]
    assert found.lines("en", "EUR") == write_


@pytest.mark.parametrize(
    ("given", "written_"),
    [
        (("50%", "TBD", "TBD"), ["34%", "16%"]), (("TBD", "TBD", "TBD"), ["51%", "33%", "16%"]),
        (("40%", "TBD", "20%"), ["40%"]), (("10%", "TBD", "5%"), ["10%"]),
    ],
)  # fmt: skip
def test_vague_contributions_fall_within_what_is_left(given: tuple[str, ...], written_: list[str]) -> None:
    products = ", ".join(f"{{name: {name}, contribution: {each}}}" for name, each in zip("ABC", given, strict=True))
    found = [each for each in judged(f"{DUTY}year: 2027\nproducts: [{products}]\n").findings if each.kind == "plan"]
    assert [each.lines("en", "EUR").removeprefix("contribution: ") for each in found] == written_


@pytest.mark.parametrize(("years", "rule"), [("soon", "plan.vague"), ("20x7", "plan.notation"), ("1999", "plan.limit"),
                                            ("2101", "plan.limit"), ("tbd", "plan.vague")])  # fmt: skip
def test_a_year_that_is_none_says_why(years: str, rule: str) -> None:
    assert [each.rule for each in judged(f"{DUTY}year: {years}\n").findings if each.kind == "plan"] == [rule]


def test_of_a_period_without_an_end_a_quarter_is_still_its_own() -> None:
    plan = f"{DUTY}period: {{start: 2027-07-01}}\ndevelopment: [{{goal: G, by: eind Q4}}]\n"
    lines = [each.lines("en", "EUR") for each in judged(plan).findings if each.rule == "plan.notation"]
    assert lines == ["by: 2028-06-30"]


def test_a_target_in_orders_that_is_still_empty_is_asked_in_orders() -> None:
    plan = f"{DUTY}year: 2027\norder_target:\nproducts: [{{name: A, quantity: 3, unit: gift}}]\n"
    found = {each.rule: each for each in judged(plan).findings}
    assert found["C02.target"].lines("en", "EUR") == "order_target: 240"
    assert "how many orders" in found["C02.target"].say("en", "EUR")
    assert "[58, 60, 62, 60]" not in found["C06.quarters"].lines("en", "EUR")
    assert "quarters: [58, 62, 48, 72]" in found["C06.quarters"].lines("en", "EUR")
    assert "C07.order-value" not in found
    assert "Orders" in found["C10.self"].lines("en", "EUR")
    quarters = f"{plan}periods: {{quarters: [100, 120, 90, 130]}}\n"
    made = {each.rule: each for each in judged(quarters).findings}
    assert made["C02.target"].lines("en", "EUR") == "order_target: 440"
    unread = judged(f"{plan}revenue_target: n.t.b.\n").findings
    assert not [each for each in unread if each.rule == "C02.target"]
    both = {each.rule: each for each in judged(f"{plan}revenue_target:\n").findings}
    assert both["C02.target"].lines("en", "EUR").startswith("revenue_target:")


def test_the_season_that_is_proposed_is_that_of_the_months_of_the_plan() -> None:
    period = "period: {start: 2027-07-01, end: 2027-12-31}\n"
    (found,) = [each for each in judged(f"{DUTY}{period}periods: {{events: {{none: not here}}}}\n").findings
                if each.rule == "C06.season"]  # fmt: skip
    assert "index: [60, 60, 120, 130, 130, 100]" in found.lines("en", "EUR")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("C05", "such as C05.allowed, C05.lines, C05.norm, C05.own and C05.split"), ("C07.genoeg", "such as C07.enough"),
        ("c11", "such as C11.attendees, C11.booked"), ("xyz", "such as C06.events"), ("x" * 60_000, "such as C06.events"),
    ],
)  # fmt: skip
def test_a_waiver_of_no_rule_is_told_which_there_are(rule: str, said: str) -> None:
    # Also where its reason cannot be read.
    found = judged(f"{DUTY}year: 2027\nwaivers: [{{rule: {rule}, reason: n.v.t.}}]\n").findings
    assert sorted(each.rule for each in found if each.kind == "plan") == ["plan.vague", "plan.waiver"]
    (waiver,) = [each for each in found if each.rule == "plan.waiver"]
    assert said in waiver.say("en", "EUR")


@pytest.mark.parametrize(
    "empty", ["quarters: [1, '']", "months: {M1: ''}", "seasonality: {index: [100, ' '], basis: a b}"]
)
def test_an_empty_text_in_a_list_is_as_good_as_nothing(empty: str) -> None:
    assert judged(f"salesplan: 1\naccount_manager: Jan\nyear: 2027\nperiods: {{{empty}}}\n").readable


def test_names_with_numbers_are_no_amounts(tmp_path: Path) -> None:
    plan = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nreviews: [{date: 2027-04-07, with: [Team 3, 007]}]\n"
    assert "plan.notation" not in {each.rule for each in judged(plan).findings}


def test_an_empty_device_is_no_plan_to_overwrite(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "salesplan_cli", "check", "-", "--output", "/dev/null"]
    done = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert "never overwrites" not in done.stderr


def test_an_index_with_zeros_in_front_is_no_amount() -> None:
    plan = "salesplan: 1\naccount_manager: Jan\nyear: 2027\nperiods: {seasonality: {index: [085, 095, 110, 060]}}\n"
    assert "plan.notation" not in {each.rule for each in judged(plan).findings}


@pytest.mark.parametrize(
    ("ends", "lines"),
    [
        ("from: 3 weken, to: 10 dagen", ["from: 12%", "to: 8%"]),  # not to be compared without their units
        ("from: 12 dagen, to: 10 dagen", ["from: 12", "to: 10"]),
    ],
)
def test_the_ends_of_a_goal_lose_their_unit_only_where_it_is_one(ends: str, lines: list[str]) -> None:
    found = judged(f"{DUTY}year: 2027\ndevelopment: [{{goal: a b, {ends}}}]\n").findings
    assert [each.lines("en", "EUR") for each in found if each.kind == "plan"] == lines


@pytest.mark.parametrize(
    "index", ["[85,95, 110, 110, 100, 100, 60, 60, 120, 130, 130, 100]", "[1,2, 3, 4, 5,6,7,8,9,10,11,12]"]
)
def test_a_list_of_as_many_whole_numbers_as_there_are_is_read(index: str) -> None:
    report = judged(f"{DUTY}year: 2027\nperiods: {{seasonality: {{basis: a b, index: {index}}}}}\n")
    assert [each.rule for each in report.findings if each.kind == "plan"] == []


def test_what_a_section_lacks_beside_a_value_that_yaml_cut_is_asked() -> None:
    found = judged(f"{DUTY}year: 2027\ncosts: {{allowed:60000}}\n").findings
    assert {"plan.notation", "C05.own"} <= {each.rule for each in found}


@pytest.mark.parametrize(
    ("plan", "line"), [("costs:\n  allowed: 60000\n  - own: 22000\n", 6), ("salesplan: >3\nyear: 2027\n", 1)]
)
def test_a_stray_dash_and_a_version_are_told_as_what_they_are(plan: str, line: int) -> None:
    head = "" if plan.startswith("salesplan") else f"{DUTY}year: 2027\n"
    (found,) = judged(head + plan).findings
    assert (found.region.line, "first entry" in found.say("en", "EUR")) == (line, False)
    assert found.rule == ("plan.syntax" if head else "plan.version")


def test_amounts_to_write_are_in_the_currency_that_is_meant() -> None:
    plan = "currency: xyz\nrevenue_target: £1M\ncosts: {allowed: unknown}\nyear: 2027\n"
    report = judged(DUTY + plan)
    assert report.plan is not None
    assert report.plan.currency == "GBP"
    (found,) = [each for each in report.findings if each.path[-1] == "allowed"]
    assert found.lines("en", report.currency).startswith("allowed: GBP")


def test_nothing_behind_a_text_in_a_section_is_none() -> None:
    (found,) = judged(f"{DUTY}year: 2027\nperiods:\n  quarters: none: not divided\n").findings
    assert found.lines("en", "EUR") == 'quarters: "none: not divided"'


def test_the_lists_of_names_that_are_written_out_are_those_of_the_model() -> None:
    def parts(section: type[Section]) -> Iterator[tuple[str, Any]]:
        for name, part in parts_of(section).items():
            yield name, part
            if isinstance(part, ListOf | type):
                yield from parts(part.section if isinstance(part, ListOf) else part)

    every = list(parts(Plan))
    lists = {name: next(iter(parts_of(part.section))) for name, part in every if isinstance(part, ListOf)}
    assert {*lists, "events"} - {ITEMS} == yaml_faults._LISTS
    assert {name: first for name, first in lists.items() if first != "name"} == yaml_faults._FIRST_KEYS
    assert {name for name, part in every if isinstance(part, Lines)} == yaml_faults._SCALARS
    words = {*CHOICES, "yes_no", "interval"} - {"numbers"}
    assert {name for name, part in every if isinstance(part, Reader) and part.kind in words} == set(problems._WORD_KEYS)
    assert {path[-1] for path in NONE_SECTIONS} == {"seasonality", "events"}


def test_hundreds_of_amounts_that_wait_for_a_notation_are_one_finding() -> None:
    amounts = "".join(f"  - {{name: Pump {at}, revenue: '1.{at % 900 + 100},00'}}\n" for at in range(480))
    found = judged(f"{DUTY}year: 2027\nnumber: en\nproducts:\n{amounts}").findings
    assert [each.region.line for each in found if each.kind == "plan"] == [4]
