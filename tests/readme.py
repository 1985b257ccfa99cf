"""The README's outputs: run as a script it writes them anew, the tests hold it to them.

Every `$ kkr …` line of a `console` block is run on the bundled sample, from the checkout's root;
what the command says follows it. `| head -n` works. What changes what is held runs in a home of
its own.
"""

from __future__ import annotations

import re
import shlex
import sys
import tempfile
from pathlib import Path

from cli_tools import kkr

from corpus.repository import Corpus
from corpus.sample import sample_files
from ingest.pipeline import add

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_CHANGING = frozenset({"add", "correct", "remove"})
_SHOWN_HOME = "~/.local/share/kkr"
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
_HEAD = re.compile(r"(?P<command>.*?)(?: \| head -(?P<lines>\d+))?")
# Progress is a bar on a terminal, and a build's name is never the same.
_PROGRESS = re.compile(r"^(reading|parsing|indexing) \d.*\n", re.MULTILINE)
_BUILD = re.compile(r"build-\d{8}T\d{6}Z-[0-9a-f]{8}")
_A_BUILD = "build-20260101T120000Z-0a1b2c3d"


def renewed(text: str, sample_home: Path, adding_home: Path) -> str:
    """The text with what its commands say now."""

    def block(found: re.Match[str]) -> str:
        lines = (line for line in found[0].splitlines() if line.startswith("$ "))
        return "".join(f"{line}\n{_said(line[2:], sample_home, adding_home)}\n" for line in lines)

    return _BLOCK.sub(lambda found: block(found).rstrip("\n") + "\n", text)


def _said(line: str, sample_home: Path, adding_home: Path) -> str:
    found = _HEAD.fullmatch(line)
    assert found
    words = shlex.split(found["command"])
    assert words[0] == "kkr"
    home = adding_home if words[1] in _CHANGING else sample_home
    done = kkr(home, *words[1:])
    assert done.code == 0, done.err
    told = (_PROGRESS.sub("", done.err), done.out.removeprefix("\ufeff").replace("\r\n", "\n"))
    text = "".join(told if words[1] == "add" else reversed(told))
    text = _BUILD.sub(_A_BUILD, text).replace(str(home), _SHOWN_HOME)
    return "".join(text.splitlines(keepends=True)[: int(found["lines"] or 1000)])


def main() -> None:
    """Writes the README's outputs anew."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "sample"
        with Corpus.open(home) as corpus:
            add(sample_files(), corpus, home / "index")
        text = README.read_text(encoding="utf-8")
        new = renewed(text, home, Path(folder) / "adding")
    README.write_text(new, encoding="utf-8")
    sys.stdout.write("README.md is as it was\n" if new == text else "README.md was renewed\n")


if __name__ == "__main__":
    main()
