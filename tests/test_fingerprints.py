"""What is worked over anew when code changes."""

import ast
from pathlib import Path

import parse
from ingest import fingerprints

ROOT = Path(parse.__path__[0])
# They make no line other than it is: errors and their words, and how spaCy is imported.
WITHOUT_EFFECT = {"errors.py", "lean_spacy.py"}


def imported(path):
    """The modules of `parse` that a module imports when it runs."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "parse":
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
