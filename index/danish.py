"""Closed classes of Danish word formation: what belongs to the language, not to a dictionary.

Dictionaries list words; they do not say which of them build compounds. These small sets do. They
are written in Danish spelling and folded where they are used. Sources: the word-formation chapters
of Dansk Sprognævn's *Retskrivningsordbogen* (§§ 18-19, compounds and linking letters) and of Den
Danske Ordbog's lists of first and last members; membership was decided by hand.
"""

from __future__ import annotations

# Prefixes and verbal particles. A noun begun by one (*udvalg*, *forslag*, *tilbud*, *bestyrelse*)
# is a word of its own: *valg*, *slag*, *bud* and *styrelse* are something else.
PARTICLES = frozenset(
    """
    ad af an and be bi bort der efter er for fore forbi foran fort fra frem fremad før gen gennem
    hen her hid hos hvor i igen imod ind inden indad med mis mod ned nedad om omkring
    op opad over på rundt sam sammen samt så til tilbage u ud udad uden udover und under van ved
    væk å
    """.split()
)

# Particles that leave the meaning alone before a word that has a prefix already: omfordeling,
# genudpegning, efteruddannelse, underudvalg; not udfordring, anbefaling.
TRANSPARENT = frozenset("efter gen med om over sam under".split())

# Particles that also mark rank before a person's title: overlærer, underdirektør.
RANKS = frozenset("med over under".split())
TITLES = ("er", "ør", "ent", "ant", "ist", "ske", "log", "læge", "mand")

# Endings that derive words, though a noun or adjective of the same letters exists (skab is also
# a cupboard, løs also loose): formandskab, barnløs, landsdækkende are no compounds of them.
SUFFIXES = frozenset(
    """
    agtig al ance ans ant artet at bar else ende ens ent ere erende eri erne eske esse grafi grafisk
    hed heden heder hederne haftig ier ig ik ing inde inden ion isk isme ist itet krati kratisk lig
    lighed ligheder ling log logi logisk lunde løs løse ment mæssig mæssige ning ninger or per ren
    rende ret rig ring sel sinde sk skab skaber ske sker slig som sted svis tal te ter tion tør ur us
    vis vist ør
    """.split()
) - frozenset("ret rig sted tal skaber".split())

# Nouns, adjectives and names of three letters and less that do build compounds. Shorter
# or longer chance finds (*ion*, *gen*, *sen*, *ter*) would cut every other word.
SHORT_FIRST = frozenset(
    """
    bo by cv el eu hr it ko kø pc sø te to tre tv ø å is
    abe ald app apv bad bil bio bog bor bro bud bue bus bær bøg bøn cpr cvr dag dna dom due dyr dør død dåb edb eje ejer fad fag fan
    far fem fil fir fire fly fod fri fugl fyr fæl får gas ged gud gul gæld gær gård gås gps had hal hav hiv hov hpv hud hun hus
    hær hæk høj hør hår ide job jod jul kam kat kkr kl klo klub knæ kok kop kor krig kul kur kys kål kød køb køn
    lag lam lav ler leg lim liv lov lyd lyn lys læk løb løg løn lån lår lås mad mil miljø mor mos mur mus
    mål måne møl net nat not nul ny nys nål nær nød nøgle olie ord ost øko øje øl øre øst pap par pas pen pil
    plan pris pris pæn ras rat ren ret ris ro rod rug rum rus ryg ræv råd rå rød rør sag sal san sang seks
    sko ski sky sms sol smv sne son spil stat sti sum svin syd syg syn syv sæd sæl sær sæt søn sølv sur tab tag
    akt amt ark arm art avl ben blå bly bål båd del dyb dæk egn eng fin frø grå hat hul ild ilt kro
    køl lak læ løv mel ovn pop rig rov røg små sår tom urt web ånd
    tal tang te tegn tid tin tog top to tre træ tro tur tyk tyv tør tøj uge ung uld ulv ur uro vat vej ven vin vvm væg væv våd
    værn år år åre æg ære ø
    """.split()
)
SHORT_LAST = frozenset(
    """
    by bo ko kø sø tv ø å
    akt app ark arm art arv avl bad ben ble bod bue båd dej del dug dåb dæk egn eng frø fyr hat hue hul
    ide ild kam kar klo kok kop kro kys kål lak led leg liv lyn løg mel nål nød orm
    ovn reb rem ris ro råb ræs røg sav sne spa sæk søm sår tab urt ven væv ånd fri høj nær rig syg
    bil bog bro bud bus bær dag dom dyr dør død fad fag far fly fod får gas ged hal hav hud hus
    hær høj hår job kat kor kul kur kød køb køn lag lam lejr lov lyd lys løb løn lån lås mad mor
    mos mur mus mål net nat ord ost øje øl øre par pas pen ret rod rum ryg råd rør sag sal sko sky
    sol spil sti sum syn sæt søn tag tal tid tog top tro træ tur tyv tøj uge uld ulv vej vin væg år
    ære
    """.split()
)

# Words that are no nouns but stand first in compounds: videreuddannelse, fællesmøde, selvstyre.
FIRST_ONLY = frozenset(
    """
    alle anden ansatte audio bag bedste billed bio brutto cyber dobbelt elektro delvis egen ekstra en fem fire fler flere fjern fuld
    foto fysio fælles første geo halv hel hele hjem hjemme hoved hydro høj inde lands lav lige mange
    maksi mega meget mellem midt midter mikro mini minimum multi nabo netto neuro næst nord nul nær otte
    over pilot psyko semi selv seks side sidste socio sub super syd syv søster særlig tele termo ti
    to topp tre tværs tvær udendørs ude vest vice video mindste højeste største yngste ældste
    udsatte ældre special start slut fleks flex let videre yder øst øjen øver ultra total stor små lille
    """.split()
)

# First members that are another form of a word than its inflection has, and the word.
FIRST_FORMS = {
    "bedste": "god",
    "billed": "billede",
    "hjemme": "hjem",
    "højeste": "høj",
    "midter": "midte",
    "mindste": "lille",
    "små": "lille",
    "største": "stor",
    "ansatte": "ansætte",
    "udsatte": "udsætte",
    "lands": "land",
    "yngste": "ung",
    "ældste": "gammel",
    "øjen": "øje",
}

# Elements of place names: they end names, and nobody searching *borg* or *bæk* wants them.
PLACE_ENDINGS = frozenset("borg bæk bjerg by lev løse rup strup sund torp havn holm lund".split())

# Landscape that ends surnames and names of farms. Behind one bare syllable, in a word that no
# dictionary knows, it is such a name: *Lynghøj*, *Filsø*, *Sortland*; not *ferieø*, *energiø*.
LANDSCAPE = frozenset(
    "berg bjerg borg bro bæk dal gård holm holt høj kær land lund næs strup sund sø toft torp trup"
    " vang vig ø".split()
)
