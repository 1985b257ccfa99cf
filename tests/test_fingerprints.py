"""What is worked over anew when code changes."""

import ast
import shutil
from pathlib import Path

import pytest

import parse
from index import fingerprint
from ingest import fingerprints

ROOT = Path(parse.__path__[0])
# They make no line other than it is: errors and their words, and how spaCy is imported.
WITHOUT_EFFECT = {"errors.py", "lean_spacy.py"}
# They carry keys, whatever these are: how files are laid out has versions of its own.
CARRIERS = {
    f"index/{name}.py"
    for name in ("errors", "files/blocks", "files/engine", "files/tables", "model")
}


def imported(path, packages=("parse",)):
    """The modules of these packages that a module imports, in its functions too."""
    names = set()
    waiting = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while waiting:
        node = waiting.pop()
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in packages:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    paths = (ROOT.parent / f"{name.replace('.', '/')}.py" for name in names)
    return {path for path in paths if path.exists()}


def test_all_that_readers_use_is_in_their_fingerprint():
    known = {ROOT / name for name in fingerprints._SHARED | WITHOUT_EFFECT}
    waiting, used = list((ROOT / "readers").rglob("*.py")), set()
    while waiting:
        path = waiting.pop()
        if path not in used:
            used.add(path)
            waiting += imported(path)
    outside = {path for path in used if (ROOT / "readers") not in path.parents}
    assert outside - known == set()
    assert known - outside == {ROOT / "schema.py"}


def test_all_that_decides_keys_is_in_the_fingerprint_of_the_analysis():
    waiting, used = [ROOT.parent / "index" / "text" / "terms.py"], set()
    while waiting:
        path = waiting.pop()
        if path not in used:
            used.add(path)
            waiting += imported(path, ("index", "parse", "corpus", "ingest"))
    names = {path.relative_to(ROOT.parent).as_posix() for path in used}
    known = {Path(f"index/{name}.py").as_posix() for name in fingerprint._CODE}
    assert {name.removeprefix("index/../") for name in known} == names - CARRIERS - {
        "index/fingerprint.py"
    }


def test_all_that_chooses_entries_is_in_their_fingerprint():
    paths = {ROOT.parent / f"{name}.py" for name in fingerprints._ENTRIES}
    used = {one for path in paths for one in imported(path, ("index", "parse", "corpus", "ingest"))}
    shapes = {ROOT.parent / name for name in ("corpus/records.py", "index/model.py")}
    assert used - paths == shapes | {ROOT / "model.py"}


@pytest.mark.parametrize("name", fingerprint._CODE)
def test_any_change_of_what_decides_keys_changes_the_fingerprint(name, tmp_path, monkeypatch):
    for folder in ("index", "parse"):
        shutil.copytree(ROOT.parent / folder, tmp_path / folder, ignore=lambda *_: ["__pycache__"])
    monkeypatch.setattr(fingerprint, "_HERE", tmp_path / "index")
    before = fingerprint.analysis_fingerprint.__wrapped__()
    assert before == fingerprint.analysis_fingerprint()
    with (tmp_path / "index" / f"{name}.py").open("a") as file:
        file.write("_MOST = 7\n")
    assert fingerprint.analysis_fingerprint.__wrapped__() != before
