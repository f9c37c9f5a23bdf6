"""Captions of one drawn thing, as people might type them: its names and keywords in four languages, mixed at random.

Names and keywords are CLDR's; English adds the captions that `captions.py` makes of Unicode names. The style of the
drawing is a condition of its own and is never said.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

LANGUAGES = {"en": 0.5, "de": 0.17, "es": 0.17, "zh": 0.16}
"""Part of training captions in each."""
KINDS = {"name": 0.42, "keyword": 0.28, "keywords": 0.12, "both": 0.18}
RARITY = 0.75
"""A keyword of N things is drawn N^RARITY times less often for each: "kitten" is heard, and "face" not always."""
ARTICLE_ODDS = 0.06
TONE = re.compile(r"skin tone|hautfarbe|tono de piel|tonos de piel|肤色", re.IGNORECASE)
GENDER = re.compile(r"\((in|innen|e|r|n|s)\)")
"""'Künstler(in)' is written 'Künstler' or 'Künstlerin'."""


@dataclass(frozen=True)
class Words:
    """Names and keywords of one thing in one language. `tone`: its tone of skin in words, '' for none."""

    names: tuple[str, ...]
    keywords: tuple[str, ...]
    tone: str = ""


def words_from(label: str, tags: str, names: Iterable[str] = ()) -> Words:
    """A CLDR label and its '|'-separated keywords, and other names."""
    head, _, tail = label.partition(": ")
    keywords = tuple(dict.fromkeys(tag for tag in tags.split("|") if tag))
    found = tuple(dict.fromkeys(name for name in (label, *names) if name))
    return Words(found, keywords, tail if head and TONE.search(tail) else "")


def keyword_counts(things: Iterable[dict[str, Words]]) -> Counter[tuple[str, str]]:
    """How many things have each (language, keyword)."""
    return Counter((language, word) for each in things for language, words in each.items() for word in words.keywords)


class Mixer:
    """Writes captions of things, whose keywords are as common as `counts` says."""

    def __init__(self, counts: Counter[tuple[str, str]]) -> None:
        self.counts = counts

    def keywords(self, words: Words, language: str, count: int, draw: random.Random) -> list[str]:
        """Up to `count` different ones, rare ones first of all."""
        odds = {word: max(1, self.counts[language, word]) ** -RARITY for word in words.keywords}
        found: list[str] = []
        while odds and len(found) < count:
            found += draw.choices(list(odds), list(odds.values()))
            del odds[found[-1]]
        return found

    def write(self, thing: dict[str, Words], draw: random.Random) -> str:
        """One caption, '' for a thing without any words."""
        known = [language for language in LANGUAGES if language in thing and thing[language].names]
        if not known:
            return ""
        language = draw.choices(known, [LANGUAGES[each] for each in known])[0]
        words = thing[language]
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0] if words.keywords else "name"
        name = self.name(words, draw)
        if kind == "name":
            text = name
        elif kind == "both":
            parts = [name, *self.keywords(words, language, 1, draw)]
            text = ", ".join(parts if draw.random() < 0.7 else reversed(parts))
        else:
            parts = self.keywords(words, language, 1 + (kind == "keywords"), draw)
            text = " ".join(parts) + (f", {words.tone}" if words.tone and draw.random() < 0.6 else "")
        if language == "en" and draw.random() < ARTICLE_ODDS:
            text = f"{'an' if text[0].lower() in 'aeiou' else 'a'} {text}"
        return GENDER.sub(lambda match: match[1] if draw.random() < 0.5 else "", text)

    def name(self, words: Words, draw: random.Random) -> str:
        """One of the names, the first as often as all others; 'flag: Spain' also the other way round."""
        names = words.names
        name = names[0] if len(names) == 1 or draw.random() < 0.5 else draw.choice(names[1:])
        head, colon, tail = name.partition(": ")
        if colon and not words.tone and draw.random() < 0.5:
            return f"{tail} {head}"
        return name
