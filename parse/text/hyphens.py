"""Undoing hyphenation at line ends, by evidence rather than by one rule.

In Danish a line-end hyphen may be the typesetter's (`forret-/ningsudvalg`), the word's own
(`KL-/evaluering`) or a hanging one (`sundheds-/og ældreområdet`). The order of the evidence and
its worth were measured on 2,391 line ends of five typesetters: hanging hyphens, the shape of the
parts, then how the document writes the word elsewhere, then joining. A word list as a *condition*
for joining makes it worse (6 % of Danish compounds stand in no list); it is only asked whether a
name stands before a whole word (`Femern-/forbindelsen`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from parse.text.addresses import goes_on
from parse.text.pieces import may_open
from parse.text.wordlist import is_danish

SOFT = "\u00ad"
# After a hanging hyphen the second half of the pair follows behind one of these.
_CONJUNCTIONS = frozenset(
    {"og", "eller", "samt", "hhv.", "til", "som", "men", "and", "&", "og/eller"}
)
# Of these, the ones that words also end in: rammen, dertil, opmærksom, husstand.
_ENDS_WORDS = frozenset({"men", "til", "som", "and"})
# Short first parts that Danish always sets off with a hyphen (Retskrivningsordbogen § 57).
_ALWAYS_HYPHENATED = frozenset({"it", "tv", "pc", "cd", "ikke", "non"})
_LEFT = re.compile(r"[^\s(\[„”“\"'»/]+$")
_RIGHT = re.compile(r"[^\s,.;:!?)\]”“\"'«]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What stands around words, no letter and no hyphen.
_AROUND = ".,:;!?()[]/\"'”“„»«’–…"
# A hyphen with white space after it only: `EU- dagsordenen`. `A - b` is a dash.
_INSIDE = re.compile(r"(?<=[^\W\d_])-[ ](?=[a-zæøå])")
_ADDRESS = re.compile(r"(https?://|www\.|@)\S*$", re.IGNORECASE)
# A document of this many long lines, of which hardly any ends in a hyphen, and of whose joined
# forms none occurs unbroken, was set without hyphenation: every hyphen is the word's own. Set
# with hyphenation, 10 to 20 lines of a hundred end in one, and half the joined forms occur.
_CAMEL = re.compile(r"[a-zæøå][A-ZÆØÅ][a-zæøå]+$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+),?\s$")
_STEM = 6
_SYLLABLE = 3
_SHORTEST_NAME = 4
_LONG_LINE, _ENOUGH, _FEW = 40, 100, 0.02


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a document writes its unbroken words, and whether it hyphenates.

    `words`: how often each stands in it, case folded. `forms`: the words as printed. `often`: of
    these, those that it writes more than once in any case and that open no torn word.
    """

    words: Mapping[str, int]
    forms: Collection[str]
    often: frozenset[str]
    hyphenates: bool

    def small(self, word: str) -> bool:
        """Whether the document elsewhere writes `word` with a small first letter."""
        small = word[:1].lower() + word[1:]
        return small in self.forms and small[0].islower()

    def count(self, word: str) -> int:
        """How often the document writes `word` unbroken (case folded)."""
        return self.words.get(word.casefold(), 0)


def spelling(lines: Iterable[str]) -> Spelling:
    """Reads off a document's lines how it writes words and whether it breaks them."""
    printed: list[str] = []
    unbroken: list[str] = []  # lines that neither begin nor end inside a word
    breaks: list[str] = []
    open_word = ""
    long_lines = 0
    for text in lines:
        long_lines += len(text) > _LONG_LINE
        ends_open = text.endswith(("-", SOFT))
        if not open_word and not ends_open:
            unbroken.append(text)
            continue
        if open_word:
            right = _RIGHT.match(text)
            if right and right.group()[0].islower() and right.group() not in _CONJUNCTIONS:
                breaks.append(open_word + right.group())
        found = _WORD.findall(text)
        skip_last = 1 if ends_open and found else 0
        skip_first = 1 if open_word and found else 0
        printed += found[skip_first : len(found) - skip_last]
        left = _LEFT.search(text.rstrip("-" + SOFT)) if ends_open else None
        open_word = left.group() if left else ""
    forms = _forms(unbroken, printed)
    folded = {form: form.casefold() for form in forms}
    words = dict.fromkeys(folded.values(), 0)
    for form, word in folded.items():
        words[word] += forms[form]
    known = any(word.casefold() in words for word in breaks)
    plain = long_lines >= _ENOUGH and len(breaks) < _FEW * long_lines and not known
    often = frozenset(
        form for form, word in folded.items() if words[word] > 1 and not may_open(form)
    )
    return Spelling(words, forms.keys(), often, not plain)


