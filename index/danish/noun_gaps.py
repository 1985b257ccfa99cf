"""Forms of nouns that the form list gives to other words: *viser*, *manglen*, *bøgerne*."""

from __future__ import annotations

from collections.abc import Mapping

from index.danish.folding import fold
from index.danish.inflection import is_doubled
from index.danish.irregular import PLURALS
from index.danish.kinds import NAME, NOUN, OTHER, VERB, Word
from index.danish.readings import Readings
from index.danish.word_classes import PARTICLES

_LATIN_PLURAL = ("er", "ers", "erne", "ernes")
_ALL = ("en", "ens", "et", "ets", *_LATIN_PLURAL)
_CONTRACTED = {  # by a noun's last two letters; *regler*, but *centre* and *våbner*
    "el": ("er", "ers", "erne", "ernes"),
    "er": ("e", "es", "ene", "enes"),
    "en": ("e", "es", "ene", "enes"),
}
_SHORTEST_CONTRACTED = 4  # adel
ENOUGH = 6  # compounds that a noun ends: one that ends so many has an article, and a plural
_A_SHARE = 3  # of its compounds: the worker has the other ones
_FAMILY = 4  # compounds that a word is no rare one with
# What these endings make takes one plural always: motioner, though the list gives it to a verb.
_DERIVED = {"else": "r", "hed": "er", "ion": "er", "ning": "er"}
LETTERS_IN_E = ("ae", "oe")  # æ and ø, folded: their e begins no ending
_BEFORE_FOLDED_E = "ao"
_PLURALS = {fold(noun): fold(plural) for noun, plural in PLURALS.items()}
_CHANGED = frozenset(_PLURALS.values())
_LONGEST_IRREGULAR = max(map(len, _PLURALS))


def add_bare_forms(readings: Readings, lemma_of: Mapping[str, str]) -> None:
    """What a noun's form is made of: *manglen* from *manglens*, *budgetter* from *-terne*."""
    for form, noun in lemma_of.items():
        if not readings.is_kind(noun, NOUN) or form == noun or not form.startswith(noun[:-2]):
            continue
        if form.endswith("erne"):
            # børne, folded, is no plural; bøger, though bøgerne is given to bøg, is that of bog
            if form[-5] not in _BEFORE_FOLDED_E and form[:-2] not in _CHANGED:
                readings.add((form[:-2],), noun)
        elif form.endswith("ets") and readings.owns(noun, form[:-3] + "en"):
            continue  # lovets is a rare word's, lovet a verb's
        elif form.endswith(("ens", "ets", "ers")) and readings.is_verbs(form[:-1]):
            readings.add((form[:-1],), noun)
        elif (
            form.endswith("ene")
            and form[:-3] not in {noun, noun + noun[-1:]}  # faldene: the plural is fald
            and readings.is_verbs(form[:-2])
        ):
            readings.add((form[:-2],), noun)  # ofrene: ofre


def add_noun(readings: Readings, noun: str) -> None:
    """Definite forms and plurals given to a word that happens to be spelt so."""
    forms = readings.words[noun].forms
    _add_definite(readings, noun)
    _add_plurals(readings, noun)
    for plural in [form for form in forms if form.endswith("r") and form != noun]:
        readings.add((plural + "ne", plural + "nes", plural + "s"), noun)
    _add_irregular_plural(readings, noun)
    if noun.endswith("e") and noun + "n" in forms:
        for ending in ("rne", "rnes", "rs"):  # klyngerne is given to klynger, who clings
            if readings.found.get(noun + ending, ("",))[0] == noun + "r":
                readings.add((noun + ending,), noun)
    latin = [noun[:-2] + ending for ending in _LATIN_PLURAL] if noun.endswith("us") else []
    if forms.intersection(latin):
        readings.add(latin, noun)  # kurser is given to kurs, though kursernes is left to kursus
    longer = noun + noun[-1:] + "e"
    if not readings.words[noun].endings and readings.is_kind(
        longer, NOUN
    ):  # toilet, beside toilette
        readings.add((longer[:-1] + ending for ending in _ALL), noun)
    if noun[-3:-1] in LETTERS_IN_E:
        return
    if noun.endswith("er"):
        readings.add((noun + "s",), noun)
        if noun + "e" in forms:  # moder has no modere, and no moderne
            readings.add((noun + "ne", noun + "nes"), noun)  # lederne is given to led
    _add_contracted(readings, noun)


