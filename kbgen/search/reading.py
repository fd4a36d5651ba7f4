"""What a query was meant to be: typed with another keyboard layout on, Greek in Latin letters, or Greek spelt by ear.

A reading takes each word for what the vocabulary has. It is taken for the query only where it matches the
vocabulary better by a margin.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kbgen.search.likeness import Likeness
from kbgen.search.match import QueryWord, matching_terms, query_words
from kbgen.search.parameters import PARAMETERS
from kbgen.text.keyboard import has_dead_keys, retype
from kbgen.text.normalize import fold
from kbgen.text.phonetic import sound, sounds, sounds_alike
from kbgen.text.tokenize import parts, tokens

_WORD = re.compile("[^ \t\n\r\u00a0-]+")
_SCRIPTS = {"us": re.compile("[a-z]"), "el": re.compile("[α-ω]"), "he": re.compile("[א-ת]")}
# A word ends with ς (but σ’ αυτό), which folded words and those who type Latin letters lack; readers see it.
_FINAL_SIGMA = re.compile("(?<=[ά-ώ])σ(?![ά-ώ])")
_SHORTEST_KEPT = 4  # the word that looks like one of another language by chance is shorter
_LONGEST_ENDING = 3  # that of διευθύνσεις
_NEAREST_KEYS = 8
_SOUND_FLOOR = 0.3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words to be found, with how many documents have each, and one of them for each sound."""

    spread: Mapping[str, int]
    likeness: Likeness
    sounds: Mapping[str, str]
    sound_likeness: Likeness


def vocabulary_of(documents: Mapping[str, int], likeness: Likeness | None = None) -> Vocabulary:
    """A vocabulary with what readings are judged by; ``likeness`` is that to its words, if it is at hand.

    Of the words that sound alike, the one that stands in most documents (by powers of two: the browser knows no
    more) stands for all, the first by alphabet if there are several.
    """
    spread = {term: spread_of(number) for term, number in documents.items()}
    sounding: dict[str, str] = {}
    for term in sorted(spread, key=lambda term: term.encode("utf-16-be", "surrogatepass")):
        key = sound(term)
        if key and (key not in sounding or spread[sounding[key]] < spread[term]):
            sounding[key] = term
    return Vocabulary(spread, likeness or Likeness(spread), sounding, Likeness(sounding))


def spread_of(documents: int) -> int:
    """In how many documents a word stands, roughly. One that only synonyms have counts as if it stood in one."""
    return max(1, documents).bit_length()


def read(query: str, vocabulary: Vocabulary) -> str:
    """``query`` as it was meant: itself, its Greek spelt right, unless another reading matches better by the margin."""
    chosen = _respelt(query, _by_ear(query, vocabulary))
    best = _fit(chosen, vocabulary) + PARAMETERS.reading_margin
    if best >= 1:
        return chosen
    for text, fit in _readings(query, vocabulary):
        if fit > best:
            chosen, best = text, fit
    return chosen


def _readings(query: str, vocabulary: Vocabulary) -> Iterator[tuple[str, float]]:
    folded = fold(query)
    letters = {name: len(pattern.findall(folded)) for name, pattern in _SCRIPTS.items()}
    typed = max(letters, key=lambda name: letters[name])
    if not letters[typed]:
        return
    for meant in _SCRIPTS:
        if meant != typed:
            words = (_retyped(word, typed, meant, vocabulary) for word in _WORD.findall(query))
            text = _FINAL_SIGMA.sub("ς", _WORD.sub(lambda _: next(words), query))  # noqa: B023  (used at once)
            yield text, _fit(text, vocabulary)
    if typed == "us" and vocabulary.sounds and not has_dead_keys(query):
        yield _from_greeklish(query, vocabulary)


def _retyped(word: str, typed: str, meant: str, vocabulary: Vocabulary) -> str:
    """``word`` on the layout that was meant, unless the vocabulary has it only as it was typed, as a foreign
    name is; a key at its end may have been punctuation then."""
    text, last = retype(word, typed, meant), retype(word[-1], typed, meant)
    if _is_known(text, vocabulary):
        return text
    if not tokens(last) and _is_known(word[:-1], vocabulary):
        return word[:-1] + last
    return word if _is_known(word, vocabulary) else text


