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

import pytest
import typer
import yaml

from conftest import CLEAN, MEASURED, TODAY, judged
from conftest import run as salesplan
from salesplan_cli import (
    __main__,
    console,
    explain,
    files,
    git,
    program,
    render,
    settings,
    settings_file,
    watch,
)
from salesplan_cli.commands import check
from salesplan_cli.compare import compare
from salesplan_cli.files import Trouble
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


def test_a_number_in_a_form_for_texts_is_a_number() -> None:
    assert show(1200, "quoted", "en") == "1 200"


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
