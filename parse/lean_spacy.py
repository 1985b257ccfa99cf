"""spaCy without its front door: `import spacy` brings a command line, HTTP clients and downloads.

Two fifths of the 0.6 s that it takes go into what `spacy/__init__.py` imports beyond the pipeline,
and every command that reads a document waits for it. Python runs a package's `__init__` before any
of its modules. So the package stands in `sys.modules` without having been run while its modules are
imported (the real ones, with all that they need), and is taken away again: who says `import spacy`
later gets all of it.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec, module_from_spec

_NAME = "spacy"
# They need each other in circles: the order is that in which spaCy 3.8 imports them itself.
_MODULES = (
    *("spacy.errors", "spacy.pipeline", "spacy.matcher"),
    *("spacy.tokenizer", "spacy.util", "spacy.vocab", "spacy.lang.da"),
)


def import_lean_spacy() -> None:
    """After this, `from spacy.matcher import …` and the like take what is there.

    Should another version of spaCy not bear it, they import all of it as they otherwise would, and
    nothing is lost but time.
    """
    spec = None if _NAME in sys.modules else find_spec(_NAME)
    if spec is None:
        return
    package = sys.modules[_NAME] = module_from_spec(spec)
    try:
        with suppress(Exception):  # what is really wrong, the whole import will say
            for name in _MODULES:
                import_module(name)
    finally:
        if sys.modules.get(_NAME) is package:
            del sys.modules[_NAME]
