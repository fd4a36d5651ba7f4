"""Queries typed on another keyboard layout, or in Greeklish, are read as they were meant."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from kbgen.search.document import SearchDocument
from kbgen.search.index import build_index
from kbgen.search.reading import Vocabulary, read, vocabulary_of
from kbgen.text.keyboard import retype
from kbgen.text.phonetic import sound, sounds, sounds_alike
from kbgen.text.tokenize import tokens
from tests.browser_support import call, open_scripts
from tests.search.corpora import document, random_documents, random_queries
from tests.search_pages import search_page
from tests.text.texts import random_texts

DOCUMENTS = [
    document("a", "Πώς γίνεται η επιστροφή προϊόντος;", body="Θέλω να πληρώσω με κάρτα ή PayPal στο eshop"),
    document(
        "b", "Πού βρίσκω τον κωδικό της παραγγελίας;", body="Ξεχάσατε το τηλέφωνο; Η ευχή του αυτοκινήτου"
    ),
    document("c", "איך מאפסים את הסיסמה?", body="מספר ההזמנה נשלח בדואר עם החשבונית"),
]


def known(documents: list[SearchDocument]) -> Vocabulary:
    return vocabulary_of({term: len(found) for term, found in build_index(documents).postings.items()})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("p;vw g;inetai h epistrof;h", "πώς γίνεται ή επιστροφή"),
        ("kvdik;o paraggel;iaw", "κωδικό παραγγελίας"),
        ("nxpr vvznbv", "מספר ההזמנה"),
        ("vxhxnv", "הסיסמה"),
        ("plhrvsv me PayPalq", "πληρωσω με PayPal;"),
        ("nxpr vvznbv v-PayPal", "מספר ההזמנה ה-PayPal"),
        ("ψαρδ", "card"),
        ("thelo na pliroso me karta", "θελω να πληρωσω με καρτα"),
        ("8elw na plhrwsw", "θελω να πληρωσω"),
        ("kodikos paraggelias", "κωδικο παραγγελιας"),
        ("efxi", "ευχη"),
        ("thelo na pliroso sto e-shop", "θελω να πληρωσω στο e-shop"),
        ("επηστροφι προϊώντος", "επιστροφη προιοντος"),
        ("κοδικό παρραγγελείας", "κωδικο παραγγελιας"),
    ],
)
def test_a_query_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    documents = [*DOCUMENTS, document("d", "Card")]
    assert [token.text for token in tokens(read(typed, known(documents)))] == [
        token.text for token in tokens(meant)
    ]


def test_words_read_otherwise_end_as_greek_does() -> None:
    documents = [*DOCUMENTS, document("d", "Πόσους πόντους έχω;")]
    assert read("posous pontous", known(documents)) == "ποσους ποντους"
    assert read("πώσους πόντους", known(documents)) == "ποσους πόντους"
    assert read("posoys pontoys", known(documents)) == "ποσους ποντους"
    assert read("s' posoys; 'pontoys'", known(documents)) == "σ' ποσους; 'ποντους'"


def test_another_form_of_a_word_is_no_mistake_for_one_that_sounds_the_same() -> None:
    documents = [document("a", "Αλλαγή διεύθυνσης"), document("b", "Διευθύνσεις και τηλέφωνα")]
    assert read("αλλαγή διεύθηνσεις", known(documents)) == "αλλαγή διευθυνσεις"
    assert read("της διεύθυνσης", known(documents[1:])) == "της διεύθυνσης"


@pytest.mark.parametrize(
    "query",
    ["επιστροφή", "PayPal", "הסיסמה", "", "210 555", "?!", "κωδικόσ", "xq", "\ud800", "e-shop", "Pay-Pal"],
)
def test_a_query_that_makes_sense_as_typed_is_left_alone(query: str) -> None:
    assert read(query, known(DOCUMENTS)) == query


@pytest.mark.parametrize(
    ("one", "other"), [("εβδομάδα", "εβδωμαδα"), ("κωδικός", "κοδικος"), ("είναι", "ινε"), ("άλλος", "αλος")]
)
def test_misspelt_greek_sounds_the_same(one: str, other: str) -> None:
    assert sound(tokens(one)[0].text) == sound(tokens(other)[0].text) != ""


@pytest.mark.parametrize(
    ("greek", "typed"),
    [
        ("θέλω", ("thelo", "8elw", "9elo")),
        ("ξέχασα", ("ksexasa", "3exasa", "xehasa")),
        ("χρόνος", ("xronos", "hronos", "chronos")),
        ("μπορώ", ("mporo", "boro", "mporw")),
        ("ψάχνω", ("psaxno", "4axnw")),
        ("υπάρχει", ("yparxei", "iparxi", "uparxei")),
    ],
)
def test_every_way_to_type_greeklish_can_sound_as_the_word(greek: str, typed: tuple[str, ...]) -> None:
    assert all(sound(tokens(greek)[0].text) in sounds(word) for word in typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("κωδικοσ", "κοδικοσ"), ("ευχαριστω", "εφχαριστο"), ("αυριο", "αβριο"), ("αυτι", "αφτη"), ("αγγελια", "αγκελια"),
     ("σαββατο", "σαβατο"), ("παραλλαγη", "παραλαγει")],
)  # fmt: skip
def test_words_spelt_by_ear_sound_alike(one: str, other: str) -> None:
    assert sounds_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("φορεισ", "μπορισ"), ("δεμα", "ντεμα"), ("γαλα", "γκαλα"), ("αυτι", "αβτι"), ("a", "a"), ("", "")],
)
def test_words_that_only_greeklish_mixes_up_do_not_sound_alike(one: str, other: str) -> None:
    assert not sounds_alike(one, other)


@given(st.text("abcdefghijklmnopqrstuvxyz ", max_size=40), st.sampled_from(["el", "he"]))
def test_keys_pressed_on_one_layout_come_back_from_the_other(text: str, layout: str) -> None:
    assert retype(retype(text, "us", layout), layout, "us") == text


def _mistyped(query: str, chance: random.Random) -> str:
    layouts = ("us", "el", "he")
    return retype(query, chance.choice(layouts), chance.choice(layouts))


@pytest.mark.parametrize("query", ["½", "2½ ℀"])
def test_a_character_of_several_words_is_read_once(query: str) -> None:
    assert read(query, known(DOCUMENTS)) == query


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(3))
def test_the_browser_reads_as_python_does(browser: Browser, seed: int) -> None:
    chance = random.Random(seed)
    documents = [*DOCUMENTS, *random_documents(20, seed)]
    queries = [_mistyped(query, chance) for query in random_queries(80, seed)]
    queries += [" ".join(chance.choices(_LATIN, k=chance.randint(1, 4))) for _ in range(60)]
    queries += [" ".join(chance.choices(_BY_EAR, k=chance.randint(1, 4))) for _ in range(40)]
    queries += [*random_texts(60, seed), "½", "2½ ℀"]
    with search_page(browser, {"el": documents}) as page:
        found = call(page, _READ, queries)
    vocabulary = known(documents)
    differing = [
        (ascii(query), answer, expected)
        for query, answer in zip(queries, found, strict=True)
        if answer != (expected := read(query, vocabulary))
    ]
    assert differing == []
    assert sum(query != answer for query, answer in zip(queries, found, strict=True)) > 20


@pytest.mark.browser
def test_the_browser_hears_and_retypes_as_python_does(browser: Browser) -> None:
    texts = random_texts(1500, 7) + list(_LATIN) + ["x" * 50, "thchksps3489", "μπντγκγγ"]
    with open_scripts(browser) as page:
        found = call(
            page,
            """texts => texts.map(text => [
                 kbgen.sound(text), kbgen.sounds(text), kbgen.soundsAlike(text, text.replaceAll("υ", "φ")),
                 ...["us", "el", "he"].flatMap(from => ["us", "el", "he"].map(to => kbgen.retype(text, from, to)))
               ])""",
            texts,
        )
    layouts = ("us", "el", "he")
    for text, answer in zip(texts, found, strict=True):
        retyped = [retype(text, one, other) for one in layouts for other in layouts]
        assert answer == [
            sound(text),
            list(sounds(text)),
            sounds_alike(text, text.replace("υ", "φ")),
            *retyped,
        ], ascii(text)


_LATIN = (
    *(
        "thelo",
        "8elw",
        "na",
        "pliroso",
        "plhrwsw",
        "me",
        "karta",
        "epistrofi",
        "epistrofh",
        "kodikos",
        "PayPal",
    ),
    *("eshop", "paraggelia", "proion", "tilefono", "thlefwno", "pws", "ginetai", "3exasate", "VPN", "dorean"),
)
_BY_EAR = ("θέλο", "να", "πλιρόσο", "με", "κάρτα", "επηστροφί", "κοδικό", "παραγκελείας", "ξέρω", "τιλέφονο")
_READ = """
async (queries) => {
  const index = await kbgen.loadIndex("el");
  await index.words.ready();
  const found = [];
  for (const query of queries) found.push((await kbgen.read(index, query)).text);
  return found;
}
"""
