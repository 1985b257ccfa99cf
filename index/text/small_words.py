"""Words that ask and words of grammar: they say how something is asked, not what for.

Closed classes (*Retskrivningsordbogen* and *Den Danske Ordbog* list them as pronouns, articles,
prepositions, conjunctions and auxiliary verbs), picked by hand. The dictionary's own word classes
do not do: they call *hvilke* an adjective and *nej* a noun. Left out are words of grammar that
change what is asked for (*ikke*, *uden*, *mod*, *før*, *efter*, *over*, *under*, *mellem*), and
those that are names of things too (*have*, *men*).
"""

from __future__ import annotations

from index.danish.folding import fold
from index.text.expressions import spellings_of

# What a question begins with, or has behind a preposition.
QUESTION = frozenset(
    map(
        fold,
        """
        hvad hvem hvis hvilken hvilket hvilke hvor hvordan hvorfor hvornår hvorledes hvorhen
        hvorvidt hvorfra hvoraf hvortil
        """.split(),
    )
)

# What need not be there where other words are asked for; *KKR* because every paper is a KKR's.
SMALL = QUESTION | frozenset(
    map(
        fold,
        """
        en et den det de der dem dens dets deres denne dette disse
        jeg du han hun vi i os jer man mig dig ham hende sig sin sit sine vores jeres som
        noget nogen nogle nogens
        og eller samt at om når da så end
        af for fra hos i med på til ved
        er var være været bliver blev blive blevet har havde haft
        skal skulle kan kunne vil ville må måtte
        kkr kkr's
        """.split(),
    )
)

# What the dictionary takes for names of things: answers, and verbs that are nouns as well.
NAMELESS = frozenset(
    map(
        fold,
        """
        ja nej nok altså
        mene mener mente ment stemme stemmer stemte stemt ske sker skete sket
        tro tror troede handle handler svare svarer svarede svaret
        gøre gør gjorde gjort sige siger sagde sagt
        """.split(),
    )
)


def is_small(word: str) -> bool:
    """Whether a word, whatever its case, asks or is one of grammar (*ift.* too)."""
    return fold(word) in SMALL or bool(spellings_of(word))


def asks(word: str) -> bool:
    """Whether a word makes a question of what it stands in."""
    return fold(word) in QUESTION


def is_nameless(word: str) -> bool:
    """Whether a word names nothing, though a dictionary calls it a noun or an adjective."""
    return is_small(word) or fold(word) in NAMELESS