def _forms(lines: Iterable[str], words: Iterable[str]) -> dict[str, int]:
    """How often each word stands, as printed, in whole lines and among more words."""
    forms = Counter(words)
    for token, count in Counter(" ".join(lines).split()).items():
        # Most of what white space parts is a word with marks around it: no expression is needed.
        bare = token.strip(_AROUND)
        for word in (bare,) if bare.isalpha() else _WORD.findall(bare):
            forms[word] = forms.get(word, 0) + count
    return forms


def join(above: str, below: str, spelled: Spelling) -> str:
    """Two lines of one paragraph as one text, the line-end hyphen undone where it is not real."""
    end = above[-1:]
    if end == SOFT:
        return above[:-1] + below
    if _ends_in_address(above):
        if above.endswith(".-"):  # no address has it: `www.-` / `kl.dk`
            return above[:-1] + below
        if end != "-":
            return above + below if goes_on(above, below) else f"{above} {below}"
    if end == "/" and not above.endswith(" /") and not below.startswith(" "):
        return above + below
    if end == "–" and above[-2:-1].isdigit() and below[:1].isdigit():
        return above + below  # `2019–` / `2022`
    if end != "-" or len(above) < 2:
        return f"{above} {below}"
    if above[-2].isspace():
        apart = above[:-1].rstrip()
        return apart + below if _was_set_apart(apart, below, spelled) else f"{above} {below}"
    if _hangs(above[:-1], below, spelled):
        return f"{above} {below}"
    return above + below if is_real(above, below, spelled) else above[:-1] + below


def _ends_in_address(text: str) -> bool:
    last = _last(text)
    possible = "." in last or ":" in last or "@" in last
    return possible and _ADDRESS.search(last) is not None


def _last(text: str) -> str:
    """What stands behind the last space: looked at alone, long paragraphs cost no more."""
    return text[text.rfind(" ") + 1 :]


def mend(text: str, spelled: Spelling) -> str:
    """Undoes line-end hyphens that a conversion left inside a line (`EU- dagsordenen`)."""
    if "- " not in text:
        return text
    pieces = _INSIDE.split(text)
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = join(f"{whole}-", piece, spelled)
    return whole


def _hangs(above: str, below: str, spelled: Spelling) -> bool:
    """Whether a hyphen before `below` is a hanging one (`sundheds- og ældreområdet`)."""
    first = below.split(" ", 1)[0].casefold()
    if first.startswith(("–", "—", "-")):
        return True
    if first not in _CONJUNCTIONS:
        return False
    left = _LEFT.search(_last(above))
    if left is None:
        return True
    if first in _ENDS_WORDS:
        return not _ends(left.group(), first, spelled)
    # `modt-` / `og` is one word; `sprog-` / `og` hangs, though there is a word that sounds so.
    part = left.group()
    return len(part) < _SYLLABLE or is_danish(part) or not is_danish(part + first)


def _ends(left: str, right: str, spelled: Spelling) -> bool:
    """Whether what looks like a conjunction is the end of a word: `Anlægsram-` / `men`."""
    return spelled.count(left + right) > 0 or any(
        is_danish(left[cut:] + right) for cut in range(len(left) - _SYLLABLE + 1)
    )


