"""Which of the given paths are documents."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.local import address_of, expand, name_of, read_bytes
from ingest.serve import Failed


def _touch(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_folders_are_searched_in_a_stable_order_and_the_rest_is_counted(tmp_path):
    _touch(tmp_path, "b/z.PDF", "b/a.txt", "a.md", "photo.jpg", "notes.docx", ".hidden.pdf")
    _touch(tmp_path, ".git/x.pdf")
    found = expand([tmp_path])
    names = [file.relative_to(tmp_path).as_posix() for file in found.files]
    assert names == ["a.md", "b/a.txt", "b/z.PDF"]
    assert found.ignored == 3
    assert found.failures == []


def test_a_file_is_taken_once_however_often_it_is_named(tmp_path):
    _touch(tmp_path, "a.pdf")
    found = expand([tmp_path / "a.pdf", tmp_path, tmp_path / "." / "a.pdf"])
    assert len(found.files) == 1


@pytest.mark.parametrize("name", ["a.docx", "a", "a.pdf.bak"])
def test_a_file_given_by_name_with_another_ending_is_a_failure(tmp_path, name):
    _touch(tmp_path, name)
    ((path, failed),) = expand([tmp_path / name]).failures
    assert path == tmp_path / name
    assert failed.code == "UnknownFormat"
    assert ".pdf, .txt and .md" in failed.reason


def test_an_empty_folder_is_a_failure(tmp_path):
    ((_, failed),) = expand([tmp_path]).failures
    assert failed.code == "NothingFound"


def test_a_folder_that_is_mistyped_is_not_there(tmp_path):
    ((_, failed),) = expand([tmp_path / "papirer"]).failures
    assert failed.code == "NotFound"


def test_a_folder_that_may_not_be_read_fails_once(tmp_path, monkeypatch):
    def walk(folder, onerror):
        onerror(PermissionError(13, "Permission denied", str(folder)))
        return iter(())

    monkeypatch.setattr("ingest.local.os.walk", walk)
    ((path, failed),) = expand([tmp_path]).failures
    assert (path, failed.code) == (tmp_path, "Unreadable")


def test_links_in_circles_end(tmp_path):
    _touch(tmp_path, "a.pdf")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [file.name for file in expand([tmp_path]).files] == ["a.pdf"]


def test_what_is_not_there_or_no_file_says_so(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.pdf").mkdir()
    assert read_bytes(tmp_path / "gone.pdf", 10).code == "NotFound"
    assert read_bytes(tmp_path / "dangling.pdf", 10).code == "NotFound"
    assert read_bytes(tmp_path / "pipe.pdf", 10) == Failed("Unreadable", "it is no ordinary file")
    assert read_bytes(tmp_path / "folder.pdf", 10).code == "Unreadable"
    assert read_bytes(Path("nul\0.pdf"), 10).code == "Unreadable"
    assert read_bytes(tmp_path / ("x" * 300 + ".pdf"), 10).code == "Unreadable"


def test_a_path_that_cannot_be_is_a_failure_and_the_others_go_on(tmp_path):
    _touch(tmp_path, "a.pdf")
    found = expand([Path("nul\0"), tmp_path / "a.pdf", Path("y" * 300)])
    assert [file.name for file in found.files] == ["a.pdf"]
    assert len(found.failures) == 2


def test_files_are_read_whole_up_to_the_cap(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a.txt", 5) == b"12345"
    assert read_bytes(tmp_path / "a.txt", 4).code == "TooLarge"


def test_names_that_are_no_text_can_be_stored(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xe6ferat.pdf"))
    assert name_of(path).encode()
    assert address_of(path).encode()
