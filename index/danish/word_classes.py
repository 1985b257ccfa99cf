"""Closed classes of Danish word formation: what belongs to the language, not to a dictionary.

Dictionaries list words; they do not say which of them build compounds. These small sets do. They
are written in Danish spelling, and folded as all words are. Sources: the word-formation chapters
of Dansk Sprognævn's *Retskrivningsordbogen* (§§ 18-19, compounds and linking letters) and of Den
Danske Ordbog's lists of first and last members; membership was decided by hand.
"""

from __future__ import annotations

from index.danish.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


# Prefixes and verbal particles. A noun begun by one (*udvalg*, *forslag*, *tilbud*, *bestyrelse*)
# is a word of its own: *valg*, *slag*, *bud* and *styrelse* are something else.
PARTICLES = _words(
    """
    ad af an and be bi bort der efter er for fore forbi foran fort fra frem fremad før gen gennem
    hen her hid hos hvor i igen imod ind inden indad med mis mod ned nedad om omkring op opad over
    på rundt sam sammen samt så til tilbage trans u ud udad uden udover und under van ved væk å
    """
)

# Particles that leave the meaning alone before a word that has a prefix already: omfordeling,
# genudpegning, efteruddannelse, underudvalg; not udfordring, anbefaling.
TRANSPARENT = _words("efter gen med om over sam under")

# Verbs behind gen- that make another word with it: gentage repeats, and takes nothing.
OTHER_AGAIN = _words("give kalde stride svare tage vinde")

# Before the name of a region: Sydfyn, Storkøbenhavn. The five councils' own names stay whole: who
# asks for Jylland does not want each paper of two councils.
COMPASS = tuple(map(fold, ("nord", "syd", "øst", "vest", "midt", "stor")))

# Particles that leave persons what they are: overlærer, underdirektør, transkvinde.
RANKS = _words("med over trans under")
TITLES = tuple(_words("er ør ent ant ist ske log læge mand kvinde person"))

# Endings that derive words, though a noun or adjective of the same letters exists (skab is also
# a cupboard, løs also loose): formandskab, barnløs, landsdækkende are no compounds of them.
SUFFIXES = _words(
    """
    agtig al ance ans ant artet at bar dygtig dygtighed else ende ens ent ere erende eri erne eske
    esse grafi grafisk haftig hed heden heder hederne ier ig ik inde inden ing ion isk isme ist
    itet krati kratisk lig lighed ligheder ling log logi logisk lunde løs løse ment mæssig mæssige
    ning ninger or per ren rende ret rig ring sel sinde sk skab skaber ske sker slig som sted svis
    tal te ter tion tør ur us vis vist ør
    """
) - _words("ret rig sted tal skaber")

# Nouns, adjectives and names of three letters and less that do build compounds. Shorter
# or longer chance finds (*ion*, *gen*, *sen*, *ter*) would cut every other word.
SHORT_FIRST = _words(
    """
    abe akt ald amt app apv ark arm art avl bad ben bil bio bly blå bo bog bor bro bud bue bus by
    bær bøg bøn båd bål cpr cup cv cvr dag dam del dna dok dom due dyb dyr dæk død dør dåb edb egn
    eje ejer el eng eu fad fag fan far fax fem fil fin fir fire fly fod fri frø fugl fyr fæl får gas
    ged gps grå gud gul gæld gær gård gås had hal hat hav hiv hov hpv hr hud hul hun hus hæk hær høj
    hør hår ide ild ilt is it job jod jul kaj kam kat kkr kl klo klub knæ ko kok kop kor krig kro
    kul kur kys kø køb kød køl køn kål lad lag lak lam lav leg ler lim liv lov lyd lyn lys læ læk
    løb løg løn løv lån lår lås mad mel mil miljø mor mos mur mus møl mål måne nat net not nul ny
    nys nær nød nøgle nål olie ord ost ovn pap par pas pc pen pil plan pop pris pæn ras rat ren ret
    rig ris ro rod rov rug rum rus ryg ræv rød røg rør rå råd sag sal san sang seks ski sko sky sms
    smv små sne sol son spa spil stat sti sum sur svin syd syg syn syv sæd sæl sær sæt sø sølv søn
    sår tab tag tal tang te tegn tid tin to tog tom top tre tro træ tur tv tyk tyv tøj tør uge uld
    ulv ung ur uro urt vat vej ven vin vvm væg værn væv våd web zoo æg ære ø øje øko øl øre øst å
    ånd år åre
    """
)
SHORT_LAST = _words(
    """
    akt amt app ark arm art arv avl bad bal bed ben bil ble bo bod bog bom bro bud bue bus by bær
    bøn båd dag dam dej del dom due dug dyr dæk død dør dåb dåd egn eng fad fag far fil fly fod fri
    frø fyr får gab gas ged gud gås had haj hal hat hav hub hud hue hul hus hær høj håb hår ide ild
    job jul kaj kam kar kat kit klo ko kok kop kor kro kul kur kys kø køb kød køn kål kår lab lag
    lak lam led leg lejr liv lov lyd lyn lys løb løg løn lån lås mad mel mix mor mos mur mus mål nat
    net nær nød nål ord orm ost ovn par pas pen reb rem ret rig ris ro rod rum ryg ræs røg rør råb
    råd sag sal sav ski sko sky sne sol spa spil sti sum syg syn sæk sæt sø søm søn sår tab tag tal
    tid tog top tro træ tur tv tyv tøj tå uge uld ulv uro urt vej ven vin væg væv web ære ø øje øl
    øre å ånd år åre
    """
)

