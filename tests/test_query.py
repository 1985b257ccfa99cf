"""The query language: what is syntax, what is text, and what is an error at a place."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.query.parser import parse
from index.query.tree import And, Nothing, Phrase, Word, describe, exactly, in_field, wanted

PAGE = Path(__file__).resolve().parents[1] / "docs" / "query-language.md"


def understood(query: str) -> str:
    return describe(parse(query).tree)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("flygtninge", "flygtninge"),
        ("flygtninge fordeling", "(flygtninge AND fordeling)"),
        ("flygtninge OG fordeling", "(flygtninge AND fordeling)"),
        ("flygtninge AND fordeling", "(flygtninge AND fordeling)"),
        ("flygtninge ELLER asyl", "(flygtninge OR asyl)"),
        ("a OR b OR c", "(a OR b OR c)"),
        ("a b ELLER c d", "((a AND b) OR (c AND d))"),
        ("a OG (b ELLER c)", "(a AND (b OR c))"),
        ("a IKKE b", "(a AND NOT b)"),
        ("a OG NOT b", "(a AND NOT b)"),
        ("a -b", "(a AND NOT b)"),
        ('a -"b c"', '(a AND NOT "b c")'),
        ("a -(b ELLER c)", "(a AND NOT (b OR c))"),
        ("-a", "NOT a"),
        ("flygtning*", "flygtning*"),
        ('"taget til efterretning"', '"taget til efterretning"'),
        ("„taget til“", '"taget til"'),
        ("»taget til«", '"taget til"'),
        ("”taget til”", '"taget til"'),
        ('"flygtninge"', '"flygtninge"'),
        ("a a A", "a"),
        ("flygtninge –kvote", "(flygtninge AND NOT kvote)"),
        ("flygtninge −kvote", "(flygtninge AND NOT kvote)"),
        ("fl*ge", "fl*ge"),
        ("*flygtning.", "*flygtning"),
        ("flygt?inge?", "flygt?inge"),
        ('"fordeling af flyg*"', '"fordeling af flyg*"'),
        ('"flyg*"', "flyg*"),
        ("flygtninge i forhold til asyl", "(flygtninge AND [i forhold til] AND asyl)"),
        ("flygtninge ift. asyl", "(flygtninge AND [ift] AND asyl)"),
        ("blandt andet", "blandt andet"),
        ("sundhed/psykiatri og/eller A/S", "(sundhed AND psykiatri AND og/eller AND A/S)"),
        ("titel:Lolland-Falster/Bornholm", "(title:Lolland-Falster AND title:Bornholm)"),
        ("titel:blandt andet", "(title:blandt AND andet)"),
        ("om flygtninge OG i", "(om AND flygtninge AND i)"),
        ("hvem var der", "(hvem AND var AND der)"),
        ("er der noget om asyl", "([er] AND [der] AND [noget] AND [om] AND asyl)"),
        ("om flygtninge -i", "([om] AND flygtninge AND NOT i)"),
        ('"om" flygtninge', '("om" AND flygtninge)'),
    ],
)
def test_words_and_operators(query, tree):
    assert understood(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("beslutning:godkendt", "decision:godkendt"),
        ("decision:godkendt", "decision:godkendt"),
        ("Indstilling:godkendt", "recommendation:godkendt"),
        ('titel:"fordeling af"', 'title:"fordeling af"'),
        ("titel:„fordeling af“", 'title:"fordeling af"'),
        ("titel:flygt*", "title:flygt*"),
        ("titel:(a ELLER b)", "(title:a OR title:b)"),
        ("titel:(a beslutning:b)", "(title:a AND decision:b)"),
        ("-titel:a", "NOT title:a"),
        ("titel:-a", "NOT title:a"),
        ("b titel:–a", "(b AND NOT title:a)"),
        ('titel:-"a b"', 'NOT title:"a b"'),
        ("titel:-(a ELLER b)", "NOT (title:a OR title:b)"),
        ("udfald:-afvist", "NOT outcome:rejected"),
        ("år:-2020", "year:1-2020"),
        ("kl:-a", "(kl AND a)"),
        ("sag:SAG-2021-04819", "case:SAG-2021-04819"),
        ("kommune:Lemvig parti:V", "(municipality:Lemvig AND party:V)"),
        ("navn:Flyvholm", "name:Flyvholm"),
        ("region:midtjylland", "council:midtjylland"),
        ("region:Sjælland", "council:sjaelland"),
        ('kkr:"KKR Nordjylland"', "council:nordjylland"),
        ("region:(midtjylland ELLER nord)", "(council:midtjylland OR council:nordjylland)"),
        ("år:2015-2020", "year:2015-2020"),
        ("år:2015–2020", "year:2015-2020"),
        ("aar:2015..2020", "year:2015-2020"),
        ("year:2015", "year:2015"),
        ("år:2015-", "year:2015-9999"),
        ("år:-2015", "year:1-2015"),
        ("type:referat", "kind:minutes"),
        ("type:dagsorden", "kind:agenda"),
        ("udfald:godkendt", "outcome:approved"),
        ("år:2021,2022", "(year:2021 OR year:2022)"),
        ("år:2021, 2022 asyl", "((year:2021 OR year:2022) AND asyl)"),
        ("år:2021, asyl", "(year:2021 AND asyl)"),
        ("region:midt, nord asyl", "((council:midtjylland OR council:nordjylland) AND asyl)"),
        ("region:midt, asyl", "(council:midtjylland AND asyl)"),
        ("år:2015-2017,2020", "(year:2015-2017 OR year:2020)"),
        ("råd:syd", "council:syddanmark"),
        ("kkr:nord", "council:nordjylland"),
        ("region:midt,nord", "(council:midtjylland OR council:nordjylland)"),
        ("dato:2021-09-10", "date:2021-09-10"),
        ("dato:10. september 2021 asyl", "(date:2021-09-10 AND asyl)"),
        ("dato:2021-02", "date:2021-02-01..2021-02-31"),
        ("dato:februar 2021 asyl", "(date:2021-02-01..2021-02-31 AND asyl)"),
        ("asyl fra:mar. 2021", "(asyl AND date:2021-03-01..9999-12-31)"),
        ("udfald:taget til efterretning asyl", "(outcome:noted AND asyl)"),
        ("region:Region Midtjylland asyl", "(council:midtjylland AND asyl)"),
        ("region:midt nord", "(council:midtjylland AND nord)"),
        ("asyl fra:2021-03", "(asyl AND date:2021-03-01..9999-12-31)"),
        ("asyl til:2021", "(asyl AND date:0000-00-01..2021-12-31)"),
        ("fra:Sjælland", "([fra] AND Sjælland)"),
        ("midtjylland-2021-09-10", "(council:midtjylland AND date:2021-09-10)"),
        ("hvad om titel:flygtninge", "([hvad] AND [om] AND title:flygtninge)"),
        ("titel:om", "title:om"),
    ],
)
def test_fields_in_danish_and_english(query, tree):
    assert understood(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("hvad koster det?", "([hvad] AND koster AND [det])"),
        ("3.2 (a", "(3.2 AND a)"),
        ("(a b) c)", "(a AND b AND c)"),
        ("SAG-2021-04819", "SAG-2021-04819"),
        ("C++", "C"),
        ('det "lige her', "([det] AND lige AND her)"),
        ("kl.14:30", "kl.14:30"),
        ("http://x", "http://x"),
        ("og eller ikke and or not", "([og] AND [eller] AND ikke AND and AND or AND not)"),
        ("Ringkøbing-Skjern", "Ringkøbing-Skjern"),
        ("a - b", "(a AND b)"),
        ("5*3", "(5 AND 3)"),
        ("titel:)", "titel"),
        ("§ 6, stk. 4", "(§ 6 AND stk AND 4)"),
        ("§ 2 a om det", "(§ 2 a AND [om] AND [det])"),
        ("§ 2 i loven", "(§ 2 AND [i] AND loven)"),
        ("mødet kl. 10", "(mødet AND kl. 10)"),
        ("KL 2019", "(KL AND 2019)"),
        ("d. 10. september 2021", "2021-09-10"),
        ("bilag d", "(bilag AND d)"),
        ("2,5 mio. kr.", "2,5 mio. kr."),
        ("25 000 kr.", "(25 000 AND kr)"),
        ("i 2016 120 kr.", "([i] AND 2016 AND 120 AND kr)"),
        ("note:a", "(note AND a)"),
        ("10. september 2021", "2021-09-10"),
        ("den 10/9 2021, asyl", "([den] AND 2021-09-10 AND asyl)"),
        ("31. februar 2021", "(31 AND februar AND 2021)"),
        ("10-09-2021-A", "10-09-2021-A"),
        ("flygtninge – kvote", "(flygtninge AND kvote)"),
        ("**fed** skrift", "(fed AND skrift)"),
    ],
)
def test_any_plain_text_simply_searches(query, tree):
    parsed = parse(query)
    assert describe(parsed.tree) == tree
    assert parsed.plain


@pytest.mark.parametrize("query", ["", "  ", "?!", '"', "()", "–", "* **", "&"])
def test_without_a_word_nothing_is_sought(query):
    assert parse(query).tree == Nothing()


@pytest.mark.parametrize(
    ("query", "place", "says"),
    [
        ("flygtninge OG", "OG", "after OG"),
        ("OG flygtninge", "OG", "before OG"),
        ("a OG OG b", "OG", "after OG"),
        ("a ELLER", "ELLER", "after ELLER"),
        ("IKKE", "IKKE", "small letters"),
        ("a OG & b ELLER", "ELLER", "after ELLER"),
        ("(a OG b", "(", "not closed"),
        ("a OG b)", ")", "closes nothing"),
        ('a OG "b', '"', "no partner"),
        ("regoin:midtjylland", "regoin", "region:"),
        ("beslutnig:godkendt", "beslutnig", "beslutning:"),
        ("region:midtjyland", "midtjyland", "midtjylland"),
        ("region:Jylland", "Jylland", "midtjylland"),
        ("type:refrat", "refrat", "minutes"),
        ("år:sidste", "sidste", "2015-2020"),
        ("år:>2020", ">2020", "2015-2020"),
        ("år:2020-2015", "2020-2015", "wrong order"),
        ("år:2021,i fjor", "2021,i", "2015,2019"),
        ("dato:2021-13", "2021-13", "2021-09-10"),
        ("dato:2021-09-10..2021-09-01", "2021-09-10..2021-09-01", "wrong order"),
    ],
)
def test_an_error_points_at_the_place(query, place, says):
    with pytest.raises(QueryError, match=re.escape(says)) as caught:
        parse(query)
    error = caught.value
    assert query[error.position : error.position + error.length] == place
    line, carets = error.caret().split("\n")
    assert line == query
    assert carets == " " * error.position + "^" * len(place)


@pytest.mark.parametrize(
    "query", ["år:2021 rå*", "-råd å", "råd:midt", "(år:2021 ELLER råd:syd) område*", "b?rn på*en"]
)
def test_decomposed_letters_are_the_letters_they_make(query):
    apart = unicodedata.normalize("NFD", query)
    assert apart != query
    assert parse(apart) == parse(query)


def test_what_begins_as_typed_is_nearer_than_what_has_a_slip():
    with pytest.raises(QueryError) as caught:
        parse("udfald:taget")
    assert caught.value.hint == "Did you mean taget til efterretning (noted)?"


def test_a_colon_that_is_no_field_is_remarked_on():
    assert "no field" in parse("emne:sundhed").remarks[0]
    assert "no field" in parse("efter:2020").remarks[0]
    assert parse("fra:Sjælland").remarks == (
        "“fra:” was read as a word; before a date, as fra:2021-09, it is a field.",
    )
    assert "space" in parse("Beslutning: KKR godkendte det").remarks[0]
    for without in ("flygtninge år:", "(flygtninge år:)", "udfald:, flygtninge", "dato:"):
        assert "without a value was read as a word" in parse(without).remarks[0]
    assert parse("kl. 14:30").remarks == ()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("flygtninge –kvote", "“–kvote” was read as a word to leave out"),
        ("flygtninge -n3", "“-n3” was read as a word to leave out, and is no option."),
        ("'fordeling af flygtninge'", "Single quotation marks make no phrase"),
        ("5*3 flyg*/asyl*", "The star in “flyg*/asyl*” was read as punctuation."),
        ("asyl ikke kvote", "“ikke” was read as a word; IKKE, or a minus, leaves out"),
        ("flygtninge eller asyl", "“eller” was read as a word; ELLER asks for either."),
    ],
)
def test_what_is_read_otherwise_than_it_looks_is_told(query, says):
    assert says in " ".join(parse(query).remarks)


@pytest.mark.parametrize(
    "query",
    ["flygtninge -kvote", "Lars' og Bos møde", "flyg*", "a - b", "hvad koster det?", "og/eller"],
)
def test_what_is_read_as_it_looks_is_not_remarked_on(query):
    assert parse(query).remarks == ()


def test_deep_nesting_and_long_queries_are_refused_kindly():
    with pytest.raises(QueryError, match="nested"):
        parse("(" * 60 + "a OG b" + ")" * 60)
    with pytest.raises(QueryError, match="longer"):
        parse("a" * 20_000)
    with pytest.raises(QueryError, match="more than"):
        parse(" ELLER ".join(f"ord{i}" for i in range(500)))


def test_a_long_text_is_cut_with_a_remark():
    parsed = parse(" ".join(f"ord{i}" for i in range(500)))
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.children) == 100
    assert "first 100" in parsed.remarks[0]


def test_words_know_their_place_in_the_query():
    query = "titel:flygtninge  „lige her“ fordeling,"
    leaves = list(wanted(parse(query).tree))
    assert [query[leaf.start : leaf.end] for leaf in leaves] == [
        "flygtninge",
        "„lige her“",
        "fordeling",
    ]


def test_options_change_only_what_is_open():
    tree = parse("a titel:b -c").tree
    assert describe(in_field(tree, "decision")) == "(decision:a AND title:b AND NOT decision:c)"
    assert describe(exactly(tree)) == '("a" AND title:"b" AND NOT "c")'


def test_one_quoted_word_is_that_word_exactly():
    assert parse('"flygtninge"').tree == Word("flygtninge", exact=True)
    assert parse('"flygtninge her"').tree == Phrase(("flygtninge", "her"))


_syntax = st.lists(
    st.sampled_from(
        'OG|ELLER|IKKE|NOT|(|)|"|„|-|*|:|titel:|år:|region:|a|flygtninge|2015-2020| |  |\ud800'
        "|\u0000|å|§|kl.14:30|*|?|–|−|%|dato:|10. september 2021|2021-09-10|midtjylland-|hvad"
        "|om|..|,|'".split("|")
    ),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=60), _syntax))
def test_any_string_is_a_tree_or_an_error_at_a_place(query):
    found = parsed_or_error(query)
    query = unicodedata.normalize("NFC", query)
    if isinstance(found, QueryError):
        assert 0 <= found.position < len(query)
        assert found.caret()
    else:
        assert describe(found.tree)
        for leaf in wanted(found.tree):
            assert 0 <= leaf.start < leaf.end <= len(query)


def parsed_or_error(query):
    try:
        return parse(query)
    except QueryError as error:
        return error


def test_the_examples_of_the_page_are_understood_as_it_says():
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", PAGE.read_text(), re.MULTILINE)
    assert len(rows) > 20
    for query, tree in rows:
        assert understood(query) == tree, query
