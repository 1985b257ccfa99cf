"""Danish text through spaCy: the only module that knows the library, and loads it on first use.

Its Danish tokenizer and its matchers: no trained model is needed or used, and no `Language` around
them, whose configuration takes as long to read as the tokenizer to make. Measured on minutes of all
councils, the tokenizer knows most Danish abbreviations (the rest are special cases here), and
spaCy's sentencizer breaks after "jf." and "2." or fails to, so sentence bounds are ours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from parse.lean_spacy import import_lean_spacy
from parse.months import MONTH_NAMES
from parse.municipalities import MUNICIPALITIES, OTHER_FORMS
from parse.parties import PARTIES
from parse.text.characters import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.matcher import Matcher, PhraseMatcher
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module without stubs
    from spacy.tokens import Doc

TokenPattern = list[dict[str, Any]]
Phrase = tuple[tuple[int, TokenPattern], ...]
"""Runs of tokens in their order, each with how many other tokens may stand before it."""

_Runs = dict[str, dict[int, list[tuple[int, int]]]]
"""Where the runs of phrases stand in a sentence: by label and number of the run."""

# Abbreviations that spaCy 3.8's Danish tokenizer parts from their full stop.
SPECIAL_CASES = (
    *("pba.", "udv.", "ifb.", "formd.", "næstformd.", "supp.", "suppl.", "kst.", "konst.", "adm."),
    *("iht.", "iflg.", "mhp.", "ang.", "pgl.", "ref.", "tlf.", "afd.", "sekr.", "Kbh.", "m.v."),
    *("Rgk.", "Ringk.", "Frb.", "ø.h.", "b.la.", "bla."),
)

# Abbreviations that can close a sentence; after any other one the sentence goes on.
CLOSING = frozenset(
    "mv. m.v. m.m. mm. m.fl. mfl. osv. o.l. o.lign. etc. kr. mio. mia. pct. tkr. udv. d.d. d.å. "
    "ff. km. t.kr. mio.kr. stk.".split()
)

# "den 3. KKR-konference", "bilag A. Sagen": what stands before decides what a short token is.
_ARTICLES = frozenset({"den", "det", "de", "d."})
_LETTERED = frozenset(
    {"bilag", "gruppe", "liste", "model", "scenarie", "type", "region", "variant"}
)
_ENDS = frozenset({".", "!", "?", "…", "..", "..."})
_TRAILING = frozenset({'"', "”", "»", "’", "'", ")", "]", "“"})
# "pkt. a og b. Pkt. c": such a letter is a point and no abbreviation.
_BEFORE_POINT = frozenset({"pkt.", "pkt", "punkt", "litra", "og", "samt", "til"})
_POINT = re.compile(r"[a-h]\.")
_INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.)+")
_ORDINAL = re.compile(r"\d{1,3}\.")

# Real sentences stay far below; what reads them may take time that grows with their square.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule of a table fits: tokens `start` to before `end` of a sentence."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as its tokens, and the matches of a table of rules in their order."""

    words: tuple[str, ...]
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found by rule: `MUNICIPALITY` or `PARTY`, and where it stands in the text."""

    label: str
    text: str
    start: int
    end: int


class Reader:
    """Reads text into sentences with the matches of one table: label to phrase.

    The table is compiled on the first call. spaCy finds the runs of tokens, the gaps between them
    are bridged here: as optional tokens in one pattern, a few gaps of 30 take gigabytes. Runs of
    written-out words go to the phrase matcher, whose time does not grow with the table (measured:
    a matcher of 200 patterns with sets of words takes ten times as long as all else).
    """

    def __init__(self, phrases: Mapping[str, Phrase]) -> None:
        self._phrases = phrases
        self._patterned = {
            label: [
                f"{label}.{number}" for number, (_, run) in enumerate(phrase) if _is_written(run)
            ]
            for label, phrase in phrases.items()
            if not all(_is_written(run) for _, run in phrase)
        }

    def __call__(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a paragraph or of several lines."""
        return tuple(sentence for doc in _docs(text) for sentence in self._sentences(doc))

    def _sentences(self, doc: Doc) -> Iterator[Sentence]:
        patterns, written = self._matchers
        hits = _hits(written, doc)
        found = {name for _, _, name in hits}
        # Patterns are dear: they are asked only where a phrase's other runs stand.
        if any(found.issuperset(others) for others in self._patterned.values()):
            hits += _hits(patterns, doc)
        hits.sort()
        words = [token.text for token in doc]
        for begin, stop in _bounds(doc, words):
            runs: _Runs = {}
            for start, end, name in hits[bisect_left(hits, (begin,)) :]:
                if start >= stop:
                    break
                if end <= stop:
                    label, _, number = name.rpartition(".")
                    places = runs.setdefault(label, {}).setdefault(int(number), [])
                    places.append((start - begin, end - begin))
            yield Sentence(tuple(words[begin:stop]), self._joined(runs))

    def _joined(self, runs: _Runs) -> tuple[Match, ...]:
        found = (
            Match(label, start, stop)
            for label, numbered in runs.items()
            for start, first_end in numbered.get(0, ())
            if (stop := _bridged(self._phrases[label], first_end, numbered)) is not None
        )
        return tuple(sorted(found, key=lambda match: (match.start, match.end, match.label)))

    @cached_property
    def _matchers(self) -> tuple[Matcher | PhraseMatcher, ...]:
        vocab = _tokenizer().vocab  # first: it loads spaCy, lean
        from spacy.matcher import Matcher, PhraseMatcher  # noqa: PLC0415 - on first use only
        from spacy.tokens import Doc  # noqa: PLC0415 - as above

        patterns, written = Matcher(vocab), PhraseMatcher(vocab, attr="LOWER")
        for label, phrase in self._phrases.items():
            for number, (_, run) in enumerate(phrase):
                ways = _written_out(run)
                if ways is None:
                    patterns.add(f"{label}.{number}", [run])
                else:
                    written.add(f"{label}.{number}", [Doc(vocab, words=list(way)) for way in ways])
        return patterns, written


