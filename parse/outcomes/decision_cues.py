"""The words in which Danish minutes decide: one row per verb form or phrase. Pure data.

Read off decisions of KKR minutes 2010–2026 and of municipal councils, whose usage KKR shares.
The notation of `words` is that of `cue_notation`. All is compared in lower case.
"""

from __future__ import annotations

from parse.councils import REGIONS
from parse.model import Outcome
from parse.months import MONTHS
from parse.municipalities import MUNICIPALITIES
from parse.outcomes.cues import Cue, Form, verbs
from parse.outcomes.task_cues import TASK_CUES

A, E, N, D = Outcome.APPROVED, Outcome.ENDORSED, Outcome.NOTED, Outcome.DISCUSSED
B, U, R, M = Outcome.DECIDED, Outcome.APPOINTED, Outcome.RECOMMENDED, Outcome.AUTHORISED
P, X = Outcome.POSTPONED, Outcome.REJECTED
FIN, PART, PAS, INF = Form.FINITE, Form.PARTICIPLE, Form.PASSIVE, Form.INFINITIVE
SAY, NOUN, WHO, CALL = Form.STATEMENT, Form.NOUN, Form.WHO, Form.CALL


# Misprints keep the word's frame: "godkednt", "efteretning", "tiltråt".
_EFTERRETNING = "/ef?terr?ett?e?ning(en)?/|underretning|orientering"
_PROPOSAL = r"/(indstilling|anbefaling|forslag|oplægg?|udkast)(et|en|er|erne|ene)?/"
_MATTERS = (
    "sag|punkt|dagsordenspunkt|behandling|beslutning|stillingtagen|drøftelse|udpegning"
    "|indstilling|forslag|emne|tema|spørgsmål|godkendelse|valg"
)
_ITEM = f"/({_MATTERS})(en|et|erne|ene|s)?/|pkt|pkt."
_PUT_OFF = f"/({_MATTERS}|vedtagelse)(n|t|en|et|ene|erne|s)?/|pkt|pkt."
_ROLE = (
    "/(kkr-)?repræsentant(er|erne)?|medlem(mer)?|(næst)?(formand|formænd)"
    "|suppleant(er)?|stedfortræder(e)?/"
)
_NEXT = r"næste|førstkommende|kommende|senere|efterfølgende|følgende"
_MONTHS = "|".join(MONTHS)
_TOWNS = "|".join(name.lower() for name in MUNICIPALITIES if " " not in name)
_MEETING = rf"/(kkr-?|{_MONTHS})?møder?(t|ne)?/"
_MONTHS_MEETING = rf"/({_MONTHS})mødet/"
_HELD = "drøftes|behandles|forelægges|fremlægges"
# What comes back: by its article or number, or the act on it; `Forslag til mødeplan` is a new one.
_ACT = "behandling|beslutning|stillingtagen|drøftelse|udpegning|godkendelse|valg|vedtagelse"
_RETURNING = (
    f"/(sag|(dagsordens)?punkt|indstilling|forslag|spørgsmål|{_ACT})(n|en|et|erne|ene)/"
    f"|/sag|(dagsordens)?punkt(er)?|pkt|{_ACT}/|pkt."
)
_COMES_BACK = (
    f"{_HELD}|afgøres|besluttes|foretages|fortsætter|fortsættes|færdigbehandles|genbehandles"
    "|genfremsættes|genoptages|kommer|optages|sker|skal|sættes|tages|træffes|vender"
)
_THIS = "den|det|dem|denne|dette|/(sag|punkt|spørgsmål)(en|et)/"
_PLANS = "/(sag|punkt|emne|tema|spørgsmål|forslag|plan|oplæg|udkast)(en|et|erne|ene|ne)/"
_ANEW = "fornyet|ny behandling|drøftelse|overvejelse|vurdering"
_AMONG_US = "i|blandt|mellem kkr|rådet|kredsen|forsamlingen|medlemmerne|borgmestrene"
_REGION = "|".join(REGIONS)
_CHAIR = "/formandskab(et)?|sekretariat(et)?|kkr-sekretariatet|(næst)?formand(en)?/"
_MANDATE = "bemyndigelse|mandat|fuldmagt|bemyndigelsen|beføjelse|beføjelser"
_ASKING = "/(ansøgning|anmodning|forslag|henvendelse)(en|et|er|erne|ene)?/"
_DRAWN = "/(sag|punkt|forslag)(en|et)/"
_URGE = "opfordre henstille tilråde tilskynde appellere"
_ACTS_FOR = (
    "afgør|besvarer|beslutter|svarer|træffer|afgiver|færdiggør|underskriver|indgår|forhandler"
    "|godkender|udpeger"
)
_GATHER = "samle|samles|opnå|opnås|skabe|skabes|finde|findes|mønstre|mønstres"
_WINS = "fik|får|vandt|vinder|mødte|møder|opnåede|opnår|nød|nyder"
_TURNED = (
    "/(sag|emne|tema|udfordring|forslag|spørgsmål|problem|problematik|problemstilling|situation)"
    "(en|et|erne|ne)/"
)
_DEBATE = "/(tema|status|gruppe)?(drøftelse|debat|diskussion)(er)?|meningsudveksling|bordrunde/"
_GRANT = "/(tilladelse|bevilling|tilskud|dispensation|tilsagn)(n|en|et|det)?/"

