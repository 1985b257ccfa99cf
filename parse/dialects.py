"""What differs by council, era and template, as tables. Each row says where it was seen.

Texts are compared squashed (`parse.text.spacing.squash`): no white space, case folded.
"""

from __future__ import annotations

from parse.model import FieldName

# Headings of an item's fields. The first of each is today's template (seen 2014–2026); the others
# are the ordinary words of Danish minutes for the same part, used by secretariats before it.
FIELD_HEADINGS: dict[str, FieldName] = {
    "baggrund": FieldName.BACKGROUND,
    "sagensbaggrund": FieldName.BACKGROUND,
    "baggrundforsagen": FieldName.BACKGROUND,
    "baggrundogformål": FieldName.BACKGROUND,
    "baggrundogproblemstilling": FieldName.BACKGROUND,
    "anledning": FieldName.BACKGROUND,
    "sagensanledning": FieldName.BACKGROUND,
    "problemstilling": FieldName.BACKGROUND,
    "resumé": FieldName.BACKGROUND,
    "resume": FieldName.BACKGROUND,
    "kortresumé": FieldName.BACKGROUND,
    "kortresume": FieldName.BACKGROUND,
    "kortomsagen": FieldName.BACKGROUND,
    "indstilling": FieldName.RECOMMENDATION,
    "indstillinger": FieldName.RECOMMENDATION,
    "formandskabetsindstilling": FieldName.RECOMMENDATION,
    "sekretariatetsindstilling": FieldName.RECOMMENDATION,
    "forslagtilbeslutning": FieldName.RECOMMENDATION,
    "beslutningsforslag": FieldName.RECOMMENDATION,
    "forslagtilindstilling": FieldName.RECOMMENDATION,
    "sagsfremstilling": FieldName.PRESENTATION,
    "sagensfremstilling": FieldName.PRESENTATION,
    "fremstillingafsagen": FieldName.PRESENTATION,
    "kortsagsfremstilling": FieldName.PRESENTATION,
    "uddybendesagsfremstilling": FieldName.PRESENTATION,
    "sagsfremstillingogvurdering": FieldName.PRESENTATION,
    "sagsbeskrivelse": FieldName.PRESENTATION,
    "beskrivelseafsagen": FieldName.PRESENTATION,
    "sagensindhold": FieldName.PRESENTATION,
    "sagsindhold": FieldName.PRESENTATION,
    "sagsoplysninger": FieldName.PRESENTATION,
    "sagsredegørelse": FieldName.PRESENTATION,
    "fremstilling": FieldName.PRESENTATION,
    "beslutning": FieldName.DECISION,
    "beslutninger": FieldName.DECISION,
    "kkr'sbeslutning": FieldName.DECISION,
    "kkr’sbeslutning": FieldName.DECISION,
    "kkrsbeslutning": FieldName.DECISION,
    "mødetsbeslutning": FieldName.DECISION,
    "drøftelseogbeslutning": FieldName.DECISION,
    "drøftelse/beslutning": FieldName.DECISION,
    "drøftelseogkonklusion": FieldName.DECISION,
    "konklusion/beslutning": FieldName.DECISION,
    "beslutning/konklusion": FieldName.DECISION,
    "konklusionogbeslutning": FieldName.DECISION,
    "beslutningogkonklusion": FieldName.DECISION,
    "beslutningogopfølgning": FieldName.DECISION,
    "referatogbeslutning": FieldName.DECISION,
    "referat/beslutning": FieldName.DECISION,
    "beslutning/referat": FieldName.DECISION,
    "referatafdrøftelsenogbeslutning": FieldName.DECISION,
}

# What the matter begins with, where nothing stands between it and the item's title. Farther down
# these head parts of a presentation.
OPENING_HEADINGS = frozenset(
    "formål sagensformål sag indledning introduktion status sagen sagsresumé sagsresume "
    "kortindledning baggrundsinformation motivation udfordring udfordringen sammenfatning "
    "sammendrag kortfortalt kortompunktet sagenkort hvadhandlersagenom?".split()
)

