"""Abbreviations, and what they stand for. Pure data.

After *Retskrivningsordbogen*'s list of abbreviations and the style guides of ministries. `WORDS`
are read as the word that people search for, in texts and in queries: units and amounts, offices,
places in a law. `EXPRESSIONS` stand for several words (*ift.*, *i forhold til*); these are words
of grammar, and only a query is read in all of their spellings.

Left out is what is rather another word in minutes: *min.* and *min*, *hr.* and HR, *dr.* and DR,
*s.* and what S.U. is made of, *gl.* in names. *kl.* is the clock before a figure only, where it
keeps its point (see `tokens`).
"""

from __future__ import annotations

# Without its points but for kl.; keys are folded where they are used.
WORDS: dict[str, tuple[str, ...]] = {
    # signs, amounts and units
    "%": ("procent",),
    "§": ("paragraf",),
    "€": ("euro",),
    "pct": ("procent",),
    "kr": ("krone",),
    "dkk": ("krone",),
    "tkr": ("krone", "tusind"),
    "eur": ("euro",),
    "mio": ("million",),
    "mill": ("million",),
    "mia": ("milliard",),
    "ca": ("cirka",),
    "circa": ("cirka",),
    "gns": ("gennemsnit", "gennemsnitlig"),
    "maks": ("maksimum", "maksimal"),
    "max": ("maksimum", "maksimal"),
    "cm": ("centimeter",),
    "kg": ("kilogram", "kilo"),
    "km": ("kilometer",),
    "m2": ("kvadratmeter",),
    "kvm": ("kvadratmeter",),
    "m3": ("kubikmeter",),
    "ha": ("hektar",),
    "co2e": ("co2", "co2-ækvivalent"),
    "kw": ("kilowatt",),
    "kwh": ("kilowatttime",),
    "mw": ("megawatt",),
    "mwh": ("megawatttime",),
    "gw": ("gigawatt",),
    "gwh": ("gigawatttime",),
    "md": ("måned",),
    "mdr": ("måned",),
    "jan": ("januar",),
    "feb": ("februar",),
    "febr": ("februar",),
    "apr": ("april",),
    "aug": ("august",),
    "sep": ("september",),
    "sept": ("september",),
    "okt": ("oktober",),
    "nov": ("november",),
    "dec": ("december",),
    "kl.": ("klokke",),
    # places in a text or a law
    "nr": ("nummer",),
    "stk": ("stykke",),
    "pkt": ("punkt",),
    "kap": ("kapitel",),
    "jf": ("jævnføre",),
    "jfr": ("jævnføre",),
    "jvf": ("jævnføre",),
    "vedr": ("vedrøre",),
    "iflg": ("ifølge",),
    "bek": ("bekendtgørelse",),
    "lbk": ("lovbekendtgørelse",),
    # offices and people
    "adm": ("administrere",),
    "borgm": ("borgmester",),
    "viceborgm": ("viceborgmester",),
    "dir": ("direktør",),
    "fmd": ("formand",),
    "nfmd": ("næstformand",),
    "medl": ("medlem",),
    "prof": ("professor",),
    "repr": ("repræsentant",),
    "suppl": ("suppleant",),
    # places
    "afd": ("afdeling",),
    "kbh": ("københavn",),
    "kbhvn": ("københavn",),
    "kgs": ("konge",),
    "ndr": ("nørre", "nordre"),
    "sdr": ("sønder", "søndre"),
    "sct": ("sankt",),
    "skt": ("sankt",),
    "tlf": ("telefon",),
    # manner
    "alm": ("almindelig",),
    "div": ("diverse",),
    "ekskl": ("eksklusive",),
    "excl": ("eksklusive",),
    "evt": ("eventuel",),
    "hhv": ("henholdsvis",),
    "incl": ("inklusive",),
    "inkl": ("inklusive",),
    "nuv": ("nuværende",),
    "opr": ("oprindelig",),
    "tidl": ("tidlig",),
}

# The words first, then the abbreviations.
EXPRESSIONS: tuple[tuple[str, ...], ...] = (
    ("blandt andet", "bl.a", "bla"),
    ("det vil sige", "dvs", "d.v.s"),
    ("for eksempel", "f.eks", "feks", "fx"),
    ("for tiden", "p.t"),
    ("fra og med", "f.o.m"),
    ("i forbindelse med", "ifm", "i.f.m", "ifbm", "ifb"),
    ("i forhold til", "ift", "i.f.t"),
    ("i henhold til", "iht", "i.h.t"),
    ("med flere", "m.fl", "mfl"),
    ("med henblik på", "mhp", "m.h.p"),
    ("med hensyn til", "mht", "m.h.t"),
    ("med mere", "m.m"),
    ("med videre", "mv", "m.v"),
    ("og lignende", "o.lign", "o.l"),
    ("og så videre", "osv", "o.s.v"),
    ("på baggrund af", "pba", "p.b.a"),
    ("på grund af", "pga", "p.g.a"),
    ("til og med", "t.o.m"),
    ("ved hjælp af", "vha", "v.h.a"),
)

# Those with points that are one word, whose pieces are none: *bl.a.* is nothing of BL's.
POINTED = frozenset(
    spelling for spellings in EXPRESSIONS for spelling in spellings if "." in spelling
)