OFF_AGENDA: tuple[Cue, ...] = (
    *verbs(P, "tage trække", "…6 af|fra …1 /dagsorden(en)?/"),
    Cue(P, PART, "pillet|fjernet|strøget af|fra /dagsorden(en)?/"),
    Cue(P, SAY, f"{_ITEM} …3 blev|er trukket"),
    Cue(P, SAY, f"{_ITEM} …2 udgår|udgik|udgået"),
    Cue(P, SAY, f"udgår|udgik {_ITEM}", weak=True),
    Cue(P, PART, "udgår|udgik|udgået", weak=True),
    Cue(P, SAY, f"{_ITEM} trukket", weak=True),
)
"""What takes an item off: this one, but in the decision on the agenda."""

CUES: tuple[Cue, ...] = (
    # ── approved ──
    *verbs(A, "godkende principgodkende forhåndsgodkende vedtage stadfæste ratificere"),
    *verbs(A, "imødekomme", forms=(PART, PAS, INF)),
    *verbs(A, "tage", "…6 til følge"),
    Cue(A, FIN, "imødekom"),  # `imødekommer et behov`
    Cue(A, PART, "/godk(en|e|n)d?(nt|t)/|godkednt|godkendet|godk.|godk"),
    *verbs(A, "bevilge"),
    *verbs(A, "acceptere bifalde blåstemple", weak=True),
    *verbs(A, "give", "…4 grønt lys|tilsagn", forms=(FIN, PART), weak=True),
    Cue(A, SAY, "fik|får grønt lys", weak=True),
    Cue(A, SAY, "/(betragte|anse|erklære)(s|des|de|t)?/ …3 som|for godkendt|vedtaget"),
    Cue(A, SAY, "nød|nyder …2 fremme"),
    Cue(A, FIN, "meddelte|meddeler|gav|giver …2 godkendelse|samtykke"),
    Cue(A, SAY, "fik|fandt|nød kkr's|rådets godkendelse", weak=True),
    Cue(A, FIN, "sagde|siger …1 ja til", weak=True),
    Cue(A, FIN, "sagde|siger god for", weak=True),
    Cue(A, FIN, "nikkede|nikker …1 til", weak=True),
    Cue(A, FIN, "tog|tager imod …2 /(tilbud|invitation|forslag)(det|en|et)?/", weak=True),
    Cue(A, SAY, "alle|samtlige|kkr|enstemmigt …1 stemte|stemmer for", weak=True),
    Cue(A, NOUN, "godkendelse|samtykke|dispensation|tilsagn givet|meddelt", weak=True),
    Cue(A, NOUN, "vedtagelse|ok|o.k.|o.k", weak=True),
    Cue(A, PAS, f"gives|ydes|meddeles …3 {_GRANT}", weak=True),
    Cue(A, FIN, f"gav|giver|ydede|yder|meddelte|meddeler …3 {_GRANT}", weak=True),
    Cue(A, SAY, f"{_GRANT} gives|ydes|meddeles", weak=True),
    Cue(A, SAY, "ingen|ikke …2 indvendinger|indsigelser mod|imod|til", weak=True),
    Cue(A, SAY, "gav|giver ikke anledning til bemærkninger", weak=True),
    # ── endorsed: the recommendation, or what someone proposes ──
    *verbs(E, "tiltræde"),
    Cue(E, FIN, "tilsluttede|tilslutter …6 sig"),
    Cue(E, FIN, "sluttede|slutter …2 sig …3 til"),
    Cue(E, FIN, "fulgte|følger …3 /(indstilling|anbefaling)(en|erne)?/"),
    Cue(E, FIN, "gav|giver|erklærede|erklærer …8 tilslutning"),
    Cue(E, FIN, f"er|var enig|enige i …6 {_PROPOSAL}"),
    Cue(E, FIN, "erklærede|erklærer sig …1 enig|enige"),
    Cue(E, PART, "tilsluttet|støttet"),
    Cue(E, PART, "bakket op", weak=True),
    Cue(E, PAS, "tilsluttes"),
    Cue(E, PAS, "støttes", weak=True),
    Cue(E, INF, "tilslutte|slutte …4 sig"),
    Cue(E, INF, "følge …2 /indstilling(en|erne)?/"),
    Cue(E, INF, "støtte|bakke", weak=True, also=True),
    Cue(E, INF, "udtale|udtrykke|erklære …2 støtte|opbakning", weak=True, also=True),
    Cue(E, INF, "give …6 tilslutning"),
    Cue(E, SAY, "/(indstilling|anbefaling)(en|er|erne)?/ …6 følges|fulgt|fulgtes"),
    Cue(E, SAY, f"er|var|blev …5 tilslutning|opbakning til …3 {_PROPOSAL}"),
    Cue(E, SAY, "blev …3 givet|gives|givet …3 tilslutning"),
    Cue(E, SAY, f"flertal …16 stemte|stemmer for …2 {_PROPOSAL}", weak=True),
    Cue(E, SAY, "besluttet som indstillet"),
    Cue(E, SAY, "som indstillet", weak=True),
    Cue(E, FIN, "støttede|støtter|bakkede|bakker", weak=True, also=True),
    Cue(E, FIN, "sluttede|slutter …1 op om|bag", weak=True, also=True),
    Cue(E, FIN, "gav|giver sin …1 støtte", weak=True, also=True),
    Cue(E, FIN, "gav|giver …3 opbakning|støtte til", weak=True, also=True),
    Cue(E, FIN, "gav|giver …6 opbakning", weak=True, also=True),
    Cue(E, SAY, "der var|er …3 /(tilslutning|opbakning)/ til", weak=True, also=True),
    Cue(E, SAY, "der var|er …3 tilslutning|opbakning", weak=True),
    Cue(E, SAY, "var|er der …3 tilslutning|opbakning", weak=True),
    Cue(E, FIN, "stillede|stiller sig …1 bag", weak=True, also=True),
    Cue(
        E,
        FIN,
        "erklærede|erklærer|udtrykte|udtrykker|udtalte|udtaler …2 støtte|opbakning",
        weak=True,
        also=True,
    ),
    Cue(E, FIN, "er|var …2 enig|enige|enigt i", weak=True),
    Cue(E, FIN, "står|stod …1 bag", weak=True),
    Cue(E, FIN, "er|var …2 indforstået|indforståede med", weak=True),
    Cue(E, SAY, f"enighed|enig|enige om …1 {_PROPOSAL}", weak=True),
    Cue(E, SAY, "/(til(sl|s|l)utning(en)?|opbakning(en)?)/ til|fra|om|blandt", weak=True),
    Cue(E, NOUN, "opbakning|tilslutning", weak=True),
    Cue(E, PART, "mødt|modtaget med …2 tilslutning|opbakning|velvilje", weak=True),
    Cue(E, SAY, f"{_WINS} …2 tilslutning|opbakning", weak=True),
    Cue(E, SAY, f"flertal for {_PROPOSAL}", weak=True),
    Cue(
        E, SAY, "i overensstemmelse med|/indstilling(en|erne)/ …2 /indstilling(en|erne)/", weak=True
    ),
    # ── noted ──
    *verbs(N, "tage", f"…40 til {_EFTERRETNING}"),
    Cue(N, PART, f"tage til {_EFTERRETNING}"),
    *verbs(N, "tage", "…6 ad notam"),
    *verbs(N, "notere", forms=(FIN, PART, PAS)),
    Cue(N, FIN, "lod|lader sig orientere"),
    Cue(N, SAY, "til /ef?terr?ett?e?ning(en)?/", weak=True),
    Cue(N, NOUN, "til /ef?terr?ett?e?ning/"),
    Cue(N, PART, "taget t.e.|t.e"),
    Cue(N, NOUN, "t.e.|t.e"),
    Cue(N, NOUN, "efterretning", weak=True),
    Cue(N, NOUN, "til orientering", weak=True),
    Cue(N, FIN, "kvitterede|kvitterer|takkede|takker for /orientering(en|erne)?|redegørelsen/"),
    Cue(N, SAY, "er orienteret .", weak=True),
    # ── discussed ──
    *verbs(D, "drøfte diskutere debattere temadrøfte", forms=(FIN, PART, INF)),
    Cue(D, PAS, "drøftedes|diskuteredes|debatteredes"),
    Cue(D, PAS, "drøftes|diskuteres|debatteres", weak=True),
    Cue(D, FIN, f"havde|tog|førte|holdt …6 {_DEBATE}"),
    Cue(D, FIN, f"har|tager|fører|holder …6 {_DEBATE}", weak=True),
    Cue(D, SAY, f"der …1 var|fandt|foregik …4 {_DEBATE}"),
    Cue(D, SAY, f"var|fandt der …4 {_DEBATE}"),
    Cue(D, SAY, "efter at have drøftet|diskuteret"),
    Cue(D, PART, f"taget|ført|holdt …2 {_DEBATE}"),
    Cue(D, FIN, "havde|førte …4 dialog med", weak=True),
    Cue(D, FIN, "udvekslede …1 erfaringer|synspunkter", weak=True),
    Cue(D, SAY, "/(tema)?(drøftelse|debat|diskussion)(n|en)?/ …6 fandt sted", weak=True),
    Cue(D, SAY, f"genstand|grundlag for …4 {_DEBATE}"),
    Cue(D, SAY, f"anledning til …3 {_DEBATE}", weak=True),
    Cue(D, SAY, f"fulgt|efterfulgt|fulgte|fulgtes|udspandt …4 {_DEBATE}", weak=True),
    Cue(D, SAY, "/(tema|gruppe)?(drøftelse(n|rne)|debatten|diskussionen)/", weak=True),
    Cue(D, NOUN, _DEBATE, weak=True),
    Cue(D, SAY, "i|under|efter …2 /drøftelse(n|rne)?|debat(ten)?|diskussion(en)?/", weak=True),
    *verbs(D, "behandle", forms=(FIN, PART), weak=True),
    *verbs(D, "tage", "…2 op til drøftelse|debat", forms=(FIN, PART), weak=True),
    Cue(D, FIN, f"vendte|vender …1 {_TURNED}", weak=True),
    Cue(D, SAY, f"{_TURNED} blev …1 vendt", weak=True),
    # ── decided ──
    *verbs(B, "beslutte fastlægge fastsætte", forms=(FIN, PART, INF)),
    Cue(B, FIN, "aftalte"),
    Cue(B, PART, "aftalt"),
    Cue(B, FIN, "aftaler …1 at"),  # `frivillige aftaler`, `en aftale` are nouns
    Cue(B, INF, "aftale …1 at"),
    Cue(B, PART, "valgt …1 at"),
    Cue(B, SAY, "endte|ender med …2 beslutning|aftale", weak=True),
    Cue(B, SAY, "mundede|munder ud i …2 beslutning|aftale"),
    Cue(
        B, SAY, "valget faldt på …1 /(model|scenarie|løsning|forslag|variant)(en|t|et)?/", weak=True
    ),
    Cue(B, SAY, f"valget faldt på {_TOWNS}", weak=True),
    Cue(B, SAY, "blev …1 resultatet|konklusionen", weak=True),
    Cue(B, FIN, "enedes|bestemte"),
    Cue(B, FIN, "lagde|lægger sig …1 fast på", weak=True),
    Cue(B, FIN, "tog|tager …1 stilling til", weak=True),
    Cue(B, PART, "bestemt"),
    Cue(B, SAY, "/konklusionen|resultatet|beslutningen|afgørelsen/ …5 blev|var|er", weak=True),
    Cue(B, SAY, "konklusionen|beslutningen blev|er|var …1 at", weak=True, also=True),
    Cue(B, SAY, "aftalen blev|er|var …1 at", weak=True),
    Cue(B, SAY, "konklusion :", weak=True),
    Cue(B, SAY, "som aftalt|besluttet", weak=True),
    Cue(B, PAS, "besluttes|besluttedes|aftales|aftaltes|fastlagdes|fastsattes"),
    *verbs(B, "træffe", "…4 beslutning|afgørelse"),
    *verbs(B, "indgå", "…3 aftale|aftaler", weak=True),
    *verbs(B, "pålægge", forms=(FIN, PART, PAS), weak=True),
    Cue(B, FIN, "blev|bliver|er|var …3 enig|enige|enigt om"),
    Cue(B, FIN, "valgte|vælger …1 at"),
    Cue(B, FIN, "valgte|vælger|foretrak|foretrækker", weak=True),
    *verbs(B, "vedtage", "…1 at"),
    *verbs(B, "vedtage", "…1 , at"),
    Cue(B, FIN, "valgte|vælger …2 /(model|løsning|scenari|variant|tilgang|fordeling)\\w*/"),
    Cue(B, SAY, "/(model|løsning|scenarie|variant)(len|en|et)?/ …1 blev …1 valgt"),
    Cue(B, FIN, "pegede|peger på …3 som …2 placering|center|hjemsted|vært", weak=True),
    Cue(B, FIN, "pegede|peger på …2 /(model|løsning|scenari|variant|placering)\\w*/"),
    Cue(B, FIN, "valgte|vælger …2 /(fokus|indsats|tema|emne)\\w*/"),
    Cue(B, SAY, "enighed|konsensus om"),
    Cue(B, SAY, "flertal|stemning for at"),
    Cue(B, SAY, "der var|er …1 flertal for", weak=True),
    Cue(B, SAY, f"enighed {_AMONG_US} om"),
    Cue(B, SAY, f"enighed i kkr {_REGION} om"),
    *verbs(B, "fastholde nedsætte igangsætte iværksætte", weak=True),
    *verbs(B, "bekræfte", "…1 beslutningen|beslutningerne|aftalen", weak=True),
    *verbs(B, "konkludere prioritere", forms=(FIN, PART), weak=True),
    Cue(B, PAS, "fastlægges|fastsættes|prioriteres|vælges", weak=True),
    # ── appointed ──
    *verbs(U, "udpege genudpege vælge genvælge indvælge udnævne nominere"),
    Cue(U, PART, "nyvalgt"),
    Cue(U, NOUN, "genvalg|nyvalg", weak=True),
    Cue(U, SAY, "der var|blev genvalg|nyvalg", weak=True),
    Cue(U, WHO, "besatte|besætter|besættes …4 med|af", weak=True),
    Cue(U, WHO, "suppleres|suppleredes …2 med", weak=True),
    Cue(U, FIN, "konstituerede|konstituerer sig"),
    Cue(U, PART, "konstitueret som"),
    Cue(U, FIN, "bekræftede|bekræfter …1 /(gen)?(udpegning|valg)(en|et|erne|ene)/"),
    Cue(U, FIN, "foretog|foretager …4 /(gen)?(udpegning|valg)(en|et|er|erne|ene)?/"),
    Cue(U, PART, "foretaget …4 /(gen)?(udpegning|valg)(en|et|er|erne|ene)?/"),
    Cue(U, SAY, "/(gen)?(udpegning|valg)(en|et|er|erne|ene)?/ blev …2 foretaget"),
    Cue(U, WHO, f"tiltræder|tiltrådte som …1 {_ROLE}", weak=True),
    Cue(U, WHO, "indtræder|indtrådte|afløser|afløste|erstatter|erstattede", weak=True),
    Cue(U, WHO, "overtager|overtog …1 /(plads|post|sæde)(en|et)/", weak=True),
    Cue(U, WHO, f"fortsætter|fortsatte som …1 {_ROLE}", weak=True),
    Cue(U, WHO, f"blev|bliver …2 {_ROLE}", weak=True),
    Cue(U, WHO, f"{_ROLE} blev|bliver|:", weak=True),
    Cue(U, WHO, f"ny|nyt|nye {_ROLE} …5 er", weak=True),
    Cue(U, WHO, "/(plads|post)(en)?/ gik til", weak=True),
    Cue(U, WHO, "/(udpegning|valg|plads|post)(en|et)/ tilfaldt|tilfalder", weak=True),
    Cue(U, WHO, "/(gen)?(udpegning|valg)(er)?/ :|af", weak=True),
    Cue(U, WHO, "udpegede|valgte :", weak=True),
    Cue(U, WHO, "er|var dermed|således valgt|genvalgt|udpeget", weak=True),
    Cue(U, WHO, "/udpegningen|valget/ faldt på", weak=True),
    Cue(U, CALL, "pegede|peger …1 på"),
    *verbs(
        U,
        "pege",
        "på …1 kandidat|kandidater|repræsentant|repræsentanter|medlemmer",
        forms=(FIN, INF),
    ),
    # ── recommended ──
    *verbs(R, "anbefale indstille"),
    Cue(
        R,
        SAY,
        "sendes|fremsendes|oversendes|videresendes|sendt|fremsendt|oversendt …8 med …3 anbefaling",
    ),
    Cue(R, INF, "sende|fremsende|oversende|videresende …8 med …2 anbefaling"),
    Cue(R, FIN, "sendte|fremsendte|oversendte|videresendte …8 med …2 anbefaling"),
    Cue(R, SAY, "med …2 anbefaling sendes|fremsendes|oversendes|videresendes"),
    Cue(R, SAY, "/anbefaling(en)?/ …3 er|var|blev …1 at", weak=True),
    Cue(R, SAY, "er|var …2 /anbefaling(en)?/ , at", weak=True),
    Cue(R, FIN, "lægger|lagde op til", weak=True),
    *verbs(R, _URGE, forms=(FIN,), weak=True, also=True),
    *verbs(R, _URGE, forms=(PART, PAS, INF), weak=True),
    Cue(R, FIN, "rådede", weak=True, also=True),  # `rådet` is the council
    Cue(R, FIN, "rettede|retter|afgav|afgiver …3 anbefaling|anbefalinger"),
    Cue(R, FIN, "rettede|retter …3 opfordring|henstilling", weak=True, also=True),
    Cue(R, FIN, "foreslår|foreslog", weak=True),
    # ── authorised ──
    *verbs(M, "bemyndige delegere uddelegere"),
    *verbs(M, "give", f"…12 {_MANDATE}"),
    *verbs(M, "overlade", _CHAIR),
    *verbs(M, "overlade overdrage", f"…6 til …3 {_CHAIR}"),
    Cue(M, SAY, f"{_CHAIR} kan|må …6 vegne"),
    Cue(M, SAY, f"{_CHAIR} har …6 {_MANDATE}"),
    *verbs(M, "lægge", f"i hænderne på …1 {_CHAIR}"),
    Cue(M, SAY, f"{_CHAIR} {_ACTS_FOR} …8 vegne"),
    Cue(M, SAY, f"{_ACTS_FOR} {_CHAIR} …8 vegne"),
    Cue(M, PAS, "fik|får …3 frie hænder"),
    Cue(M, SAY, "i formandskabets|formandens hænder"),
    Cue(M, SAY, f"op til {_CHAIR} at"),
    Cue(M, NOUN, f"{_MANDATE} givet|til", weak=True),
    Cue(M, SAY, f"med {_MANDATE} til|for {_CHAIR}"),
    Cue(M, SAY, "mandatet|bemyndigelsen|fuldmagten …3 blev|er …1 givet"),
    Cue(M, PART, f"fået …6 {_MANDATE}"),
    Cue(M, PAS, f"fik|får …6 {_MANDATE}"),
    # ── postponed ──
    *OFF_AGENDA,
    Cue(P, FIN, f"udsatte|udsætter …4 {_PUT_OFF}"),
    Cue(P, FIN, f"udskød|udskyder …4 {_PUT_OFF}"),
    *verbs(P, "udsætte udskyde genoptage genbehandle", forms=(PART, PAS, INF)),
    *verbs(P, "tilbagesende hjemsende hjemvise berostille"),
    *verbs(P, "afvente", forms=(FIN, INF)),
    *verbs(P, "vente", "med", forms=(FIN, INF)),
    *verbs(P, "sende", "…8 tilbage|retur"),
    Cue(P, FIN, "vender …2 tilbage til …2 /(sag|punkt|spørgsmål|emne)(en|et)/"),
    Cue(P, INF, "vende …2 tilbage til …2 /(sag|punkt|spørgsmål|emne)(en|et)/"),
    *verbs(P, "sætte stille lægge", "…4 i bero"),
    *verbs(P, "sætte", "…4 på standby|pause|hold"),
    *verbs(P, "tilbagevise", "…1 til"),
    Cue(P, FIN, f"trak|trækker …1 {_DRAWN}"),
    Cue(P, FIN, "bad|beder|anmodede|anmoder om udsættelse|udskydelse"),
    Cue(P, SAY, f"{_CHAIR} trak|trækker …1 {_DRAWN}"),
    *verbs(P, "trække", "tilbage", forms=(PART, PAS)),
    Cue(P, PAS, "genfremsættes|genfremlægges|returneres|henlægges|henlagdes"),
    Cue(
        P,
        PART,
        f"returneret|henlagt|overført|flyttet|rykket|skubbet …3 til …3 {_MEETING}|dagsorden",
    ),
    Cue(P, PAS, f"overføres|overgår|flyttes|rykkes|skydes|skubbes|udskydes …3 til …5 {_MEETING}"),
    Cue(P, PAS, f"sættes|optages|kommer …3 på dagsordenen …4 {_MEETING}|igen", weak=True),
    Cue(P, SAY, f"{_ITEM}|det sættes|optages|kommer …2 på …2 dagsorden|dagsordenen"),
    *verbs(P, "sende oversende henvise", f"…6 til …1 {_ANEW}"),
    Cue(P, SAY, f"{_ITEM} overgår|går …1 til …1 {_ANEW}"),
    Cue(P, SAY, f"træffes …2 beslutning …1 på|ved …4 {_MEETING}"),
    Cue(P, SAY, f"tages …2 stilling …1 på|ved …4 {_MEETING}"),
    Cue(P, SAY, "før|inden der tages|træffes …2 stilling|beslutning", weak=True),
    Cue(P, FIN, f"tager …3 stilling …4 på|til …3 {_MEETING}", weak=True),
    Cue(P, FIN, "tager …1 stilling …8 når"),
    Cue(P, PAS, "tages|træffes …1 stilling|beslutning …6 når"),
    Cue(P, FIN, f"tager …1 stilling …1 på …2 {_NEXT} {_MEETING}"),
    Cue(P, FIN, f"tager …2 {_THIS} …1 op …1 på …2 {_NEXT} {_MEETING}"),
    Cue(P, FIN, f"behandler|drøfter …2 {_THIS} …1 på …2 {_NEXT} {_MEETING}"),
    Cue(P, FIN, f"tager|vender …2 stilling|tilbage til {_THIS} …1 på …2 {_NEXT} {_MEETING}"),
    Cue(P, NOUN, "udsættelse|udskydelse", weak=True),
    Cue(P, SAY, f"{_ITEM} …2 henstår|udstår"),
    Cue(P, SAY, f"{_ITEM} går|gik tilbage til"),
    Cue(P, SAY, f"{_ITEM} nåede ikke at blive behandlet|drøftet"),
    Cue(P, SAY, f"{_ITEM} blev …1 ikke nået|behandlet", weak=True),
    Cue(P, INF, f"drøfte|behandle|tage|genoverveje …6 igen …3 på …2 {_NEXT} {_MEETING}"),
    Cue(P, INF, "drøfte|behandle|tage …8 på …1 senere tidspunkt"),
    Cue(P, INF, f"drøfte|behandle {_PLANS}|{_THIS} …1 på …2 {_NEXT} …1 {_MEETING}"),
    Cue(P, INF, f"tage {_PLANS}|{_THIS} op på|til …3 {_MEETING}"),
    Cue(P, INF, "tage …2 op igen"),
    Cue(P, INF, "tage …1 stilling …8 når"),
    Cue(P, SAY, f"{_RETURNING} …8 {_COMES_BACK} …4 på|ved|til …2 {_NEXT} …1 {_MEETING}"),
    Cue(P, SAY, f"{_RETURNING} …4 {_COMES_BACK} …1 på|ved|til {_MONTHS_MEETING}"),
    Cue(P, FIN, f"tager …2 {_THIS} …1 op igen"),
    Cue(P, SAY, f"{_RETURNING} …8 {_COMES_BACK} først"),
    Cue(P, SAY, f"{_ITEM} kom|kommer ikke til behandling"),
    Cue(P, SAY, f"{_ITEM} …6 igen …6 {_MEETING}"),
    Cue(P, SAY, f"{_ITEM} tages …2 op igen"),
    Cue(P, SAY, "tages|træffes først …1 stilling|beslutning"),
    Cue(P, SAY, "/(beslutning|stilling|afgørelse)(en)?/ …4 tages|træffes først|senere"),
    Cue(P, PAS, "forelægges|fremlægges|behandles|optages på ny", weak=True),
    Cue(P, PART, "taget tilbage"),
    Cue(P, PART, f"taget …1 op …1 på|ved …2 {_NEXT} {_MEETING}"),
    Cue(P, PAS, f"tages …2 op igen …2 {_MEETING}", weak=True),
    Cue(P, PAS, f"tages …2 op …1 på|ved|til …3 {_MEETING}", weak=True),
    Cue(P, SAY, f"{_ITEM} …1 optages|forelægges|fremlægges|behandles …1 på ny"),
    Cue(P, SAY, f"{_ITEM} tages …2 op …1 på|ved|til …3 {_MEETING}"),
    Cue(P, SAY, "/(sag|punkt)(en|et)/ hviler"),
    Cue(P, SAY, "/(sag|punkt)(en|et)/ …10 kommer på igen"),
    Cue(P, INF, "lade /(sag|punkt)(en|et)/ hvile"),
    # The matter comes back; a person who comes back with something has only got a task.
    Cue(
        P, SAY, f"/(sag|punkt|emne|spørgsmål|drøftelse)(en|et)/ …2 vender …3 tilbage …4 {_MEETING}"
    ),
    Cue(P, SAY, f"igen …1 på …2 {_NEXT} …1 {_MEETING}", weak=True),
    Cue(P, SAY, f"{_HELD} …4 på …2 {_NEXT} {_MEETING}", weak=True),
    Cue(P, SAY, "godkendes|afgøres|vedtages først"),
    Cue(P, SAY, "endelig stillingtagen|beslutning|vedtagelse|behandling sker|foretages"),
    Cue(P, PAS, "overføres .", weak=True),
    Cue(P, SAY, f"godkendes|afgøres|vedtages …2 på …2 {_NEXT} {_MEETING}"),
    # ── rejected ──
    *verbs(X, "afvise forkaste afslå nedstemme"),
    *verbs(X, "give meddele", "…3 afslag"),
    Cue(X, PART, "mødt …3 afslag"),
    Cue(X, SAY, f"{_ASKING} …4 fik|får …2 afslag"),
    Cue(
        X, SAY, "ikke|ingen …3 /tilslutning(en)?|opbakning(en)?|flertal|støtte|stemning/ til|for|om"
    ),
    Cue(X, SAY, "ikke|ingen|intet …4 /tilslutning(en)?|opbakning(en)?|flertal|gehør/"),
    Cue(X, SAY, "kan|kunne …4 ikke …1 støttes|bakkes|accepteres"),
    Cue(X, PAS, "støttes …1 ikke"),
    Cue(X, SAY, "ikke …4 støtteværdig|støtteværdigt|acceptabel|acceptabelt"),
    Cue(X, SAY, "flertal …3 var|er …1 imod", weak=True),
    Cue(X, SAY, f"ikke …8 {_GATHER} …3 opbakning|tilslutning|flertal"),
    Cue(X, PART, "stemt ned"),
    Cue(X, FIN, "sagde|siger|takkede|takker nej …1 til"),
    Cue(X, FIN, "ser|så sig ikke i stand til at godkende|tiltræde|støtte|anbefale|imødekomme"),
    Cue(X, SAY, "ikke …4 grundlag for|til"),
    Cue(X, FIN, "fandt|finder ikke anledning til at"),
    Cue(X, FIN, "så|ser|fandt|finder ikke …2 behov for"),
    Cue(X, FIN, "nægtede|nægter at", weak=True),
    Cue(X, FIN, "vil|ville ikke medvirke|deltage|bidrage", weak=True),
    Cue(X, SAY, "fandt|fik|opnåede|vandt ikke støtte"),
    Cue(X, SAY, "ikke at gå|arbejde videre med"),
    Cue(X, FIN, "går|gik|arbejder|arbejdede ikke …1 videre med"),
    Cue(X, SAY, "ikke at støtte|bakke"),
    Cue(X, SAY, "ikke …3 enighed om|i", weak=True),
    Cue(X, FIN, "er|var|blev|bliver ikke …1 enig|enige om|i", weak=True),
    Cue(X, FIN, "stemte|stemmer imod", weak=True),
    Cue(X, NOUN, "afslag", weak=True),
    Cue(X, FIN, "gik|går imod", weak=True),
    Cue(X, FIN, "tog|tager afstand fra", weak=True),
    *verbs(X, "fraråde", forms=(FIN, PART, PAS), weak=True),
    Cue(X, FIN, "kan|kunne …4 ikke …1 støtte|bakke|acceptere"),
    Cue(X, FIN, "støttede|støtter|bakkede|bakker …2 ikke"),
    Cue(X, FIN, "ikke støtter|støttede|bakker|bakkede"),
    Cue(X, FIN, "ikke længere støtter|støttede|bakker|bakkede"),
    Cue(X, FIN, "ikke kan|kunne støtte|bakke"),
    Cue(X, SAY, "/(betragte|anse|erklære)(s|des|de|t)?/ …3 som|for forkastet|afvist|bortfaldet"),
    Cue(X, FIN, "ønsker|ønskede ikke", weak=True),
    # Its parties may stand between, but no other vote: `stemte for, mens SF stemte imod`.
    Cue(X, SAY, "flertal …16 stemte|stemmer …0 imod"),
    Cue(
        X,
        SAY,
        "/ændringsforslag|(ændrings)?forslag(et|ene)|indstilling(en|erne)|punkt/"
        " …6 /bortfald(t|er|et)|fald(t|et)/",
    ),
    Cue(X, PART, "bortfaldt|bortfalder", weak=True),
    Cue(X, SAY, "bortfaldt|faldt det|dette|forslaget|indstillingen", weak=True),
    *TASK_CUES,
)

REJECTABLE = frozenset({A, E, N, R})
"""Outcomes whose denial is a rejection; denied, any other is no outcome at all."""

AGREEING, UNDOING = frozenset({A, E}), frozenset({P, X})
"""Outcomes that agree to what was proposed, and those that leave it undone."""

ADDED_TO = {
    E: frozenset(Outcome) - AGREEING - UNDOING,
    R: frozenset(Outcome) - {R},
    B: frozenset({N, D}),
}
"""The strong outcomes beside which weak ones of the council's own acts say something else."""
