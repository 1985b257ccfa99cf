"""What torn words look like in pieces: data, and which words may be the first piece of one."""

from __future__ import annotations

import re

from parse.councils import COUNCILS
from parse.municipalities import MUNICIPALITIES

PLACES = frozenset(
    {council.name.split()[-1] for council in COUNCILS}
    | {part for name in MUNICIPALITIES for part in re.split(r"[ -]", name) if len(part) > 4}
)
_PLACE_STARTS = frozenset(place[:cut] for place in PLACES for cut in range(1, len(place)))
# Danish words of up to three letters: such a piece may stand alone.
SHORT_WORDS = frozenset(
    "ad af al alt at bil bl bo bud by byg ca da dag de dem den der det dig din dit dog du dvs dyr "
    "edb ej el eks en end eng enig er et eu evt fag far fem fik fin for fra fri få får fås før ga "
    "gav ge gik god gå går hav ham han har hej hel her hos hun hus hvi hør i ift ikt ild ind "
    "is it ja jf jo job jul kan kap kl km kom kr ku lad lag lav le led lej let lig lov lyd lys lå "
    "mad man med meg men mia mig min mio mit mod mon må mål mår ned nej ni nok nr nu ny nye nyt "
    "nær når og ok olie om op ord os par pct pga på rar reg ren ret ro råd sad sag sagt sal se "
    "seks ser set si sig sin sit sid sky snu som stk syd syg syn syv så sår ta tab tag tal "
    "te tid til to tog tre tro tv tør ud ur uro ve ved vej vel vi via vil vis vor vær å år åd "
    "åh ø øer øje øl øst øv".split()
)
# Endings that are no words (`debat ter`, `kommune rne`), whatever the list says of `ter`.
ENDINGS = frozenset("ter ner ger ker rne tet nes lse".split())
_LINKS = ("ings", "ions", "heds", "skabs", "ments", "tets")
# A noun with its linking s stands alone only as a genitive (`hørings svar`, `kommissions mødet`).
LINKED = re.compile(rf"[^\W\d_]{{3}}(?:{'|'.join(_LINKS)})$")


def may_open(word: str) -> bool:
    """Whether a word may be torn off however often the document writes it: `Midt`, `hørings`."""
    return word.endswith(_LINKS) or word in _PLACE_STARTS
