"""Which of the given paths are documents."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest

from ingest.local import address_of, expand, gone, name_of, read_bytes
from ingest.workers.serve import Failed


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


@pytest.mark.parametrize("name", ["a.odg", "a", "a.pdf.bak"])
def test_a_file_given_by_name_with_another_ending_is_a_failure(tmp_path, name):
    _touch(tmp_path, name)
    ((path, failed),) = expand([tmp_path / name]).failures
    assert path == tmp_path / name
    assert failed.code == "UnknownFormat"
    assert ".pdf, .txt and .md" in failed.reason


def test_what_may_hold_papers_is_named_with_what_to_do_about_it(tmp_path):
    for name in ("notat.DOCX", "møde.zip", "logo.png", ".skjult.docx"):
        (tmp_path / name).touch()
    found = expand([tmp_path, tmp_path / "notat.DOCX"])
    assert found.ignored == 4
    assert {path.name: failed.reason for path, failed in found.unread} == {
        "notat.DOCX": "it is a text document: save it as PDF and add that",
        "møde.zip": "it is an archive: unpack it and add the folder",
    }
    assert found.failures[-1][1].reason.startswith("it is a text document")


def test_a_pdf_whose_name_does_not_say_so_is_named_with_what_to_do_about_it(tmp_path):
    """Browsers save `download`, people `Referat 8.6.2021`. What Office has open is hidden."""
    for name in ("download", "Referat 8.6.2021", "papir.bin"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 and so on")
    _touch(tmp_path, "foto.jpg", "~$referat.docx")
    found = expand([tmp_path])
    assert [path.name for path, _ in found.unread] == ["Referat 8.6.2021", "download", "papir.bin"]
    assert {failed.reason for _, failed in found.unread} == {
        "it is a PDF, but its name does not end in .pdf: rename it and add that"
    }
    ((_, failed),) = expand([tmp_path / "download"]).failures
    assert failed.code == "UnknownFormat"
    assert failed.reason.endswith("rename it and add that")


def test_an_address_is_no_missing_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ((_, failed),) = expand([Path("https://www.kl.dk/media/1/referat.pdf")]).failures
    assert failed.reason.startswith("it is an address, not a file")


def test_an_empty_folder_is_a_failure(tmp_path):
    ((_, failed),) = expand([tmp_path]).failures
    assert failed.code == "NothingFound"


def test_a_folder_that_is_mistyped_is_not_there(tmp_path):
    ((_, failed),) = expand([tmp_path / "papirer"]).failures
    assert failed.code == "NotFound"


def test_a_folder_that_may_not_be_read_fails_once_and_the_others_go_on(tmp_path, monkeypatch):
    _touch(tmp_path, "a.pdf", "secret/b.pdf", "z/c.pdf")
    listed = os.scandir

    def scandir(folder):
        if folder == tmp_path / "secret":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr("ingest.local.os.scandir", scandir)
    found = expand([tmp_path])
    assert [file.name for file in found.files] == ["a.pdf", "c.pdf"]
    ((path, failed),) = found.failures
    assert (path, failed.code) == (tmp_path / "secret", "Unreadable")


def test_links_in_circles_end_and_links_to_folders_are_counted(tmp_path):
    _touch(tmp_path, "papers/a.pdf", "elsewhere/b.pdf")
    (tmp_path / "papers" / "loop").symlink_to(tmp_path)
    (tmp_path / "papers" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "papers" / ".hidden").symlink_to(tmp_path / "elsewhere")
    found = expand([tmp_path / "papers"])
    assert [file.name for file in found.files] == ["a.pdf"]
    assert (found.links, found.ignored) == (2, 0)


def test_a_tree_may_be_deeper_than_python_can_call(tmp_path):
    """And its folders come in the order of their names, each after the files beside it."""
    _touch(tmp_path, "a/x.pdf", f"d/{200 * 'd/'}deep.pdf", "e/x.pdf", "b.pdf")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    try:
        found = expand([tmp_path])
    finally:
        sys.setrecursionlimit(limit)
    parts = [file.relative_to(tmp_path).parts for file in found.files]
    assert [(one[0], one[-1]) for one in parts] == [
        ("b.pdf", "b.pdf"),
        ("a", "x.pdf"),
        ("d", "deep.pdf"),
        ("e", "x.pdf"),
    ]


def test_what_is_not_there_or_no_file_says_so(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.pdf").mkdir()
    assert read_bytes(tmp_path / "gone.pdf", 10).code == "NotFound"
    dangling = read_bytes(tmp_path / "dangling.pdf", 10)
    assert dangling == Failed("NotFound", "it is a link to what is not there")
    assert read_bytes(tmp_path / "pipe.pdf", 10) == Failed("Unreadable", "it is no ordinary file")
    assert read_bytes(tmp_path / "folder.pdf", 10).code == "Unreadable"
    assert read_bytes(Path("nul\0.pdf"), 10).code == "Unreadable"
    assert read_bytes(tmp_path / ("x" * 300 + ".pdf"), 10).code == "Unreadable"


def test_a_device_is_not_even_opened(monkeypatch):
    monkeypatch.setattr("ingest.local.os.open", lambda *_: pytest.fail("it was opened"))
    assert read_bytes(Path("/dev/null"), 10) == Failed("Unreadable", "it is no ordinary file")


def test_what_is_written_while_it_is_read_is_not_taken_for_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"half")
    real = os.fstat

    def written_after(descriptor):
        status = real(descriptor)
        with path.open("ab") as file:
            file.write(b" of it")
        return status

    monkeypatch.setattr("ingest.local.os.fstat", written_after)
    failed = read_bytes(path, 100)
    assert failed.code == "Changing"
    assert "add it when it is whole" in failed.reason


def test_what_given_folders_have_no_more_is_known(tmp_path):
    _touch(tmp_path, "papers/a.pdf", "papers/deep/b.pdf", "papers/.hidden.pdf", "other/c.pdf")
    papers, other = tmp_path / "papers", tmp_path / "other"
    held = [papers / "a.pdf", papers / "gone.pdf", papers / "deep" / "gone.pdf", other / "gone.pdf"]
    held.append(papers / ".hidden.pdf")  # not found below a folder, but it may be given by name
    addresses = [*map(address_of, held), address_of(papers / "deep"), "https://www.kl.dk/x.pdf"]
    found = expand([papers])
    assert gone(addresses, [papers], found) == [
        address_of(papers / "gone.pdf"),
        address_of(papers / "deep" / "gone.pdf"),
        address_of(papers / "deep"),
    ]
    found.failures.append((papers / "deep", Failed("Unreadable", "")))
    assert gone(addresses, [papers], found) == [address_of(papers / "gone.pdf")]
    assert gone(addresses, [tmp_path / "mistyped"], expand([tmp_path / "mistyped"])) == []


def test_a_given_folder_that_can_be_read_by_now_is_no_failure_any_more(tmp_path):
    _touch(tmp_path, "papers/a.pdf")
    papers, empty = tmp_path / "papers", tmp_path / "empty"
    empty.mkdir()
    addresses = [*map(address_of, (papers, empty, empty / "gone.pdf", tmp_path / "mistyped"))]
    found = expand([papers, empty, tmp_path / "mistyped"])
    assert gone(addresses, [papers, empty, tmp_path / "mistyped"], found) == addresses[:3]
    found.failures.append((papers, Failed("Unreadable", "")))
    assert gone(addresses[:1], [papers], found) == []


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
