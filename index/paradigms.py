"""From a list of forms with their lemmas to words with readings, kinds and families.

The list (simplemma's Danish dictionary) names one lemma for each form. Three things are
worked out from it, with nothing but the list itself:

- *Readings.* A form may belong to a second word that the list left out: *budgetter* is given as
  imperative of *budgettere* though *budgetterne* says that it is the plural of *budget*.
- *Kinds.* The endings of a word's forms tell noun, verb and adjective apart.
- *Families.* In how many other words of the list a word is first or last member, and how often
  with a linking s as first. *Plan* ends hundreds, *agne* one: chance finds within words have no
  family.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from index.danish import PARTICLES, SUFFIXES
from index.folding import fold
from index.inflection import is_doubled
from index.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB
from index.overrides import LEMMAS
from parse.municipalities import MUNICIPALITIES

_NOUN_ONLY = ("ens", "ets", "enes", "ernes", "ene", "erne")
_VOWELS = frozenset("aeiouyé")
_PARTICLES = frozenset(map(fold, PARTICLES))
_VERB_ONLY = ("ede", "edes", "ende", "te", "tes")
_LATIN_PLURAL = ("er", "ers", "erne", "ernes")
_SHORT_FORM = 3  # und-er is no form of und-være
_LETTERS_IN_E = ("ae", "oe")  # æ and ø, folded: their e begins no ending


@dataclass(slots=True)
class Word:
    """A lemma while the lexicon is compiled."""

    forms: set[str] = field(default_factory=set)
    kind: int = 0
    first: int = 0
    linked: int = 0
    last: int = 0
    endings: str = ""


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
    readings = _readings(lemma_of, words)
    _count_families(words)
    return Paradigms(readings, words)


def _folded(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, str], set[str]]:
    """One base form for each form, folded, and which base forms are names (*Holstebro*)."""
    official = frozenset(fold(name) for name in MUNICIPALITIES if name.isalpha())
    lemma_of = {name: name for name in official}
    names = set(official)
    bases: dict[str, str] = {}
    for form, lemma in pairs:
        if not form.isalpha() or not lemma.isalpha():
            continue
        base = bases.get(lemma)
        if base is None:
            base = bases[lemma] = fold(lemma)
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
    bases_in_ium = frozenset(base for base in lemma_of.values() if base.endswith("ium"))
    for form, base in lemma_of.items():
        if base.endswith("ie") and base[:-1] + "um" in bases_in_ium:
            lemma_of[form] = base[:-1] + "um"  # gymnasie or gymnasium: both are right
    own = [fold(form) for form, (lemmas, _) in LEMMAS.items() if form == lemmas[0]]
    return lemma_of | {form: form for form in own}, names


def _kind(lemma: str, forms: set[str], *, name: bool) -> int:
    others = [form for form in forms if form != lemma]
    kind = 0
    if any(form.endswith(_NOUN_ONLY) for form in others) or (
        lemma.endswith("e") and lemma + "ns" in forms
    ):
        kind |= NOUN
    if any(form.endswith(_VERB_ONLY) for form in others) and lemma[-1:] in "eao":
        kind |= VERB
    if name and not kind:
        return NAME
    if not kind and others and (lemma + "e" in forms or lemma + "t" in forms or len(forms) > 2):
        kind |= ADJECTIVE
    if kind & NOUN and (lemma + "est" in forms or lemma + "este" in forms):
        kind |= ADJECTIVE
    return kind or OTHER


def _endings(noun: str, forms: set[str]) -> str:
    """How a noun takes article and plural: n (-en), t (-et), e (-ene), r (-erne)."""
    stems = (noun[:-1],) if noun.endswith("e") else (noun, noun + noun[-1:])
    tests = (("n", "ens"), ("t", "ets"), ("e", "ene"), ("r", "erne"))
    return "".join(
        letter for letter, ending in tests if any(stem + ending in forms for stem in stems)
    )


def _readings(lemma_of: dict[str, str], words: dict[str, Word]) -> dict[str, tuple[str, ...]]:
    """The list's own reading of every form first, then those it left out."""
    found: dict[str, list[str]] = {form: [lemma] for form, lemma in lemma_of.items()}
    for lemma in words:
        _add(found, lemma, lemma)  # bruger: a word of its own, though it is a form of bruge
    for form in lemma_of:
        # The plural of which the list has the definite form: budgetter from budgetterne.
        definite = lemma_of.get(form + "ne") if form.endswith("r") else None
        if definite is not None and words[definite].kind & NOUN:
            _add(found, form, definite)
    for lemma, word in list(words.items()):
        _add_imperative_noun(lemma, word, words, found)
    for lemma, word in words.items():
        _add_robbed_noun(lemma, word, words, found)
        if word.kind & VERB:
            _add_verb_forms(lemma, words, found)
        if word.kind & NOUN:
            _add_noun_forms(lemma, word, words, found)
        elif word.kind & ADJECTIVE:
            for ending in ("t", "e", "es"):  # grønt, though it is also greenery
                _add(found, lemma + ending, lemma)
                _add(found, lemma + lemma[-1:] + ending, lemma)
    for form, (lemmas, _) in LEMMAS.items():
        for own in (fold(form), fold(form) + "s"):
            if own in found or own == fold(form):
                found[own] = [fold(lemma) for lemma in lemmas]
    return {form: tuple(lemmas) for form, lemmas in found.items()}


