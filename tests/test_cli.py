"""The command line as its users meet it: commands, options, exit codes."""

from __future__ import annotations

import importlib
import io
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from conftest import CLEAN, MEASURED, SALESPLAN, process, run
from salesplan_cli import __main__, __version__, console, explain, jobs, program, settings
from salesplan_cli.commands import check
from salesplan_cli.explain import page as page_of
from salesplan_cli.model import fields_at
from salesplan_cli.text import LANGS, Lang

# --- exit codes ----------------------------------------------------------------------------------------------------


def test_0_when_every_plan_passes(folder: Path) -> None:
    done = process("check", "plans/good.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "100 of 100" in done.stdout


def test_a_plan_named_in_two_ways_is_judged_once(folder: Path) -> None:
    done = run("check", "./plans/good.yaml", "plans/../plans/good.yaml", "plans", "--format", "score", cwd=folder)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["plans/good.yaml", "plans/poor.yaml"]


@pytest.mark.parametrize(
    ("lang", "options", "says"),
    [
        ("en", ("--fail-under", "90"), "not passed: a score of 90 is asked"),
        ("en", ("--require", "C06"), "not passed: question 6 must read yes"),
        ("en", ("--require", "1,7"), "not passed: questions 1 and 7 must read yes"),
        ("nl", ("--fail-under", "90"), "voldoet nog niet: een score van 90 is nodig"),
        ("nl", ("--require", "1,7"), "voldoet nog niet: bij de vragen 1 en 7 moet het antwoord ja zijn"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_gate_that_is_missed_says_so(folder: Path, lang: str, options: tuple[str, ...], says: str, form: str) -> None:
    done = run("check", "plans/poor.yaml", *options, "--lang", lang, "--format", form, cwd=folder)
    assert says in " ".join(done.stdout.split())


def test_1_when_a_plan_falls_short(folder: Path) -> None:
    assert process("check", "plans", cwd=folder).returncode == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--exit-zero",), 0),
        (("--fail-under", "0"), 0),
        (("--fail-under", "1"), 1),
        (("--require", "C01"), 1),
        (("--fail-under", "0", "--require", "C01"), 1),
        (("--ignore", "C01,C02,C03,C04,C05,C06,C07,C08,C09,C10,C11"), 2),
        (("--select", "C01.order"), 0),
        (("--select", "C01"), 1),
    ],
)
def test_gates(folder: Path, options: tuple[str, ...], code: int) -> None:
    assert run("check", "plans/poor.yaml", *options, cwd=folder).returncode == code


def test_a_plan_that_cannot_be_judged_fails_every_gate_but_exit_zero(folder: Path) -> None:
    (folder / "broken.yaml").write_text("salesplan: 1\n\tx: 1\n", encoding="utf-8")
    for options in ((), ("--fail-under", "0"), ("--select", "C01.order"), ("--ignore", "C01")):
        assert run("check", "broken.yaml", *options, cwd=folder).returncode == 1
    assert run("check", "broken.yaml", "--exit-zero", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "nowhere.yaml"), "no such file"),
        (("check", "plans", "--format", "txt"), "did you mean text"),
        (("check", "plans", "--select", "C99"), "there is no"),
        (("check", "plans", "--require", "C01.list"), "only whole questions can be required: C01"),
        (("check", "plans", "--require", "C99.list"), "there is no"),
        (("check", "plans", "--select", "6", "--ignore", "C06"), "nothing is left to judge"),
        (("check", "plans", "--ignore", "1,2,3,4,5,6,7,8,9,10,11"), "`ignore` takes away every rule"),
        (("check", "plans", "--ignore", "C02,5", "--require", "2,5"), "require: C02 and C05 cannot be required"),
        (("check", "plans", "--ignore", "C05.allowed,C05.own", "--require", "5"), "require: C05 cannot be required"),
        (("check", "plans", "--select", "C01", "--require", "C02"), "leaves out all that must be there"),
        (("check", "plans", "--require", ""), 'require: "" names no question'),
        (("check", "plans", "--select", ","), 'select: "," names no question'),
        (("check", "plans", "--as-of", ""), "does not say when"),
        (("check", "-", "--watch"), "nothing to watch"),
        (("check", ""), "a path is empty"),
        (("check", "plans", "--jobs", ""), "give a number of processes, or auto"),
        (("check", "plans", "--config", ""), "the name of a file"),
        (("check", "plans", "--watch=5"), "--watch stands by itself"),
        (("init", "a.yaml", "b.yaml"), 'no place for "b.yaml"'),
        (("explain", "C06", "C77"), 'no question, rule or key "C06 C77"'),
        (("plans/good.yaml",), "salesplan check plans/good.yaml"),
        (("chek", "plans"), "did you mean check?"),
        (("plan",), "there is no such file or folder here either"),
        (("next.yaml",), "there is no such file or folder here either"),
        (("check", "plans", "--ignore", "plan.vague"), "cannot be ignored"),
        (("check", "plans", "--fail-under", "101"), "0 to 100"),
        (("check", "plans", "--fail-under", "many"), "many"),
        (("check", "plans", "--as-of", "1/2/2027"), "as-of"),
        (("check", "plans", "--lang", "de"), "en or nl"),
        (("check", "plans", "--colour"), "--colour"),
        (("check", "plans", "--output", "plans/good.yaml"), "never overwrites"),
        (("check", "plans", "--output", "no/such/folder/report.txt"), "cannot be written"),
        (("check", "plans", "--output", "reports/"), "reports/: is a folder; name a file in it"),
        (("check", "plans", "--format", "json", "--format", "text"), "only one report"),
        (("check", "plans", "--config", "none.toml"), "no such settings"),
        (("judge",), "judge"),
        (("explain", "C06.week"), "C06.weeks"),
    ],
)
def test_2_when_it_could_not_check(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "plans" / "good.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_a_report_does_not_take_the_place_of_what_was_passed_over(tmp_path: Path) -> None:
    forgot = tmp_path / "plans" / "forgot.yaml"
    forgot.parent.mkdir()
    forgot.write_text("account_manager: Jan\nyear: 2027\n", encoding="utf-8")
    done = run("check", "plans", "--format", "json", "--output", "plans/forgot.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert forgot.read_text(encoding="utf-8") == "account_manager: Jan\nyear: 2027\n"


def test_2_when_no_plan_is_found(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    done = run("check", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "no plan found" in done.stderr
    assert "salesplan init" in done.stderr
    assert done.stderr.endswith("\n1 YAML file passed over (no line that starts with `salesplan:`): other.yaml\n")
    assert "passed over" not in run("check", ".", "--quiet", cwd=tmp_path).stderr
    # A file that is named in two ways is one, and so is a folder.
    twice = run("check", ".", "./", cwd=tmp_path).stderr
    assert "1 YAML file passed over" in twice


def test_what_cannot_be_opened_does_not_hide_the_rest(folder: Path) -> None:
    done = run("check", "plans/good.yaml", "gone.yaml", "--format", "score", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "plans/good.yaml\t100\n")


def test_3_for_a_fault_of_our_own(folder: Path) -> None:
    code = (
        "import sys; sys.argv = ['salesplan', 'check', 'plans']\n"
        "import salesplan_cli.report as report\n"
        "def broken(*_): raise ValueError('oh')\n"
        "report.examine = broken\n"
        "from salesplan_cli.__main__ import main\nmain()\n"
    )
    for debug, lines in (("0", 3), ("1", None)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            capture_output=True,
            text=True,
            env=CLEAN | MEASURED | {"SALESPLAN_DEBUG": debug},
            check=False,
        )
        assert done.returncode == 3
        assert "ValueError: oh" in done.stderr
        assert ("Traceback" in done.stderr) is (debug == "1")
        if lines:
            assert len(done.stderr.splitlines()) == lines
        assert done.stderr.endswith("nor is 1 other plan judged, through a fault like this one\n")


@pytest.mark.usefixtures("quiet")
def test_a_fault_is_one_line_in_a_report_and_the_next_ones_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(jobs, "examine", lambda *_: 1 // 0)
    (folder / "plans" / "third.yaml").write_text("salesplan: 1\n", encoding="utf-8")
    assert program.run(["check", "plans", "--format", "junit", "--lang", "nl"]) == 3
    out, err = capsys.readouterr()
    assert "at plans" not in err
    assert err.splitlines()[2:] == ["ook 2 andere plannen zijn door zo'n fout niet beoordeeld"]
    assert out.count("ZeroDivisionError") == 9  # a name, a message and a text for each of three
    assert "; meld dit op https://" in out
    assert "\\x0a" not in out


@pytest.mark.parametrize(
    ("what", "arguments", "names"),
    [
        ("report.examine", ("check", "plans", "--format", "score"), "bij plans/poor.yaml "),
        ("report.examine", ("check", "plans"), "bij plans/poor.yaml "),
        ("render.score.one", ("check", "plans", "--format", "score"), "bij plans/poor.yaml "),
        ("render.gitlab.render", ("check", "plans", "--format", "gitlab"), ""),
        ("report.examine", ("check", "plans", "--config", "more/nl.toml"), "bij plans/poor.yaml "),
    ],
)
def test_3_names_the_plan_in_the_language_of_the_settings(
    folder: Path, what: str, arguments: tuple[str, ...], names: str
) -> None:
    (folder / "more").mkdir()
    config = folder / ("more/nl.toml" if "--config" in arguments else "salesplan.toml")
    config.write_text('lang = "nl"\n', encoding="utf-8")
    module, _, name = what.rpartition(".")
    code = (
        f"import sys; sys.argv = ['salesplan', *{list(arguments)!r}]\n"
        f"import salesplan_cli.{module} as there\n"
        f"working = there.{name}\n"
        "def broken(one, *rest):\n"
        "    if 'poor' in str(one) or 'account_manager: Jan' in str(one):\n"
        "        raise RuntimeError('oh')\n"
        "    return working(one, *rest)\n"
        f"there.{name} = broken\n"
        "from salesplan_cli.__main__ import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, env=CLEAN | MEASURED, check=False
    )
    assert done.returncode == 3, done.stderr
    first, second = done.stderr.splitlines()
    assert first.startswith(f"salesplan: een fout in salesplan {__version__} zelf")
    assert first.endswith("(RuntimeError: oh)")
    assert names in first
    assert second.startswith("meld dit op ")
    assert ("good.yaml" in done.stdout) is bool(names)  # what is wrong with one plan hides no other


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_130_and_143_when_stopped(folder: Path, sent: signal.Signals, code: int) -> None:
    process = subprocess.Popen(
        [*SALESPLAN, "check", "-"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=CLEAN,
    )
    time.sleep(2)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == code
    assert b"Traceback" not in errors


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    for at in range(200):
        (folder / "plans" / f"more-{at:03}.yaml").write_text(
            "salesplan: 1\naccount_manager: Jan\nyear: 2027\n", encoding="utf-8"
        )
    command = " ".join([*SALESPLAN, "check", "plans", "--format", "concise"])
    done = subprocess.run(
        ["bash", "-c", f"{command} | head -1; echo ${{PIPESTATUS[0]}}"],
        cwd=folder,
        capture_output=True,
        text=True,
        env=CLEAN,
        check=False,
    )
    assert done.stdout.splitlines()[-1] in ("0", "1")
    assert done.stderr == ""


# --- check ---------------------------------------------------------------------------------------------------------


def test_without_a_path_it_checks_plans(folder: Path) -> None:
    done = run("check", "--format", "score", cwd=folder)
    assert done.stdout == "plans/good.yaml\t100\nplans/poor.yaml\t0\n"


def test_standard_input(folder: Path, complete: str) -> None:
    done = run("check", "-", "--format", "score", cwd=folder, input=complete)
    assert (done.returncode, done.stdout) == (0, "-\t100\n")


def test_a_folder_is_searched_for_plans_and_others_are_counted(folder: Path) -> None:
    (folder / "plans" / "deep").mkdir()
    (folder / "plans" / "deep" / "broken.yml").write_text("salesplan: 1\na: [\n", encoding="utf-8")
    (folder / "plans" / "other.yaml").write_text("name: not a plan\n", encoding="utf-8")
    (folder / "plans" / ".hidden").mkdir()
    (folder / "plans" / ".hidden" / "x.yaml").write_text("salesplan: 1\n", encoding="utf-8")
    done = run("check", "plans/", "--format", "score", cwd=folder)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "plans/deep/broken.yml",
        "plans/good.yaml",
        "plans/poor.yaml",
    ]
    assert "1 YAML file passed over (no line that starts with `salesplan:`): plans/other.yaml\n" in done.stderr
    assert run("check", "plans/", "--format", "score", "--quiet", cwd=folder).stderr == ""
    for name in ("a", "b", "c"):
        (folder / "plans" / f"{name}.yaml").write_text("name: not a plan\n", encoding="utf-8")
    several = run("check", "plans/", "--format", "score", cwd=folder).stderr
    assert several.endswith("plans/a.yaml, plans/b.yaml, plans/c.yaml and ...\n")


def test_a_file_that_is_named_is_judged_even_if_it_is_no_plan(folder: Path) -> None:
    (folder / "other.yaml").write_text("name: x\n", encoding="utf-8")
    done = run("check", "other.yaml", "--format", "concise", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("other.yaml:1:1: plan.version ")
    for key in ("Salesplan", "sales_plan", "Sales plan"):
        (folder / "other.yaml").write_text(f"# {key}\n{key}: 1\nname: x\n", encoding="utf-8")
        done = run("check", "other.yaml", "--format", "concise", cwd=folder)
        assert done.stdout.startswith(f'other.yaml:2:1: plan.version "{key}" is not a key')
        assert "did you mean `salesplan`?" in done.stdout
    for version in ("", "[1]"):
        (folder / "other.yaml").write_text(f"salesplan: {version}\nname: x\n", encoding="utf-8")
        done = run("check", "other.yaml", "--format", "concise", cwd=folder)
        assert done.stdout.startswith("other.yaml:1:1: plan.version `salesplan:` does not say which version")


def test_json_is_as_the_contract_says(folder: Path) -> None:
    done = run("check", "plans", "--format", "json", "--as-of", "2026-11-23", cwd=folder)
    said = json.loads(done.stdout)
    assert list(said) == ["format", "tool", "lang", "as_of", "plans", "summary"]
    assert said["tool"] == {"name": "salesplan", "version": __version__}
    assert (said["format"], said["lang"], said["as_of"]) == (1, "en", "2026-11-23")
    good, poor = said["plans"]
    assert list(good) == [
        "path",
        "readable",
        "account_manager",
        "sales_manager",
        "period",
        "score",
        "score_without_waivers",
        "passed",
        "criteria",
        "findings",
    ]
    assert (good["path"], good["score"], good["passed"], good["findings"]) == ("plans/good.yaml", 100, True, [])
    assert good["period"] == {"start": "2027-01-01", "end": "2027-12-31"}
    assert [each["id"] for each in poor["criteria"]] == [f"C{number:02}" for number in range(1, 12)]
    assert list(poor["criteria"][0]) == ["id", "number", "title", "answer", "score", "rules"]
    assert list(poor["criteria"][0]["rules"][0]) == ["id", "kind", "status", "met", "of", "evidence", "facts"]
    assert list(poor["findings"][0]) == [
        "rule",
        "kind",
        "criterion",
        "owner",
        "status",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "write",
        "facts",
    ]
    assert said["summary"] == {
        "plans": 2,
        "passed": 1,
        "unreadable": 0,
        "findings": 12,
        "score_mean": 50,
        "score_lowest": 0,
    }
    for plan in said["plans"]:
        for each in [*plan["findings"], *(rule for criterion in plan["criteria"] for rule in criterion["rules"])]:
            assert all(isinstance(fact, int | float | str) for fact in each["facts"].values())


def test_an_unreadable_plan_in_json(folder: Path) -> None:
    said = json.loads(run("check", "-", "--format", "json", cwd=folder, input="a: [").stdout)
    plan = said["plans"][0]
    assert plan["readable"] is False
    assert (plan["account_manager"], plan["sales_manager"], plan["period"], plan["score"], plan["criteria"]) == (
        None,
        None,
        None,
        0,
        [],
    )
    assert [finding["rule"] for finding in plan["findings"]] == ["plan.syntax"]
    assert said["summary"]["unreadable"] == 1


def test_several_reports_in_one_run(folder: Path) -> None:
    done = run(
        "check",
        "plans",
        "--format",
        "json",
        "--output",
        "r.json",
        "--format",
        "concise",
        "--output",
        "r.txt",
        "--format",
        "score",
        cwd=folder,
    )
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["summary"]["plans"] == 2
    assert (folder / "r.txt").read_text(encoding="utf-8").startswith("plans/poor.yaml:1:1: ")
    assert done.stdout.startswith("plans/good.yaml\t100")


def test_waivers_run_out_by_as_of(folder: Path, complete: str) -> None:
    text = (
        complete.replace("  own: 22.000,-\n", "")
        + "waivers:\n  - rule: C05.own\n    reason: decided in March\n    until: 2027-03-31\n"
    )
    (folder / "w.yaml").write_text(text, encoding="utf-8")
    assert run("check", "w.yaml", "--as-of", "2027-03-31", cwd=folder).returncode == 0
    late = run("check", "w.yaml", "--as-of", "2027-04-01", "--format", "concise", cwd=folder)
    assert late.returncode == 1
    assert {line.split()[1] for line in late.stdout.splitlines()} == {"plan.waiver", "C05.own"}


def test_waived_and_ignored_stay_visible(folder: Path, complete: str) -> None:
    text = complete.replace("  own: 22.000,-\n", "") + "waivers: [{rule: C05.own, reason: decided in March}]\n"
    plan = json.loads(run("check", "-", "--format", "json", cwd=folder, input=text).stdout)["plans"][0]
    assert (plan["score"], plan["score_without_waivers"], plan["passed"]) == (100, 95, True)
    assert [(finding["rule"], finding["status"]) for finding in plan["findings"]] == [("C05.own", "waived")]
    ignored = complete.replace("  own: 22.000,-\n", "")
    plan = json.loads(run("check", "-", "--format", "json", "--ignore", "5", cwd=folder, input=ignored).stdout)[
        "plans"
    ][0]
    costs = plan["criteria"][4]
    assert (costs["score"], costs["answer"]) == (None, "yes")
    assert {rule["status"] for rule in costs["rules"]} == {"ignored"}
    # A yes that nobody gave is not counted for people.
    for form in ("text", "markdown"):
        shown = run("check", "-", "--format", form, "--ignore", "5", cwd=folder, input=ignored).stdout
        assert "10 of 10 yes" in shown
        assert "5 rules ignored" in shown
    two = run(
        "check", "-", "plans/good.yaml", "--format", "markdown", "--ignore", "5", cwd=folder, input=ignored
    ).stdout
    assert "✅ | ✅ | ✅ | ✅ | ➖ | ✅" in two


def test_in_github_actions_annotations_come_beside_the_report_that_is_asked_for(folder: Path) -> None:
    there = {"GITHUB_ACTIONS": "true"}
    plain = run("check", "plans", cwd=folder, env=there).stdout
    assert "0 of 100" in plain
    assert "\n::error file=plans/poor.yaml" in plain
    to_file = run("check", "plans", "--output", "report.txt", cwd=folder, env=there).stdout
    assert to_file.startswith("::error file=plans/poor.yaml")
    assert "0 of 100" in (folder / "report.txt").read_text(encoding="utf-8")
    assert "::error" not in run("check", "plans", "--format", "text", cwd=folder, env=there).stdout


@pytest.mark.parametrize("command", [("check", "nowhere.yaml"), ("check", "plans", "--output", "plans/good.yaml"),
                                     ("init", "plans/good.yaml", "--name", "Jan"), ("compare", "nowhere"),
                                     ("schema", "--output", "plans/good.yaml")])  # fmt: skip
def test_what_goes_wrong_is_said_in_the_language_of_the_settings(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "salesplan.toml").write_text('lang = "nl"\n', encoding="utf-8")
    done = run(*command, cwd=folder)
    assert done.returncode == 2
    assert re.search(r"bestaat|niet|een plan", done.stderr)


@pytest.mark.parametrize(
    ("options", "environment", "word"),
    [
        ((), {}, "Question"),
        ((), {"LC_ALL": "nl_NL.UTF-8"}, "Vraag"),
        ((), {"LC_ALL": "nl_NL.UTF-8", "SALESPLAN_LANG": "en"}, "Question"),
        (("--lang", "nl"), {"SALESPLAN_LANG": "en"}, "Vraag"),
    ],
)
def test_the_language_of_a_report(
    folder: Path, options: tuple[str, ...], environment: dict[str, str], word: str
) -> None:
    assert word in run("check", "plans/poor.yaml", *options, cwd=folder, env=environment).stdout


@pytest.mark.parametrize("command", [(), ("check",), ("init",), ("explain",), ("schema",)])
def test_help_in_both_languages(folder: Path, command: tuple[str, ...]) -> None:
    english = process(*command, "--help", cwd=folder)
    dutch = process(*command, "--help", cwd=folder, env={"SALESPLAN_LANG": "nl"})
    assert english.returncode == dutch.returncode == 0
    assert english.stdout != dutch.stdout
    assert english.stderr == dutch.stderr == ""


def test_colour_only_where_it_is_wanted(folder: Path) -> None:
    assert "\x1b[" not in run("check", "plans/poor.yaml", cwd=folder).stdout
    assert "\x1b[" in run("check", "plans/poor.yaml", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in run("check", "plans/poor.yaml", "--no-color", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in run("check", "plans/poor.yaml", cwd=folder, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_the_same_words_with_and_without_colour(folder: Path) -> None:
    import re

    plain = run("check", "plans/poor.yaml", cwd=folder).stdout
    colored = run("check", "plans/poor.yaml", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    stripped = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colored).split("\n"))
    assert stripped == plain


# --- init, explain, schema -----------------------------------------------------------------------------------------


def test_init_writes_a_plan_that_checks_at_once(tmp_path: Path) -> None:
    done = run("init", "--name", "Sanne de Vries", "--year", "2027", cwd=tmp_path)
    assert done.returncode == 0
    assert "plans/sanne-de-vries.yaml" in done.stdout
    said = json.loads(run("check", "--format", "json", cwd=tmp_path).stdout)["plans"][0]
    assert said["readable"]
    assert said["score"] == 0
    assert said["findings"]
    assert not [finding for finding in said["findings"] if finding["kind"] == "plan"]


def test_init_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious", encoding="utf-8")
    done = run("init", "mine.yaml", "--name", "Jan", cwd=tmp_path)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.yaml"]
    assert run("init", "mine.yaml", "--name", "Jan", "--force", cwd=tmp_path).returncode == 0


def test_init_for_a_financial_year(tmp_path: Path) -> None:
    assert run("init", "a.yaml", "--name", "Jan", "--year", "2027-04", cwd=tmp_path).returncode == 0
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert re.search(r"^  start: 2027-04-01 +# The first day\n  end: 2028-03-31 ", text, re.M)
    assert re.search(r"^    M12: +# March$", text, re.M)
    # The one after it follows by itself, another one is asked for.
    done = run("init", "b.yaml", "--from", "a.yaml", cwd=tmp_path)
    assert "it is about 1 April 2028 to 31 March 2029" in done.stdout
    run("init", "c.yaml", "--from", "a.yaml", "--year", "2029-01", cwd=tmp_path)
    assert "  start: 2028-04-01" in (tmp_path / "b.yaml").read_text(encoding="utf-8")
    assert "year: 2029" in (tmp_path / "c.yaml").read_text(encoding="utf-8")


def test_init_uses_the_schema_that_is_there(tmp_path: Path) -> None:
    first = run("init", "plans/jan.yaml", "--name", "Jan", cwd=tmp_path)
    assert "schemas/plan.schema.json is written too" in first.stdout
    (tmp_path / "plans" / "north").mkdir()
    second = run("init", "plans/north/", "--name", "Eva", cwd=tmp_path)
    assert second.stdout.count("is written") == 1
    text = (tmp_path / "plans" / "north" / "eva.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/plan.schema.json\n")


def test_init_example_scores_100_and_from_keeps_the_names(tmp_path: Path) -> None:
    assert (
        run(
            "init",
            "a/b/now.yaml",
            "--example",
            "--name",
            "Eva",
            "--year",
            "2027",
            "--target",
            "2,5 mln",
            "--lang",
            "nl",
            cwd=tmp_path,
        ).returncode
        == 0
    )
    assert run("check", "a/b/now.yaml", "--format", "score", cwd=tmp_path).stdout == "a/b/now.yaml\t100\n"
    assert run("init", "a/b/next.yaml", "--from", "a/b/now.yaml", cwd=tmp_path).returncode == 0
    text = (tmp_path / "a" / "b" / "next.yaml").read_text(encoding="utf-8")
    assert "year: 2028" in text
    assert "Servicecontracten" in text


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "--name"),
        (("--name", "Jan", "--year", "1999"), "2000-2100"),
        (("--name", "Jan", "--year", "2027/2028"), "with the month that it starts in, like 2027-04"),
        (("--name", "Jan", "--year", "2027-13"), "like 2027-04"),
        (("--name", "Jan", "--year", "2027-"), "like 2027-04"),
        (("--name", "Jan", "--year", "2100-02"), "plans run until 2100"),
        (("--name", "Jan", "--currency", "EURO"), "three letters"),
        (("--name", "Jan", "--target", "50.000"), "like 50000"),
        (("--name", "Jan", "--target", "a lot"), 'target: "a lot" '),
        (("--name", "Jan", "--target", "£ 5000"), "which currency it is to be in with --currency"),
        (("--name", "Jan", "--from", "gone.yaml"), "no such file"),
        (("--ci", "jenkins"), "github"),
        (("--ci", "github", "--name", "Jan", "--example"), "leave out --name and --example"),
        (("--from", "gone.yaml", "--example"), "choose either --from or --example"),
        (("--name", "  "), "say whose plan it is"),
    ],
)
def test_init_says_what_is_wrong_and_writes_nothing(tmp_path: Path, options: tuple[str, ...], says: str) -> None:
    done = run("init", *options, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_explain_a_key_by_its_name_or_a_dutch_word_for_it(folder: Path) -> None:
    page = run("explain", "hours", cwd=folder).stdout
    assert [line for line in page.splitlines() if line.startswith("`")] == [
        "`selling_time.hours_per_week`",
        "`activities[].hours`",
        "`development[].support.hours`",
    ]
    assert "Rules that look at it: C09.support." in page
    assert run("explain", "aantal", cwd=folder).stdout.startswith("`products[].quantity`")
    assert "    waivers:\n      - rule: C06.events\n        reason: " in run("explain", "waivers", cwd=folder).stdout
    own = run("explain", "monitoring.self", "--lang", "nl", cwd=folder).stdout
    assert "    monitoring:\n      self:\n        - {" in own  # as it can be pasted
    for name in fields_at(()):
        assert page_of(name, "en", 80).text.startswith("`"), name


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("periods.weeks", ["periods.weeks[]"]),
        ("development[].support.hours", ["development[].support.hours"]),
        ("support.hours", ["development[].support.hours"]),
        ("activiteiten.uren", ["activities[].hours"]),
        ("Weeks", ["selling_time.weeks", "periods.weeks[]"]),
    ],
)
def test_explain_a_key_by_what_it_stands_in(path: str, keys: list[str]) -> None:
    shown = page_of(path, "en", 80).text.splitlines()
    assert [line.strip("`") for line in shown if line.startswith("`")] == keys


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("C99.weeks", "bedoel je C06.weeks?"), ("C02.unit", "bedoel je C02.quantity?"),
        ("2.quantty", "bedoel je C02.quantity?"), ("C06.target", "bedoel je C06."), ("C02.zzz", "het dichtst in de buurt komt C02."),
        ("plan.name", "bedoel je plan."), ("nope.weeks", "bedoel je weeks?"), ("plans", "bedoel je plan?"),
        ("kwartaal", "bedoel je kwartalen (quarters)?"), ("uitzondering", "bedoel je uitzonderingen (waivers)?"), ("quantty", "bedoel je quantity?"),
        ("xyzzy", "in de buurt komt"), ("", "in de buurt komt"), ("1 op 4", "in de buurt komt"),
    ],
)  # fmt: skip
def test_explain_names_the_nearest(wanted: str, says: str) -> None:
    page = page_of(wanted, "nl", 80)
    assert not page.found
    assert says in page.text


def test_explain_knows_what_is_said_in_a_sales_team(folder: Path) -> None:
    said = run("explain", "churn", cwd=folder).stdout
    assert said.startswith('"churn": that is what C09.expectation is about\n\nC09.expectation: measurable goals')
    said = run("explain", "Klant-verloop", "--lang", "nl", cwd=folder).stdout
    assert said.startswith('"Klant-verloop": daarover gaat C09.expectation\n\nC09.expectation: meetbare groeidoelen')
    assert "`activities[].conversion`" in page_of("hit rate", "en", 80).text
    assert "bedoel je churn (C09.expectation)?" in page_of("churm", "nl", 80).text
    every = [term for terms in explain.TERMS.values() for term in terms.split()]
    assert len({*every}) == len(every)
    for about, terms in explain.TERMS.items():
        for term in terms.split():
            page = page_of(term, "en", 80)
            # What is a name itself would never be looked for here.
            assert (page.found, f"is what {about} is about" in page.text) == (True, True), term


def test_explain_takes_a_term_of_several_words_and_several_ids(folder: Path) -> None:
    assert run("explain", "hit", "rate", cwd=folder).stdout == run("explain", "hit rate", cwd=folder).stdout
    both = run("explain", "6", "C07.chain", cwd=folder)
    assert both.returncode == 0
    assert both.stdout == "\n".join(run("explain", each, cwd=folder).stdout for each in ("C06", "C07.chain"))


def test_explain_every_page(folder: Path) -> None:
    whole = run("explain", cwd=folder)
    assert whole.returncode == 0
    for number in range(1, 12):
        assert f"(C{number:02})" in whole.stdout
    page = run("explain", "6", "--lang", "nl", cwd=folder).stdout
    assert "C06.weeks" in page
    assert "salesplan zegt" in page
    assert run("explain", "c06.WEEKS", cwd=folder).stdout.startswith("C06.weeks")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("number", range(1, 12))
def test_a_page_breaks_between_words_and_never_in_a_number(number: int, lang: Lang) -> None:
    lines = page_of(str(number), lang, 80).text.splitlines()
    assert not [line for line in lines if len(line) > 80 and not line.startswith("    ")]  # examples stay as they are
    broken = re.compile(r"(?:\d|[A-Z]{3}) *\n *\d{3}\b")
    assert not broken.search("\n".join(lines))
    assert not re.search(r"\d %", "\n".join(lines))


@pytest.mark.parametrize(
    ("key", "rules"), [("effect", "C06.events, C06.curve"), ("basis", "C06.season"), ("with", "C11.attendees")]
)
def test_a_key_names_the_rules_that_look_at_it(key: str, rules: str) -> None:
    assert rules in page_of(key, "en", 80).text


def test_schema_to_a_file(folder: Path) -> None:
    assert run("schema", "--output", "s.json", cwd=folder).returncode == 0
    assert (folder / "s.json").read_text(encoding="utf-8") == run("schema", cwd=folder).stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("more", [(), ("--settings",)])
def test_a_schema_is_utf_8_on_every_standard_output(folder: Path, encoding: str, more: tuple[str, ...]) -> None:
    command = [*SALESPLAN, "schema", "--lang", "nl", *more]
    environment = CLEAN | MEASURED | {"PYTHONIOENCODING": encoding}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    assert "één" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


@pytest.mark.parametrize(
    ("lang", "shell", "said"),
    [
        ("nl", "bash", "de aanvulling voor bash staat in {home}/.bash_completions/salesplan.sh; hij werkt zodra"),
        ("en", "zsh", "completion for zsh is written to {home}/.zfunc/_salesplan; it works once"),
    ],
)
def test_completion_speaks_the_language_of_the_run(tmp_path: Path, lang: str, shell: str, said: str) -> None:
    there = {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = run("--lang", lang, "--install-completion", shell, cwd=tmp_path, env=there)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(said.format(home=tmp_path))
    shown = run("--show-completion", shell, cwd=tmp_path, env=there)
    assert (shown.returncode, "salesplan" in shown.stdout) == (0, True)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_completion_takes_no_word_in_silence(option: str, tmp_path: Path) -> None:
    done = run("--lang", "nl", option, "nosuch", "--quiet", cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert (done.returncode, done.stdout, [*tmp_path.iterdir()]) == (2, "", [])
    assert done.stderr == (
        f"salesplan: {option} is voor de shell waarin je werkt, en staat op zichzelf: laat nosuch weg\n"
    )


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_without_completion_is_said_to_have_none(option: str, tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['salesplan', '--lang', 'nl', sys.argv[1]]\n"
        "import typer._completion_shared as shared\nshared._get_shell_name = lambda: 'tcsh'\n"
        "from salesplan_cli.__main__ import main\nmain()\n"
    )
    environment = CLEAN | MEASURED | {"HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, option], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("salesplan: voor deze shell is er geen aanvulling; wel voor bash, zsh, fish")


def test_help_shows_no_types_of_the_language_it_is_written_in(folder: Path) -> None:
    for command in ("check", "compare", "init", "explain", "schema"):
        for lang in LANGS:
            assert "<" not in process(command, "--help", "--lang", lang, cwd=folder).stdout


def test_version(folder: Path) -> None:
    # In a process of its own it is said before anything else is imported.
    assert process("--version", cwd=folder).stdout == f"salesplan {__version__}\n"
    for command in (
        ("check", "plans"),
        ("--lang", "nl", "explain"),
        ("init", "--name", "Jan"),
        ("schema",),
        ("compare",),
    ):
        assert run(*command, "--version", cwd=folder).stdout == f"salesplan {__version__}\n"
    assert run("check", "--version", "plans", "--lang", "nl", cwd=folder).stdout == f"salesplan {__version__}\n"


def test_what_is_said_before_a_command_holds_for_that_command(folder: Path) -> None:
    assert "Commando's:" in process("--lang", "nl", "--help", cwd=folder).stdout
    assert "2 plannen" in run("--lang", "nl", "check", "plans", cwd=folder).stdout
    assert "2 plans" in run("--lang", "nl", "check", "plans", "--lang", "en", cwd=folder).stdout
    assert "\x1b[" not in run("--no-color", "check", "plans", cwd=folder, env={"FORCE_COLOR": "1"}).stdout
    (folder / "plans" / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    assert "passed over" in run("check", "plans", cwd=folder).stderr
    assert run("--quiet", "check", "plans", cwd=folder).stderr == run("-q", "check", "plans", cwd=folder).stderr == ""
    assert run("--lang", "nl", cwd=folder).stderr == "salesplan: noem een commando; zie `salesplan --help`\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--markdown"], "there is no option --markdown; see `salesplan check --help`"),
        (["check", "--baseline"], "there is no option --baseline; see `salesplan check --help`"),
        (["check", "--fail"], "there is no option --fail (did you mean --fail-under?); see `salesplan check --help`"),
        (
            ["init", "--curency", "EUR"],
            "there is no option --curency (did you mean --currency?); see `salesplan init --help`",
        ),
        (["check", "--lang"], "behind --lang belongs a value; see `salesplan check --help`"),
        (["check", "--quiet=3"], "--quiet stands by itself, without a value; see `salesplan check --help`"),
        (["--lang", "en", "init", "a", "b"], 'there is no place for "b" here; see `salesplan init --help`'),
        (["--langg", "nl"], "there is no option --langg (did you mean --lang?); see `salesplan --help`"),
    ],
)
def test_what_is_wrong_with_a_command_line_names_the_help_of_its_command(
    folder: Path, arguments: list[str], said: str
) -> None:
    done = run(*arguments, cwd=folder)
    assert (done.returncode, done.stderr) == (2, f"salesplan: {said}\n")


@pytest.mark.parametrize("option", ["--config=x/plans/e.yaml", "--output=docs/plans/e.yaml", "--version", "-q"])
def test_a_file_is_not_taken_for_an_option(folder: Path, option: str) -> None:
    """As pre-commit and `salesplan check *` name what is there, and anybody can add a file."""
    (folder / option).parent.mkdir(parents=True, exist_ok=True)
    (folder / option).write_text("salesplan: 1\n", encoding="utf-8")
    (folder / "x" / "plans").mkdir(parents=True)
    (folder / "x" / "plans" / "e.yaml").write_text("exit-zero = true\n", encoding="utf-8")
    done = run("check", "--lang", "en", option, "plans/poor.yaml", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert f'"{option}" is both an option and a file here' in done.stderr
    assert run("check", "--lang", "en", "--", option, "plans/poor.yaml", cwd=folder).returncode == 1
    # In a process of its own: the version is said before anything else is imported.
    assert process("check", option, cwd=folder).returncode == 2


def test_settings_are_named_once(folder: Path) -> None:
    for name in ("one.toml", "other.toml"):
        (folder / name).write_text("exit-zero = true\n", encoding="utf-8")
    done = run("check", "--lang", "nl", "--config", "one.toml", "--config=other.toml", cwd=folder)
    assert done.returncode == 2
    assert done.stderr == ('salesplan: --config staat er twee keer, voor "one.toml" en "other.toml": laat er een weg\n')


def test_a_report_never_overwrites_what_it_reads(folder: Path) -> None:
    plan = (folder / "plans" / "good.yaml").read_bytes()
    (folder / "plan.txt").write_bytes(plan)
    with (folder / "plan.txt").open("rb") as stdin:
        command = [*SALESPLAN, "check", "-", "--format", "json", "--output", "plan.txt"]
        done = subprocess.run(command, cwd=folder, stdin=stdin, capture_output=True, text=True, check=False)
    assert (done.returncode, (folder / "plan.txt").read_bytes()) == (2, plan)
    assert "a report never overwrites a plan" in done.stderr
    (folder / "other.yaml").write_bytes(plan)
    (folder / "report.json").symlink_to("other.yaml")
    done = run("check", "plans", "--format", "json", "--output", "report.json", cwd=folder)
    assert (done.returncode, (folder / "other.yaml").read_bytes()) == (2, plan)


# --- reports, files and settings together --------------------------------------------------------------------------


def test_a_file_belongs_to_the_format_that_it_stands_behind(folder: Path) -> None:
    done = run("check", "plans", "--format", "score", "--format", "json", "--output", "o.json", cwd=folder)
    assert done.stdout.endswith("poor.yaml\t0\n")
    assert json.loads((folder / "o.json").read_text(encoding="utf-8"))["summary"]["plans"] == 2
    done = run("check", "plans", "--format=json", "--output=p.json", "--format=score", cwd=folder)
    assert done.stdout.endswith("poor.yaml\t0\n")
    assert (folder / "p.json").read_bytes() == (folder / "o.json").read_bytes()


def test_files_that_stand_behind_no_format_follow_the_order(folder: Path) -> None:
    formats = ("--format", "score", "--format", "concise", "--output", "a", "--output", "b", "--format", "score")
    assert run("check", "plans", *formats, cwd=folder).stdout.endswith("poor.yaml\t0\n")
    assert (folder / "a").read_text(encoding="utf-8").endswith("poor.yaml\t0\n")
    assert (folder / "b").read_text(encoding="utf-8").startswith("plans/poor.yaml:")


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    done = run("check", "plans", "--output", "reports/a.txt", cwd=folder)
    assert done.returncode == 2
    assert "there is no folder reports" in done.stderr


def test_two_names_of_one_file_are_one_file(folder: Path) -> None:
    formats = ("--format", "json", "--output", "q.txt", "--format", "score", "--output", "./q.txt")
    done = run("check", "plans", *formats, cwd=folder)
    assert done.returncode == 2
    assert "two reports would go to the same file" in done.stderr
    assert not (folder / "q.txt").exists()


def test_formats_of_the_command_line_leave_the_files_of_the_settings_alone(folder: Path) -> None:
    (folder / "salesplan.toml").write_text('format = ["json", "score"]\noutput = ["r.json", "s.txt"]\n', "utf-8")
    done = run("check", "plans", "--format", "concise", cwd=folder)
    assert (done.returncode, done.stdout[:15]) == (1, "plans/poor.yaml")
    assert not (folder / "r.json").exists()
    assert run("check", "plans", cwd=folder).stdout == ""
    assert (folder / "s.txt").read_text(encoding="utf-8").endswith("poor.yaml\t0\n")


@pytest.mark.parametrize("command", [("check", "plans"), ("compare",)])
def test_no_report_takes_the_place_of_the_settings_in_use(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "my.toml").write_text("fail-under = 100\n", encoding="utf-8")
    done = run(*command, "--config", "my.toml", "--output", "my.toml", cwd=folder)
    assert done.returncode == 2
    assert "this is a settings file" in done.stderr
    assert (folder / "my.toml").read_text(encoding="utf-8") == "fail-under = 100\n"


@pytest.mark.parametrize(
    ("link", "to", "report"),
    [
        ("report.txt", "pyproject.toml", "report.txt"),
        ("salesplan.toml", "config/real.toml", "config/real.toml"),
        ("salesplan.toml", "config/real.toml", "salesplan.toml"),
    ],
)
@pytest.mark.parametrize("command", [("check", "plans"), ("check", "plans", "--isolated"), ("schema",)])
def test_no_report_takes_the_place_of_settings_through_a_link(
    folder: Path, link: str, to: str, report: str, command: tuple[str, ...]
) -> None:
    text = "[tool.salesplan]\nfail-under = 10\n" if to == "pyproject.toml" else "fail-under = 10\n"
    (folder / "config").mkdir()
    (folder / to).write_text(text, encoding="utf-8")
    (folder / link).symlink_to(to)
    done = run(*command, "--output", report, cwd=folder)
    assert done.returncode == 2
    assert f"salesplan: {report}: this is a settings file, and a report never overwrites one" in done.stderr
    assert (folder / to).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("form", ["sarif", "gitlab", "github", "markdown"])
@pytest.mark.parametrize("link", ["", "link", "link/deep"])
def test_a_plan_is_called_by_its_path_in_its_own_repository_from_anywhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, form: str, link: str
) -> None:
    (folder / ".git").mkdir()
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    typed = str(folder / "plans" / "poor.yaml")
    if link:  # one to the repository, and one to the folder with plans in it
        (elsewhere / "link").symlink_to(folder if link == "link" else folder / "plans")
        typed = "link/plans/poor.yaml" if link == "link" else "link/poor.yaml"
    done = run("check", typed, "--format", form, cwd=elsewhere)
    assert done.stdout == run("check", "plans/poor.yaml", "--format", form, cwd=folder).stdout
    assert "plans/poor.yaml" in done.stdout


@pytest.mark.parametrize(("cwd", "typed"), [("", "repository/linked/poor.yaml"), ("repository", "linked/poor.yaml")])
def test_a_plan_behind_a_link_out_of_the_repository_is_not_read(folder: Path, cwd: str, typed: str) -> None:
    (folder / "repository" / ".git").mkdir(parents=True)
    (folder / "repository" / "linked").symlink_to("../plans")
    done = run("check", typed, cwd=folder / cwd)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{typed}: this link leads out of its folder and is not followed" in done.stderr


@pytest.mark.parametrize("typed", ["poor.yaml", "../plans/poor.yaml", "./poor.yaml", "{folder}/plans/poor.yaml"])
@pytest.mark.parametrize("form", ["sarif", "gitlab", "github", "markdown"])
def test_in_a_repository_a_plan_is_called_by_its_path_from_the_top(folder: Path, typed: str, form: str) -> None:
    (folder / ".git").mkdir()
    name = typed.format(folder=folder.resolve())
    done = run("check", name, "--format", form, cwd=folder / "plans")
    assert done.stdout == run("check", "plans/poor.yaml", "--format", form, cwd=folder).stdout
    assert "plans/poor.yaml" in done.stdout


def test_what_is_not_there_at_the_start_is_not_watched(folder: Path) -> None:
    done = run("check", "nowhere.yaml", "--watch", cwd=folder)
    assert done.returncode == 2
    assert "watching" not in done.stderr


def test_colours_that_are_asked_for_are_there_on_a_dumb_terminal_too(folder: Path) -> None:
    assert "\x1b[" in run("check", "plans", cwd=folder, env={"FORCE_COLOR": "1", "TERM": "dumb"}).stdout


@pytest.mark.parametrize("path", ["plans/noor.yaml", "a/b/noor.yaml"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_init_uses_the_schema_above_a_folder_that_is_not_there_yet(
    tmp_path: Path, path: str, force: tuple[str, ...]
) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "plan.schema.json").write_text("{}", encoding="utf-8")
    done = run("init", path, "--name", "Noor", *force, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    up = "../" * path.count("/")
    first = (tmp_path / path).read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schemas/plan.schema.json"
    assert len(list(tmp_path.rglob("*.schema.json"))) == 1


def test_only_one_report_goes_to_standard_output(folder: Path) -> None:
    formats = ("--format", "json", "--output", "-", "--format", "score", "--output", "-")
    done = run("check", "plans", *formats, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "only one report fits on standard output" in done.stderr


def test_a_dash_is_standard_output(folder: Path) -> None:
    formats = ("--format", "json", "--output", "r.json", "--format", "score", "--output", "-")
    assert run("check", "plans", *formats, cwd=folder).stdout.endswith("poor.yaml\t0\n")
    assert not (folder / "-").exists()
    assert run("schema", "--output", "-", cwd=folder).stdout == run("schema", cwd=folder).stdout


SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


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


def test_a_rule_and_a_question_have_a_page_in_each_way_of_writing() -> None:
    pages = {explain.page(each, "en", 80).text for each in ("C06", "c06", "6", "06", " C6 ", "C006")}
    assert len(pages) == 1
    assert pages.pop().startswith("6. Periods (C06)")
    rules = {
        explain.page(each, "en", 80).text for each in ("C06.weeks", "c06.WEEKS", "6.weeks", "c6.weeks", "06.weeks")
    }
    assert len(rules) == 1
    assert rules.pop().startswith("C06.weeks: ")


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