# What heads the columns of an item's table besides its fields: the matter, and what is to be done
# about what was decided.
MATTER_LABELS = frozenset({"sag", "sagen", "emne", "punkt", "tema"})
FOLLOW_UP_LABELS = frozenset(
    "ansvarlig ansvarlige frist tidsfrist deadline opfølgning ansvarligogfrist ansvarlig/frist "
    "ansvar bemærkninger bemærkning".split()
)

# Only where the document never says `Beslutning`, `Indstilling` or `Sagsfremstilling`: elsewhere
# these head parts of a presentation (`Anbefaling` in a report, `Referat` of a hearing).
WEAK_HEADINGS: dict[str, FieldName] = {
    "konklusion": FieldName.DECISION,
    "konklusioner": FieldName.DECISION,
    "mødetskonklusion": FieldName.DECISION,
    "kkr'skonklusion": FieldName.DECISION,
    "kkr’skonklusion": FieldName.DECISION,
    "kkrskonklusion": FieldName.DECISION,
    "drøftelse": FieldName.DECISION,
    "drøftelser": FieldName.DECISION,
    "referat": FieldName.DECISION,
    "referatframødet": FieldName.DECISION,
    "referatafmødet": FieldName.DECISION,
    "referatafdrøftelsen": FieldName.DECISION,
    "mødebehandling": FieldName.DECISION,
    "politiskbehandling": FieldName.DECISION,
    "behandlingpåmødet": FieldName.DECISION,
    "ref": FieldName.DECISION,
    "vedtagelse": FieldName.DECISION,
    "vedtaget": FieldName.DECISION,
    "besluttet": FieldName.DECISION,
    "aftalt": FieldName.DECISION,
    "aftaltpåmødet": FieldName.DECISION,
    "aftalt/besluttet": FieldName.DECISION,
    "besluttet/aftalt": FieldName.DECISION,
    "beslutning/aftalt": FieldName.DECISION,
    "beslutning/aftale": FieldName.DECISION,
    "konklusion/aftale": FieldName.DECISION,
    "protokol": FieldName.DECISION,
    "beslutningsreferat": FieldName.DECISION,
    "drøftelse/konklusion": FieldName.DECISION,
    "konklusionogaftaler": FieldName.DECISION,
    "konklusionogopfølgning": FieldName.DECISION,
    "afgørelse": FieldName.DECISION,
    "anbefaling": FieldName.RECOMMENDATION,
    "anbefalinger": FieldName.RECOMMENDATION,
    "beskrivelse": FieldName.PRESENTATION,
    "redegørelse": FieldName.PRESENTATION,
    "præsentation": FieldName.PRESENTATION,
}

# Of those that head decisions, what no part of the matter is called, nor what the members said.
CLOSING_HEADINGS = frozenset(
    "konklusion konklusioner mødetskonklusion kkr'skonklusion kkr’skonklusion kkrskonklusion "
    "konklusionogaftaler konklusionogopfølgning vedtagelse vedtaget besluttet aftalt afgørelse "
    "beslutningsreferat mødebehandling behandlingpåmødet".split()
)

# Titles of lists of what was decided, with an entry an item.
DECISION_LISTS = frozenset(
    "beslutningsreferat beslutningsprotokol beslutningsliste beslutningsoversigt beslutninger "
    "oversigtoverbeslutninger udskriftafbeslutningsprotokol "
    "udskriftafbeslutningsprotokollen".split()
)

# Parts of the matter that some secretariats print below the recommendation (municipal templates of
# all years): they end it. Elsewhere they are sub-headings of the field that they stand in.
PARTS_OF_THE_MATTER = frozenset(
    "økonomi økonomiskekonsekvenser økonomiskeforhold økonomiogfinansiering finansiering "
    "lovgrundlag retsgrundlag kommunikation presse videreproces denvidereproces videreforløb "
    "detvidereforløb videreprocesogtidsplan tidsplan høring personalemæssigekonsekvenser "
    "klimakonsekvenser miljømæssigekonsekvenser supplerendesagsfremstilling sagsfremstilling "
    "sagensfremstilling vurdering administrationensvurdering administrationensbemærkninger "
    "sekretariatetsbemærkninger baggrund løsning formål status beskrivelse redegørelse opfølgning "
    "videreopfølgning næsteskridt konsekvenser overvejelser udfordringer perspektiver proces "
    "procesogtidsplan tidsplanogproces sekretariatetsvurdering sekretariatetskommentarer "
    "bemærkninger inddragelse organisering juridiskeforhold økonomiogpersonale økonomiogtidsplan "
    "drøftelse drøftelser politiskdrøftelse indledning uddybning sagenskerne detviderearbejde "
    "præsentation".split()
)