def _add(found: dict[str, list[str]], form: str, lemma: str) -> None:
    lemmas = found.get(form)
    if lemmas is not None and lemma not in lemmas:
        lemmas.append(lemma)


def _add_noun_forms(
    noun: str, word: Word, words: dict[str, Word], found: dict[str, list[str]]
) -> None:
    _add_definite(noun, words, found)  # handicappet is given to handicappe alone
    if noun.endswith("e") and noun + "n" in word.forms:
        for ending in ("rne", "rnes", "rs"):  # klyngerne is given to klynger, who clings
            if found.get(noun + ending, [""])[0] == noun + "r":
                _add(found, noun + ending, noun)
    if noun.endswith("us") and any(noun[:-2] + ending in word.forms for ending in _LATIN_PLURAL):
        for ending in _LATIN_PLURAL:  # kurser is given to kurs, though kursernes is left to kursus
            _add(found, noun[:-2] + ending, noun)
    if noun[-3:-1] in _LETTERS_IN_E:
        return
    if noun.endswith("er"):
        for ending in ("ne", "nes", "s"):  # lederne is given to led
            _add(found, noun + ending, noun)
    if _drops_e(noun, word, words):
        short = noun[:-2] + noun[-1]  # centret and centre are given to centrum
        for ending in ("et", "ets", "e", "es", "ene", "enes"):
            _add(found, short + ending, noun)


def _drops_e(noun: str, word: Word, words: dict[str, Word]) -> bool:
    """Whether a noun loses its last e before an ending: *centret*, *reglen*, *somre*.

    Agent nouns keep it (*lejere*: not *lejre*), and so does *viden*, which takes no *-et*.
    """
    if len(noun) <= 4 or noun[-2:] not in {"er", "el", "en"}:
        return False
    if noun.endswith("en"):
        return "t" in word.endings
    verb = words.get(noun[:-1])
    return verb is None or not verb.kind & VERB


def _add_verb_form(
    found: dict[str, list[str]], words: dict[str, Word], form: str, verb: str
) -> None:
    """Add a reading, but not to nouns: *besøg* is a visit, and an order to visit only in print."""
    known = [words[lemma].kind for lemma in found.get(form, ()) if lemma in words]
    if len(form) - len(verb) > -_SHORT_FORM and not any(kind & NOUN for kind in known):
        _add(found, form, verb)


