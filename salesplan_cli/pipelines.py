"""What `salesplan init --ci` writes: a pipeline that checks the plans of a repository."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath as Path
from typing import Final

from salesplan_cli import __url__, __version__
from salesplan_cli.text import Lang, Text, argument, visible

_GITHUB: Final = """\
# {what}
name: salesplan
on:
  pull_request:
    paths: [{filter}{settings}]
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install "salesplan=={version}"
      # {annotations}
      - run: {command}
"""

_GITLAB: Final = """\
# {what}
salesplan:
  image: python:3.13-slim
  script:
    - pip install --quiet "salesplan=={version}"
    # {three}
    - >-
      {shell}
      --format junit --output salesplan-junit.xml
      --format gitlab --output gl-code-quality-report.json
      --format text
  artifacts:
    when: always
    reports:
      junit: salesplan-junit.xml
      codequality: gl-code-quality-report.json
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""

_PRE_COMMIT: Final = """\
# {what}
# {install}
repos:
  - repo: {repository}
    rev: v{version}
    hooks:
      - id: salesplan
        args: [--lang, {lang}{config}, --]{files}
"""

_WORDS: Final = {
    "what": Text(
        "Checks the sales plans in {folders} at every change.",
        "Controleert de verkoopplannen in {folders} bij elke wijziging.",
    ),
    "install": Text(
        "Run `pre-commit install` once in each clone: without it nothing is checked.",
        "Voer in elke kloon één keer `pre-commit install` uit: zonder dat wordt er niets gecontroleerd.",
    ),
    "annotations": Text(
        "Findings appear beside the lines of the change and in the summary of the run by themselves.",
        "Bevindingen verschijnen vanzelf naast de regels van de wijziging en in de samenvatting van de run.",
    ),
    "three": Text(
        "One run, three reports: the test tab, the code quality widget and the log.",
        "Eén run, drie rapporten: het testtabblad, de codekwaliteit-widget en het log.",
    ),
}


PIPELINES: Final[Mapping[str, tuple[str, str]]] = {
    "github": (".github/workflows/salesplan.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
    "pre-commit": (".pre-commit-config.yaml", _PRE_COMMIT),
}
"""Where each pipeline is read from, and what is in it."""
DEFAULT: Final = ("plans",)


def pipeline(
    kind: str, lang: Lang, folders: Sequence[str] = DEFAULT, config: str = "", named: bool = True
) -> tuple[str, str] | None:
    """The path and the content of a pipeline file for plans in these folders; None for an unknown kind.

    The settings file, if one is given, and the folders, if they are to be, are named in the command.
    """
    if kind not in PIPELINES:
        return None
    path, template = PIPELINES[kind]
    shown = ", ".join(f"{visible(each)}/" for each in folders)
    words = {name: text.in_(lang).replace("{folders}", shown) for name, text in _WORDS.items()}
    usual = tuple(folders) == DEFAULT
    said = [f"{each}/" if "." not in Path(each).name else each for each in folders] if named else []
    said = [*map(argument, said), *(["--config", argument(config)] if config else [])]
    shell = " ".join(["salesplan", "check", *said, "--lang", lang])
    settings = [_plain(config)] if config else ["salesplan.toml", "pyproject.toml"]
    # What the settings name may be a file.
    everywhere = "." in folders
    plain = [*map(_plain, folders)]
    watched = ["**"] if everywhere else [f"{folder}/**" for folder in plain] + ([] if usual else plain)
    pattern = r"[.](?i:ya?ml)$" if everywhere else f"^({'|'.join(map(re.escape, folders))})(/.*[.](?i:ya?ml))?$"
    return path, template.format(
        version=__version__,
        repository=__url__,
        lang=lang,
        filter="".join(f"{json.dumps(each, ensure_ascii=False)}, " for each in watched),
        shell=shell,
        # In quotes where a sign of YAML could be in it.
        command=shell if re.fullmatch(r"[\w ./-]+", shell) else json.dumps(shell, ensure_ascii=False),
        config=f", --config, {json.dumps(config, ensure_ascii=False)}" if config else "",
        settings=", ".join(json.dumps(each, ensure_ascii=False) for each in settings),
        files="" if usual else f"\n        files: {json.dumps(pattern, ensure_ascii=False)}",
        **words,
    )


def _plain(path: str) -> str:
    # Behind a backslash a sign of GitHub's filters is only that sign.
    return re.sub(r"[][*?+!\\]", r"\\\g<0>", path)
