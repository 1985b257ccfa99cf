"""Inflection that no rule gives and that the form list hides. Pure data.

The list knows the irregular forms of Danish (Retskrivningsordbogen's tables of strong verbs and of
nouns), but gives those that are spelt like another word to that word alone: *brød* to the bread,
*køer* to the queue. Derivations follow their last part: *forbyde* as *byde*, *håndbog* as *bog*.
"""

from __future__ import annotations

# Pasts and participles that the list has as other words: mostly of strong verbs, and some that two
# verbs or a noun share (*talte* is given to *tælle*, *læst* to a shoemaker's last). Left out are
# those that in minutes are nearly always the other word: ved (vide), så (se), for (fare), lidt and
# led (lide), vred (vride), and tog (tage): who asks for trains does not mean what is taken to be
# noted.
STRONG: dict[str, tuple[str, ...]] = {
    "aftale": ("aftalte", "aftaltes", "aftalt"),
    "betjene": ("betjente", "betjentes", "betjent"),
    "binde": ("bundet",),
    "bryde": ("brød",),
    "byde": ("bød",),
    "drage": ("drog", "draget"),
    "drikke": ("drukket",),
    "falde": ("faldet",),
    "finde": ("fundet",),
    "flyve": ("fløj",),
    "fryse": ("frøs",),
    "hedde": ("hed",),
    "lade": ("lod",),
    "læse": ("læste", "læst"),
    "lyve": ("løj", "løjet"),
    "nyde": ("nød",),
    "ryge": ("røg", "røget"),
    "skyde": ("skød",),
    "skære": ("skåret",),
    "stryge": ("strøg", "strøget"),
    "tale": ("talte", "talt"),
    "tvinge": ("tvungen", "tvungne"),
}

# Nouns whose plural changes the stem, and that plural without article.
PLURALS: dict[str, str] = {
    "bog": "bøger",
    "broder": "brødre",
    "far": "fædre",
    "fader": "fædre",
    "ko": "køer",
    "mor": "mødre",
    "moder": "mødre",
    "so": "søer",
    "stang": "stænger",
}

# Verbs whose present, as the list has it, is another word in such papers: *barer* are bars,
# *steder* are places, *gør* is what is done.
NO_PRESENT = frozenset(
    """
    age banke bare bøge disse fade fase gø hinde hænde lage mane more stede tø unde
    """.split()
)

# The same of participles: *rådet* is the council, *året* the year, *lidt* a little.
NO_PARTICIPLE = frozenset(
    """
    bånde forlige jobbe korte lage lide live netværke råde stede vejre værke åre
    """.split()
)

# Plurals that are spelt as the infinitive of a verb which is rarer in such papers: harbours, lands.
NOUNS_IN_E = frozenset(
    """
    bade bjerge borde brande gange grunde havne huse krige kredse lande love skibe skove strande
    ture vande veje
    """.split()
)

# Nouns whose forms the list gives to a rarer word (*fasen* to *fas*), and how they take article and
# plural (n -en, t -et, r -er).
NOUNS: dict[str, str] = {
    "bredde": "nr",
    "bremse": "nr",
    "bælte": "tr",
    "eje": "t",
    "fase": "nr",
    "flise": "nr",
    "styre": "t",
    "ære": "n",
}

# Spellings that Retskrivningsordbogen has or had beside each other (*linie* until 1986), and a noun
# that is in use in the singular of another; read as the second one, in compounds' ends too.
SAME: dict[str, str] = {
    "checkliste": "tjekliste",
    "fonds": "fond",
    "forælder": "forældre",
    "handikap": "handicap",
    "handikappe": "handicappe",
    "linie": "linje",
    "resurse": "ressource",
    "skanne": "scanne",
    "skanner": "scanner",
    "skanning": "scanning",
}
