"""Stray spaces inside words (`t il`, `debat ter`, `Midt jylland`): damage of text extraction.

A pair of pieces is mended only where it is sure: the whole is a place's name; or the document
writes the whole elsewhere and its short piece never; or the whole is one of the Danish list, and a
piece has one or two letters and one is no word, or neither is one. The list is no judge of pieces
of three letters: it knows `ter` (*te sig*).
"""

from __future__ import annotations

import re
from itertools import pairwise

from parse.councils import COUNCILS
from parse.hyphens import Spelling
from parse.municipalities import MUNICIPALITIES
from parse.wordlist import is_danish

_PAIR = re.compile(r"(?<![\w-])([^\W\d_]+) (?=([a-zæøå]+)(?![\w-]))")
_PLACES = frozenset(
    {council.name.split()[-1] for council in COUNCILS}
    | {part for name in MUNICIPALITIES for part in re.split(r"[ -]", name) if len(part) > 4}
)
# Danish words of up to three letters: such a piece may stand alone.
_SHORT_WORDS = frozenset(
    "ad af al alt at bil bl bo bud by byg ca da dag de dem den der det dig din dit dog du dvs dyr "
    "edb ej el eks en end eng enig er et eu evt fag far fem fik fin for fra fri få får fås før ga "
    "gav ge gik god gå går hav ham han har hej hel her hos hun hun hus hvi hør i ift ikt ild ind "
    "is it ja jf jo job jul kan kap kl km kom kr ku lad lag lav le led lej let lig lov lyd lys lå "
    "mad man med meg men mia mig min mio mit mod mon må mål mår ned nej ni nok nr nu ny nye nyt "
    "nær når og ok olie om op ord os par pct pga på rar reg ren ret ro råd sad sag sagt sal se "
    "seks ser set si sig sin sit sit sid sky snu som stk syd syg syn syv så sår ta tab tag tal "
    "te tid til to tog tre tro tv tør ud ur uro ve ved vej vel vi via vil vis vor vær å år åd "
    "åh ø øer øje øl øst øv".split()
)
_LONGEST_PIECE = 3
_LONGER = _LONGEST_PIECE + 1
_CLOSING = tuple(".,;:)?!")
# Endings that are no words (`debat ter`, `kommune rne`), whatever the list says of `ter`.
_ENDINGS = frozenset("ter ner ger ker rne tet nes lse".split())
_LISTED = 2  # Danish words of two letters are listed; those of three hardly
# A noun with its linking s stands alone only as a genitive (`hørings svar`, `kommissions mødet`).
_LINKED = re.compile(r"[^\W\d_]{3}(?:ings|ions|heds|skabs|ments|tets)$")
_LINKED_ENDS = ("ings", "ions", "heds", "skabs", "ments", "tets")
_PLACE_STARTS = frozenset(place[:cut] for place in _PLACES for cut in range(1, len(place)))


def mend(text: str, spelled: Spelling) -> str:
    """The text with pieces of words put together where that is sure."""
    torn = {
        (pair[1], pair[2])
        for left, right in pairwise(text.split(" "))
        if not _are_whole(left, right, spelled.often)
        and (pair := _PAIR.search(f"{left} {right}"))
        and _belong(pair[1], pair[2], spelled)
    }
    if not torn:
        return text
    return _PAIR.sub(lambda pair: pair[1] if pair.groups() in torn else pair[0], text)


def _are_whole(left: str, right: str, often: frozenset[str]) -> bool:
    """Whether `_belong` surely says no of what stands around a space: so it is nearly always."""
    if left.endswith(_CLOSING):
        return True
    if left.endswith(_LINKED_ENDS) or left in _PLACE_STARTS:
        return False
    if left in often:
        return right in often or (len(right) > _LONGEST_PIECE and right[:_LONGER].isalpha())
    return right in often and len(left) > _LONGEST_PIECE and left.isalpha()


def _belong(left: str, right: str, spelled: Spelling) -> bool:
    """Whether two neighbouring pieces are one word."""
    whole = left + right
    if whole in _PLACES and right not in _SHORT_WORDS:
        return True
    if _LINKED.search(left) and spelled.count(whole):
        return True
    if _are_torn(left, right, spelled):
        return True
    piece, rest = (left, right) if len(left) <= len(right) else (right, left)
    if len(piece) > _LONGEST_PIECE or piece.casefold() in _SHORT_WORDS or piece[0].isupper():
        return False
    if spelled.count(piece) > 1:
        return False
    if len(piece) == _LISTED and is_danish(piece) and is_danish(rest):
        return False  # `ti år` is no `tiår`
    if spelled.count(whole):
        return True
    return (len(piece) <= _LISTED or right in _ENDINGS) and is_danish(whole)


def _are_torn(left: str, right: str, spelled: Spelling) -> bool:
    """Whether neither piece is a word, and the whole is: `obser vatør`, `efterr etning`."""
    if max(spelled.count(left), spelled.count(right)) > 1:
        return False
    if is_danish(left) or is_danish(right):
        return False
    whole = left + right
    return spelled.count(whole) > 0 or is_danish(whole)
