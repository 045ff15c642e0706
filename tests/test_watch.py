"""`check --watch` and what a save does to a score."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from conftest import CLEAN, SALESPLAN, TODAY, judged
from salesplan_cli import files, jobs, program, watch
from salesplan_cli.console import complaining_in
from salesplan_cli.engine import Settings
from salesplan_cli.faults import Fault
from salesplan_cli.files import Trouble, trouble


def said(before: str | None, after: str | None, lang: str = "en") -> list[str]:
    old = {} if before is None else {"p.yaml": judged(before)}
    new = {} if after is None else {"p.yaml": judged(after)}
    return [each.say(lang) for each in watch.changes(old, new)]  # type: ignore[arg-type]


def test_what_a_save_does(complete: str) -> None:
    poorer = complete.replace("  own: 22.000,-\n", "")
    assert said(complete, complete) == []
    assert said(complete, complete.replace("1.200.000", "1200k")) == ["p.yaml: still 100 of 100"]
    assert said(complete, poorer) == ["p.yaml: 100 -> 95 (-5); new: C05.own"]
    assert said(poorer, complete) == ["p.yaml: 95 -> 100 (+5); mended: C05.own; it passes now"]
    assert said(poorer, complete, "nl") == ["p.yaml: 95 -> 100 (+5); hersteld: C05.own; het plan voldoet nu"]
    unread = complete.replace("  own: 22.000,-\n", "  own: TBD\n")
    assert said(poorer, unread) == ["p.yaml: 95 -> 95 (+0); not judged any more: C05.own; new: plan.vague"]
    few, text = (complete.replace("per_week: 3\n", f"per_week: {each}\n", 1) for each in ("2", "2 x"))
    assert said(few, text, "nl") == [
        "p.yaml: 100 -> 97 (-3); niet meer te beoordelen: C08.activities; nieuw: plan.notation"
    ]
    assert said(None, complete) == ["p.yaml: 100 of 100, new"]
    assert said(complete, None) == ["p.yaml is gone"]
    assert said(complete, "a: [")[0].startswith("p.yaml: cannot be judged, line 1: ")
    assert said(None, "a: [") == said(complete, "a: [")


def test_a_slip_that_is_repaired_makes_nothing_new(complete: str) -> None:
    poorer = complete.replace("  own: 22.000,-\n", "")
    poorest = poorer.replace("  norm: 6%", "  norm: 6")

    def since(last: str | None, now: str, lang: str = "en") -> list[str]:
        known = {} if last is None else {"p.yaml": judged(last)}
        found = watch.changes({"p.yaml": judged("a: [")}, {"p.yaml": judged(now)}, known)
        return [each.say(lang) for each in found]  # type: ignore[arg-type]

    assert since(poorer, poorer) == ["p.yaml: 95 of 100; it can be judged again"]
    assert since(None, poorer, "nl") == ["p.yaml: 95 van de 100; het plan is weer te beoordelen"]
    assert since(poorer, complete) == ["p.yaml: 95 -> 100 (+5); mended: C05.own; it passes now; it can be judged again"]
    assert since(poorer, poorest) == ["p.yaml: 95 -> 95 (+0); new: plan.notation; it can be judged again"]
    assert said("a: [", poorer) == ["p.yaml: 95 of 100; it can be judged again"]


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether what is watched is another file by now is looked at so often that nobody has to wait for it."""
    monkeypatch.setattr(watch, "LOOK", 100)


@pytest.mark.usefixtures("quiet")
def test_a_watch_remembers_what_a_plan_was_before_a_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], complete: str
) -> None:
    saved = tmp_path / "plan.yaml"
    poorer = complete.replace("  own: 22.000,-\n", "")
    saved.write_text(poorer, encoding="utf-8")

    def watched(*_: object, **__: object) -> Iterator[set[object]]:
        for content in ("a: [", "a: {", poorer):
            saved.write_text(f"salesplan: 1\n{content}" if content != poorer else content, encoding="utf-8")
            yield {"saved"}

    monkeypatch.setattr("watchfiles.watch", watched)
    program.run(["check", str(saved), "--isolated", "--watch", "--format", "score", "--lang", "en"])
    *_, last = capsys.readouterr().out.splitlines()
    assert last == f"{saved}: 95 of 100; it can be judged again"


