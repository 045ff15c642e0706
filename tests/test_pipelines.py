"""What a pipeline of others relies on: the action, the hook, and the files that `init --ci` writes."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from conftest import CLEAN, TESTS, run
from salesplan_cli import __version__
from salesplan_cli.commands import init
from salesplan_cli.pipelines import PIPELINES, pipeline
from salesplan_cli.text import LANGS

ROOT = TESTS.parent
VALIDATORS = Path(os.environ.get("SALESPLAN_VALIDATORS", ROOT.parent / "shared" / "validators"))
needs_validators = pytest.mark.skipif(not VALIDATORS.is_dir(), reason="the published schemas are not here")


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def valid(document: Any, schema: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(document, json.loads((VALIDATORS / schema).read_text(encoding="utf-8")))


@needs_validators
def test_the_action_is_valid() -> None:
    valid(load(ROOT / "action.yml"), "github-action.json")


@needs_validators
def test_the_hooks_are_valid() -> None:
    valid(load(ROOT / ".pre-commit-hooks.yaml"), "pre-commit-hooks.json")


@pytest.mark.parametrize("own", [None, ["--config", "own.toml", "--"], ["--config", "own.toml"]])
def test_the_hook_takes_no_name_of_a_plan_for_an_option(folder: Path, own: list[str] | None) -> None:
    (hook,) = load(ROOT / ".pre-commit-hooks.yaml")
    (folder / "own.toml").write_text("", encoding="utf-8")
    for name, content in (("--config=x", "salesplan: 1\n"), ("x", "exit-zero = true\n")):
        (folder / name / "plans").mkdir(parents=True)
        (folder / name / "plans" / "e.yaml").write_text(content, encoding="utf-8")
    # As pre-commit puts them together, where whoever uses the hook may give arguments of their own.
    command = [*hook["entry"].split(), *(hook["args"] if own is None else own), "--config=x/plans/e.yaml"]
    done = run(*command[1:], cwd=folder)
    assert done.returncode == (2 if own and "--" not in own else 1), done.stderr
    assert "--config=x/plans/e.yaml" in done.stdout + done.stderr


def test_the_hook_judges_plans_that_are_links(folder: Path) -> None:
    identify = pytest.importorskip("identify.identify", reason="pre-commit is not installed")
    (hook,) = load(ROOT / ".pre-commit-hooks.yaml")
    (folder / "plans" / "link.yaml").symlink_to("poor.yaml")
    for name in ("link", "poor"):
        tags = identify.tags_from_path(str(folder / "plans" / f"{name}.yaml"))
        assert not {*hook["types"]} - tags
        assert {*hook["types_or"]} & tags


def test_inputs_never_become_part_of_a_script() -> None:
    for step in load(ROOT / "action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    assert "${{" not in (ROOT / ".github" / "action.sh").read_text(encoding="utf-8")


def test_pipelines_name_this_version() -> None:
    for kind in PIPELINES:
        for lang in LANGS:
            written = pipeline(kind, lang)
            assert written is not None
            assert __version__ in written[1]


@pytest.mark.parametrize("kind", PIPELINES)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_init_ci_writes_valid_yaml_once(tmp_path: Path, kind: str, lang: str) -> None:
    done = run("init", "--ci", kind, "--lang", lang, cwd=tmp_path)
    path = tmp_path / PIPELINES[kind][0]
    assert done.returncode == 0
    assert PIPELINES[kind][0] in done.stdout
    document = load(path)
    assert document
    again = run("init", "--ci", kind, cwd=tmp_path)
    assert again.returncode == 2
    assert load(path) == document


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_the_command_in_a_pipeline_works_as_it_is(folder: Path, kind: str) -> None:
    """The very line of the pipeline file, run in a repository with plans."""
    run("init", "--ci", kind, cwd=folder)
    document = load(folder / PIPELINES[kind][0])
    steps = (
        [step["run"] for step in document["jobs"]["check"]["steps"] if "run" in step]
        if kind == "github"
        else document["salesplan"]["script"]
    )
    line = next(step for step in steps if "salesplan check" in step)
    summary = folder / "summary.md"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)} if kind == "github" else {}
    done = run(*line.split()[1:], cwd=folder, env=environment)
    assert done.returncode == 1, done.stderr
    if kind == "github":
        assert "\n::error file=plans/poor.yaml" in done.stdout
        assert "|" in summary.read_text(encoding="utf-8")
    else:
        assert json.loads((folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert (folder / "salesplan-junit.xml").read_text(encoding="utf-8").startswith("<?xml")


def published(tmp_path: Path) -> Path:
    """The project as a repository of its own, as others would fetch it."""
    copy = tmp_path / "salesplan"
    kept = (
        "salesplan_cli",
        "README.md",
        "LICENSE",
        "pyproject.toml",
        ".pre-commit-hooks.yaml",
        "action.yml",
        ".github",
    )
    copy.mkdir()
    for name in kept:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, copy / name, ignore=ignored) if source.is_dir() else shutil.copy(source, copy / name)
    git(copy, "init", "--quiet")
    git(copy, "add", "--all")
    git(copy, "commit", "--quiet", "--message", "salesplan")
    return copy


def git(where: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=where, check=True, capture_output=True)


@pytest.mark.slow
def test_the_hook_for_real(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    project = published(tmp_path_factory.mktemp("published"))
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    home = tmp_path_factory.mktemp("cache")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), "salesplan", "--verbose", "--files"]
    environment = CLEAN | {"PRE_COMMIT_HOME": str(home)}
    good = subprocess.run(
        [*command, "plans/good.yaml"], cwd=folder, capture_output=True, text=True, env=environment, check=False
    )
    assert good.returncode == 0, good.stdout + good.stderr
    assert "100 of 100" in good.stdout
    poor = subprocess.run(
        [*command, "plans/good.yaml", "plans/poor.yaml"],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert poor.returncode == 1
    assert "0 of 100" in poor.stdout


@pytest.mark.slow
def test_the_action_for_real(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    project = published(tmp_path_factory.mktemp("published"))
    temp = tmp_path_factory.mktemp("runner")
    output = temp / "output"
    hostile = "plans/good.yaml\n$(touch pwned)\n"
    environment = CLEAN | {
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(output),
        "SALESPLAN_ACTION": str(project),
        "SALESPLAN_PATHS": hostile,
        "SALESPLAN_FAIL_UNDER": "60",
    }
    script = ["bash", str(project / ".github" / "action.sh")]
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "there is no such file" in done.stderr
    assert not (folder / "pwned").exists()
    said = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    assert said["score"] == "100"
    for name in ("json", "sarif", "markdown"):
        assert Path(said[name]).stat().st_size > 0
    # Nothing of the repository that is judged is imported.
    for module in ("json.py", "venv.py", "logging.py", "pip.py"):
        (folder / module).write_text("open('pwned', 'w')\nraise SystemExit(1)\n", encoding="utf-8")
    fine = environment | {"SALESPLAN_PATHS": "plans/good.yaml", "GITHUB_OUTPUT": str(temp / "fine")}
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, env=fine, check=False)
    assert (done.returncode, (folder / "pwned").exists()) == (0, False), done.stdout + done.stderr
    # What cannot be installed is no plan that falls short.
    gone = fine | {"SALESPLAN_ACTION": str(temp / "nowhere")}
    assert subprocess.run(script, cwd=folder, capture_output=True, env=gone, check=False).returncode == 2
    # A second run in the same job that judges nothing has no score: not that of the first.
    again = temp / "again"
    environment |= {"GITHUB_OUTPUT": str(again), "SALESPLAN_PATHS": "nowhere/"}
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 2
    assert "score=" not in again.read_text(encoding="utf-8")
    # What the action is not given is for the settings of the repository to say.
    (folder / "plans" / "good.yaml").rename(folder / "good.yaml")
    (folder / "salesplan.toml").write_text('paths = ["good.yaml"]\nlang = "nl"\n', encoding="utf-8")
    own = {name: said for name, said in environment.items() if not name.startswith("SALESPLAN_")}
    own |= {"SALESPLAN_ACTION": str(project), "SALESPLAN_PATHS": "", "SALESPLAN_LANG": ""}
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, env=own, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "100 van de 100" in done.stdout
    # And other settings than those of a pull request, or none, can be given.
    (temp / "main.toml").write_text('lang = "en"\n', encoding="utf-8")
    given = own | {"SALESPLAN_PATHS": "good.yaml", "SALESPLAN_CONFIG": str(temp / "main.toml")}
    done = subprocess.run(script, cwd=folder, capture_output=True, text=True, env=given, check=False)
    assert "100 of 100" in done.stdout
    (folder / "salesplan.toml").write_text("no = 1\n", encoding="utf-8")
    given = own | {"SALESPLAN_PATHS": "good.yaml", "SALESPLAN_ISOLATED": "true", "SALESPLAN_DIRECTORY": str(folder)}
    done = subprocess.run(script, cwd=temp, capture_output=True, text=True, env=given, check=False)
    assert (done.returncode, "100 of 100" in done.stdout) == (0, True), done.stdout + done.stderr
    # What is given wrongly is not taken for the settings of the repository after all, nor for a plan that falls short.
    for wrong in ({"SALESPLAN_ISOLATED": "yes"}, {"SALESPLAN_DIRECTORY": str(temp / "nowhere")}):
        done = subprocess.run(script, cwd=temp, capture_output=True, env=given | wrong, check=False)
        assert done.returncode == 2, wrong


# --- where a pipeline is written ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PIPELINES)
def test_a_pipeline_stands_at_the_top_of_the_repository(tmp_path: Path, kind: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "salesplan.toml").write_text('paths = ["sales/plans/", "extra.yaml"]')
    below = tmp_path / "sales" / "plans"
    below.mkdir(parents=True)
    done = run("init", "--ci", kind, cwd=below)
    assert done.returncode == 0, done.stderr
    assert f"../../{PIPELINES[kind][0]} is written" in done.stdout
    written = (tmp_path / PIPELINES[kind][0]).read_text(encoding="utf-8")
    # The settings say where the plans are: no path is named, and what is watched is theirs.
    assert "salesplan check --lang en" in written or kind == "pre-commit"
    assert "plans in sales/plans/, extra.yaml/ at every change" in written
    if kind == "github":
        assert load(tmp_path / PIPELINES[kind][0])[True]["pull_request"]["paths"] == [
            "sales/plans/**", "extra.yaml/**", "sales/plans", "extra.yaml", "salesplan.toml", "pyproject.toml",
        ]  # fmt: skip
    if kind == "pre-commit":
        (hook,) = load(tmp_path / PIPELINES[kind][0])["repos"][0]["hooks"]
        assert [bool(re.search(hook["files"], name)) for name in ("sales/plans/a.yaml", "extra.yaml", "plans/a.yaml")] == [
            True, True, False,
        ]  # fmt: skip
    again = run("init", "--ci", kind, cwd=below)
    assert again.returncode == 2
    assert f"salesplan init --ci {kind} --lang en new-" in again.stderr


@pytest.mark.parametrize(
    ("settings", "config"),
    [('paths = ["north a"]\n', True), ("", True), (None, False)],
    ids=["paths", "none", "no file"],
)
def test_a_pipeline_of_plans_in_a_part_of_the_repository_checks_those(
    tmp_path: Path, settings: str | None, config: bool
) -> None:
    (tmp_path / ".git").mkdir()
    sales = tmp_path / "sales"
    folder = "north a" if settings else "plans"
    (sales / folder).mkdir(parents=True)
    (sales / folder / "x.yaml").write_text("salesplan: 1\n")
    if settings is not None:
        (sales / "salesplan.toml").write_text(settings)
    for kind in PIPELINES:
        assert run("init", "--ci", kind, cwd=sales).returncode == 0
    github, gitlab, hook = (load(tmp_path / PIPELINES[kind][0]) for kind in PIPELINES)
    (command,) = [step["run"] for step in github["jobs"]["check"]["steps"] if "check" in step.get("run", "")]
    words = ["salesplan", "check", f"sales/{folder}/", *(["--config", "sales/salesplan.toml"] if config else [])]
    assert shlex.split(command) == [*words, "--lang", "en"]
    assert shlex.split(gitlab["salesplan"]["script"][1])[: len(words)] == words
    assert github[True]["pull_request"]["paths"][0] == f"sales/{folder}/**"
    assert ("sales/salesplan.toml" in github[True]["pull_request"]["paths"]) is config
    (hook,) = hook["repos"][0]["hooks"]
    assert re.search(hook["files"], f"sales/{folder}/x.yaml")
    assert hook["args"][2:] == [*(["--config", "sales/salesplan.toml"] if config else []), "--"]
    # And it judges them, from the top.
    assert "x.yaml" in run(*shlex.split(command)[1:], cwd=tmp_path).stdout


def test_signs_of_filters_in_the_name_of_a_folder_are_that_name(tmp_path: Path) -> None:
    names = ["plans [2027]", "!plans", "+plans", "x?y", "p*", "-n"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / "salesplan.toml").write_text(f"paths = {json.dumps(names)}")
    assert run("init", "--ci", "github", cwd=tmp_path).returncode == 0
    watched = load(tmp_path / PIPELINES["github"][0])[True]["pull_request"]["paths"]
    assert watched[:6] == [
        r"plans \[2027\]/**", r"\!plans/**", r"\+plans/**", r"x\?y/**", r"p\*/**", "-n/**",
    ]  # fmt: skip
    written = pipeline("gitlab", "en", ("-n",), "-c/salesplan.toml")
    assert written is not None
    assert "salesplan check ./-n/ --config ./-c/salesplan.toml --lang en" in written[1]


def test_a_pipeline_under_another_name_says_where_it_is_read(tmp_path: Path) -> None:
    done = run("init", "--ci", "gitlab", "ci/pipe.yml", cwd=tmp_path)
    assert done.stdout == (
        "ci/pipe.yml is written; it is read as .gitlab-ci.yml, so copy what you need from it to that\n"
    )


def test_pre_commit_is_told_to_be_installed(tmp_path: Path) -> None:
    assert "`pre-commit install`" in run("init", "--ci", "pre-commit", cwd=tmp_path).stdout
    assert "`pre-commit install`" in (tmp_path / ".pre-commit-config.yaml").read_text()


def test_a_schema_outside_the_repository_is_no_schema_of_its_plans(tmp_path: Path) -> None:
    run("schema", "--output", "plan.schema.json", cwd=tmp_path)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "plan.schema.json").rename(tmp_path / "schemas" / "plan.schema.json")
    inside = tmp_path / "repository"
    (inside / ".git").mkdir(parents=True)
    done = run("init", "--name", "Ann Smith", "--year", "2027", "plans/north/", cwd=inside)
    assert (done.returncode, (inside / "schemas" / "plan.schema.json").exists()) == (0, True)
    plan = (inside / "plans" / "north" / "ann-smith.yaml").read_text(encoding="utf-8")
    assert plan.startswith("# yaml-language-server: $schema=../../schemas/plan.schema.json\n")


@pytest.mark.parametrize(
    ("paths", "written"),
    [
        ('["sales/plans/", "extra.yaml"]', "sales/plans/ann.yaml"),
        ('["-", "extra.yaml", "sales"]', "sales/ann.yaml"),
        ('["."]', "ann.yaml"),
    ],
)
def test_a_new_plan_stands_where_the_settings_look_for_plans(tmp_path: Path, paths: str, written: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "salesplan.toml").write_text(f"paths = {paths}")
    (tmp_path / "below").mkdir()
    done = run("init", "--name", "Ann", cwd=tmp_path / "below")
    assert (done.returncode, (tmp_path / written).is_file()) == (0, True), done.stderr
    assert done.stdout.startswith(f"../{written} is written. ")
    # What is asked for by name goes there, and the schema beside the folder of the plans.
    schema = "schemas" if written == "ann.yaml" else f"{Path(written).parents[1]}/schemas"
    assert (tmp_path / schema / "plan.schema.json").is_file()
    assert run("init", "--name", "Bob", "bob.yaml", cwd=tmp_path).stdout.startswith("bob.yaml is written. ")


@pytest.mark.parametrize(
    "paths", ['["extra.yaml"]', "[]", '["/tmp/elsewhere"]', '["../out"]', '["plans/2027*"]', '["~/p"]', '["plan.txt"]']
)
def test_where_the_settings_name_no_folder_a_new_plan_stands_in_plans(tmp_path: Path, paths: str) -> None:
    (tmp_path / "salesplan.toml").write_text(f"paths = {paths}")
    (tmp_path / "plan.txt").write_text("salesplan: 1\n")
    assert run("init", "--name", "Ann", cwd=tmp_path).stdout.startswith("plans/ann.yaml is written. ")


def test_a_plan_that_no_folder_would_show_says_so(tmp_path: Path) -> None:
    said = "in a folder only plans whose name ends in .yaml are found: rename ann.txt\n"
    assert said in run("init", "--name", "Ann", "ann.txt", cwd=tmp_path).stdout
    assert "rename" not in run("init", "--name", "Ann", "ann.yml", cwd=tmp_path).stdout


def test_the_next_command_can_be_pasted(tmp_path: Path) -> None:
    done = run("init", "--example", "--name", "Ann", "my plans/ann smith.yaml", cwd=tmp_path)
    command = done.stdout.partition("with: ")[2].splitlines()[0]
    assert shlex.split(command) == ["salesplan", "check", "my plans/ann smith.yaml"]


# --- what a run says of what it could not do -----------------------------------------------------------------------


def test_a_folder_without_a_plan_beside_others_is_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = run("check", "empty", "plans/good.yaml", cwd=folder)
    assert (done.returncode, "empty: there is no plan in this folder" in done.stderr) == (2, True)
    # Twice the same folder, or one within the other, is not without.
    assert run("check", "plans", "plans/", "plans/good.yaml", ".", cwd=folder).returncode in (1, 2)
    assert "no plan" not in run("check", "plans", "./plans", ".", cwd=folder).stderr


def test_a_summary_begins_on_a_line_of_its_own(folder: Path) -> None:
    summary = folder / "summary"
    for before, start in (("foo", "foo\n## "), ("foo\n", "foo\n## "), ("", "## ")):
        summary.write_text(before)
        run("check", "plans", "--format", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(summary)})
        assert summary.read_text().startswith(start)


def test_annotations_come_by_themselves_beside_what_people_read(folder: Path) -> None:
    actions = {"GITHUB_ACTIONS": "true"}
    for settings, annotated in (("text", True), ("concise", True), ("json", False)):
        (folder / "salesplan.toml").write_text(f'format = "{settings}"\n')
        assert ("::error " in run("check", cwd=folder, env=actions).stdout) is annotated
    assert "::error " not in run("check", "--format", "text", cwd=folder, env=actions).stdout


@pytest.mark.parametrize("name", ["=1+1.yaml", "@SUM(1).yaml", "-2+3.yaml", "+1.yaml"])
def test_a_name_is_no_formula_in_a_spreadsheet(folder: Path, name: str) -> None:
    (folder / "plans" / "good.yaml").rename(folder / "plans" / name)
    assert run("check", ".", "--format", "score", cwd=folder / "plans").stdout.startswith(f"./{name}\t100\n")


def test_machine_formats_say_what_could_not_be_judged(folder: Path) -> None:
    pairs = [word for form in ("sarif", "junit") for word in ("--format", form, "--output", f"o.{form}")]
    assert run("check", "plans", "gone.yaml", *pairs, cwd=folder).returncode == 2
    (invocation,) = json.loads((folder / "o.sarif").read_text())["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["message"]["text"].startswith("gone.yaml: there is no such file or folder")
    root = ElementTree.parse(folder / "o.junit").getroot()
    assert root.get("errors") == "1"
    (suite,) = root.findall("testsuite[@name='salesplan']")
    assert [case.get("name", "").startswith("1: gone.yaml: ") for case in suite] == [True]
    run("check", "plans", *pairs, cwd=folder)
    (invocation,) = json.loads((folder / "o.sarif").read_text())["runs"][0]["invocations"]
    assert invocation == {"executionSuccessful": True}


def test_init_writes_files_only(tmp_path: Path) -> None:
    for arguments in (("--name", "Ann", "-"), ("--ci", "gitlab", "-")):
        done = run("init", *arguments, cwd=tmp_path)
        assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
        assert "nothing to standard output" in done.stderr
    done = run("init", "--ci", "gitlab", "ci/", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "ci" / ".gitlab-ci.yml").is_file()) == (0, True)


@pytest.mark.parametrize(
    ("paths", "watched", "pattern"),
    [
        ('["./sales"]', ["sales/**", "sales"], "^(sales)(/.*[.](?i:ya?ml))?$"),
        ('["."]', ["**"], "[.](?i:ya?ml)$"),
        ('["\U0001f600"]', ["\U0001f600/**", "\U0001f600"], "^(\U0001f600)(/.*[.](?i:ya?ml))?$"),
    ],
)
def test_a_pipeline_watches_what_the_settings_name(
    tmp_path: Path, paths: str, watched: list[str], pattern: str
) -> None:
    (tmp_path / "salesplan.toml").write_text(f"paths = {paths}", encoding="utf-8")
    for kind in ("github", "pre-commit"):
        assert run("init", "--ci", kind, cwd=tmp_path).returncode == 0
    assert load(tmp_path / PIPELINES["github"][0])[True]["pull_request"]["paths"][:-2] == watched
    assert load(tmp_path / PIPELINES["pre-commit"][0])["repos"][0]["hooks"][0]["files"] == pattern


def test_settings_above_a_repository_say_nothing_of_its_pipeline(tmp_path: Path) -> None:
    (tmp_path / "salesplan.toml").write_text('paths = ["elders"]')
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    run("init", "--ci", "github", cwd=tmp_path / "repo")
    assert "salesplan check plans/ --lang" in (tmp_path / "repo" / PIPELINES["github"][0]).read_text()


def test_nothing_in_a_path_is_obeyed(tmp_path: Path) -> None:
    for name in ("z\x1b[31mq.yaml", "a\n::error::x.yaml", "r\u202eq.yaml"):
        done = run("init", "--example", "--name", "Ann", name, cwd=tmp_path)
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        assert not any(line.startswith("::") for line in done.stdout.splitlines())


def test_any_workflow_beside_the_usual_one_is_read(tmp_path: Path) -> None:
    done = run("init", "--ci", "github", ".github/workflows/plans.yml", cwd=tmp_path)
    assert "commit it, and the plans are checked" in done.stdout


def test_a_project_file_of_another_encoding_is_not_passed_over(folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes("[tool.salesplan]\nlang='nl'\n".encode("utf-16"))
    assert "save it as UTF-8" in run("check", cwd=folder).stderr


def test_trouble_is_told_once(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("check", "plans", "empty", "empty", cwd=folder).stderr.count("no plan in this folder") == 1


def test_a_schema_is_never_written_above_where_one_is(tmp_path: Path) -> None:
    here = tmp_path / "plans" / "customer"
    here.mkdir(parents=True)
    done = run("init", "--example", "--name", "Ann", "x.yaml", cwd=here)
    assert (done.returncode, (here / "schemas" / "plan.schema.json").is_file()) == (0, True)
    assert not (tmp_path / "schemas").exists()
    # In a folder of plans itself it belongs beside that.
    done = run("init", "--example", "--name", "Ann", "y.yaml", cwd=tmp_path / "plans")
    assert (done.returncode, (tmp_path / "schemas" / "plan.schema.json").is_file()) == (0, True)


@pytest.mark.parametrize(("month", "year"), [(1, 2026), (6, 2026), (7, 2027), (8, 2027), (12, 2027)])
def test_from_july_on_a_new_plan_is_for_the_next_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, month: int, year: int
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = init.Asked(None, "Ann", None, None, None, None, None, None, example=False, force=False)
    init.new_plan(asked, "en", date(2026, month, 1), None)
    plan = (tmp_path / "plans" / "ann.yaml").read_text(encoding="utf-8")
    assert re.search(f"^year: {year} ", plan, re.MULTILINE)


@pytest.mark.parametrize(("size", "fits"), [(1_048_000, False), (1_000_000, True)])
def test_a_summary_is_never_larger_than_github_takes(folder: Path, size: int, fits: bool) -> None:
    summary = folder / "summary.md"
    summary.write_bytes(b"x" * size)
    done = run(
        "check", "plans", "--format", "github", "--lang", "nl", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(summary)}
    )
    assert done.returncode == 1
    assert (summary.stat().st_size > size) is fits
    assert summary.stat().st_size <= 1_048_576
    assert ("staat niet in de samenvatting van deze run" in done.stderr) is not fits
    quiet = run(
        "check", "plans", "--format", "github", "--quiet", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(summary)}
    )
    assert quiet.stderr == ""


@pytest.mark.parametrize("name", ["plans/good.yaml", "other.yaml", "salesplan.toml", "link"])
def test_a_summary_is_never_added_to_what_is_read(folder: Path, name: str) -> None:
    (folder / "other.yaml").write_text("salesplan: 1\n", encoding="utf-8")
    (folder / "salesplan.toml").write_text("fail-under = 0\n", encoding="utf-8")
    (folder / "link").symlink_to("plans/good.yaml")
    before = (folder / name).read_bytes()
    done = run("check", "plans", "--format", "github", cwd=folder, env={"GITHUB_STEP_SUMMARY": str(folder / name)})
    assert (done.returncode, done.stdout, (folder / name).read_bytes()) == (2, "", before)
    assert "a report never overwrites" in done.stderr
