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
