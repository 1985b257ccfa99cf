"""What words answer to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.danish import overrides
from index.danish.folding import fold
from index.danish.lexicon_cache import any_lexicon
from index.fingerprint import analysis_fingerprint
from index.model import Level
from index.text import abbreviations
from index.text.analysis import Analyzer

ANALYZER = Analyzer(any_lexicon())


@pytest.mark.parametrize(
    ("query", "word", "level"),
    [
        ("flygtning", "flygtning", Level.EXACT),
        ("flygtning", "FLYGTNING", Level.EXACT),
        ("børn", "boern", Level.EXACT),
        ("Århus", "Aarhus", Level.EXACT),
        ("å\u030arhus"[1:], "ÅRHUS", None),
        ("a\u030arhus", "ÅRHUS", Level.EXACT),
        ("bolig", "bo\u00adlig", Level.EXACT),
        ("flygtning", "flygtningenes", Level.INFLECTION),
        ("budgettet", "budgetter", Level.INFLECTION),
        ("demmens", "dem", None),
        ("barn", "børnene", Level.INFLECTION),
        ("mand", "mændenes", Level.INFLECTION),
        ("bog", "bøger", Level.INFLECTION),
        ("tand", "tænder", Level.INFLECTION),
        ("center", "centrene", Level.INFLECTION),
        ("grøn", "grønt", Level.INFLECTION),
        ("KKR", "KKR's", Level.INFLECTION),
        ("kl", "KL’s", Level.INFLECTION),
        ("webinar", "webinarerne", Level.INFLECTION),
        ("chatbot", "chatbotten", Level.INFLECTION),
        ("resiliens", "resiliensen", Level.INFLECTION),
        ("interoperabilitet", "interoperabiliteten", Level.INFLECTION),
        ("alkolås", "alkolåse", Level.INFLECTION),
        ("kontantløs", "kontantløse", Level.INFLECTION),
        ("pasningsmæssig", "pasningsmæssigt", Level.INFLECTION),
        ("intersektoriel", "intersektorielt", Level.INFLECTION),
        ("operationaliserbar", "operationaliserbart", Level.INFLECTION),
        ("dekontaminere", "dekontaminerende", Level.INFLECTION),
        ("Bertels", "Bertelsen", None),
        ("hel", "helsen", None),
        ("Bertelsen", "Bertelsens", Level.INFLECTION),
        ("anlægsarbejde", "anlægsarbejder", Level.INFLECTION),
        ("anlægsarbejdere", "anlægsarbejder", Level.INFLECTION),
        ("udviklingsarbejde", "udviklingsarbejderne", Level.INFLECTION),
        ("betjene", "betjent", Level.INFLECTION),
        ("selvhjulpen", "selvhjulpne", Level.INFLECTION),
        ("nyankommen", "nyankomne", Level.INFLECTION),
        ("stedbunden", "stedbundet", Level.INFLECTION),
        ("klar", "klarere", Level.INFLECTION),
        ("år", "overslagsår", Level.COMPOUND),
        ("sår", "overslagsår", None),
        ("år", "budgetoverslagsårene", Level.COMPOUND),
        ("gennemslag", "gennemslagskraft", Level.COMPOUND),
        ("lag", "gennemslagskraft", None),
        ("vare", "forsvarlig", None),
        ("lods", "lodsejere", None),
        ("side", "medarbejdersiden", Level.COMPOUND),
        ("ide", "ledersiden", None),
        ("side", "siden", None),
        ("elev", "klasseseleverne", Level.COMPOUND),
        ("hel", "helsecenter", None),
        ("far", "fiskefartøjer", None),
        ("tandlæge", "overtandlægen", Level.COMPOUND),
        ("tilstand", "undtagelsestilstand", Level.COMPOUND),
        ("lidelse", "sindslidelse", Level.COMPOUND),
        ("slide", "sindslidende", None),
        ("stabel", "brændestabel", Level.COMPOUND),
        ("skat", "kommuneskat", Level.COMPOUND),
        ("spiller", "fodboldspiller", Level.COMPOUND),
        ("rig", "Rigsrevisionen", None),
        ("rig", "Udenrigsministeriet", None),
        ("hav", "haveaffaldsplads", None),
        ("have", "haveaffaldsplads", Level.COMPOUND),
        ("dygtig", "bæredygtig", None),
        ("dygtige", "konkurrencedygtige", None),
        ("bæredygtighed", "bæredygtighedsstrategi", Level.COMPOUND),
        ("enhed", "tilbageholdenhed", None),
        ("enhed", "vedholdenhed", None),
        ("enhed", "boligenhed", Level.COMPOUND),
        ("frivillighed", "frivillighedspolitikken", Level.COMPOUND),
        ("fri", "frivillighed", None),
        ("færdig", "uretfærdighed", None),
        ("synlig", "usandsynligt", None),
        ("klimamøde", "klima-møder", Level.INFLECTION),
        ("sundhedsområde", "sundheds-området", Level.INFLECTION),
        ("pris", "priserne", Level.INFLECTION),
        ("bred", "bredt", Level.INFLECTION),
        ("bog", "bøgerne", Level.INFLECTION),
        ("potentiale", "potentialet", Level.INFLECTION),
        ("afholde", "afholdte", Level.INFLECTION),
        ("kursus", "kurserne", Level.INFLECTION),
        ("vise", "viser", Level.INFLECTION),
        ("viser", "viste", Level.INFLECTION),
        ("cykel", "cyklerne", Level.INFLECTION),
        ("Jammerbugt", "Jammerbugts", Level.INFLECTION),
        ("Vesthimmerlands", "Vesthimmerland", Level.INFLECTION),
        ("STU", "STU'erne", Level.INFLECTION),
        ("STU'en", "STU'er", Level.INFLECTION),
        ("tv", "tv'et", Level.INFLECTION),
        ("EU", "EUs", Level.INFLECTION),
        ("NGO", "NGOer", Level.INFLECTION),
        ("2030", "2030's", Level.INFLECTION),
        ("phd", "ph.d.", Level.INFLECTION),
        ("ph.d", "PhD", Level.INFLECTION),
        ("phd", "ph.d.-studerende", Level.COMPOUND),
        ("S.U", "SU", Level.INFLECTION),
        ("kldk", "kl.dk", None),
        ("milliard", "mia", Level.INFLECTION),
        ("milliard", "Mia", None),
        ("mia", "milliarderne", Level.INFLECTION),
        ("Mia", "Mias", Level.INFLECTION),
        ("kvadratmeter", "m²", Level.INFLECTION),
        ("procent", "pct.-point", Level.COMPOUND),
        ("eventuelt", "evt", Level.INFLECTION),
        ("brand", "brande", Level.INFLECTION),
        ("brand", "Ikast-Brande", None),
        ("lejr", "Lejre", None),
        ("emails", "e-mailen", Level.INFLECTION),
        ("mail", "emailadresse", Level.COMPOUND),
        ("bog", "ebøgerne", Level.COMPOUND),
        ("start-up", "startups", Level.INFLECTION),
        ("startup", "start-ups", Level.INFLECTION),
        ("retningslinje", "retningslinierne", Level.INFLECTION),
        ("resurse", "ressourcetildeling", Level.COMPOUND),
        ("forælder", "plejeforældre", Level.COMPOUND),
        ("fond", "fonds", Level.INFLECTION),
        ("liste", "listen", Level.INFLECTION),
        ("list", "lister", None),
        ("kurve", "kurven", Level.INFLECTION),
        ("have", "havet", None),
        ("fase", "faserne", Level.INFLECTION),
        ("hal", "svømmehallerne", Level.COMPOUND),
        ("skole", "efterskolen", Level.COMPOUND),
        ("ro", "arbejdsro", Level.COMPOUND),
        ("ro", "engros", None),
        ("ordinering", "koordinering", None),
        ("vand", "varmtvandsbassin", Level.COMPOUND),
        ("træning", "genoptræningen", Level.COMPOUND),
        ("udgift", "merudgifter", Level.COMPOUND),
        ("hjerneskade", "senhjerneskadede", Level.COMPOUND),
        ("team", "akutteam", Level.COMPOUND),
        ("struktur", "infrastrukturen", Level.COMPOUND),
        ("influencer", "influencere", Level.INFLECTION),
        ("behandling", "forskelsbehandling", Level.COMPOUND),
        ("indlæggelse", "hospitalsindlæggelser", Level.COMPOUND),
        ("bekendt", "bekendtgørelse", None),
        ("bosætning", "genbosætning", Level.COMPOUND),
        ("forælder", "småbørnsforældre", Level.COMPOUND),
        ("hus", "ungehus", Level.COMPOUND),
        ("epikrise", "epikriser", Level.INFLECTION),
        ("sundhedspolitiker", "sundhedspolitikerne", Level.INFLECTION),
        ("politiker", "klimapolitiker", Level.COMPOUND),
        ("politik", "klimapolitiker", None),
        ("par", "lærerpart", None),
        ("lærer", "lært", Level.INFLECTION),
        ("lærer", "læreplads", None),
        ("lærer", "lærermangel", Level.COMPOUND),
        ("diger", "digehøjde", Level.COMPOUND),
        ("højtspecialiseret", "højtspecialiserede", Level.INFLECTION),
        ("specialisere", "højtspecialiserede", Level.COMPOUND),
        ("befolket", "tætbefolkede", Level.COMPOUND),
        ("kommune", "kommuneejede", Level.COMPOUND),
        ("eje", "kommunaltejet", Level.COMPOUND),
        ("eje", "brunøjet", None),
        ("leje", "kommunalejede", None),
        ("it-system", "itsystemerne", Level.INFLECTION),
        ("afdeling", "itafdelingen", Level.COMPOUND),
        ("ransomware", "ransomwareangreb", Level.COMPOUND),
        ("governance", "governancemodellen", Level.COMPOUND),
        ("lamentere", "parlamentere", None),
        ("råd", "råderummet", None),
        ("rum", "råderummet", Level.COMPOUND),
        ("endelse", "hjemsendelse", None),
        ("far", "farvandet", None),
        ("ko", "koen", Level.COMPOUND),
        ("køn", "kønsfordelingen", Level.COMPOUND),
        ("køn", "kønnets", Level.INFLECTION),
        ("køn", "køer", None),
        ("bøde", "boet", None),
        ("stilling", "ligestillingsloven", None),
        ("navn", "navneforslaget", Level.COMPOUND),
        ("jysk", "nordjyske", Level.COMPOUND),
        ("lager", "laget", None),
        ("ryg", "rygestop", None),
        ("ryge", "rygestoppet", Level.COMPOUND),
        ("bær", "bæredygtige", None),
        ("høre", "høreapparater", Level.COMPOUND),
        ("handicap", "hørehandicappede", Level.COMPOUND),
        ("spor", "tosporet", Level.COMPOUND),
        ("skat", "skattestop", Level.COMPOUND),
        ("åbnede", "genåbnet", Level.COMPOUND),
        ("udleje", "genudlejes", Level.COMPOUND),
        ("net", "tariflønnede", None),
        ("lønnet", "tariflønnede", Level.COMPOUND),
        ("løn", "timelønnet", None),
        ("lønne", "timelønnede", Level.COMPOUND),
        ("ret", "databaserede", None),
        ("data", "databaserede", Level.COMPOUND),
        ("baseret", "databaserede", Level.COMPOUND),
        ("uddannet", "faguddannede", Level.COMPOUND),
        ("transporteret", "borttransporterede", Level.COMPOUND),
        ("tran", "transporterende", None),
        ("lavet", "hjemmelavede", Level.COMPOUND),
        ("sprog", "tosprogede", Level.COMPOUND),
        ("bus", "FynBus", Level.COMPOUND),
        ("Aarhus", "VisitAarhus", Level.COMPOUND),
        ("år", "VisitAarhus", None),
        ("møde", "mødetDer", Level.COMPOUND),
        ("MitID", "mitid", Level.EXACT),
        ("integreret", "velintegrerede", Level.COMPOUND),
        ("færge", "øfærgerne", Level.COMPOUND),
        ("bus", "regionalbus", Level.COMPOUND),
        ("enhed", "Enhedslistens", None),
        ("mor", "moderens", Level.INFLECTION),
        ("tage", "gentaget", None),
        ("notat", "fondsnotat", Level.COMPOUND),
        ("kreds", "regionskreds", Level.COMPOUND),
        ("kvalificere", "opkvalificeres", Level.COMPOUND),
        ("finansiere", "lånefinansieret", Level.COMPOUND),
        ("levere", "udleverede", None),
        ("behandle", "sagsbehandles", Level.COMPOUND),
        ("forsyne", "selvforsynende", Level.COMPOUND),
        ("bakke", "bakken", Level.INFLECTION),
        ("analyse", "foranalysen", Level.COMPOUND),
        ("legoland", "Legolands", Level.INFLECTION),
        ("tag", "taget", None),
        ("elen", "elbiler", Level.COMPOUND),
        ("pårørende", "pårørendepolitik", Level.COMPOUND),
        ("studerende", "studerendegruppen", Level.COMPOUND),
        ("billede", "forbilleder", None),
        ("billede", "luftbilledet", Level.COMPOUND),
        ("passager", "passagertallet", Level.COMPOUND),
        ("handle", "handleplanen", Level.COMPOUND),
        ("handel", "detailhandlen", Level.COMPOUND),
        ("lov", "skattelovgivningen", Level.COMPOUND),
        ("år", "nytåret", Level.COMPOUND),
        ("tur", "vandreture", Level.COMPOUND),
        ("ansætte", "fastansatte", Level.COMPOUND),
        ("finansiere", "medfinansieret", Level.COMPOUND),
        ("behandle", "realitetsbehandlet", Level.COMPOUND),
        ("udpege", "genudpeget", Level.COMPOUND),
        ("åbne", "genåbnede", Level.COMPOUND),
        ("Fyn", "Midtfyn", Level.COMPOUND),
        ("Sjælland", "Nordsjællands", Level.COMPOUND),
        ("syg", "sygehuset", Level.COMPOUND),
        ("værk", "årsværk", Level.COMPOUND),
        ("øresund", "øresundsbroen", Level.COMPOUND),
        ("vælge", "nyvalgte", Level.COMPOUND),
        ("øjne", "øjenlæge", Level.COMPOUND),
        ("løft", "nettoløft", Level.COMPOUND),
        ("indblik", "førstehåndsindblik", Level.COMPOUND),
        ("krig", "verdenskrig", Level.COMPOUND),
        ("skrig", "verdenskrig", None),
        ("sår", "regnskabsår", None),
        ("tøj", "trafikstøj", None),
        ("lag", "forslaget", None),
        ("sætning", "forudsætning", None),
        ("kendelse", "anerkendelse", None),
        ("dom", "ungdom", None),
        ("dom", "landsretsdom", Level.COMPOUND),
        ("logisk", "økologisk", None),
        ("tema", "skattemæssig", None),
        ("hus", "her", None),
        ("viden", "vidne", None),
        ("gård", "Nørregaard", None),
        ("høj", "lynghøj", None),
        ("flygtninge", "kvoteflygtning", Level.COMPOUND),
        ("placering", "boligplacering", Level.COMPOUND),
        ("aftale", "sundhedsaftalerne", Level.COMPOUND),
        ("koordination", "sundhedskoordinationsudvalg", Level.COMPOUND),
        ("havn", "havnekajen", Level.COMPOUND),
        ("trafik", "trafikårerne", Level.COMPOUND),
        ("sundhed", "sundhedshubs", Level.COMPOUND),
        ("havn", "kajplads", None),
        ("co2", "CO₂-målet", Level.COMPOUND),
        ("co2", "CO₂e-afgift", Level.COMPOUND),
        ("CO2-afgift", "CO₂e-afgiften", Level.INFLECTION),
        ("covid", "covid19", Level.COMPOUND),
        ("EUD", "EUD10", Level.COMPOUND),
        ("KOL", "KOL'ere", Level.INFLECTION),
        ("motorvej", "Egholmmotorvejen", Level.COMPOUND),
        ("mainstreaming", "klimamainstreaming", Level.COMPOUND),
        ("treårig", "3-årige", Level.INFLECTION),
        ("10-årsplan", "tiårsplanen", Level.INFLECTION),
        ("attenårige", "15-18-årige", Level.COMPOUND),
        ("firesporet", "4-sporet", Level.INFLECTION),
        ("tiårsplan", "110-årsplan", None),
        ("Fakse", "Faxe", Level.INFLECTION),
        ("bælt", "Storebæltsforbindelsen", Level.COMPOUND),
        ("handikap", "handicap", Level.INFLECTION),
        ("handicappet", "handikappede", Level.INFLECTION),
        ("flexjob", "fleksjob", Level.INFLECTION),
        ("flex-trafik", "flekstrafik", Level.INFLECTION),
        ("femernforbindelse", "Femerforbindelsen", Level.INFLECTION),
        ("vision", "television", None),
        ("flygtning", "flygtninge2022", Level.COMPOUND),
        ("flygtning", "2022flygtningene", Level.COMPOUND),
        ("skole", "a1skole2b", None),
        ("g4s", "g4s", Level.EXACT),
        ("fordelingsnøgle", "flygtningefordelingsnøglen", Level.COMPOUND),
        ("flygtningefordeling", "flygtningefordelingsnøgle", Level.COMPOUND),
        ("fordeling", "omfordelingen", Level.COMPOUND),
        ("udvalg", "underudvalg", Level.COMPOUND),
        ("projekt", "femernprojektet", Level.COMPOUND),
        ("sosu", "SOSU-hjælper", Level.COMPOUND),
        ("mølle", "møller", Level.INFLECTION),
        ("møller", "vindmøllen", Level.COMPOUND),
        ("megawatttimer", "MWh", Level.INFLECTION),
        ("gigawatttime", "GWh", Level.INFLECTION),
        ("bekendtgørelser", "bek.", Level.INFLECTION),
        ("kurs", "kursændringer", Level.COMPOUND),
        ("kors", "korsvejen", Level.COMPOUND),
        ("hus", "husarresten", Level.COMPOUND),
        ("kor", "korsangere", Level.COMPOUND),
        ("spids", "spidskandidater", Level.COMPOUND),
        ("lavtløn", "lavtlønnede", Level.COMPOUND),
        ("skab", "køleskabe", Level.COMPOUND),
        ("skab", "trafikselskabet", None),
        ("fisk", "fiskekvoterne", Level.COMPOUND),
        ("fiske", "fiskekvoterne", Level.COMPOUND),
        ("båd", "lystbådehavn", Level.COMPOUND),
        ("udbud", "genudbud", Level.COMPOUND),
        ("palliation", "palliationsteam", Level.COMPOUND),
        ("gab", "velfærdsgabet", Level.COMPOUND),
        ("udkant", "Udkantsdanmark", Level.COMPOUND),
        ("Danmark", "foreningsdanmark", Level.COMPOUND),
        ("kvinde", "transkvinder", Level.COMPOUND),
        ("trans", "transkvinder", Level.COMPOUND),
        ("aktion", "transaktioner", None),
        ("mission", "transmissionsnettet", None),
        ("tran", "transkønnet", None),
        ("kur", "kursændringer", None),
        ("mølle", "Møller", None),
        ("hektar", "HA", None),
        ("hektar", "HA-uddannelsen", None),
        ("januar", "Jan-Erik", None),
        ("04819", "SAG-2021-04819", Level.COMPOUND),
        ("børn", "born", None),
        ("region", "religion", None),
        ("kommune", "kommunikation", None),
        ("sund", "Øresund", None),
        ("sund", "Frederikssund", None),
        ("bæk", "Holbæk", None),
        ("flygtning", "flygtig", None),
        ("grøn", "grønsager", None),
        ("tur", "kulturen", None),
        ("sport", "transport", None),
        ("valg", "udvalget", None),
        ("bud", "tilbud", None),
        ("arbejde", "samarbejde", None),
        ("skab", "formandskab", None),
        ("vej", "vejledning", None),
        ("råd", "området", None),
        ("klokke", "KL", None),
        ("røre", "pårørendepolitik", None),
        ("sag", "passagerer", None),
        ("bil", "billede", None),
        ("sjæl", "sjællændere", None),
        ("hage", "Copenhagen", None),
        ("borg", "borgmester", None),
        ("enhed", "overlegenhed", None),
        ("enhed", "boenhed", Level.COMPOUND),
        ("lag", "tilbageslag", None),
        ("tage", "gentage", None),
        ("tage", "deltage", None),
        ("kende", "godkende", None),
        ("bevise", "overbevise", None),
        ("mere", "minimere", None),
        ("stor", "Storkøbenhavn", None),
        ("jylland", "Nordjylland", None),
        ("bøger", "bøgen", None),
        ("lov", "lovet", None),
        ("havne", "havnede", None),
    ],
)
def test_match(query, word, level):
    assert ANALYZER.match(query, word) is level


def test_linking_letters_do_not_matter():
    """Whoever writes velfærdområde finds velfærdsområde."""
    assert ANALYZER.match("velfærdområde", "velfærdsområdernes") is Level.INFLECTION


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("sundheds- og ældreområdet", "sundhedsområde"),
        ("børne-, unge- og kulturudvalget", "børneudvalg"),
        ("børnehaver og -skoler", "børneskole"),
        ("til- og fraflytning", "tilflytninger"),
        ("ind- og udpendling", "indpendling"),
        ("over- og underskud", "overskuddet"),
        ("Nord- og Midtjylland", "Nordjylland"),
        ("Nord-/Midtjylland", "Nordjylland"),
    ],
)
def test_a_suspended_hyphen_is_completed(text, query):
    asked = ANALYZER.keys(query).inflection
    assert any(asked & word.keys.compound for _, word in ANALYZER.analyse(text))


@given(st.text(max_size=40))
def test_every_word_has_keys_and_matches_itself(word):
    assert ANALYZER.match(word, word) is Level.EXACT
    assert ANALYZER.keys(word) == Analyzer(ANALYZER._lexicon).keys(word)


@given(st.text(alphabet="abdefgiklmnorstuvyæøå", min_size=1, max_size=30))
def test_any_danish_looking_word_is_keyed(word):
    keys = ANALYZER.keys(word)
    assert keys.inflection
    assert not keys.inflection & keys.compound
    assert ANALYZER.keys(word.replace("ø", "oe").replace("æ", "ae").replace("å", "aa")) == keys


def test_the_fingerprint_names_code_and_lexicon():
    code, _, lexicon = ANALYZER.fingerprint.partition("-")
    assert (code, lexicon) == (analysis_fingerprint(), ANALYZER._lexicon.fingerprint)


@pytest.mark.parametrize("word", overrides.MEMBERS)
def test_every_word_whose_members_are_told_would_be_cut_otherwise(word, monkeypatch):
    members = ANALYZER._finder._members(fold(word))
    monkeypatch.setattr("index.text.keys._MEMBERS", {})
    assert Analyzer(ANALYZER._lexicon)._finder._members(fold(word)) != members


@pytest.mark.parametrize(("form", "told"), overrides.ALSO.items())
def test_every_form_that_a_second_word_finds_would_not_be_found_by_it(form, told, monkeypatch):
    lemma, _ = told
    assert ANALYZER.match(lemma, form) is Level.COMPOUND
    assert ANALYZER.match(form, lemma) is None
    monkeypatch.setattr("index.text.keys._ALSO", {})
    assert Analyzer(ANALYZER._lexicon).match(lemma, form) is None


@pytest.mark.parametrize("name", overrides.NAMES)
def test_every_name_would_be_another_word(name, monkeypatch):
    assert ANALYZER.keys(name.capitalize()).inflection == {fold(name)}
    monkeypatch.setattr("index.text.keys._NAMES", frozenset())
    assert Analyzer(ANALYZER._lexicon).keys(name.capitalize()).inflection != {fold(name)}


@pytest.mark.parametrize(("short", "words"), abbreviations.WORDS.items())
def test_every_abbreviation_is_read_as_known_words(short, words):
    """Or as compounds of them: *megawatttime*."""
    words = [word for word in words if word.isalpha()]  # CO2 is what it is
    assert all(ANALYZER.is_known(word) or ANALYZER.cut(word) for word in words)
    assert all(ANALYZER.match(word, short) is Level.INFLECTION for word in words)


@pytest.mark.parametrize("word", overrides.WHOLE)
def test_every_word_kept_whole_would_be_cut_otherwise(word, monkeypatch):
    """Overrides are for what no rule can know: one that is not needed goes."""
    assert ANALYZER._finder._members(fold(word)) == (fold(word),)
    monkeypatch.setattr("index.text.keys._WHOLE", frozenset())
    assert len(Analyzer(ANALYZER._lexicon)._finder._members(fold(word))) > 1


def told(text):
    """Words of a text with their keys and places, however it is read."""
    pieces, at = [], 0
    for words, size in ANALYZER.pieces(text):
        pieces += [(word.text, word.keys, at + position) for word, position in words]
        at += size
    return pieces


@given(
    st.lists(
        st.sampled_from(
            "børne- og ungeudvalget Nord-/Midtjylland KKR-møde kl. kl Kl. 10.00 13 20 15 og , til"
            " pct. % 2018-2021 2016 2019 § §§ 107 108 3.-5. maj 2011 – - (bl.a.) jens@kl.dk".split(
                " "
            )
        )
        | st.text(max_size=6)
    ),
    st.sampled_from([" ", "  ", "\n", "\u00a0", ""]),
)
def test_what_is_read_piece_by_piece_is_what_the_whole_text_says(parts, blank):
    text = blank.join(parts)
    expected = [(t.text, word.keys, t.position) for t, word in ANALYZER.analyse(text)]
    assert told(text) == expected
