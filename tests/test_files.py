"""Plan files in folders, behind links and on standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesplan_cli import files
from salesplan_cli.files import Trouble

SMALL = "salesplan: 1\naccount_manager: Jan\nyear: 2027\n"


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


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan beside the one that one stands in, where the link `a` leads to it."""
    (tmp_path / "here").mkdir()
    (tmp_path / "outside" / "plans").mkdir(parents=True)
    (tmp_path / "outside" / "plans" / "plan.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "here" / "a").symlink_to("../outside")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "outside"


@pytest.mark.parametrize("path", ["a", "a/", "a/.", "a/plans", "./a/plans/", "a/plans/plan.yaml", "a/../outside/plans"])
def test_no_part_of_a_path_is_a_link_out_of_the_repository(outside: Path, path: str) -> None:
    Path(".git").mkdir()
    found = files.find([path])
    troubles = [*found.troubles]
    for name in found.names:
        with pytest.raises(Trouble) as caught:
            files.read(name)
        troubles.append(caught.value)
    (trouble,) = troubles
    assert "leads out of its folder" in trouble.message.say("en")


def test_a_link_on_the_way_to_a_repository_is_the_arrangement_of_whoever_wrote_it(outside: Path) -> None:
    (outside / ".git").mkdir()
    (outside / "link").symlink_to("plans")
    # Such as /tmp, which is a link on some systems; and what is above one is not below it.
    top = outside.parent / "other name"
    top.symlink_to(outside.parent)
    for path in (
        "a/plans",
        f"{top}/outside/plans",
        f"{top}/outside/link/plan.yaml",
        "../outside/plans",
        "../outside/link/plan.yaml",
    ):
        found = files.find([path])
        assert found.troubles == ()
        assert [files.read(name) for name in found.names] == [SMALL.encode()]


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


def test_a_link_to_nothing_is_said_to_be_one(tmp_path: Path) -> None:
    link = tmp_path / "plan.yaml"
    link.symlink_to("moved.yaml")
    with pytest.raises(Trouble) as caught:
        files.read(str(link))
    assert caught.value.message.say("en").endswith("cannot be opened: it is a link to something that is not there")