def _add_plurals(readings: Readings, noun: str) -> None:
    """What an ending says of the plural: *motioner*; and plurals listed by themselves: *kopper*."""
    found = [noun + plural for ending, plural in _DERIVED.items() if noun.endswith(ending)]
    if "e" not in readings.words[noun].endings:
        stems = (noun.removesuffix("e"), noun + noun[-1])
        found += [stem + "er" for stem in stems if _is_plural_alone(readings, stem + "er")]
    for plural in found:
        readings.add((plural, plural + "s", plural + "ne", plural + "nes"), noun)


def _is_plural_alone(readings: Readings, word: str) -> bool:
    """Whether the list has a plural for a noun of its own: it has no article and no -ere."""
    forms = readings.words[word].forms if readings.is_kind(word, NOUN) else ()
    return word + "ne" in forms and {word, word + "s", word + "ne", word + "nes"}.issuperset(forms)


def _add_definite(readings: Readings, noun: str) -> None:
    """*Handicappet* is given to *handicappe* alone; but a noun with *loven* has no *lovet*."""
    stems = (noun, noun + noun[-1:])
    article = [letter for letter in "nt" if letter in readings.words[noun].endings] or ["n", "t"]
    if any(readings.owns(noun, stem + "en") for stem in stems):
        article = ["n"]
    for ending in (f"e{letter}{s}" for letter in article for s in ("", "s")):
        readings.add(filter(readings.is_verbs, (stem + ending for stem in stems)), noun)


def _add_irregular_plural(readings: Readings, noun: str) -> None:
    """*Fædre* is given to one of *far* and *fader*, *bøgerne* to the beech (*bøg*, *bøge*)."""
    for cut in range(max(0, len(noun) - _LONGEST_IRREGULAR), len(noun) - 1):
        ending = _PLURALS.get(noun[cut:])
        owners = readings.found.get(noun[:cut] + ending) if ending is not None else None
        if ending is None or owners is None:
            continue
        plural = noun[:cut] + ending
        readings.add((plural, plural + "s"), noun)
        for form in {plural + "ne", plural + "nes"} & readings.found.keys():
            # whose it is must have the plural too
            readings.found[form] = tuple(word for word in readings.found[form] if word in owners)
            readings.add((form,), noun)


def _add_contracted(readings: Readings, noun: str) -> None:
    """Nouns that lose their last e before an ending: *cyklen*, *reglerne*, *centret*, *ofre*.

    Agent nouns keep it (*lejere*: not *lejre*), and so does *viden*, which takes no *-et*:
    what looks like one of them needs a form of its own that is contracted.
    """
    endings = _CONTRACTED.get(noun[-2:])
    if endings is None or len(noun) < _SHORTEST_CONTRACTED:
        return
    word = readings.words[noun]
    stem = noun[:-2]
    short = (stem[:-1] if is_doubled(stem) else stem) + noun[-1]
    doubtful = readings.is_kind(noun[:-1], VERB) if noun[-1] == "r" else "t" not in word.endings
    if noun[-1] != "l" and doubtful and not readings.owns(noun, short + "ene"):
        return
    readings.add((short + ending for ending in endings), noun)
    for letter in "nt":
        for form in (f"{short}e{letter}", f"{short}e{letter}s"):
            # metret is given to metrum; mestret, a verb's, is no form of mester
            given = noun[-1] == "r" and letter == "t" and not readings.is_verbs(form)
            if given or letter in word.endings:
                readings.add((form,), noun)


