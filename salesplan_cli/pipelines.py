"""What `salesplan init --ci` writes: a pipeline that checks the plans of a repository."""

from __future__ import annotations

from typing import Final, NamedTuple

from salesplan_cli import __version__
from salesplan_cli.text import Lang, Text

REPOSITORY: Final = "https://github.com/salesplan/salesplan"


class Pipeline(NamedTuple):
    """A file for a pipeline: where it belongs and what is in it."""

    path: str
    content: Text


_GITHUB: Final = """\
# {what}
name: salesplan
on:
  pull_request:
    paths: ["plans/**", "salesplan.toml", "pyproject.toml"]
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
      - run: salesplan check plans/ --lang {lang}
"""

_GITLAB: Final = """\
# {what}
salesplan:
  image: python:3.13-slim
  script:
    - pip install --quiet "salesplan=={version}"
    # {three}
    - >-
      salesplan check plans/ --lang {lang}
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
repos:
  - repo: {repository}
    rev: v{version}
    hooks:
      - id: salesplan
        args: [--lang, {lang}]
"""

_WORDS: Final = {
    "what": Text(
        "Checks the sales plans in plans/ at every change.",
        "Controleert de verkoopplannen in plans/ bij elke wijziging.",
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


def _filled(template: str) -> Text:
    said = {}
    for lang in ("en", "nl"):
        words = {name: text.en if lang == "en" else text.nl for name, text in _WORDS.items()}
        said[lang] = template.format(version=__version__, repository=REPOSITORY, lang=lang, **words)
    return Text(said["en"], said["nl"])


PIPELINES: Final = {
    "github": Pipeline(".github/workflows/salesplan.yml", _filled(_GITHUB)),
    "gitlab": Pipeline(".gitlab-ci.yml", _filled(_GITLAB)),
    "pre-commit": Pipeline(".pre-commit-config.yaml", _filled(_PRE_COMMIT)),
}


def pipeline(kind: str, lang: Lang) -> tuple[str, str] | None:
    """The path and the content of a pipeline file; None for an unknown kind."""
    found = PIPELINES.get(kind)
    return None if found is None else (found.path, found.content.in_(lang))
