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


def _row(forms: str) -> Verb:
    """A row of the table of irregular verbs; `-` for a form that there is none of."""
    return Verb(*("" if form == "-" else form for form in forms.split()))


# First the verbs of deciding, then those of saying, then what else heads a sentence of minutes.
_WEAK_EDE = (
    "accepter afvent anbefal anmod bakk bekræft bemyndig beslutt bevilg debatter deleger diskuter "
    "drøft forkast genbehandl genudpeg henstill indstill konkluder konstituer nominer noter "
    "opfordr overvej prioriter ratificer slutt stadfæst støtt temadrøft tilslutt uddeleger udpeg "
    "tilskynd vent ønsk "
    "bemærk fremhæv kommenter konstater kritiser kvitter orienter peg præciser præsenter "
    "påpeg skitser svar takk understreg vurder "
    "afslutt arbejd erindr evaluer forhandl forklar forvent frygt glæd håb kræv mind rett "
    "samarbejd start nikk "
    "afdækk appeller blåstempl etabler flytt inviter koordiner betragt lav oprett saml ophæv "
    "udarbejd formuler"
).split()
_WEAK_TE = (
    "aftal afvis forhåndsgodkend fremsend godkend hjemvis principgodkend tilbagesend "
    "tilbagevis udnævn videresend oversend henvis efterlys end indled indkald nævn oplys udtal vis "
    "anvend tænk aflys forbered hjemsend indhent indmeld indsend ophør overfør tilmeld undersøg "
    "udsend viderefør"
).split()
# infinitive, present, preterite, participle, passive, passive preterite
_IRREGULAR = """
    forudsætte    forudsætter    forudsatte    forudsat                    forudsættes    -
    fortsætte     fortsætter     fortsatte     fortsat                     fortsættes     -
    betyde        betyder        betød         betydet                     -              -
    indebære      indebærer      indebar       indebåret                   -              -
    beskrive      beskriver      beskrev       beskrevet                   beskrives      -
    afgive        afgiver        afgav         afgivet                     afgives        -
    holde         holder         holdt         holdt                       holdes         holdtes
    afholde       afholder       afholdt       afholdt                     afholdes       afholdtes
vælge         vælger         valgte        valgt                       vælges         valgtes
genvælge      genvælger      genvalgte     genvalgt                    genvælges      genvalgtes
indvælge      indvælger     indvalgte     indvalgt                    indvælges      indvalgtes
tiltræde      tiltræder      tiltrådte     tiltrådt|tiltråt|tiltrådet  tiltrædes      tiltrådtes
indtræde      indtræder      indtrådte     indtrådt                    -              -
udsætte       udsætter       udsatte       udsat                       udsættes       udsattes
fastsætte     fastsætter     fastsatte     fastsat                     fastsættes     fastsattes
nedsætte      nedsætter      nedsatte      nedsat                      nedsættes      nedsattes
igangsætte    igangsætter    igangsatte    igangsat                    igangsættes    igangsattes
iværksætte    iværksætter    iværksatte    iværksat                    iværksættes    iværksattes
afsætte       afsætter       afsatte       afsat                       afsættes       afsattes
frigive       frigiver       frigav        frigivet                    frigives       -
fastlægge     fastlægger     fastlagde     fastlagt                    fastlægges     fastlagdes
fremlægge     fremlægger     fremlagde     fremlagt                    fremlægges     fremlagdes
forelægge     forelægger     forelagde     forelagt                    forelægges     forelagdes
genfremlægge  genfremlægger  genfremlagde  genfremlagt                 genfremlægges  -
genfremsætte  genfremsætter  genfremsatte  genfremsat                  genfremsættes  -
sætte         sætter         satte         sat                         sættes         sattes
lægge         lægger         lagde         lagt                        lægges         lagdes
stille        stiller        stillede      stillet                     stilles        stilledes
berostille    berostiller    berostillede  berostillet                 berostilles    -
sende         sender         sendte        sendt                       sendes         sendtes
følge         følger         fulgte        fulgt                       følges         fulgtes
afgøre        afgør          afgjorde      afgjort                     afgøres        afgjordes
behandle      behandler      behandlede    behandlet                   behandles      behandledes
fordele       fordeler       fordelte      fordelt                     fordeles       fordeltes
enes          enes           enedes        enedes                      -              -
føre          fører          førte         ført                        føres          førtes
fortælle      fortæller      fortalte      fortalt                     fortælles      fortaltes
spørge        spørger        spurgte       spurgt                      spørges        spurgtes
sige          siger          sagde         sagt                        siges          sagdes
tilføje       tilføjer       tilføjede     tilføjet                    tilføjes       tilføjedes
tilkendegive  tilkendegiver  tilkendegav   tilkendegivet               tilkendegives  tilkendegaves
foreslå       foreslår       foreslog      foreslået                   foreslås       foresloges
afslå         afslår         afslog        afslået                     afslås         afsloges
redegøre      redegør        redegjorde    redegjort                   redegøres      -
mene          mener          mente         ment                        menes          mentes
bortfalde     bortfalder     bortfaldt     bortfaldet                  -              -
bifalde       bifalder       bifaldt       bifaldet                    bifaldes       bifaldtes
fastholde     fastholder     fastholdt     fastholdt                   fastholdes     fastholdtes
udgå          udgår          udgik         udgået                      -              -
indgå         indgår         indgik        indgået                     indgås         -
udskyde       udskyder       udskød        udskudt                     udskydes       udskødes
trække        trækker        trak          trukket                     trækkes        trukkes
give          giver          gav           givet                       gives          gaves
tage          tager|tar      tog|toget     taget|tagt                  tages          toges|togs
genoptage     genoptager     genoptog      genoptaget                  genoptages     genoptoges
vedtage       vedtager       vedtog        vedtaget                    vedtages       vedtoges
vende         vender         vendte        vendt                       vendes         -
træffe        træffer        traf          truffet                     træffes        traffes
overlade      overlader      overlod       overladt                    overlades      overlodes
imødekomme    imødekommer    imødekom      imødekommet                 imødekommes    -
tilråde       tilråder       tilrådede     tilrådet                    tilrådes       tilrådedes
fraråde       fraråder       frarådede     frarådet                    frarådes       frarådedes
pålægge       pålægger       pålagde       pålagt                      pålægges       pålagdes
meddele       meddeler       meddelte      meddelt                     meddeles       meddeltes
fremgå        fremgår        fremgik       fremgået                    -              -
gennemgå      gennemgår      gennemgik     gennemgået                  gennemgås      -
gennemføre    gennemfører    gennemførte   gennemført                  gennemføres    gennemførtes
udtrykke      udtrykker      udtrykte      udtrykt                     udtrykkes      udtryktes
erklære       erklærer       erklærede     erklæret                    erklæres       erklæredes
bede          beder          bad           bedt                        bedes          -
skrive        skriver        skrev         skrevet                     skrives        -
anse          anser          anså          anset                       anses          -
nedlægge      nedlægger      nedlagde      nedlagt                     nedlægges      nedlagdes
planlægge     planlægger     planlagde     planlagt                    planlægges     planlagdes
indbyde       indbyder       indbød        indbudt                     indbydes       -
deltage       deltager       deltog        deltaget                    -              -
overdrage     overdrager     overdrog      overdraget                  overdrages     -
overgive      overgiver      overgav       overgivet                   overgives      -
stemme        stemmer        stemte        stemt                       stemmes        stemtes
nedstemme     nedstemmer     nedstemte     nedstemt                    nedstemmes     nedstemtes
""".strip().splitlines()

VERBS: dict[str, Verb] = {
    verb.infinitive: verb
    for verb in (*map(_ede, _WEAK_EDE), *map(_te, _WEAK_TE), *map(_row, _IRREGULAR))
}
"""By infinitive."""


def _all(kind: str) -> frozenset[str]:
    listed = (form for verb in VERBS.values() for form in getattr(verb, kind).split("|"))
    return frozenset(filter(None, listed))


PRESENTS = _all("present")
PRETERITES = _all("preterite")
PARTICIPLES = _all("participle")
PASSIVES = _all("passive")
PAST_PASSIVES = _all("past_passive")
INFINITIVES = _all("infinitive")