def add_robbed_noun(readings: Readings, noun: str) -> None:
    """Nouns whose forms another word has: *priser* (*prise*), *potentialet* (*potential*).

    *Pris* keeps *prisen* alone, *potentiale* keeps nothing.
    """
    word = readings.words[noun]
    if word.kind != OTHER:
        return
    if {noun + "en", noun + "et"} & word.forms:
        word.kind = NOUN
        word.endings = ("n" if noun + "en" in word.forms else "t") + "r"
        for ending in ("ens", "ets", "er", "ers", "erne", "ernes"):
            if readings.found.get(noun + ending) == (noun + "e",):
                readings.add((noun + ending,), noun)
    elif noun.endswith("e") and readings.is_kind(noun[:-1], NOUN):
        short = readings.words[noun[:-1]]
        if short.kind == NOUN and "tr" in short.endings:
            readings.add((noun,), noun[:-1])


def add_imperative_noun(readings: Readings, verb: str) -> None:
    """Nouns that look like an imperative: *handicap* beside *handicappe*, *støj*, *renhold*."""
    word = readings.words[verb]
    if not verb.endswith("e") or word.kind & NAME:
        return
    stem = verb[:-1]
    doubled = stem[-1:] == stem[-2:-1]
    noun = stem[:-1] if doubled else stem
    agent = verb + "rne" in readings.found and not doubled
    if noun not in readings.found or readings.is_kind(noun, NOUN) or agent:
        return
    if word.forms & {stem + "ene", stem + "enes"}:
        endings = ["et", "ets", "ene", "enes"]
    elif stem + "ens" in word.forms:
        endings = ["en", "ens"]
    else:
        return
    readings.add((noun, *(stem + ending for ending in endings)), noun)
    readings.words.setdefault(noun, Word()).kind |= NOUN


def add_hidden_noun(readings: Readings, noun: str, endings: str) -> None:
    """A noun whose forms the list has, but not as its: *fasen* is given to *fas*."""
    word = readings.words[noun]
    word.kind, word.endings = word.kind & ~OTHER | NOUN, endings
    doubled = noun + noun[-1]
    stem = noun.removesuffix("e") if doubled + "en" not in readings.found else doubled
    for letter in endings:
        more = ("", "s", "ne", "nes") if letter == "r" else ("", "s")
        readings.add((f"{stem}e{letter}{one}" for one in more), noun)


def add_shown_forms(readings: Readings, noun: str, shown: Mapping[str, int]) -> None:
    """*Listen* is given to the cunning (*list*) alone, *møller* to the miller, *toppe* to a verb.

    `shown` are the forms that the noun's compounds have, and how many have each: where many do
    and the word that has it is shorter or rare, it is the noun's too. Genitives are not asked:
    *slags* is no blow's. Nor are nouns in -er, which end by chance what is made with that ending:
    *agere* is no field's (*ager*) for *deltagere*.
    """
    if noun.endswith("er"):
        return
    least = max(ENOUGH, readings.words[noun].last / 2)
    for form, times in shown.items():
        owners = readings.found.get(form, ())
        if times < least or form.endswith("s") or not owners:
            continue
        if all(_gives_way(readings, owner, noun) for owner in owners):
            alike = (one for one in (form, form + "s") if readings.found.get(one) == owners)
            readings.add(list(alike), noun)


def add_plural_of_head(
    readings: Readings, noun: str, shown: Mapping[str, Mapping[str, int]]
) -> None:
    """*Anlægsarbejder* is given to the worker alone; most compounds show that it is work, too."""
    plural = noun + "r"
    if not noun.endswith("e") or readings.found.get(plural) != (plural,):
        return
    if not (readings.is_kind(noun, NOUN) and readings.is_kind(plural, NOUN)):
        return
    head = next((noun[cut:] for cut in range(2, len(noun) - 2) if noun[cut:] in shown), None)
    if head is not None and shown[head].get(head + "r", 0) >= max(
        ENOUGH, readings.words[head].last / _A_SHARE
    ):
        readings.add((plural + ending for ending in ("", "s", "ne", "nes")), noun)


def _gives_way(readings: Readings, owner: str, noun: str) -> bool:
    """Whether a word is what a noun is without its -e, or hardly anything is made of it."""
    if noun.endswith("e") and owner in {noun[:-1], noun[:-2] if is_doubled(noun[:-1]) else ""}:
        return True
    word = readings.words[owner]
    if word.first + word.last >= _FAMILY or word.kind not in (NOUN, VERB):
        return False
    return word.kind == NOUN or not any(
        particle + owner in readings.words for particle in PARTICLES
    )
