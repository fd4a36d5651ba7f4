"""Texts made by chance out of what is hard: letters of three scripts, marks, quotes, ligatures, broken pairs."""

import random

PIECES = (
    *"αάΆςσΣϊΐϋιουνκρτχηΑΒΕΗΚΝΟΡΤΧΥ",
    *"אבגדהוזךםןףץשתכמנפצ",
    *"abcdeiknoptuvwxyzABEHIKMNOPTXYZıİßﬁæ",
    *"0123456789",
    *"\"'״׳’“”΄´`᾽,;·;:.!?()[]{}<>«»/\\@#*+-−–־_%€₪&=~|^$",
    *"\u0301\u0308\u05b8\u05c1\u05bc\u200b\u200d\u200e\u200f\u00ad\u2066\u2069\u00a0\u202f\u2028",
    *"\ufb2a\ufb4f\ufdfa½①２ﷺ\u20e3\u093f\u094dह한が日😀🎉𝐀𝛼\ud800\udc00\x00\x1f\x85",
    *(" ",) * 30,
    *("γι’ αυτό", "ό,τι", "ο,τι", 'דוא"ל', "דוא''ל", "תל־אביב", "Kάθε", "vα", "don't", "__proto__"),
    *("*2345", "03-555-1234", "+972-3-555-1234", "210 555 0134", "service@example.com", "SKU-77/Α"),
    *("ORD-2026-004417", "1.234,56", "09:00–17:00", "Α.Φ.Μ.", "ת.ז.", "www.", "iPhone15", "הSMS", ";:i"),
    *("https://example.com/a?b=(1).", "C:\\temp\\a.pdf", "/var/log", ".NET", "C++", "+20%", "-5", "#31#"),
)


def random_texts(number: int, seed: int, longest: int = 40) -> list[str]:
    """``number`` texts of up to ``longest`` pieces, the same for the same ``seed``."""
    chance = random.Random(seed)
    return [as_in_a_browser(chance.choices(PIECES, k=chance.randint(0, longest))) for _ in range(number)]


def as_in_a_browser(pieces: list[str]) -> str:
    """The text of ``pieces`` as a browser holds it: two halves of a pair that have come together are one character."""
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def utf16_offset(text: str, offset: int) -> int:
    """An offset in code points as an offset in UTF-16 code units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
