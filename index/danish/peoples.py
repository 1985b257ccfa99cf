"""Countries, who comes from there, what is called after them: *Ukraine*, *ukrainer*, *ukrainsk*.

Papers tell of `ukrainske flygtninge` where people ask for *ukrainere*. The countries that refugees,
foreign workers and students come from, and those around Denmark; not Denmark, which all papers
tell of. Spelling: Retskrivningsordbogen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.danish.folding import fold

_PEOPLES = """
afghanistan afghaner afghansk
bosnien bosnier bosnisk
bulgarien bulgarer bulgarsk
england englænder engelsk
eritrea eritreer eritreisk
estland ester estisk
etiopien etiopier etiopisk
finland finne finsk
frankrig franskmand fransk
færøerne færing færøsk
grækenland græker græsk
grønland grønlænder grønlandsk
holland hollænder hollandsk
indien inder indisk
irak iraker irakisk
iran iraner iransk
island islænding islandsk
italien italiener italiensk
kina kineser kinesisk
kosovo kosovarer kosovoalbansk
kurdistan kurder kurdisk
letland lette lettisk
libanon libaneser libanesisk
litauen litauer litauisk
marokko marokkaner marokkansk
norge nordmand norsk
pakistan pakistaner pakistansk
palæstina palæstinenser palæstinensisk
polen polak polsk
rumænien rumæner rumænsk
rusland russer russisk
somalia somalier somalisk
spanien spanier spansk
sudan sudaner sudansk
sverige svensker svensk
syrien syrer syrisk
tjetjenien tjetjener tjetjensk
tyrkiet tyrker tyrkisk
tyskland tysker tysk
ukraine ukrainer ukrainsk
vietnam vietnameser vietnamesisk
"""


def of_the_same_people(word: str) -> Iterator[str]:
    """The other words of a country, folded, for the folded base form of one of them."""
    return (other for other in _by_word().get(word, ()) if other != word)


@cache
def _by_word() -> dict[str, list[str]]:
    return {word: line.split() for line in fold(_PEOPLES).splitlines() for word in line.split()}
