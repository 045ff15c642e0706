"""`init`: a new plan or a pipeline, from what is said or asked, written where it belongs."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from salesplan_cli import files, notation, pipelines, places, scaffold, schema, source
from salesplan_cli.calendar import Span
from salesplan_cli.commands.years import period_of, year_of
from salesplan_cli.fields import DEFAULT_CURRENCY
from salesplan_cli.model import Plan
from salesplan_cli.reading import read_plan
from salesplan_cli.report import without_version
from salesplan_cli.settings import plan_folder
from salesplan_cli.settings_file import read_file, unknown
from salesplan_cli.text import Lang, Phrase, Text, argument, phrase, verbatim

Ask: TypeAlias = Callable[[str, str | None], str]
"""Puts a question with a default at a terminal."""

SCHEMA_FOLDER: Final = "schemas"
SECOND_HALF: Final = 7
"""The month from which a new plan is for next year, unless it is said otherwise."""
LEVELS_UP: Final = 5
EXAMPLE_NAME: Final = "Sanne de Vries"


class Asked(NamedTuple):
    """What the command line says; None: not said."""

    path: str | None
    name: str | None
    manager: str | None
    organisation: str | None
    year: str | None
    currency: str | None
    target: str | None
    old: str | None
    example: bool
    force: bool


OF_PLANS: Final = ("name", "manager", "organisation", "year", "currency", "target", "from", "example")
"""The options of `init` that say something of a plan."""


def pipeline(kind: str, asked: Asked, lang: Lang) -> Phrase:
    """Write a pipeline file; says what was written. Raises Trouble."""
    here = files.where()
    top = files.repository(here) or here
    found = pipelines.pipeline(kind, lang, *_plans_from(top, here))
    if found is None:
        raise unknown("ci", kind, tuple(pipelines.PIPELINES))
    of_plans = tuple(f"--{name}" for name in OF_PLANS if getattr(asked, name.replace("from", "old")))
    if of_plans:
        raise files.trouble(
            "--ci writes a pipeline and no plan: leave out {options}",
            "--ci schrijft een pijplijn en geen plan: laat {options} weg",
            options=of_plans,
        )
    # What runs it reads it at the top of the repository, and under one name.
    usual = os.path.relpath(os.path.join(top, found[0]))
    target = _named(asked.path, os.path.basename(found[0])) if asked.path else usual
    if asked.path is None and not asked.force and os.path.lexists(target):
        raise files.trouble(
            "{path}: is there already and is left as it is: write the lines to another file with `{command}`, and copy "
            "what you need from it",
            "{path}: bestaat al en blijft zoals het is: schrijf de regels naar een ander bestand met `{command}`, en "
            "neem daaruit over wat je nodig hebt",
            path=target,
            command=verbatim(f"salesplan init --ci {kind} --lang {lang} new-{os.path.basename(target).lstrip('.')}"),
        )
    if asked.path is None:
        _stay_inside(target)
    files.create(target, found[1], force=asked.force)
    is_workflow = kind == "github" and target.endswith((".yml", ".yaml"))
    beside = os.path.dirname(os.path.realpath(target)) == os.path.dirname(os.path.realpath(usual))
    if os.path.realpath(target) != os.path.realpath(usual) and not (is_workflow and beside):
        return phrase(
            "{path} is written; it is read as {usual}, so copy what you need from it to that",
            "{path} is geschreven; gelezen wordt {usual}, dus neem daarin over wat je nodig hebt",
            path=target,
            usual=usual,
        )
    if kind == "pre-commit":
        return phrase(
            "{path} is written: put it in git and run `pre-commit install`, in every clone, and the plans are checked "
            "at every commit",
            "{path} is geschreven: zet het in git en voer `pre-commit install` uit, in elke kloon, en de plannen "
            "worden bij elke commit gecontroleerd",
            path=target,
        )
    return phrase(
        "{path} is written: commit it, and the plans are checked at every change",
        "{path} is geschreven: zet het in git, en de plannen worden bij elke wijziging gecontroleerd",
        path=target,
    )


def _plans_from(top: Path, here: Path) -> tuple[tuple[str, ...], str, bool]:
    """Where the plans are, seen from the top of a repository; the settings file to name, and whether to name the plans.

    As the settings say that are found from here, else as usual; `.` is all of it.
    """
    found = read_file(None, here)
    file = Path(os.path.normpath(here / (found.name or "")))
    if found.name is None or not file.is_relative_to(top):
        # What stands above a repository is in no other clone of it.
        own = os.path.relpath(here / pipelines.DEFAULT[0], top) if (here / pipelines.DEFAULT[0]).is_dir() else ""
        return ((own.replace(os.sep, "/"),) if own else pipelines.DEFAULT), "", True
    said = [each for each in found.values.get("paths", ()) if each and each != files.STANDARD_INPUT]
    folders = tuple(os.path.relpath(file.parent / each, top).replace(os.sep, "/") for each in said or pipelines.DEFAULT)
    # From the top only the settings that stand there are found.
    config = "" if file.parent == top else file.relative_to(top).as_posix()
    return folders, config, bool(config) or not said


def new_plan(asked: Asked, lang: Lang, today: date, ask: Ask | None) -> list[Phrase]:
    """Write a new plan, asking for what is not said where that can be; says what was written. Raises Trouble."""
    if asked.old is not None and asked.example:
        raise files.trouble(
            "a plan from an older one has no examples in it: choose either --from or --example",
            "in een plan uit een ouder plan staan geen voorbeelden: kies --from of --example",
        )
    old = _old(asked.old) if asked.old is not None else None
    before = old[0] if old else None
    folder = plan_folder()
    # Whoever makes a link in a repository must not choose where on the machine a new plan is written.
    if asked.path is None:
        _stay_inside(folder)
    path, asked = _complete(asked, folder, before, lang, today, ask)
    year, period = period_of(asked.year or str(today.year), before)
    schema_path, schema_file = _schema(path, lang, folder)
    answers = scaffold.Answers(
        name=asked.name or "",
        manager=asked.manager,
        organisation=asked.organisation,
        year=year,
        currency=asked.currency or (before.money if before else DEFAULT_CURRENCY),
        target=asked.target,
        schema=schema_path,
        period=period,
    )
    if old is not None:
        content = scaffold.renewed(old[0], old[1].data, answers, lang)
    else:
        content = scaffold.example(answers, lang) if asked.example else scaffold.new(answers, lang)
    files.create(path, content, force=asked.force)
    moved = (before.span, period) if before is not None and before.span is not None and period is not None else None
    return list(_written(path, moved, schema_file))


def _written(path: str, moved: tuple[Span, Span] | None, schema_file: str | None) -> Iterator[Phrase]:
    """What is said of a new plan: where it is, its period where that follows from an older one, and its schema."""
    yield phrase(
        "{path} is written. Fill it in with any text editor, and see how far you are with: {command}",
        "{path} is geschreven. Vul het in met een teksteditor, en zie hoe ver je bent met: {command}",
        path=path,
        command=verbatim(f"salesplan check {argument(path)}"),
    )
    if not files.is_yaml(os.path.basename(path)):
        yield phrase(
            "in a folder only plans whose name ends in .yaml are found: rename {path}",
            "in een map worden alleen plannen gevonden waarvan de naam eindigt op .yaml: hernoem {path}",
            path=path,
        )
    if moved is not None:
        old, new = moved
        yield phrase(
            "it is about {start} to {end}, as the old one was about {old_start} to {old_end}: change `period` if "
            "that is not what you want",
            "het gaat over {start} tot en met {end}, zoals het oude over {old_start} tot en met {old_end} ging: "
            "pas `period` aan als dat niet de bedoeling is",
            start=new.start,
            end=new.end,
            old_start=old.start,
            old_end=old.end,
        )
    if schema_file is not None:
        yield phrase(
            "{path} is written too: with it an editor helps while you type",
            "{path} is ook geschreven: daarmee helpt een editor je bij het invullen",
            path=schema_file,
        )


def _old(path: str) -> tuple[Plan, source.Source]:
    read = source.read(files.read(path))
    if isinstance(read, places.Unjudgeable):
        raise _nothing_to_take(path, read.flaw)
    if (flaw := without_version(read)) is not None:
        raise _nothing_to_take(path, flaw)
    return read_plan(read.data).plan, read


def _nothing_to_take(path: str, flaw: places.Flaw) -> files.Trouble:
    return files.trouble(
        "{path} cannot be read, so nothing can be carried over: {why}",
        "{path} is niet te lezen, dus er valt niets over te nemen: {why}",
        path=path,
        why=flaw.message,
    )


# --- asking --------------------------------------------------------------------------------------------------------

QUESTIONS: Final = {
    "name": Text("Whose plan is it? (account manager)", "Van wie is het plan? (accountmanager)"),
    "manager": Text("Who is the sales manager? (may stay empty)", "Wie is de salesmanager? (mag leeg blijven)"),
    "organisation": Text("For which organisation? (may stay empty)", "Voor welke organisatie? (mag leeg blijven)"),
    "year": Text("Which year? (2027-04 for one that starts in April)", "Welk jaar? (2027-04 als het in april begint)"),
    "target": Text(
        "The revenue target for that year? (may stay empty)", "Het omzetdoel voor dat jaar? (mag leeg blijven)"
    ),
}


def _complete(
    asked: Asked, folder: str, before: Plan | None, lang: Lang, today: date, ask: Ask | None
) -> tuple[str, Asked]:
    """The file to write and all that goes into it; what keeps it from being written is said before what is asked."""
    coming = today.year + (today.month >= SECOND_HALF)
    if before is not None and before.span is not None:
        coming = year_of(before.span) + 1
    for said in (asked.name, asked.manager, asked.organisation):
        _check_name(said or "")
    currency = _check_currency(asked.currency)
    # As the new plan will say that it writes numbers; an example does not say it.
    numbers = before.numbers if before else lang if not asked.example else None
    style = notation.Style(numbers, currency or (before.money if before else DEFAULT_CURRENCY))

    def may_be_empty(target: str) -> None:
        if target:
            _check_target(target, style)

    year = asked.year.strip() if asked.year is not None else None
    if year is not None:
        period_of(year, before)
    may_be_empty(asked.target or "")
    name = (asked.name or "").strip() or (before.account_manager if before else EXAMPLE_NAME if asked.example else None)
    # Only what is not said is asked, and nothing at all where everything needed was said on the command line.
    asking = ask if name is None else None
    if name is None:
        if ask is None:
            raise files.trouble(
                'say whose plan it is: salesplan init --name "Sanne de Vries"',
                'zeg van wie het plan is: salesplan init --name "Sanne de Vries"',
            )
        if asked.path and not _is_folder(asked.path):
            _file(asked, folder, "", coming)
        while not name:
            name = _answer(ask, "name", None, lang, _check_name)
    path = _file(asked, folder, name, period_of(year, before)[0] if year is not None else coming)
    manager, organisation, target = asked.manager, asked.organisation, asked.target
    if asking:
        if year is None:
            year = _answer(asking, "year", str(coming), lang, lambda said: period_of(said, before))
        manager = manager or _answer(asking, "manager", None, lang, _check_name) or None
        organisation = organisation or _answer(asking, "organisation", None, lang, _check_name) or None
        target = target or _answer(asking, "target", None, lang, may_be_empty) or None
    elif target is not None:
        _check_target(target, style)
    return path, asked._replace(
        name=name,
        manager=manager,
        organisation=organisation,
        year=year or str(coming),
        currency=currency,
        target=target,
    )


def _answer(ask: Ask, question: str, default: str | None, lang: Lang, check: Callable[[str], object]) -> str:
    """What is answered to a question, which is put again, with the reason, as long as that cannot be used."""
    why = ""
    while True:
        said = ask(f"{why}{QUESTIONS[question].in_(lang)}", default).strip()
        try:
            check(said)
        except files.Trouble as trouble:
            why = f"{trouble.message.say(lang)}\n"
        else:
            return said


def _check_name(said: str) -> None:
    """Raises Trouble where it cannot be written, or says nothing: `check` would ask for it again."""
    try:
        said.encode()
    except UnicodeEncodeError:
        raise files.trouble(
            "{said:quoted} is not UTF-8, so it cannot be written as it is: type it anew",
            "{said:quoted} is geen UTF-8, dus zo is het niet op te schrijven: typ het opnieuw",
            said=said,
        ) from None
    if said.strip() and notation.vague_text(said):
        raise files.trouble(
            "{said:quoted} is no name: give the name itself, as `check` would ask for it again",
            "{said:quoted} is geen naam: geef de naam zelf, want `check` vraagt er anders weer om",
            said=said,
        )


def _file(asked: Asked, folder: str, name: str, year: int) -> str:
    """The file to write. Raises Trouble where it is there already, or is the plan that it is made from."""
    file = f"{_slug(name)}.yaml"
    path = _named(asked.path, file) if asked.path else os.path.normpath(os.path.join(folder, file))
    if asked.old is not None and files.is_same(path, asked.old):
        # Beside the plan of this year, unless it is said where; and never in its place.
        path = os.path.join(os.path.dirname(path), f"{_slug(name)}-{year}.yaml")
        if asked.path and not _is_folder(asked.path):
            raise files.trouble(
                "{path}: is the plan that the new one is made from, and stays as it is: choose another name",
                "{path}: is het plan waar het nieuwe uit komt, en blijft zoals het is: kies een andere naam",
                path=asked.path,
            )
    if not asked.path:
        _stay_inside(path)
    if not asked.force:
        files.refuse_existing(path)
    return path


def _check_currency(code: str | None) -> str | None:
    if code is None:
        return None
    if code.strip().upper() in notation.CURRENCIES:
        return code.strip().upper()
    raise files.trouble(
        "{code:quoted} is not a currency code: write its three letters, such as EUR",
        "{code:quoted} is geen valutacode: schrijf de drie letters, zoals EUR",
        code=code,
    )


def _check_target(target: str, style: notation.Style) -> None:
    read = notation.money(target, style._replace(numbers=None), positive=True)
    if isinstance(read, notation.Misread):
        if orders := re.fullmatch(notation.SO_MANY_ORDERS, target.strip().casefold()):
            raise files.trouble(
                "target: {text:quoted} is a target in orders: leave it out here, and write `order_target: {orders}` in "
                "the plan in place of `revenue_target`",
                "omzetdoel: {text:quoted} is een doel in orders: laat het hier weg, en schrijf in het plan "
                "`order_target: {orders}` in plaats van `revenue_target`",
                text=target,
                orders=orders[1],
            )
        if read.rule == "plan.ambiguous" and read.message.facts.get("one") == style.numbers:
            return  # thousands, as the new plan will say at its top
        if read.rule == "plan.ambiguous":
            raise files.trouble(
                "target: {text:quoted} can be read in two ways, {first} or {second}: write it without points and "
                "commas, like {write}",
                "omzetdoel: {text:quoted} is op twee manieren te lezen, {first} of {second}: schrijf het zonder punten "
                "en komma's, zoals {write}",
                **{**read.message.facts, "write": read.write},
            )
        if read.rule == "plan.currency":
            raise files.trouble(
                "target: {text:quoted} is in {sign}, and the new plan will be in {currency}: say which currency it is "
                "to be in with --currency, or write the target in {currency}",
                "omzetdoel: {text:quoted} is in {sign}, en het nieuwe plan komt in {currency}: zeg met --currency in "
                "welke valuta het moet, of schrijf het omzetdoel in {currency}",
                **read.message.facts,
            )
        raise files.trouble("target: {why}", "omzetdoel: {why}", why=read.message)


# --- where it goes -------------------------------------------------------------------------------------------------


def _stay_inside(name: str) -> None:
    """Raises Trouble where a file that nobody named would be written elsewhere, through a link in the repository."""
    if (outward := files.outwards(name)) is not None:
        raise outward


def _named(path: str, name: str) -> str:
    """The file that is meant by a path, which may be that of its folder. Raises Trouble for standard output."""
    if path == files.STANDARD_OUTPUT:
        raise files.trouble(
            "init writes a file and nothing to standard output: name the file, or its folder",
            "init schrijft een bestand en niets naar de standaarduitvoer: noem het bestand, of de map",
        )
    return os.path.join(path, name) if _is_folder(path) else path


def _is_folder(path: str) -> bool:
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def _slug(name: str) -> str:
    # "Sanne de Vries" -> "sanne-de-vries": a file name that every system and every link takes.
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "plan"


def _schema(path: str, lang: Lang, plans: str) -> tuple[str, str | None]:
    """Where the plan's editor line points, and the schema file if it had to be written for it."""
    file = schema.FILES[lang]
    folder = os.path.dirname(path) or "."
    # By its real name, as the folder of the plan need not be there yet, and may be a link.
    real = Path(os.path.realpath(folder))
    top = files.repository(real)
    for above in (real, *real.parents)[:LEVELS_UP]:
        there = os.path.join(above, SCHEMA_FOLDER, file)
        # Also a link that leads nowhere yet: somebody has arranged where it will be.
        if os.path.lexists(there):
            return _relative(there, str(real)), None
        if above == top:
            break  # what lies outside a repository is in no other clone of it
    beside = os.path.join(folder, *[os.pardir] * _up_to(os.path.basename(plans), folder))
    there = os.path.normpath(os.path.join(beside, SCHEMA_FOLDER, file))
    _stay_inside(there)
    files.create(there, schema.dump(schema.plan_schema(lang)), force=False)
    return _relative(there, folder), there


def _up_to(plans: str, folder: str) -> int:
    """How far up the schema belongs: beside all plans, and not beside those of one team; never above where one is."""
    below = Path(os.path.relpath(folder)).parts
    named = Path(os.path.abspath(folder)).parts[-1 if os.pardir in below else -max(len(below), 1) :]
    return next((up for up, name in enumerate(reversed(named), 1) if name == plans), 0)


def _relative(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
