"""Settings files: which one counts, what they may say, and how a mistake is answered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from conftest import TESTS, TODAY, check_committed, run
from salesplan_cli import console, settings_file
from salesplan_cli import settings as run_settings
from salesplan_cli.files import Trouble

POOR = "plans/poor.yaml"


def settings(folder: Path, text: str, name: str = "salesplan.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [("salesplan.toml", 'format = "score"\n'), ("pyproject.toml", '[tool.salesplan]\nformat = "score"\n')],
)
def test_either_file_counts_and_options_beat_it(folder: Path, name: str, text: str) -> None:
    settings(folder, text, name)
    assert run("check", POOR, cwd=folder).stdout == f"{POOR}\t0\n"
    assert run("check", POOR, "--isolated", cwd=folder).stdout.startswith("Jan ")
    assert run("check", POOR, "--format", "concise", cwd=folder).stdout.startswith(f"{POOR}:1:1: ")


def test_the_nearest_file_above_counts(folder: Path) -> None:
    settings(folder, 'format = "score"\n')
    assert run("check", "poor.yaml", cwd=folder / "plans").stdout == "poor.yaml\t0\n"
    settings(folder / "plans", 'format = "concise"\n')
    assert run("check", "poor.yaml", cwd=folder / "plans").stdout.startswith("poor.yaml:1:1: ")


def test_a_pyproject_without_the_table_is_passed_by(folder: Path) -> None:
    settings(folder, 'format = "score"\n')
    settings(folder / "plans", "[project]\nname = 'x'\n", "pyproject.toml")
    assert run("check", "poor.yaml", cwd=folder / "plans").stdout == "poor.yaml\t0\n"


def test_every_option_by_its_long_name(folder: Path) -> None:
    settings(
        folder,
        'paths = ["plans/good.yaml"]\nformat = ["json"]\noutput = ["r.json"]\nfail-under = 50\nrequire = ["C02", "C07"]\n'
        'select = ["C02", "C07"]\nignore = ["C02.sum"]\nexit-zero = true\nas-of = 2027-01-01\nlang = "nl"\nno-color = true\n'
        'quiet = true\njobs = "auto"\n',
    )
    done = run("check", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    said = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert (said["lang"], said["as_of"], len(said["plans"])) == ("nl", "2027-01-01", 1)
    statuses = {rule["id"]: rule["status"] for each in said["plans"][0]["criteria"] for rule in each["rules"]}
    assert statuses["C02.quantity"] == "met"
    assert statuses["C02.sum"] == statuses["C01.list"] == "ignored"


def test_limits_and_kinds_change_what_counts(folder: Path, complete: str) -> None:
    good = "plans/good.yaml"
    settings(folder, '[limits]\n"C01.list" = 4\n')
    assert " C01.list " in run("check", good, "--format", "concise", cwd=folder).stdout
    settings(folder, '[limits]\n"C05.split" = 0.5\n"1.list" = 3\n')
    assert run("check", good, cwd=folder).returncode == 0
    without = complete.replace("    contribution: 20%\n", "    rank: 3\n")
    (folder / "plans" / "good.yaml").write_text(without, encoding="utf-8")
    assert run("check", good, "--isolated", cwd=folder).returncode == 0
    settings(folder, '[kinds]\n"C01.contribution" = "missing"\n')
    assert run("check", good, cwd=folder).returncode == 1
    settings(folder, '[kinds]\n"C01.contribution" = "off"\n')
    assert " C01.contribution " not in run("check", good, "--format", "concise", cwd=folder).stdout


def test_a_report_says_which_file_changed_the_outcome(folder: Path) -> None:
    settings(folder, 'lang = "en"\n')
    assert "salesplan.toml" not in run("check", POOR, cwd=folder).stdout
    settings(folder, "fail-under = 0\n")
    assert "settings from salesplan.toml: fail-under" in run("check", POOR, cwd=folder).stdout
    # Which plans are judged is part of it, unless they are named.
    settings(folder, f'paths = ["{POOR}"]\n')
    assert "settings from salesplan.toml: paths\n" in run("check", cwd=folder).stdout
    assert "settings from" not in run("check", POOR, cwd=folder).stdout


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("json", '"settings": {"file": "salesplan.toml", "changed": ["fail-under", "kinds"]}'),
        ("junit", '<property name="settings" value="settings from salesplan.toml: fail-under and kinds" />'),
        ("github", "::notice title=salesplan::settings from salesplan.toml: fail-under and kinds\n"),
        ("markdown", "\nsettings from salesplan.toml: fail-under and kinds\n"),
        ("sarif", "settings from salesplan.toml: fail-under and kinds"),
    ],
)
def test_every_format_says_which_settings_changed_the_outcome(folder: Path, form: str, said: str) -> None:
    settings(folder, 'fail-under = 0\n[kinds]\n"C06.weeks" = "off"\n')
    done = run("check", POOR, "--format", form, cwd=folder)
    assert said in done.stdout
    assert "settings from" not in done.stderr


@pytest.mark.parametrize("form", ["concise", "gitlab", "score"])
def test_beside_a_format_without_a_place_for_it_the_settings_are_named(folder: Path, form: str) -> None:
    settings(folder, "fail-under = 0\n")
    done = run("check", POOR, "--format", form, cwd=folder)
    assert "settings from" not in done.stdout
    assert done.stderr == "settings from salesplan.toml: fail-under\n"
    assert run("check", POOR, "--format", form, "--quiet", cwd=folder).stderr == ""
    # The file itself does not ask for quiet about what it changes.
    settings(folder, "fail-under = 0\nquiet = true\n")
    assert run("check", POOR, "--format", form, cwd=folder).stderr == "settings from salesplan.toml: fail-under\n"


@pytest.mark.parametrize("command", ["check", "compare"])
@pytest.mark.parametrize("name", ["nope", "empty"])
def test_who_names_no_plans_is_told_who_did_where_there_are_none(folder: Path, command: str, name: str) -> None:
    (folder / "empty").mkdir()
    for words in (
        ["init", "--quiet"],
        ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm1", "--allow-empty"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    settings(folder, f'paths = ["{name}"]\n')
    done = run(command, cwd=folder)
    assert done.returncode == 2
    assert name in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[1:] == ["settings from salesplan.toml: paths"]
    assert "settings from" not in run(command, "--quiet", cwd=folder).stderr


def test_a_setting_that_is_left_empty_changes_nothing(folder: Path) -> None:
    settings(folder, "paths = []\nrequire = []\nselect = []\nignore = []\nexit-zero = false\n[limits]\n[kinds]\n")
    assert "settings" not in run("check", POOR, cwd=folder).stdout
    assert '"settings"' not in run("check", POOR, "--format", "json", cwd=folder).stdout


def test_a_pyproject_that_is_named_has_settings(folder: Path) -> None:
    settings(folder, "[project]\nname = 'x'\n", "pyproject.toml")
    done = run("check", POOR, "--config", "pyproject.toml", cwd=folder)
    assert done.returncode == 2
    assert "pyproject.toml: there is no [tool.salesplan] in this file" in done.stderr


def test_a_gate_on_the_command_line_is_not_opened_by_a_file(folder: Path) -> None:
    settings(folder, "exit-zero = true\n")
    assert run("check", POOR, cwd=folder).returncode == 0
    for gate in (("--fail-under", "100"), ("--require", "C01")):
        done = run("check", POOR, *gate, cwd=folder)
        assert done.returncode == 1
        assert "settings from" not in done.stdout
        assert run("check", POOR, *gate, "--exit-zero", cwd=folder).returncode == 0


def test_a_conflict_that_git_left_in_a_settings_file_is_told(folder: Path) -> None:
    settings(folder, "<<<<<<< HEAD\nfail-under = 1\n=======\nfail-under = 2\n>>>>>>> x\n")
    done = run("check", POOR, cwd=folder)
    assert (done.returncode, "line 1: git left a conflict here" in done.stderr) == (2, True)


def test_a_report_does_not_name_what_the_command_line_says_itself(folder: Path) -> None:
    settings(folder, "fail-under = 0\nexit-zero = true\n")
    assert "settings from salesplan.toml: fail-under and exit-zero\n" in run("check", POOR, cwd=folder).stdout
    said = run("check", POOR, "--fail-under", "1", cwd=folder).stdout
    assert "settings from" not in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fail_under = 3\n", "did you mean fail-under"),
        ("langauge = 'nl'\n", "did you mean lang"),
        ("lang = 3\n", "en or nl"),
        ("exit-zero = 'yes'\n", "true or false"),
        ("fail-under = '50'\n", "whole number"),
        ("fail-under = true\n", "whole number"),
        ("select = 3\n", "list of texts"),
        ("limits = 3\n", "table"),
        ("[limits]\n'C01.lost' = 3\n", "did you mean C01.list"),
        ("[limits]\n'C01.total' = 3\n", "C01.total"),
        ("[limits]\n'C01.list' = 'three'\n", "from 1 to 1000"),
        ("[limits]\n'C01.list' = nan\n", "from 1 to 1000"),
        ("[limits]\n'C01.list' = -1\n", "from 1 to 1000"),
        (
            "[kinds]\n'C01.contribution' = 'conflict'\n",
            "C01.contribution is of the kind advice, and can only be set to missing and off",
        ),
        ("[kinds]\n'C02.sum' = 'off'\n", "conflict"),
        ("[kinds]\n'plan.vague' = 'off'\n", "always counts"),
        ("[limits]\nC01.list = 3\n", 'put the name of the rule in quotes, as in "C01.list"'),
        ("[kinds]\nC01.list = 'off'\n", 'put the name of the rule in quotes, as in "C01.list"'),
        ("[limits]\n'C01.order' = 3\n", "limits: C01.order has no limit; the nearest that has one is C01.list\n"),
        (
            '[limits]\n"C01.list" = 1\n"c1.LIST" = 5\n',
            "limits: C01.list and c1.LIST are the same rule; keep one of the two",
        ),
        (
            '[kinds]\n"C01.contribution" = "missing"\n"1.contribution" = "off"\n',
            "kinds: C01.contribution and 1.contribution are the same rule",
        ),
        ("[limits]\n'1' = 3\n", "limits: C01 has no limit; the nearest that has one is C01.list\n"),
        ("[limits]\n'C11.gaps' = 3\n", 'limits: there is no "C11.gaps"; did you mean C11.gap?\n'),
        ("ignore = ['plan.vague']\n", "salesplan: salesplan.toml: ignore: plan.vague: faults of the file itself"),
        ("jobs = 0\n", 'salesplan.toml: jobs "0": give a number of processes'),
        ("fail-under = 300\n", "salesplan.toml: fail-under"),
        ("format = 'jsn'\n", 'salesplan.toml: format: there is no "jsn"; did you mean json?'),
        ("as-of = 'soon'\n", "salesplan.toml: as-of"),
        ("lang = 'fr'\n", "salesplan.toml: `lang` takes en or nl"),
        ("require = 'C06.weeks'\n", "salesplan.toml: require: C06.weeks is a rule"),
        ("lang = \n", "not valid TOML"),
        ("# a\nlang = nl # Dutch\n", 'line 2: a text stands in quotes: write lang = "nl"'),
        ("fail-under = 6x\n", "not valid TOML"),
        ('a = {"at line 9" = 1, "at line 9" = 2}\n', "not valid TOML"),
        (
            "exit-zero = true\nexit-zero = true\n",
            "line 2 says again what stands above it: `exit-zero = true`; remove one of the two",
        ),
        (
            "[kinds]\n'C06' = 'off'\n",
            'C06 is a question, and here go rules; leave out the whole question with `ignore = ["C06"]`',
        ),
        ('[kinds]\n"C06.weeks" = off\n', 'line 2: a text stands in quotes: write "C06.weeks" = "off"'),
        ("[salesplan]\nlang = 'nl'\n", "leave `[salesplan]` out"),
        (
            "[hobbies]\n",
            "ignore, paths, as-of, lang, jobs, exit-zero, no-color, quiet, fail-under, limits and kinds",
        ),
        ('lang = "nl\nquiet = true\n', 'salesplan.toml: line 1 is not valid TOML: `lang = "nl`'),
        ("require = ['C02'", "it ends before a value"),
        ("a = " + 5000 * "[", "brackets or dotted names stand in each other too many times"),
        ("a" + 1001 * ".a" + " = 1", "brackets or dotted names stand in each other too many times"),
        ("a" + 1000 * ".a" + " = 1", 'there is no "a"'),
        ("quiet = no\n", "not valid TOML"),
        ('[kinds]\n"C01.order" = "off"\n', "C01.order is of the kind conflict, and that cannot be changed"),
    ],
)
def test_a_mistake_is_answered(folder: Path, text: str, says: str) -> None:
    settings(folder, text)
    done = run("check", POOR, cwd=folder)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("lang", "name"), [("en", "settings.schema.json"), ("nl", "settings.nl.schema.json")])
def test_the_committed_schema_is_what_the_command_prints(
    tmp_path: Path, lang: str, name: str, request: pytest.FixtureRequest
) -> None:
    printed = run("schema", "--settings", "--lang", lang, cwd=tmp_path).stdout
    check_committed(TESTS.parent / "schemas" / name, printed, request)


def test_the_schema_knows_every_setting() -> None:
    from salesplan_cli.settings_file import SETTINGS
    from salesplan_cli.settings_schema import DOCS, settings_schema

    properties = settings_schema("en")["properties"]
    assert isinstance(properties, dict)
    assert list(properties) == list(SETTINGS)
    assert set(DOCS) == set(SETTINGS)
    assert properties["limits"]["properties"]["C04.sum"]["default"] == 0.5
    assert properties["kinds"]["properties"]["C02.sum"]["enum"] == ["conflict"]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ('require = "x"', False), ('require = "2"', True), ('require = ["C02, c7"]', True), ('require = "C02.sum"', False),
        ('select = "text"', False), ('select = "C06.year-end"', True), ('select = ["c01.LIST"]', True), ('ignore = "C12"', False), ('ignore = "6 ,C06.weeks"', True),
        ('output = ""', False), ('output = ["a.json"]', True), ('lang = "EN"', True), ('lang = "de"', False),
        ('jobs = "2"', True), ('jobs = "many"', False), ('jobs = 2', True), ('[limits]\n"C01.order" = 3', False),
    ],
)  # fmt: skip
def test_the_schema_takes_what_the_tool_takes(folder: Path, text: str, taken: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    from salesplan_cli.settings_schema import settings_schema

    assert jsonschema.Draft7Validator(settings_schema("en")).is_valid(tomllib.loads(text)) is taken
    settings(folder, text)
    assert (run("check", POOR, "--format", "score", cwd=folder).returncode != 2) is taken


@pytest.mark.parametrize(
    "name", ["../report", "sub/../../report", ".git/config", ".GIT/hooks/pre-commit", "link", "/report"]
)
def test_a_settings_file_writes_no_report_outside_its_folder(folder: Path, name: str) -> None:
    here = folder / "here"
    (here / ".git").mkdir(parents=True)
    (here / ".git" / "config").write_text("kept")
    (here / "link").symlink_to("../report")
    settings(here, f'format = ["json"]\noutput = ["{name}"]\n')
    done = run("check", "../plans", cwd=here)
    assert done.returncode == 2
    assert f"salesplan.toml: output: {name} lies outside the folder" in done.stderr
    assert not (folder / "report").exists()
    assert (here / ".git" / "config").read_text() == "kept"
    # Who runs it may, also with a file that is named.
    assert run("check", "../plans", "--format", "json", "--output", "../report", cwd=here).returncode == 1
    assert (folder / "report").exists()
    if name == "../report":
        assert run("check", "../plans", "--config", "salesplan.toml", cwd=here).returncode == 1


def test_paths_in_a_settings_file_above_are_from_its_own_folder(folder: Path) -> None:
    settings(folder, 'paths = ["plans"]\nformat = ["json", "score"]\noutput = ["out.json", "-"]\n')
    below = folder / "docs" / "more"
    below.mkdir(parents=True)
    done = run("check", cwd=below)
    assert done.stdout == "../../plans/good.yaml\t100\n../../plans/poor.yaml\t0\n"
    assert (folder / "out.json").exists()
    # A file that is named leaves paths as they are.
    assert "no such file or folder" in run("check", "--config", "../../salesplan.toml", cwd=below).stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("watch = true", "`watch` is an option of the command line alone"),
        ('fail-on = "never"', "`fail-on` is an option of the command line alone"),
        ("[tool.salesplan]\nlang = 'nl'", "`[tool.salesplan]` belongs in a pyproject.toml"),
        ("jobs = 2.5", "`jobs` takes a number, or auto"),
        ('[limits]\n"C01.list" = 2.5', "`limits.C01.list` takes a whole number"),
        ('[limits]\n"C03.list" = 2.5', "`limits.C03.list` takes a whole number"),
        (
            '[limits]\n"C01.list" = 0',
            'from 1 to 1000; is it not to be asked, then write under `[kinds]`: "C01.list" = "off"',
        ),
        ('[limits]\n"C11.gap" = -1', "`limits.C11.gap` takes a number from 0 to 1000"),
        ('select = "plan.vague"', "plan.vague is a fault of the file itself, which always counts"),
        ('[limits]\n"plan.limit" = 5', "plan.limit has no limit; those that have one are C01.list, C02."),
        ('format = "json"\noutput = ""', "salesplan.toml: `output` takes the name of a file"),
    ],
)
def test_settings_that_cannot_be_say_what_can(folder: Path, content: str, says: str) -> None:
    settings(folder, content)
    done = run("check", cwd=folder)
    assert (done.returncode, says in done.stderr) == (2, True), done.stderr


def test_a_project_file_about_something_else_is_passed_over(folder: Path) -> None:
    for content in ("{{ cookiecutter }}\n", "x = 1\n" * 20_000):
        (folder / "pyproject.toml").write_text(content)
        assert run("check", cwd=folder).returncode == 1
    (folder / "pyproject.toml").write_text("[tool.salesplan]\n{{ cookiecutter }}\n")
    assert run("check", cwd=folder).returncode == 2


def test_settings_under_another_heading_in_a_project_file_are_not_passed_over(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "plans"\n[salesplan]\nformat = "score"\n')
    done = run("check", cwd=folder)
    assert (done.returncode, "settings stand under `[tool.salesplan]`" in done.stderr) == (2, True), done.stderr
    (folder / "pyproject.toml").write_text('[tool.salesplan]\nformat = "score"\n[salesplan]\nelse = 1\n')
    assert run("check", cwd=folder).returncode == 1


def test_settings_saved_by_another_editor(folder: Path) -> None:
    (folder / "salesplan.toml").write_bytes(b"\xef\xbb\xbflang = 'nl'\n")
    assert "plannen" in run("check", cwd=folder).stdout
    (folder / "salesplan.toml").write_bytes("lang = 'nl'\n".encode("utf-16"))
    assert "save it as UTF-8" in run("check", cwd=folder).stderr
    (folder / "salesplan.toml").write_bytes("# café\nlang = 'nl'\n".encode("latin-1"))
    assert "this is not UTF-8: save the file as UTF-8" in run("check", cwd=folder).stderr


def test_what_goes_wrong_is_said_in_the_language_of_the_settings(folder: Path) -> None:
    settings(folder, "lang = 'nl'\n")
    for arguments in (("--fail-under", "101"), ("--format", "xml"), ("--jobs", "0"), ("--nope",)):
        said = run("check", *arguments, cwd=folder).stderr
        assert "geef" in said or "bestaat niet" in said, said
    assert "there is no option" in run("check", "--nope", "--lang", "en", cwd=folder).stderr


SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


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
    done = run("check", "plan.yaml", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_a_list_of_rules_may_have_empty_places() -> None:
    loaded = run_settings.load(run_settings.Options(select=("C01.order,, ",), isolated=True), {}, TODAY)
    assert loaded.judging.select == {"C01.order"}


def test_a_number_of_processes(tmp_path: Path) -> None:
    assert run_settings.load(run_settings.Options(jobs="3", isolated=True), {}, TODAY).jobs == 3
    assert run_settings.load(run_settings.Options(jobs="auto", isolated=True), {}, TODAY).jobs is None
    for said in ("0", "-1", "many", "9" * 30, "\u0663"):
        with pytest.raises(Trouble):
            run_settings.load(run_settings.Options(jobs=said, isolated=True), {}, TODAY)


@pytest.mark.parametrize("name", ["pyproject.toml", "other.toml"])
def test_a_settings_file_that_is_named(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f"{'[tool.salesplan]' if name == 'pyproject.toml' else ''}\nlang = 'nl'\n", encoding="utf-8")
    assert run_settings.load(run_settings.Options(config=str(path)), {}, TODAY).lang == "nl"


def test_a_pyproject_that_says_nothing_of_plans_is_no_settings_file(tmp_path: Path) -> None:
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
        run_settings.load(run_settings.Options(), {}, TODAY)


def test_a_terminal_has_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, expected in ((72, 72), (10, console.NARROWEST), (100_000, console.WIDEST)):
        monkeypatch.setattr(shutil, "get_terminal_size", lambda _, columns=columns: os.terminal_size((columns, 24)))
        assert console._width(True, {}) == expected
    assert console._width(True, {"COLUMNS": "50"}) == 50
    assert console._width(False, {}) == console.PIPED_WIDTH
