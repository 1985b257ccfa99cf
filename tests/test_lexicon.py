"""The compiled lexicon."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.danish import lexicon_cache
from index.danish.folding import fold
from index.danish.kinds import NAME, NOUN
from index.danish.lexicon import Lexicon, OtherSchema
from index.danish.lexicon_cache import any_lexicon
from index.danish.lexicon_compiler import compile_lexicon
from index.files.blocks import beside
from index.files.tables import write_table
from parse.municipalities import MUNICIPALITIES


@pytest.fixture(scope="module")
def lexicon():
    return any_lexicon()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("budgetter", "budget"),
        ("handicappet", "handicap"),
        ("klyngerne", "klynge"),
        ("lederne", "leder"),
        ("centret", "center"),
        ("groent", "groen"),
        ("sundheds", "sundhed"),
        ("kl", "kl"),
        ("viser", "vise"),
        ("lever", "leve"),
        ("vokset", "vokse"),
        ("aabne", "aaben"),
        ("stramme", "stram"),
        ("hed", "hedde"),
        ("snaevre", "snaever"),
        ("skalaer", "skala"),
        ("bundet", "binde"),
        ("broed", "bryde"),
        ("cykler", "cykel"),
        ("manglen", "mangel"),
        ("vinklen", "vinkel"),
        ("lagre", "lager"),
        ("lagret", "lager"),
        ("ofre", "offer"),
        ("faedrene", "far"),
        ("koeer", "ko"),
        ("toiletterne", "toilet"),
        ("motioner", "motion"),
        ("omgivelser", "omgivelse"),
        ("finanserne", "finans"),
        ("kopper", "kop"),
        ("moeller", "moelle"),
        ("toppe", "top"),
        ("hjerterne", "hjerte"),
        ("listen", "liste"),
        ("saeder", "saede"),
        ("jammerbugts", "jammerbugt"),
        ("vesthimmerlands", "vesthimmerland"),
    ],
)
def test_readings_the_dictionary_left_out_are_there(lexicon, form, lemma):
    assert lemma in lexicon.readings(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("boeger", "boeg"),
        ("boegerne", "boeg"),
        ("far", "fare"),
        ("moderne", "moder"),
        ("lovet", "lov"),
        ("havne", "havne"),
        ("vise", "vis"),
        ("raadet", "raade"),
        ("steder", "stede"),
        ("metret", "mete"),
        ("berg", "bjerg"),
        ("sikre", "sikker"),
        ("bredde", "bred"),
        ("faelles", "fael"),
        ("urne", "uren"),
        ("koster", "kost"),
        ("slags", "slag"),
        ("tage", "tag"),
        ("have", "hav"),
        ("toges", "tog"),
        ("agere", "ager"),
        ("gerne", "ger"),
    ],
)
def test_readings_that_nobody_means_are_not(lexicon, form, lemma):
    assert lemma not in lexicon.readings(form)
    assert lexicon.readings(form)


@pytest.mark.parametrize(
    "forms",
    [
        "vise viser viste vist vises",
        "leve lever levede levet",
        "nævne nævner nævnte nævnt nævnes",
        "ansøge ansøger ansøgte ansøgt ansøges",
        "spare sparer sparede sparet",
        "kontakte kontakter kontaktede kontaktet",
        "eje ejer ejede ejet",
        "bo bor boet",
        "åben åbent åbne",
        "egen eget egne",
        "moden modent modne",
        "falde falder faldt faldet",
        "drage drager drog draget",
        "nyde nyder nød nydt",
        "læse læser læste læst",
        "aftale aftaler aftalte aftalt",
        "forbyde forbyder forbød forbudt",
        "cykel cyklen cyklens cykler cyklerne",
        "mangel manglen mangler manglerne",
        "handel handelen handlen handlens",
        "gaffel gaflen gafler gaflerne",
        "stempel stemplet stempler stemplerne",
        "filter filteret filtret filtre filtrene",
        "offer offeret ofret ofre ofrene",
        "center centret centre centrene",
        "kammer kammeret kamre kamrene",
        "meter metret",
        "våben våbnet våbnene",
        "far fars faren fædre fædrenes",
        "moder moderen mødre mødrene",
        "forælder forælderen forældre forældrene",
        "ko køer køerne",
        "etiket etiketten etiketter",
        "pårørende pårørendes",
        "Nordfyn Nordfyns",
    ],
)
def test_the_forms_of_a_word_have_it_in_common(lexicon, forms):
    """So whichever is asked for finds the others."""
    readings = [set(lexicon.readings(fold(form))) for form in forms.split()]
    assert set.intersection(*readings)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_municipalities_have_genitives(lexicon, name):
    """Some have them in their official names: Vesthimmerlands, Nordfyns."""
    part = fold(name).split("-")[-1]
    genitive = part if part.endswith("s") else part + "s"
    assert set(lexicon.readings(part)) & set(lexicon.readings(genitive)) or part not in {
        fold(one) for one in MUNICIPALITIES
    }


def test_kinds(lexicon):
    assert lexicon.word("kommune").kind & NOUN
    assert lexicon.word("holstebro").kind == NAME
    assert lexicon.word("xyzzy") is None
    assert lexicon.readings("xyzzy") == ()


def test_all_rows_in_memory_say_the_same(lexicon):
    whole = any_lexicon()
    whole._lines = dict(whole._table.starting())
    for form in ("kommunernes", "budgetters", "plan", "xyzzy"):
        assert whole.readings(form) == lexicon.readings(form)
        assert whole.word(form) == lexicon.word(form)


def test_compiling_again_gives_the_same_lexicon(lexicon, tmp_path):
    compile_lexicon(tmp_path / "again.table")
    assert Lexicon.open(tmp_path / "again.table").fingerprint == lexicon.fingerprint


def test_what_is_no_lexicon_is_refused(tmp_path):
    other = tmp_path / "other.table"
    other.write_text("no lexicon at all, but long enough to look at")
    with pytest.raises(OSError, match="sums"):
        Lexicon.open(other)
    beside(other).write_text("nor sums")
    with pytest.raises(ValueError, match="sums"):
        Lexicon.open(other)
    write_table(other, [("en", "=")])
    with pytest.raises(OtherSchema):
        Lexicon.open(other)


def test_a_lexicon_is_named_after_the_code_that_compiled_it(monkeypatch, tmp_path):
    """Not after what an upgrade lays beneath a process that runs already."""
    kept = lexicon_cache.cached_lexicon()
    for name in lexicon_cache._INGREDIENTS:
        other = tmp_path / "index" / name
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text("other code")
    monkeypatch.setattr(lexicon_cache, "_HOME", tmp_path / "index")
    assert lexicon_cache.cached_lexicon() == kept


def test_where_nothing_can_be_kept_every_build_compiles_its_own(tmp_path, monkeypatch):
    """Installed packages may be read-only, also for root: a file where a folder should be."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(lexicon_cache, "_KEPT", tmp_path / "file" / "cache")
    lexicon_cache.provide_lexicon(tmp_path / "lexicon.table")
    assert not lexicon_cache.is_compiled()
    assert "budget" in Lexicon.open(tmp_path / "lexicon.table").readings("budgetter")


def test_whatever_the_lexicon_is_made_of_has_a_part_in_its_name(monkeypatch):
    """Every module of our own that the compiler imports, however far away."""
    code = (
        "import sys, index.danish.lexicon_compiler as c; from pathlib import Path;"
        "root = Path(c.__file__).parents[2];"
        "print(*(Path(m.__file__).relative_to(root) for n, m in sys.modules.items()"
        " if n.split('.')[0] in ('index', 'parse') and '.' in n))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    root = Path(lexicon_cache.__file__).parents[1]
    named = {(root / name).resolve() for name in lexicon_cache._INGREDIENTS}
    used = {root.parent / name for name in done.stdout.split() if "__init__" not in name}
    assert used - named <= {root / "errors.py", root / "model.py"}