def _is_known(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary has all words of ``text``, whole or in parts."""
    found = parts(text)
    spread = vocabulary.spread
    return bool(found) and all(part.text in spread or whole.text in spread for part, whole in found)


def _fit(text: str, vocabulary: Vocabulary) -> float:
    """How well the words of ``text`` match, from 0 to 1, each counting by its length; those that are part of
    a whole match as well as that does, if it is better."""
    worths = {word.text: _worth(word, vocabulary) for word in query_words(text)}
    weighed = {
        part.text: (len(part.text), max(worths[part.text], worths[whole.text])) for part, whole in parts(text)
    }
    return _average(weighed.values())


def _worth(word: QueryWord, vocabulary: Vocabulary) -> float:
    """A word that is still being typed matches fully if others begin with it: it is not to be read anew yet."""
    if _is_begun(word, vocabulary):
        return 1.0
    found = matching_terms(word, vocabulary.spread, vocabulary.likeness)
    return max(found.values(), default=0.0)


def _average(weighed: Iterable[tuple[int, float]]) -> float:
    whole, total = 0, 0.0
    for length, worth in weighed:
        whole += length
        total += length * worth
    return total / whole if whole else 0.0


def _by_ear(query: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """For unknown Greek words the known ones that are spoken the same: κωδικός for κοδικός. What is another form of
    one (διεύθυνσης, διευθύνσεις) was meant as it is, and the beginning of a word still being typed is not to be read
    anew yet."""
    unknown = [word for word in query_words(query) if word.text not in vocabulary.spread]
    heard = {word.text: vocabulary.sounds.get(sound(word.text), "") for word in unknown}
    return {
        word.text: heard[word.text]
        for word in unknown
        if sounds_alike(word.text, heard[word.text])
        and not _are_forms(word.text, heard[word.text])
        and not _is_begun(word, vocabulary)
    }


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone."""
    stem = min(len(one), len(other)) - _LONGEST_ENDING
    return stem > 0 and one[:stem] == other[:stem]


def _is_begun(word: QueryWord, vocabulary: Vocabulary) -> bool:
    return word.is_prefix and any(term.startswith(word.text) for term in vocabulary.spread)


def _from_greeklish(query: str, vocabulary: Vocabulary) -> tuple[str, float]:
    words = [token.text for token, _ in parts(query)]
    spelt = {word: _spell(word, vocabulary) for word in words}
    text = _respelt(query, {word: term for word, (term, _) in spelt.items() if term})
    return text, _average((len(word), spelt[word][1]) for word in words)


def _respelt(query: str, spelling: Mapping[str, str]) -> str:
    """``query`` with its words spelt as ``spelling`` has them, the others as they were typed."""
    written, end = "", 0
    for token, _ in parts(query):
        term = spelling.get(token.text)
        if term is None:
            written += query[end : token.end]  # nothing, for the second word of one character (½)
        else:
            written += query[end : token.start] + _FINAL_SIGMA.sub("ς", term)
        end = token.end
    return written + query[end:]


def _spell(word: str, vocabulary: Vocabulary) -> tuple[str, float]:
    """The word that a Greeklish ``word`` stands for, and how sure that is; '' if none sounds like it. It stands
    for itself if the vocabulary has it, unless a Greek word that sounds so is the commoner one."""
    keys, spread = sounds(word), vocabulary.spread
    exact = [vocabulary.sounds[key] for key in keys if key in vocabulary.sounds]
    commonest = max(exact, key=lambda term: spread[term], default="")
    own = spread.get(word, 0) if len(word) >= _SHORTEST_KEPT else 0
    if own and own >= spread.get(commonest, 0):
        return word, 1.0
    if commonest:
        return commonest, 1.0
    best, chosen = _SOUND_FLOOR, ""
    for key in keys[:_NEAREST_KEYS]:
        found = matching_terms(QueryWord(key, False), vocabulary.sounds, vocabulary.sound_likeness)
        for other, worth in found.items():
            if worth > best:
                best, chosen = worth, vocabulary.sounds[other]
    return chosen, best if chosen else 0.0
