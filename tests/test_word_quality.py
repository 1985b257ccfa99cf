"""Word matching on judged words: floors that may rise, not fall."""

import pytest
from quality.word_matching import JUDGED, read_judged, read_own, score

from index.danish.lexicon_cache import any_lexicon
from index.text.analysis import Analyzer

FLOOR_JUDGED = 0.99
FLOOR_TUNED = 0.99
FLOOR_HELD_OUT = 0.985


@pytest.fixture(scope="module")
def match():
    return Analyzer(any_lexicon()).match


@pytest.mark.parametrize("inflected", [False, True])
@pytest.mark.parametrize(
    ("held_out", "floor"), [(False, FLOOR_TUNED), (True, FLOOR_HELD_OUT)], ids=["tuned", "held out"]
)
def test_our_own_words_are_matched(match, held_out, floor, inflected):
    """Inflections and compounds are found, look-alikes refused, however the query is typed."""
    result = score(read_own().only(held_out=held_out), match, inflected=inflected)
    assert result.f1 >= floor


@pytest.mark.parametrize("inflected", [False, True])
@pytest.mark.skipif(not JUDGED.exists(), reason="../shared/judged-words.json is not here")
def test_the_judged_words_are_matched(match, inflected):
    result = score(read_judged(), match, inflected=inflected)
    assert result.f1 >= FLOOR_JUDGED, (result.missed, result.wrong)


def test_enough_queries_were_judged():
    """Seventy queries of our own; those held out are not to be tuned on (see words.txt)."""
    queries = read_own().queries
    assert len(queries) >= 70
    assert sum(query.held_out for query in queries) >= 34