def _was_set_apart(above: str, below: str, spelled: Spelling) -> bool:
    """Whether ` -` at a line's end is no dash: justified text sets a hyphen apart (`ind -`)."""
    left, right = _LEFT.search(_last(above)), _RIGHT.match(below)
    if left is None or right is None or not right.group().isalpha():
        return False
    first = right.group()
    if first in _CONJUNCTIONS or (len(first) <= _SYLLABLE and is_danish(first)):
        return False  # `en indsats -` / `er`
    whole = left.group() + first
    return spelled.count(whole) > 0 or is_danish(whole)


def is_real(above: str, below: str, spelled: Spelling) -> bool:
    """Whether the hyphen at the end of `above` belongs to the word."""
    if _ends_in_address(above):
        return True
    left_match, right_match = _LEFT.search(_last(above)[:-1]), _RIGHT.match(below)
    if left_match is None or right_match is None:
        return True
    left, right = left_match.group(), right_match.group()
    if _shape_says_real(left, right):
        return True
    joined, hyphenated = spelled.count(_bare(left + right)), spelled.count(_bare(f"{left}-{right}"))
    if joined != hyphenated:
        return hyphenated > joined
    if _is_name_and_noun(above[: -len(left) - 1], left, right, spelled):
        return True
    # Where nothing else is hyphenated a hyphen is the word's own, unless it stands inside one.
    return not spelled.hyphenates and (is_danish(right) or not is_danish(left + right))


def _is_name_and_noun(before: str, left: str, right: str, spelled: Spelling) -> bool:
    """`Femern-` / `forbindelsen`: a name that makes no other word, before a word of its own.

    Danish writes no noun with a capital inside a sentence, so that a capital there is a name's.
    Parts of a name (`Udlæn-` / `dingestyrelsen`) begin or end no other word of the document, or
    are no words at all. Behind two names (`Femern Bælt-`) the hyphen is the group's (§ 57.9).
    """
    if not left[0].isupper() or len(right) < _STEM:
        return False
    inside = _WORD_BEFORE.search(before)
    if not inside:
        return False
    stem, start = right[:_STEM].casefold(), left.casefold()
    words = spelled.words
    if any(w.startswith(stem) for w in words) and not any(
        w.startswith(start) and w != start for w in words
    ):
        return True
    grouped = inside[1][0].isupper() and not is_danish(inside[1].lower())
    return _is_name(left, spelled, grouped=grouped) and _is_whole(left, right)


def _is_name(left: str, spelled: Spelling, *, grouped: bool) -> bool:
    """Whether a capital makes a name of a word: nobody writes it small."""
    if len(left) < _SHORTEST_NAME or left.endswith("s") or spelled.small(left):
        return False
    return grouped or not is_danish(left.lower())


def _is_whole(left: str, right: str) -> bool:
    """Whether a break stands between two words, by the word list: not inside a third."""
    if not is_danish(right) or is_danish(left + right):
        return False
    return not any(is_danish(left[cut:] + right) for cut in range(1, len(left)))


def _bare(word: str) -> str:
    if word.isalpha():
        return word
    found = _WORD.search(word)
    return found.group() if found else word


def _shape_says_real(left: str, right: str) -> bool:
    """Capitals, digits and abbreviations before or after: `KL-`, `2021-`, `-Kristensen`."""
    last = left.rsplit("-", 1)[-1]
    if not right[0].islower() or not last or not last[-1].isalpha():
        return True
    if not last.isalpha() and any(character.isdigit() for character in last):
        return True
    if last.casefold() in _ALWAYS_HYPHENATED:
        return True
    if _CAMEL.search(last):  # `VisitNord-` / `sjælland`, `VisitDenmark-` / `kampagnen`
        return False
    # `SOSU-`, `KKR-`, `ph.d.-`, `SMVer-`: capitals beyond the first letter, or a dot inside.
    if last[1:].islower():
        return "." in last
    return any(character.isupper() for character in last[1:]) or "." in last or len(last) == 1
