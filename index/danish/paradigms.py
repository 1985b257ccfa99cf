"""From a list of forms with their lemmas to words with readings, kinds and families.

The list (simplemma's Danish dictionary) names one lemma for each form. Three things are
worked out from it, with nothing but the list itself:

- *Readings* (`gaps`). A form may belong to a second word that the list left out: *budgetter* is
  given as imperative of *budgettere* though *budgetterne* says that it is the plural of *budget*.
- *Kinds.* The endings of a word's forms tell noun, verb and adjective apart.
- *Families.* In how many other words of the list a word is first or last member, and how often
  with a linking s as first. *Plan* ends hundreds, *agne* one: chance finds within words have no
  family.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.danish.folding import fold
from index.danish.gaps import add_forms_of_families, all_readings
from index.danish.inflection import is_doubled
from index.danish.irregular import SAME
from index.danish.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB, Word
from index.danish.noun_gaps import ENOUGH
from index.danish.overrides import LEMMAS
from index.danish.word_classes import PARTICLES, SUFFIXES
from parse.municipalities import MUNICIPALITIES, OTHER_FORMS

_NOUN_ONLY = ("ens", "ets", "enes", "ernes", "ene", "erne")
_VOWELS = frozenset("aeiouyé")
_SAME = {fold(old): fold(new) for old, new in SAME.items()}
_SAME_ENDS = tuple(_SAME)
_VERB_ONLY = ("ede", "edes", "ende", "te", "tes")


@dataclass(slots=True)
class Paradigms:
    """All readings of all forms, and all words by lemma (folded)."""

    readings: dict[str, tuple[str, ...]]
    words: dict[str, Word]


def analyse(pairs: Iterable[tuple[str, str]]) -> Paradigms:
    """Readings, kinds and families of a form list (form, lemma) in native spelling."""
    lemma_of, names = _folded(pairs)
    words: dict[str, Word] = {}
    for form, lemma in lemma_of.items():
        word = words.get(lemma)
        if word is None:
            word = words[lemma] = Word()
        word.forms.add(form)
    for lemma, word in words.items():
        word.kind = _kind(lemma, word.forms, name=lemma in names)
        word.endings = _endings(lemma, word.forms) if word.kind & NOUN else ""
    readings = all_readings(lemma_of, words)
    add_forms_of_families(readings, _count_families(words))
    return Paradigms(readings.found, words)


def _folded(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, str], set[str]]:
    """One base form for each form, folded, and which base forms are names (*Holstebro*)."""
    lemma_of = dict(_municipalities())
    official = frozenset(lemma_of.values())
    names = set(official)
    bases: dict[str, str] = {}
    for form, lemma in pairs:
        if not form.isalpha() or not lemma.isalpha():
            continue
        base = bases.get(lemma)
        if base is None:
            bare = lemma[:-1] if lemma[-1] == "s" and lemma[:-1].isupper() else lemma
            base = bases[lemma] = fold(bare)  # EUs
        key = fold(form)
        if not _VOWELS & set(key):
            base = key  # kl is no form of klokke, stk none of stykke
        if not lemma[:1].isupper():
            names -= {base} - official
        elif key in lemma_of:
            continue  # a common word comes before a name
        elif lemma[1:].islower():
            names.add(base)
        lemma_of[key] = base
    known = frozenset(lemma_of.values())
    for form, base in lemma_of.items():
        same = _other_spelling(base)
        if same is not None and same in known:
            lemma_of[form] = same
    own = [fold(form) for form, (lemmas, _) in LEMMAS.items() if form == lemmas[0]]
    return lemma_of | {form: form for form in own}, names


def _other_spelling(base: str) -> str | None:
    """The spelling under which a word is known that has two."""
    if base.endswith("ie") and not base.endswith(_SAME_ENDS):
        return base[:-1] + "um"  # gymnasie or gymnasium: both are right
    if base.endswith(_SAME_ENDS):
        old = max(filter(base.endswith, _SAME), key=len)
        return base.removesuffix(old) + _SAME[old]
    return None


def _municipalities() -> Iterator[tuple[str, str]]:
    """The forms of their names with the nominative, which some have before "Kommune" only."""
    for name in MUNICIPALITIES:
        if not name.isalpha():
            continue
        bare = name[:-1] if OTHER_FORMS.get(name[:-1]) == name else name
        base = fold(bare)
        yield base, base
        if not base.endswith("s"):
            yield base + "s", base


def _kind(lemma: str, forms: set[str], *, name: bool) -> int:
    others = [form for form in forms if form != lemma]
    kind = 0
    if any(form.endswith(_NOUN_ONLY) for form in others) or (
        lemma.endswith("e") and lemma + "ns" in forms
    ):
        kind |= NOUN
    if lemma.endswith("ende") and others == [lemma + "s"]:  # pårørende: a participle has no -s
        kind |= NOUN
    own = [form for form in others if form != lemma + "s"]  # Gentoftes is a genitive
    if any(form.endswith(_VERB_ONLY) for form in own) and lemma[-1:] in "eao":
        kind |= VERB
    if name and not kind:
        return NAME
    endings = {lemma + "e", lemma + "t", lemma + lemma[-1:] + "e"}  # akutte
    if not kind and others and (endings & forms or len(forms) > 2):
        kind |= ADJECTIVE
    if kind & NOUN and (lemma + "est" in forms or lemma + "este" in forms):
        kind |= ADJECTIVE
    if kind & NOUN and lemma.endswith("sk") and lemma + "e" in forms and lemma + "ene" not in forms:
        kind |= ADJECTIVE  # jysk, svensk: also languages; disk has the plural diske
    return kind or OTHER


def _endings(noun: str, forms: set[str]) -> str:
    """How a noun takes article and plural: n (-en), t (-et), e (-ene), r (-erne)."""
    stems = (noun[:-1],) if noun.endswith("e") else (noun, noun + noun[-1:])
    tests = (("n", "ens"), ("t", "ets"), ("e", "ene"), ("r", "erne"))
    return "".join(
        letter for letter, ending in tests if any(stem + ending in forms for stem in stems)
    )


def _doubles(noun: str, words: dict[str, Word]) -> bool:
    """Whether a noun's last consonant is doubled before an ending."""
    word = words.get(noun)
    return word is not None and not word.forms.isdisjoint(
        (noun + noun[-1] + "en", noun + noun[-1] + "et")
    )


