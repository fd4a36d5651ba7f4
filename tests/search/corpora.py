"""Documents to search: a few real ones in Greek and Hebrew, and any number made by chance."""

import random

from kbgen.model.document import Heading
from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.model.synonyms import Synonym
from kbgen.search.document import Label, SearchDocument

GREEK = Language("el", "ltr", "Ελληνικά")
HEBREW = Language("he", "rtl", "עברית")

_WORDS = (
    *("επιστροφή", "επιστροφές", "επιστρέφω", "Επιστροφής", "κωδικός", "κωδικό", "Kωδικός"),
    *("το", "τι", "ό,τι", "η"),
    *(
        "παραγγελία",
        "παραγγελίες",
        "πληρωμή",
        "δωρεάν",
        "γι’",
        "αυτό",
        "νa",
        "ΤΗΛΕΦΩΝΟ",
        "τηλεφώνου",
        "ο",
        "και",
    ),
    *("החזר", "החזרה", "סיסמה", "הסיסמה", 'דוא"ל', "דוא״ל", "תל־אביב", "משלוח", "מִשְׁלוֹחַ", "ג׳", "את", "של"),
    *("VPN", "e-mail", "ORD-2026-004417", "*2345", "03-555-1234", "C++", "10", "100"),
    *("ORD-2026-0044", "sku77", "SKU-77/Α", "service@example.com", "ה-SMS", "4,99", "Α.Φ.Μ.", "9:00–17:00"),
    *("😀", "__proto__", "𐌰𐌱𐌲", "𐌰𐌱𐌳", "ﷺ"),
)
_TAGS = (Label("money", "Χρήματα"), Label("card", "כרטיס"), Label("web", "Web"))
_MARKS = (" ", " ", " ", " ", ", ", ". ", "; ", " — ", "\n")


def document(identifier: str, question: str = "", **fields: object) -> SearchDocument:
    """A Greek document at an address of its own."""
    return SearchDocument(identifier, GREEK, f"el/{identifier}.html", question, **fields)  # type: ignore[arg-type]


def random_documents(number: int, seed: int) -> list[SearchDocument]:
    """``number`` documents, some empty, the same for the same ``seed``, in no order."""
    chance = random.Random(seed)
    made = [
        SearchDocument(
            id=f"{chance.choice(('orders', 'accounts', 'ωτ', 'שלום'))}/{place}",
            language=chance.choice((GREEK, HEBREW)),
            url=f"el/{place}.html",
            question=_text(chance, 8),
            also_asked=tuple(_text(chance, 6) for _ in range(chance.randint(0, 2))),
            keywords=tuple(_text(chance, 2) for _ in range(chance.randint(0, 3))),
            headings=tuple(Heading(2, f"h{at}", _text(chance, 3)) for at in range(chance.randint(0, 2))),
            body=_text(chance, chance.choice((0, 5, 30, 200))),
            category=chance.choice((None, Label("orders", "Παραγγελίες"), Label("accounts", "חשבונות"))),
            tags=tuple(chance.sample(_TAGS, chance.randint(0, 2))),
            audience=chance.choice(tuple(Audience)),
        )
        for place in range(number)
    ]
    chance.shuffle(made)
    return made


def random_queries(number: int, seed: int) -> list[str]:
    """``number`` queries of words and beginnings of words, the same for the same ``seed``."""
    chance = random.Random(seed)
    return [_query(chance) for _ in range(number)]


def random_synonyms(number: int, seed: int) -> list[Synonym]:
    """``number`` synonyms, groups and one-way, of words that documents have and of others, the same for the same
    ``seed``."""
    chance = random.Random(seed)
    made = []
    for _ in range(number):
        sources, targets = _phrases(chance), _phrases(chance)
        made.append(Synonym(sources, sources if chance.random() < 0.7 else targets))
    return made


def _phrases(chance: random.Random) -> tuple[str, ...]:
    words = (*_WORDS, "χρήμα", "δέμα", "κωδικοί", "שובר", "מסוף", "voucher")
    lengths = (chance.choice((1, 1, 1, 2, 3)) for _ in range(chance.randint(2, 4)))
    return tuple(" ".join(chance.choices(words, k=length)) for length in lengths)


def _query(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.choice((0, 1, 1, 2, 3, 5, 12)))
    if words and chance.random() < 0.7:
        words[-1] = words[-1][: chance.randint(1, len(words[-1]))]
    return chance.choice(("", " ", "άγνωστο ")) + " ".join(words) + chance.choice(("", " ", ";", "?"))


def _text(chance: random.Random, longest: int) -> str:
    words = chance.choices(_WORDS, k=chance.randint(0, longest))
    return "".join(word + chance.choice(_MARKS) for word in words)