def _add_verb_forms(verb: str, words: dict[str, Word], found: dict[str, list[str]]) -> None:
    """Forms of a verb that the list gives to a noun or an adjective alone.

    *finansierer* is given to *finansier*; *afholdte* to *afholdt*, though *holdte* is of *holde*:
    a verb with a particle is inflected as the verb behind it.
    """
    if verb.endswith("ere"):
        for ending in ("r", "s", "de", "des"):
            _add(found, verb + ending, verb)
    for cut in range(1, min(len(verb) - 2, 6)):
        simple = words.get(verb[cut:])
        if verb[:cut] in _PARTICLES and simple is not None and simple.kind & VERB:
            for form in simple.forms:
                _add_verb_form(found, words, verb[:cut] + form, verb)


def _add_definite(noun: str, words: dict[str, Word], found: dict[str, list[str]]) -> None:
    doubled = noun + noun[-1:]
    article = [letter for letter in "nt" if letter in words[noun].endings] or ["n", "t"]
    for ending in (f"e{letter}{s}" for letter in article for s in ("", "s")):
        for form in (noun + ending, doubled + ending):
            if form in found and all(words[lemma].kind == VERB for lemma in found[form]):
                found[form].append(noun)


def _add_robbed_noun(
    noun: str, word: Word, words: dict[str, Word], found: dict[str, list[str]]
) -> None:
    """Nouns whose forms the list gives to another: *priser* to *prise*, *potentialet* to *potential*.

    *Pris* keeps *prisen* alone, *potentiale* keeps nothing.
    """
    if word.kind == OTHER and {noun + "en", noun + "et"} & word.forms:
        word.kind = NOUN
        word.endings = ("n" if noun + "en" in word.forms else "t") + "r"
        for ending in ("ens", "ets", "er", "ers", "erne", "ernes"):
            if found.get(noun + ending) == [noun + "e"]:
                _add(found, noun + ending, noun)
    elif word.kind == OTHER and noun.endswith("e"):
        short = words.get(noun[:-1])
        if short is not None and short.kind == NOUN and "tr" in short.endings:
            _add(found, noun, noun[:-1])


def _add_imperative_noun(
    verb: str, word: Word, words: dict[str, Word], found: dict[str, list[str]]
) -> None:
    """Nouns that look like an imperative: *handicap* beside *handicappe*, *støj*, *renhold*."""
    if not verb.endswith("e") or word.kind & NAME:
        return
    stem = verb[:-1]
    doubled = stem[-1:] == stem[-2:-1]
    noun = stem[:-1] if doubled else stem
    known = words.get(noun)
    if (
        noun not in found
        or (known and known.kind & NOUN)
        or (verb + "rne" in found and not doubled)
    ):
        return
    if stem + "ene" in word.forms or stem + "enes" in word.forms:
        endings = ["et", "ets", "ene", "enes"]
    elif stem + "ens" in word.forms:
        endings = ["en", "ens"]
    else:
        return
    for form in (noun, *(stem + ending for ending in endings)):
        _add(found, form, noun)
    words.setdefault(noun, Word()).kind |= NOUN


def _count_families(words: dict[str, Word]) -> None:
    banned = {fold(part) for part in PARTICLES | SUFFIXES}
    good = {lemma for lemma, word in words.items() if word.kind & (NOUN | ADJECTIVE | VERB)}
    nouns = {lemma for lemma, word in words.items() if word.kind & NOUN} - banned
    for lemma in good:
        for cut in range(2, len(lemma) - 1):
            last = lemma[cut:]
            if last not in nouns:
                continue
            first = lemma[:cut]
            bases = [first]
            if first[-1] in "se":  # landbrugs- is rather landbrug than landbrugs, a shop
                bases = [first[:-1], first] if first[-1] == "s" else [first, first[:-1]]
                bases.append(first + "e")
                if is_doubled(first[:-1]):
                    bases.append(first[:-2])
            base = next((b for b in bases if b in nouns), None) or (first in good and first)
            if not base or base in banned or first in banned:
                continue
            words[last].last += 1
            words[base].first += 1
            words[base].linked += first == base + "s"