# Words that are no nouns but stand first in compounds: videreuddannelse, fællesmøde, selvstyre.
FIRST_ONLY = _words(
    """
    alle anden ansatte audio bag bedste billed bio brutto både børns cyber delvis dobbelt egen
    ekstra elektro detail en fem fire fiske fjern fleks fler flere flex foto fuld fysio fælles
    første geo halv hel hele hjem hjemme hoved hydro høj højeste højt inde indenrigs infra lands
    lav lavt let lige lille længere maksi mange mega meget mellem mer midt midter mikro mindste
    mini minimum multi nabo netto neuro nord nul nær næst otte over pilot psyko rigs seks selv semi
    sen side sidste slut små socio special start stor største sub super syd syv særlig søster tele
    termo ti to topp total tre tvær tværs ude udendørs udenrigs udsatte ultra unge vest vice video
    videre yder yngste ældre ældste øjen øst øver
    """
)

# Figures that are also written as a word before another one: *3-årig* and *treårig*, *10-årsplan*.
COUNTS = {
    "2": "to",
    "3": "tre",
    "4": "fire",
    "5": "fem",
    "6": "seks",
    "7": "syv",
    "8": "otte",
    "10": "ti",
    "15": "femten",
    "16": "seksten",
    "18": "atten",
}

# Letters that stand for a word, with the words they stand before: electronic, unemployment's,
# developing. All are written with a hyphen or (*email*, *uland*) without.
LETTERS = {
    "a": _words("kasse"),
    "e": _words("avis bog boks handel learning læring mail"),
    "i": _words("land"),
    "p": _words("plads"),
    "u": _words("land"),
}

# First members that the lexicon gives to no noun or adjective, or not to theirs, and the words
# that they stand for.
FIRST_FORMS = {
    fold(form): fold(lemma)
    for form, lemma in {
        "bedste": "god",
        "billed": "billede",
        "børns": "barn",
        "både": "båd",
        "fiske": "fisk",
        "flex": "fleks",
        "hjemme": "hjem",
        "højeste": "høj",
        "højt": "høj",
        "lavt": "lav",
        "længere": "lang",
        "midter": "midte",
        "mindste": "lille",
        "rigs": "rige",
        "små": "lille",
        "største": "stor",
        "ansatte": "ansætte",
        "udsatte": "udsætte",
        "unge": "ung",
        "lands": "land",
        "yngste": "ung",
        "ældste": "gammel",
        "øjen": "øje",
    }.items()
}

# Forms of last members that alone are other words: medarbejdersiden, and not since.
LAST_FORMS = {"siden": ("side",)}

# Elements of place names: they end names, and nobody searching *borg* or *bæk* wants them.
PLACE_ENDINGS = _words("borg bæk bjerg by lev løse rup strup sund torp havn holm lund")

# Landscape that ends surnames and names of farms. Behind one bare syllable, in a word that no
# dictionary knows, it is such a name: *Lynghøj*, *Filsø*, *Sortland*; not *ferieø*, *energiø*.
LANDSCAPE = _words(
    "berg bjerg borg bro bæk dal gård holm holt høj kær land lund næs strup sund sø toft torp trup"
    " vang vig ø"
)