def test_a_fault_of_our_own_ends_the_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.yaml").write_text("salesplan: 1\n", encoding="utf-8")
    assert list(watch.judged([str(tmp_path)], Settings(TODAY))) == [str(tmp_path / "plan.yaml")]
    monkeypatch.setattr(jobs, "examine", lambda *_: 1 // 0)
    # What was to say things in the language of the run lets it through.
    with pytest.raises(Fault, match="ZeroDivisionError"), complaining_in("nl"):
        watch.judged([str(tmp_path)], Settings(TODAY))


def test_what_cannot_be_opened_while_it_is_saved_is_there_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.yaml").write_text("salesplan: 1\n", encoding="utf-8")

    def gone(*_: object) -> bytes:
        raise trouble("gone", "weg")

    monkeypatch.setattr(files, "read", gone)
    assert watch.judged([str(tmp_path)], Settings(TODAY)) == {}


def test_a_folder_is_watched_while_it_comes_and_goes(tmp_path: Path) -> None:
    folder, away = tmp_path / "plans", tmp_path / "away"
    folder.mkdir()
    saves = watch.saves([str(folder), str(folder / "plan.yaml")])
    next(saves)  # the first look
    (folder / "notes.txt").write_text("no plan")
    (folder / "plan.yaml").write_text("salesplan: 1\n")
    next(saves)
    (folder / "plan.yaml").unlink()
    next(saves)
    folder.rename(away)
    next(saves)
    Timer(watch.LOOK / 1000 * 5, away.rename, [folder]).start()
    next(saves)  # it is there again
    (folder / "plan.yaml").write_text("salesplan: 1\n")
    next(saves)
    saves.close()


@pytest.mark.parametrize("paths", [["plans"], ["plans/link.yaml"]])
@pytest.mark.parametrize("replaced", [True, False])
def test_a_plan_behind_a_link_is_watched(
    paths: list[str], replaced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    real = tmp_path / "real" / "luc.yaml"
    real.parent.mkdir()
    real.write_text("salesplan: 1\n")
    (tmp_path / "plans" / "link.yaml").symlink_to("../real/luc.yaml")
    monkeypatch.chdir(tmp_path)
    saves = watch.saves(paths)
    next(saves)  # the first look

    def save(year: str) -> None:
        fresh = tmp_path / "fresh" if replaced else real
        fresh.write_text(f"salesplan: 1\nyear: {year}\n")
        fresh.rename(real)

    for year in ("2027", "2028"):  # the second time it may be another file that is watched
        saved_in_a_moment(saves, save, year)
        assert year in real.read_text()
    real.unlink()
    next(saves)
    saved_in_a_moment(saves, save, "2029")
    saves.close()


def saved_in_a_moment(saves: Iterator[None], save: Callable[[str], object], what: str) -> None:
    """Goes on when a save is noticed; what is told before it is of earlier ones."""
    saved = Event()

    def late() -> None:
        saved.set()
        save(what)

    Timer(watch.LOOK / 1000 * 5, late).start()
    assert any(saved.is_set() for _ in saves)


def test_a_plan_of_any_name_and_a_new_link_are_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "plans", "real"):
        (tmp_path / name).mkdir()
    (tmp_path / ".git").mkdir()
    plan, real = tmp_path / "plans" / "a.txt", tmp_path / "real" / "luc.yaml"
    plan.write_text("salesplan: 1\n")
    real.write_text("salesplan: 1\n")
    monkeypatch.chdir(tmp_path / "here")
    saves = watch.saves(["../plans/a.txt", "."])
    next(saves)
    plan.unlink()
    next(saves)
    saved_in_a_moment(saves, plan.write_text, "salesplan: 1\n")
    (tmp_path / "here" / "new.yaml").symlink_to("../real/luc.yaml")
    next(saves)
    saved_in_a_moment(saves, real.write_text, "salesplan: 1\nyear: 2027\n")
    saves.close()


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no such file or folder"):
        next(watch.saves([str(tmp_path / "nowhere" / "plan.yaml")]))


def test_a_save_is_noticed(tmp_path: Path, complete: str) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(complete.replace("  own: 22.000,-\n", ""), encoding="utf-8")
    command = [*SALESPLAN, "check", "plan.yaml", "--watch", "--format", "score"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe, text=True, env=CLEAN) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "plan.yaml\t95\n"
        assert "watching" in process.stderr.readline()
        fresh = tmp_path / "plan.new"
        fresh.write_text(complete, encoding="utf-8")
        fresh.rename(plan)  # as editors do: a new file in the place of the old one
        line = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 130
    assert line == "plan.yaml: 95 -> 100 (+5); mended: C05.own; it passes now\n"


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


@pytest.mark.usefixtures("quiet")
def test_a_watch_says_what_it_refuses_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    plan, link = Path("plans/good.yaml"), Path("plans/p.yaml")
    steps = iter(
        (lambda: link.symlink_to("/etc/passwd"), link.lstat, plan.unlink, lambda: plan.symlink_to("/etc/passwd"))
    )

    def watched(*_: object, **__: object) -> Iterator[set[object]]:
        for step in steps:
            step()
            yield {"saved"}

    monkeypatch.setattr("watchfiles.watch", watched)
    arguments = [
        "check",
        "plans",
        "plans/good.yaml",
        "--isolated",
        "--watch",
        "--format",
        "score",
        "--lang",
        "en",
        "--quiet",
    ]
    assert program.run(arguments) == 130
    told = capsys.readouterr()
    assert told.out == "plans/good.yaml\t100\nplans/poor.yaml\t0\nplans/good.yaml is gone\n"
    refused = "this link leads out of its folder and is not followed; name what it points to instead"
    assert told.err == f"salesplan: plans/p.yaml: {refused}\nsalesplan: plans/good.yaml: {refused}\n"


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


def test_what_cannot_be_opened_now_is_passed_over(folder: Path) -> None:
    link = folder / "plans" / "link.yaml"
    link.symlink_to("/etc/hostname")
    before = watch.judged([str(link), str(folder / "plans" / "good.yaml")], Settings(TODAY))
    assert [Path(name).name for name in before] == ["good.yaml"]
