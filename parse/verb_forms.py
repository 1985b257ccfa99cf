"""The verbs that minutes are made of, in all their forms: one row a verb. Pure data.

The cues of decisions and the finding of finite verbs both read this table, so that no form of a
verb can be forgotten in one of them. Weak verbs follow two paradigms (`-ede`, `-te`); strong and
irregular ones are written out, with slips of print seen in minutes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb; several of one kind are parted by `|`, none is the empty text."""

    infinitive: str
    present: str
    preterite: str
    participle: str
    passive: str
    past_passive: str = ""


def _ede(stem: str) -> Verb:
    """`drøft`: drøfte, drøfter, drøftede, drøftet, drøftes, drøftedes."""
    return Verb(f"{stem}e", f"{stem}er", f"{stem}ede", f"{stem}et", f"{stem}es", f"{stem}edes")


def _te(stem: str) -> Verb:
    """`nævn`: nævne, nævner, nævnte, nævnt, nævnes, nævntes."""
    return Verb(f"{stem}e", f"{stem}er", f"{stem}te", f"{stem}t", f"{stem}es", f"{stem}tes")


def _strong(infinitive: str, preterite: str, participle: str, past_passive: str = "") -> Verb:
    """`tage`, `tog`, `taget`, `toges`; present and passive only add r and s."""
    return Verb(infinitive, f"{infinitive}r", preterite, participle, f"{infinitive}s", past_passive)


