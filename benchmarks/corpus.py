"""A knowledge base of any size, generated from a seed: the same entries for the same numbers."""

import random
from pathlib import Path

WORDS = {
    "el": "πελάτης παραγγελία επιστροφή προϊόν απόδειξη παράδοση κατάστημα τιμολόγιο λογαριασμός κωδικός εγγύηση "
    "ημέρα χρήματα πληρωμή κάρτα διεύθυνση τηλέφωνο μήνυμα έλεγχος στοιχείο αλλαγή ακύρωση δέμα ετικέτα υπάλληλος "
    "ερώτηση απάντηση βοήθεια χρόνος τιμή έκπτωση δόση σημείο γραμμή αίτημα παράπονο λύση υπόσχεση ώρα εβδομάδα "
    "είναι έχει γίνεται μπορεί πρέπει στέλνουμε ζητάμε βρίσκουμε από για με στο στην και αν όταν μέσα πριν μετά",
    "he": "לקוח הזמנה החזרה מוצר קבלה משלוח חנות חשבונית חשבון סיסמה אחריות יום כסף תשלום כרטיס כתובת טלפון הודעה "
    "בדיקה פרט החלפה ביטול חבילה תווית עובד שאלה תשובה עזרה זמן מחיר הנחה תשלומים נקודה קו בקשה תלונה פתרון הבטחה "
    "שעה שבוע הוא יש נעשה אפשר צריך שולחים מבקשים מוצאים של על עם אל ואם כאשר בתוך לפני אחרי לא רק גם כל",
}
CATEGORIES = 12
TAGS = 30
ANSWER_WORDS = 120


def write_corpus(root: Path, entries: int, seed: int = 1) -> None:
    """A project in ``root`` with ``entries`` entries in each of two languages, of about 120 words each."""
    root.mkdir(parents=True)
    (root / "kbgen.yml").write_text("title: {el: Δοκιμή, he: בדיקה}\nlanguages: [el, he]\n", "utf-8")
    titles = "".join(f"c{n}:\n  title: {{el: Κατηγορία {n}, he: קטגוריה {n}}}\n" for n in range(CATEGORIES))
    (root / "content").mkdir()
    (root / "content" / "categories.yml").write_text(titles, "utf-8")
    for language in ("el", "he"):
        chance = random.Random(f"{seed} {language}")  # noqa: S311
        for number in range(entries):
            path = root / "content" / language / f"c{number % CATEGORIES}" / f"e{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_entry(chance, language, number, entries), "utf-8")


def _entry(chance: random.Random, language: str, number: int, entries: int) -> str:
    other = chance.randrange(entries)
    paragraphs = [_sentence(chance, language, ANSWER_WORDS // 4) for _ in range(4)]
    paragraphs[1] = f"## {_sentence(chance, language, 4)}\n\n{paragraphs[1]}"
    paragraphs[2] = "\n".join(f"- {_sentence(chance, language, 6)}" for _ in range(5))
    paragraphs[3] += (
        f" [{_sentence(chance, language, 3)}](entry:c{other % CATEGORIES}/e{other}) **03-555-1234**."
    )
    head = f"question: {_sentence(chance, language, 6)} {number}\n"
    shared = (
        f"category: c{number % CATEGORIES}\ntags: [t{chance.randrange(TAGS)}, t{chance.randrange(TAGS)}]\n"
    )
    return (
        f"---\n{head}{shared if language == 'el' else ''}updated: 2026-10-12\n---\n"
        + "\n\n".join(paragraphs)
        + "\n"
    )


def _sentence(chance: random.Random, language: str, words: int) -> str:
    return " ".join(chance.choices(WORDS[language].split(), k=words))
