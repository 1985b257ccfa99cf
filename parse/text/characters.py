"""Characters made plain, at one place: what every reader does to the text it yields."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from string import ascii_letters

from parse.text.ligatures import MISTAKEN, with_ligatures

SOFT_HYPHEN = "\u00ad"

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_SPACES += "\u2028\u2029\u202f\u205f\u3000\u0085\n\r\v\f"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"

_PLAIN: dict[int, str] = {
    # PDFium returns a hyphen at a line's end as U+FFFE, older builds as U+0002.
    **dict.fromkeys((0xFFFE, 0x0002, 0x2010, 0x2011), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _INVISIBLE), ""),
    # Only these ligatures: NFKC would also turn "…" into three full stops and "²" into "2".
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    # Microsoft's fonts had these two here.
    0xF001: "fi",
    0xF002: "fl",
    # Word's list bullets in the fonts Symbol and Wingdings come as private-use characters.
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF06F: "o",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF02D: "–",
    # Ghostscript up to 10.0 writes the letters of ligatures into its character maps with their
    # bytes swapped: "inds琀椀lles" is "indstilles". No ideograph stands in Danish minutes.
    **{ord(letter) << 8: letter for letter in ascii_letters},
    # The third of `ffi`, `ffl` and `ffj` is added to the second: "of\ucf00cielle".
    **{(ord("f") + ord(letter)) << 8: f"f{letter}" for letter in "ijl"},
}
# What the table changes, letters called by their codes, and surrogates: most lines have none of it,
# and æ, ø, å are not it.
_SPECIAL = re.compile(f"[{''.join(map(chr, _PLAIN))}\uf041-\uf0ff\ud800-\udfff]")
# Fonts that Windows takes for fonts of symbols call letters by their codes alone. At the beginning
# of a line such a code may be a bullet.
_CODES = re.compile("[\uf041-\uf0ff]+")
_BEFORE_CODES, _BEHIND_CODES = re.compile(r"[^\W\d_]"), re.compile("[a-zæøå]")
# Letters and marks that stay as they are: what is in composed form and no special character, nor
# one that may stand for a ligature.
_AS_IT_IS = re.compile("[ -~\xa1-\xa7\xa9-\xac\xae-\xfa\xfd-\u02d9\u02db-\u02ff–—‘’“”„…•€]*")
# As dumps of TeX's papers have them; nobody types these two before a letter (`20 ˚C` is no å).
_ACCENT_APART = re.compile("˚[aAuU]|¨[aeiouyAEIOUY]")
# What an accent by itself is called, and what it is over its letter.
COMBINING = {
    "`": "\u0300", "‘": "\u0300", "´": "\u0301", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303",
    "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a",
    "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_DOTLESS = {"ı": "i", "ȷ": "j"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufff9-\ufffb]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Four dots and more anywhere, two and more before a page number, one set apart before it.
_LEADERS = re.compile(
    r"\s?(?:[.…]\s?){4,}|\s?(?:[.…]\s?){2,}(?=\d{1,3}$)|(?<=\w)\s\.\s?(?=\d{1,3}$)"
)
_CID = re.compile(r"\(cid:\d+\)")
# OCR takes the first letter of `Indstilling` for another; no word begins as it reads then.
_MISREAD = re.compile(r"\blnd(?=[a-zæøå])")
_UNREADABLE = "\ufffd"
_PAIR = re.compile(r"(.)\1")
# "RReeffeerraatt": three pairs and more, and nothing else.
_DOUBLED = re.compile(r"(?:(\S)\1){3,}")
_DOUBLED_LENGTH, _DOUBLED_SAMPLE, _DOUBLED_SHARE = 6, 12, 0.35


def plain(text: str) -> str:
    """The text in composed form (NFC), hyphens and spaces of one kind, nothing invisible.

    White space runs become one space, none is left at the ends. Soft hyphens go, but for one at
    the very end, which says that the word continues on the next line.
    """
    if "lnd" in text:
        text = _MISREAD.sub("Ind", text)
    if _AS_IT_IS.fullmatch(text) and "(cid:" not in text:
        return " ".join(text.split()) if "  " in text or text != text.strip() else text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _SPECIAL.search(text):
            text = _SURROGATE.sub("\ufffd", _CODES.sub(_letters_of, text).translate(_PLAIN))
            text = unicodedata.normalize("NFC", text)
    else:
        text = text.replace("\x02", "-").translate(_PLAIN)
    if "(cid:" in text:
        text = _CID.sub(_UNREADABLE, text)
    text = " ".join(_CONTROL.sub("", text).split())
    if SOFT_HYPHEN in text:
        goes_on = text.endswith(SOFT_HYPHEN)
        text = " ".join(text.replace(SOFT_HYPHEN, "").split()) + (SOFT_HYPHEN if goes_on else "")
    if not MISTAKEN.isdisjoint(text):
        text = with_ligatures(text)
    if "˚" in text or "¨" in text:
        text = _ACCENT_APART.sub(lambda apart: accented(apart[0][1], apart[0][0]), text)
    return text


def _letters_of(codes: re.Match[str]) -> str:
    """The letters that codes within a word are, as Windows has them; else the codes."""
    text, start, end = codes.string, codes.start(), codes.end()
    inside = _BEFORE_CODES.fullmatch(text[max(0, start - 1) : start])
    if not (inside or _BEHIND_CODES.match(text, end)):
        return codes[0]
    if ord(codes[0][0]) in _PLAIN and not text[:start].strip():
        return codes[0]
    letters = bytes(ord(code) - 0xF000 for code in codes[0]).decode("cp1252", errors="replace")
    return "".join(
        letter if letter.isalpha() else code for letter, code in zip(letters, codes[0], strict=True)
    )


def accented(letter: str, accent: str) -> str:
    """A letter with an accent of `COMBINING` on it: one character where there is such a one."""
    return unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + COMBINING[accent])


def even_leaders(text: str) -> str:
    """The text with leader dots of every length as " ..... ", as a list of contents has them."""
    if ".." in text or " ." in text or "…" in text:
        return _LEADERS.sub(" ..... ", text).strip()
    return text


def unreadable(text: str) -> int:
    """How many characters the source could not name; `plain` makes all of them U+FFFD."""
    return text.count(_UNREADABLE)


def mend_doubled(text: str) -> str:
    """The text with every letter once, where badly made fake bold wrote each twice.

    Only when most of the longer words are nothing but pairs ("RReeffeerraatt"): no word is.
    """
    if len(_PAIR.findall(text)) < _DOUBLED_LENGTH // 2:
        return text
    words = text.split(" ")
    pairs = [w for w in words if w[:1] == w[1:2] and len(w) >= _DOUBLED_LENGTH]
    pairs = [word for word in pairs if _DOUBLED.fullmatch(word)]
    if not pairs or 2 * len(pairs) <= sum(len(word) >= _DOUBLED_LENGTH for word in words):
        return text
    return " ".join(word[::2] if word[::2] == word[1::2] else word for word in words)


def looks_doubled(text: str) -> bool:
    """Whether far more letters stand beside their like than in any Danish text (5 %)."""
    most = 2 * len(_PAIR.findall(text))  # a run of like letters has at most two pairs to each match
    if most <= _DOUBLED_SHARE * _DOUBLED_SAMPLE:
        return False
    letters = sum(map(str.isalpha, text))
    if letters < _DOUBLED_SAMPLE or most <= _DOUBLED_SHARE * letters:
        return False
    return sum(a == b and a.isalpha() for a, b in pairwise(text)) > _DOUBLED_SHARE * letters