# First the verbs of deciding, then those of saying, then what else heads a sentence of minutes.
_WEAK_EDE = (
    "accepter afvent anbefal anmod bakk bekræft bemyndig beslutt bevilg debatter deleger diskuter "
    "drøft forkast genbehandl genudpeg henstill indstill konkluder konstituer nominer noter "
    "opfordr overvej prioriter ratificer slutt stadfæst støtt temadrøft tilslutt udpeg vent ønsk "
    "bemærk efterlys fremhæv kommenter konstater kritiser kvitter orienter peg præciser præsenter "
    "påpeg skitser svar takk understreg vurder "
    "afslutt arbejd evaluer forhandl forvent rett samarbejd start"
).split()
_WEAK_TE = (
    "aftal afvis fremsend godkend hjemvis tilbagesend udnævn videresend "
    "indled indkald nævn oplys udtal hils vis før køb mød"
).split()
_IRREGULAR = (
    Verb("vælge", "vælger", "valgte", "valgt", "vælges", "valgtes"),
    Verb("genvælge", "genvælger", "genvalgte", "genvalgt", "genvælges", "genvalgtes"),
    Verb("tiltræde", "tiltræder", "tiltrådte", "tiltrådt|tiltråt|tiltrådet", "tiltrædes", "tiltrådtes"),
    Verb("indtræde", "indtræder", "indtrådte", "indtrådt", ""),
    Verb("udsætte", "udsætter", "udsatte", "udsat", "udsættes", "udsattes"),
    Verb("fastsætte", "fastsætter", "fastsatte", "fastsat", "fastsættes", "fastsattes"),
    Verb("nedsætte", "nedsætter", "nedsatte", "nedsat", "nedsættes", "nedsattes"),
    Verb("igangsætte", "igangsætter", "igangsatte", "igangsat", "igangsættes", "igangsattes"),
    Verb("iværksætte", "iværksætter", "iværksatte", "iværksat", "iværksættes", "iværksattes"),
    Verb("fastlægge", "fastlægger", "fastlagde", "fastlagt", "fastlægges", "fastlagdes"),
    Verb("fremlægge", "fremlægger", "fremlagde", "fremlagt", "fremlægges", "fremlagdes"),
    Verb("forelægge", "forelægger", "forelagde", "forelagt", "forelægges", "forelagdes"),
    Verb("genfremlægge", "genfremlægger", "genfremlagde", "genfremlagt", "genfremlægges", ""),
    Verb("genfremsætte", "genfremsætter", "genfremsatte", "genfremsat", "genfremsættes", ""),
    Verb("sætte", "sætter", "satte", "sat", "sættes", "sattes"),
    Verb("lægge", "lægger", "lagde", "lagt", "lægges", "lagdes"),
    Verb("stille", "stiller", "stillede", "stillet", "stilles", "stilledes"),
    Verb("berostille", "berostiller", "berostillede", "berostillet", "berostilles", ""),
    Verb("sende", "sender", "sendte", "sendt|sendte", "sendes", "sendtes"),
    Verb("følge", "følger", "fulgte", "fulgt", "følges", "fulgtes"),
    Verb("afgøre", "afgør", "afgjorde", "afgjort", "afgøres", "afgjordes"),
    Verb("behandle", "behandler", "behandlede", "behandlet", "behandles", "behandledes"),
    Verb("fordele", "fordeler", "fordelte", "fordelt", "fordeles", "fordeltes"),
    Verb("enes", "enes", "enedes", "enedes", ""),
    Verb("føre", "fører", "førte", "ført", "føres", "førtes"),
    Verb("fortælle", "fortæller", "fortalte", "fortalt", "fortælles", "fortaltes"),
    Verb("spørge", "spørger", "spurgte", "spurgt", "spørges", "spurgtes"),
    Verb("sige", "siger", "sagde", "sagt", "siges", "sagdes"),
    Verb("tilføje", "tilføjer", "tilføjede", "tilføjet", "tilføjes", "tilføjedes"),
    Verb("tilkendegive", "tilkendegiver", "tilkendegav", "tilkendegivet", "tilkendegives", "tilkendegaves"),
    Verb("foreslå", "foreslår", "foreslog", "foreslået", "foreslås", "foresloges"),
    Verb("afslå", "afslår", "afslog", "afslået", "afslås", "afsloges"),
    Verb("redegøre", "redegør", "redegjorde", "redegjort", "redegøres", ""),
    Verb("mene", "mener", "mente", "ment", "menes", "mentes"),
    Verb("bortfalde", "bortfalder", "bortfaldt", "bortfaldet", ""),
    Verb("bifalde", "bifalder", "bifaldt", "bifaldet", "bifaldes", ""),
    Verb("fastholde", "fastholder", "fastholdt", "fastholdt", "fastholdes", "fastholdtes"),
    Verb("udgå", "udgår", "udgik", "udgået", ""),
    Verb("indgå", "indgår", "indgik", "indgået", "indgås", ""),
    Verb("udskyde", "udskyder", "udskød", "udskudt", "udskydes", "udskødes"),
    Verb("trække", "trækker", "trak", "trukket", "trækkes", "trukkes"),
    Verb("give", "giver", "gav", "givet", "gives", "gaves"),
    Verb("tage", "tager|tar", "tog|toget", "taget|tagt", "tages", "toges|togs"),
    Verb("genoptage", "genoptager", "genoptog", "genoptaget", "genoptages", "genoptoges"),
    Verb("vedtage", "vedtager", "vedtog", "vedtaget", "vedtages", "vedtoges"),
    Verb("vende", "vender", "vendte", "vendt", "vendes", ""),
    Verb("træffe", "træffer", "traf", "truffet", "træffes", "traffes"),
    Verb("overlade", "overlader", "overlod", "overladt", "overlades", "overlodes"),
    Verb("imødekomme", "imødekommer", "imødekom", "imødekommet", "imødekommes", ""),
    Verb("fraråde", "fraråder", "frarådede", "frarådet", "frarådes", "frarådedes"),
    Verb("pålægge", "pålægger", "pålagde", "pålagt", "pålægges", "pålagdes"),
    Verb("meddele", "meddeler", "meddelte", "meddelt", "meddeles", "meddeltes"),
    Verb("fremgå", "fremgår", "fremgik", "fremgået", ""),
    Verb("gennemgå", "gennemgår", "gennemgik", "gennemgået", "gennemgås", ""),
    Verb("gennemføre", "gennemfører", "gennemførte", "gennemført", "gennemføres", "gennemførtes"),
    Verb("udtrykke", "udtrykker", "udtrykte", "udtrykt", "udtrykkes", "udtryktes"),
    Verb("erklære", "erklærer", "erklærede", "erklæret", "erklæres", "erklæredes"),
    Verb("bede", "beder", "bad", "bedt", "bedes", ""),
    Verb("stemme", "stemmer", "stemte", "stemt", "stemmes", "stemtes"),
    Verb("nedstemme", "nedstemmer", "nedstemte", "nedstemt", "nedstemmes", "nedstemtes"),
)

VERBS: dict[str, Verb] = {
    verb.infinitive: verb for verb in (*map(_ede, _WEAK_EDE), *map(_te, _WEAK_TE), *_IRREGULAR)
}
"""By infinitive."""


def _all(kind: str) -> frozenset[str]:
    return frozenset(form for verb in VERBS.values() for form in getattr(verb, kind).split("|") if form)


PRESENTS = _all("present")
PRETERITES = _all("preterite")
PARTICIPLES = _all("participle")
PASSIVES = _all("passive")
PAST_PASSIVES = _all("past_passive")
INFINITIVES = _all("infinitive")