def _count_families(words: dict[str, Word]) -> dict[str, Counter[str]]:
    """Count each word's compounds, and tell in which forms those that a noun ends are inflected."""
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    in_s: Counter[str] = Counter()  # first members in -s that are words with it and without
    banned = PARTICLES | SUFFIXES
    good = {lemma for lemma, word in words.items() if word.kind & (NOUN | ADJECTIVE | VERB)}
    nouns = {lemma for lemma, word in words.items() if word.kind & NOUN} - banned
    for lemma in good:
        for cut in range(2, len(lemma) - 1):
            last = lemma[cut:]
            if last not in nouns:
                continue
            first = lemma[:cut]
            base = next((b for b in _bases(first, words) if b in nouns), None)
            base = base or (first if first in good else None)
            if not base or base in banned or first in banned:
                continue
            words[last].last += 1
            forms = (form for form in words[lemma].forms if form.startswith(lemma))
            shown[last].update(form[cut:] for form in forms if form != lemma)
            if base == first[:-1] and first in nouns:
                in_s[first] += 1
                continue
            words[base].first += 1
            words[base].linked += first in {base + "s", base.removesuffix("e") + "s"}
    _share(in_s, words)
    return shown


def _bases(first: str, words: dict[str, Word]) -> list[str]:
    """What a first member may be a form of, the likeliest first."""
    bases = [first]
    if first[-1] in "se":  # landbrugs- is rather landbrug than landbrugs, a shop
        bases = [first, first[:-1]]
        if first[-1] == "s":
            bases = [first[:-1], first, first[:-1] + "e"]  # arbejds-: arbejde
        bases.append(first + "e")
        if is_doubled(first[:-1]):
            bases.append(first[:-2])
    if first[-1] == "e" and _doubles(first[:-1], words):
        bases.remove(first[:-1])  # rygestop is nobody's back (ryg, ryggen)
    return bases


def _share(in_s: Mapping[str, int], words: dict[str, Word]) -> None:
    """Count first members in -s that are words with it and without.

    What ends compounds begins them: *kursskift* is of *kurs*, no *kur*'s; but *landbrugsjord* of
    *landbrug*, for nothing ends in *-landbrugs*, a shop.
    """
    for first, times in in_s.items():
        own = words[first].last >= ENOUGH
        words[first if own else first[:-1]].first += times
        words[first[:-1]].linked += 0 if own else times