def _written_out(run: TokenPattern) -> list[tuple[str, ...]] | None:
    """All ways to say a run of tokens; None where one of them is a regular expression."""
    return list(product(*(token["LOWER"]["IN"] for token in run))) if _is_written(run) else None


def _is_written(run: TokenPattern) -> bool:
    return all("IN" in token["LOWER"] for token in run)


def _hits(matcher: Matcher | PhraseMatcher, doc: Doc) -> list[tuple[int, int, str]]:
    """The matches of a matcher's rules, which it holds at least one of, in no order."""
    return [(start, end, doc.vocab.strings[key]) for key, start, end in matcher(doc)]


def _bridged(phrase: Phrase, end: int, runs: Mapping[int, Sequence[tuple[int, int]]]) -> int | None:
    """Where a phrase ends whose first run ended at `end`: each next run is the nearest in reach."""
    for number, (gap, _) in enumerate(phrase[1:], start=1):
        reach = [
            run_end for run_start, run_end in runs.get(number, ()) if 0 <= run_start - end <= gap
        ]
        if not reach:
            return None
        end = min(reach)
    return end


def entities(text: str) -> tuple[Entity, ...]:
    """Municipalities in any known form, and parties by name, in the order of the text.

    Of names that overlap, the longest counts.
    """
    names = _names()
    from spacy.util import filter_spans  # noqa: PLC0415 - loaded by now

    found = filter_spans(names(_tokenizer()(text), as_spans=True))
    return tuple(Entity(e.label_, e.text, e.start_char, e.end_char) for e in found)


def _docs(text: str) -> Iterator[Doc]:
    """Each line as tokens; a line break always ends a sentence."""
    for line in map(plain, text.splitlines()):
        if line:
            yield _tokenizer()(line)


def _bounds(doc: Doc, words: Sequence[str]) -> list[tuple[int, int]]:
    """The first token of each sentence, and the one behind its last; `words` are the tokens."""
    starts = [0]
    for index in range(1, len(words)):
        if index - starts[-1] >= _LONGEST or _is_bound(doc, words, index):
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _is_bound(doc: Doc, words: Sequence[str], index: int) -> bool:
    """Whether a sentence begins at token `index`: the tokens on both sides decide."""
    following = words[index]
    if not (following[0].isupper() or following[0].isdigit() or following[0] in "–-•\"”»“('"):
        return False
    closer = index - 1
    while closer > 0 and words[closer] in _TRAILING and not doc[closer - 1].whitespace_:
        closer -= 1
    end = words[closer]
    if following in _ENDS or (following in _TRAILING and not doc[index - 1].whitespace_):
        return False
    if end in _ENDS:
        return True
    before = words[closer - 1].lower() if closer else ""
    if _ORDINAL.fullmatch(end):
        return bool(before) and before not in _ARTICLES and following.lower() not in MONTH_NAMES
    if _INITIALS.fullmatch(end):
        return before in _LETTERED and following[0].isupper()
    point = _POINT.fullmatch(end) is not None and before in _BEFORE_POINT
    return (point or end.lower() in CLOSING) and following[0].isupper()


@cache
def _tokenizer() -> Tokenizer:
    """The tokenizer of spaCy's blank `da` pipeline, with more abbreviations."""
    import_lean_spacy()
    from spacy.lang.da import Danish  # noqa: PLC0415 - takes long to load; only parsing needs it
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415 - as above
    from spacy.util import (  # noqa: PLC0415 - as above
        compile_infix_regex,
        compile_prefix_regex,
        compile_suffix_regex,
    )
    from spacy.vocab import create_vocab  # noqa: PLC0415 - as above

    rules = Danish.Defaults
    tokenizer = Tokenizer(
        create_vocab("da", rules),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )
    for form in SPECIAL_CASES:
        tokenizer.add_special_case(form, [{"ORTH": form}])
        capital = form[0].upper() + form[1:]
        tokenizer.add_special_case(capital, [{"ORTH": capital}])
    return tokenizer


@cache
def _names() -> PhraseMatcher:
    """Finds municipalities and parties."""
    tokenizer = _tokenizer()
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415 - loaded by now

    matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
    for label, names in _name_patterns():
        matcher.add(label, [tokenizer(name) for name in names])
    return matcher


def _name_patterns() -> list[tuple[str, list[str]]]:
    towns = (*MUNICIPALITIES, *OTHER_FORMS)
    slashed = (name.replace("-", "/") for name in towns if "-" in name)
    spaced = (name.replace("-", " - ") for name in towns if "-" in name)
    parted = (name.replace("-", " ") for name in towns if "-" in name)
    names = (name for names in PARTIES.values() for name in names if len(name) > _SHORT)
    return [("MUNICIPALITY", [*towns, *slashed, *spaced, *parted]), ("PARTY", [*names])]


_SHORT = 3  # "DF" and "SF" name parties, but "R" and "ALT" are also other things