# A list of appendices under a heading of its own.
ATTACHMENT_HEADINGS = frozenset(
    {
        "bilag",
        "bilagsliste",
        "bilagsfortegnelse",
        "bilagsoversigt",
        "bilagtilpunktet",
        "vedlagt",
        "vedlagtebilag",
        "vedhæftedefiler",
        "vedhæftedebilag",
        "vedhæftededokumenter",
        "dokumenter",
        "relateredebilag",
        "relaterededokumenter",
        "filer",
    }
)

# Template text nobody replaced (seen 2014–2024): such a field is absent.
PLACEHOLDERS = (
    "herskrivesbaggrunden",
    "herskrivesindstillingen",
    "herskrivessagsfremstillingen",
    "herskrivesbeslutningen",
    "herskrives",
)

# Titles of main sections, all councils 2010–2026; order and presence vary.
SECTION_TITLES = (
    "godkendelseafreferat",
    "godkendelseafdagsorden",
    "sidensidst",
    "regionalpolitiskesager",
    "udpegninger",
    "kkr",
    "punktertilnæstemøde",
    "eventuelt",
    "orientering",
    "meddelelser",
    "temadrøftelse",
    "næstemøde",
    "lukketpunkt",
    "konstituering",
)

# Sections at the end of an agenda that some papers leave without a number.
CLOSING_TITLES = frozenset({"eventuelt", "evt", "næstemøde", "punktertilnæstemøde"})

# Sections that have a few words and no items in many papers (seen 2010–2026).
FREE_TITLES = CLOSING_TITLES | {"sidensidst", "meddelelser", "orientering"}

# Words that head the minutes or the agenda of the meeting on a cover.
KIND_WORDS = {
    "referat": "minutes",
    "beslutningsreferat": "minutes",
    "mødereferat": "minutes",
    "tillægsreferat": "minutes",
    "beslutningsprotokol": "minutes",
    "protokol": "minutes",
    # An agenda into which the decisions were written
    **dict.fromkeys(
        (
            *(
                "dagsordenogreferat",
                "dagsorden/referat",
                "dagsordenmedreferat",
                "referatogdagsorden",
            ),
            *(
                "dagsordenmedbeslutninger",
                "dagsordenogbeslutninger",
                "dagsordenogbeslutningsreferat",
            ),
        ),
        "minutes",
    ),
    "dagsorden": "agenda",
    "mødedagsorden": "agenda",
    "tillægsdagsorden": "agenda",
    "indkaldelse": "agenda",
    "bilag": "appendix",
    "bilagssamling": "appendix",
    "bilagsmateriale": "appendix",
}

# Bodies whose papers look like a KKR's and are not (kl.dk publishes them side by side). They count
# where a title begins with them, or with `Referat fra møde i …`: `Regionsrådsformand N.N. deltog`
# on a cover names no body.
NEIGHBOURS = (
    "kommunaldirektørnetværk",
    "kommunaldirektørkreds",
    "kommunaldirektørgruppe",
    "kommunaldirektørmøde",
    "kommunaldirektørforum",
    "kd-net",
    "kdnet",
    "vækstforum",
    "kommunekontaktudvalg",
    "byråd",
    "kommunalbestyrelse",
    "regionsråd",
    "økonomiudvalg",
    "sundhedskoordinationsudvalg",
    "embedsmandsudvalg",
    "socialdirektørkreds",
    "sundhedsdirektørkreds",
    "forretningsudvalg",
    "styregruppe",
    "beskæftigelsesråd",
    "kontaktudvalg",
)
