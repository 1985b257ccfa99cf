"""Verbs that decide nothing, and how a form of any verb is traced to its infinitive.

Whoever decides does something to a thing, and there is no end of such verbs (`KKR øremærker
midlerne`); those of saying, thinking, feeling, being and meeting are few. Pure data but for
`infinitive_of`.
"""

from __future__ import annotations

from functools import lru_cache

from parse.outcomes.verb_forms import VERBS
from parse.text.wordlist import is_danish

SAID_OR_FELT = frozenset(
    # said and shown
    "anføre bekræfte bemærke berøre besvare efterlyse foreslå fremgå fremhæve gennemgå indlede "
    "kommentere nævne omtale oplyse orientere pege præcisere præsentere påpege redegøre sige "
    "spørge svare takke tilkendegive understrege vise "
    # thought and felt
    "anse anslå antage arbejde beklage betegne betragte erindre finde forstå forudsætte forvente "
    "føle glæde håbe kende kræve mangle mene minde omfatte opleve regne savne skylde skønne synes "
    "overveje trænge tænke vurdere ønske".split()
)
"""Also in the passive: `Det forventes`, `Der spørges`."""

IDLE = SAID_OR_FELT | frozenset(
    # said and shown
    "advare angive argumentere bebude berette beskrive betone citere erklære forklare formulere "
    "fortolke fortælle fremføre fremstille gentage henlede hilse illustrere indvende introducere "
    "konstatere kritisere kvittere love lykønske meddele nuancere opridse opsummere pointere "
    "protestere påtale referere rose skildre skitsere tale tydeliggøre uddybe udtale udtrykke ytre "
    "adressere anfægte antyde bebrejde begrunde benægte bestride dokumentere efterspørge "
    "eksemplificere gratulere hævde indrømme karakterisere kondolere modsige opponere postulere "
    "problematisere påstå ræsonnere signalere "
    # thought and felt
    "anerkende bekymre betvivle beundre erfare erkende fejre forestille forudse frygte genfinde "
    "genkende huske høre imødese interessere læse mindes opfatte prise påskønne "
    "respektere se tro tvivle undre vide vægte værdsætte ærgre "
    "ane bedømme dvæle fornemme forudsige mistænke overvurdere reflektere spekulere undervurdere "
    # been, had and done at every meeting
    "anvende behøve bese bestå besøge betjene bidrage blive danne dele deltage eje evaluere "
    "fungere følge hedde indebære kigge komme ligge lytte modtage møde mødes nyde opnå opstå "
    "overvære repræsentere rumme råde samarbejde sidde spille støde tilhøre tillægge tælle udgøre "
    "udveksle udvikle varetage vente virke være "
    # said by the noun behind: `give udtryk for`, `lægge vægt på`
    "bringe bruge burde bære få føre give gå gøre have holde kunne lægge måtte skulle stille stå "
    "sætte tage træffe vende ville".split()
)
"""In the active."""

_PARTICLES = (
    "af an be fast for fra frem fri gen hen ind med ned om op over på sam til ud under ved"
).split()
_PRETERITES = {
    form: verb.infinitive for verb in VERBS.values() for form in verb.preterite.split("|")
} | {"faldt": "falde", "bød": "byde", "drog": "drage", "løste": "løse", "brød": "bryde"}


@lru_cache(maxsize=4096)
def infinitive_of(word: str) -> str | None:
    """The infinitive of a finite form in the active; None where it is none that is known.

    >>> infinitive_of("øremærker"), infinitive_of("forlængede"), infinitive_of("tildelte")
    ('øremærke', 'forlænge', 'tildele')
    >>> infinitive_of("afsatte"), infinitive_of("frigav"), infinitive_of("borgmester")
    ('afsætte', 'frigive', None)
    """
    if strong := _strong(word):
        return strong
    if word.endswith("r"):
        regular = word[:-1]
    elif word.endswith("ede"):
        regular = word[:-2]
    elif word.endswith("te"):
        regular = f"{word[:-2]}e"
    else:
        return None
    known = len(regular) > 2 and is_danish(word) and is_danish(regular) and is_danish(f"{regular}r")
    return regular if known and is_danish(f"{regular}s") else None


def _strong(word: str) -> str | None:
    """The infinitive of a preterite of the table, with a particle before it or not."""
    if word in _PRETERITES:
        return _PRETERITES[word]
    for particle in _PARTICLES:
        rest = word.removeprefix(particle)
        if rest != word and rest in _PRETERITES:
            infinitive = f"{particle}{_PRETERITES[rest]}"
            return infinitive if is_danish(infinitive) else None
    return None
