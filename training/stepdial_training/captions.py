"""Unicode names of emoji, made into captions that people would type.

`captions/emoji.toml` holds the words; the rules here put a person's tone of skin, hair, sex and profession, which
Unicode spells as modifiers and joined drawings, into plain order.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

WORDS = Path(__file__).parents[1] / "captions" / "emoji.toml"
TONE = re.compile(r" ?emoji modifier fitzpatrick type-(1-2|3|4|5|6)")
PEOPLE = {"man", "woman", "adult", "older man", "older woman", "older adult"}
SEXES = {"female sign": "woman", "male sign": "man"}


@dataclass(frozen=True)
class CaptionWords:
    """The tables of `captions/emoji.toml`."""

    tones: dict[str, str]
    with_person: dict[str, str]
    code_points: dict[str, str]
    captions: dict[str, str]
    also: dict[str, list[str]]


def load_words(path: Path = WORDS) -> CaptionWords:
    return CaptionWords(**tomllib.loads(path.read_text()))


def with_sex(caption: str, sex: str) -> str:
    """'person frowning' → 'woman frowning', 'police officer' → 'woman police officer'."""
    changed, count = re.subn(r"\b(person|man)\b", sex, caption, count=1)
    return changed if count else f"{sex} {caption}"


def together(rest: str) -> str | None:
    """Two or more people in one drawing, or None."""
    words = rest.replace("adult", "person")
    people = r"(man|woman|person)"
    if match := re.fullmatch(rf"{people} heavy black heart kiss mark {people}", words):
        return f"kiss {match[1]} and {match[2]}"
    if match := re.fullmatch(rf"{people} heavy black heart {people}", words):
        return f"couple with heart {match[1]} and {match[2]}"
    if match := re.fullmatch(rf"{people} handshake {people}", words):
        return f"{match[1]} and {match[2]} holding hands"
    if re.fullmatch(rf"{people}( {people})?( (boy|girl|child))+", words):
        return f"family {words}"
    return None


def caption_of(name: str, source: str, words: CaptionWords) -> str:
    """The caption of a drawing by its Unicode name and code points; '' where there is none worth learning."""
    code = source.removeprefix("emoji_")
    if code in words.code_points:
        return words.code_points[code]
    tones = [words.tones[tone] for tone in TONE.findall(name)]
    rest = TONE.sub("", name).strip()
    facing = ""
    if rest.endswith(" black rightwards arrow"):
        rest, facing = rest.removesuffix(" black rightwards arrow"), " facing right"
    sex = next((sign for sign in SEXES if rest.endswith(f" {sign}")), None)
    if sex is not None:
        rest = rest.removesuffix(f" {sex}")
    if group := together(rest):
        rest = group
    else:
        for person in sorted(PEOPLE, key=len, reverse=True):
            role = rest.removeprefix(f"{person} ")
            if rest.startswith(f"{person} ") and role in words.with_person:
                rest = f"{person} {words.with_person[role]}"
                break
    rest = words.captions.get(rest, rest)
    rest = re.sub(r"\badult\b", "person", rest)
    if sex is not None:
        rest = with_sex(rest, SEXES[sex])
    if not rest:  # a swatch
        return " and ".join(f"{tone} skin" for tone in tones)
    return f"{rest}{facing}" + "".join(f", {tone} skin" for tone in dict.fromkeys(tones))


def captions_of(name: str, source: str, words: CaptionWords) -> list[str]:
    """All captions of a drawing, the usual one first."""
    first = caption_of(name, source, words)
    bare, comma, tone = first.partition(", ")
    return [first, *(other + comma + tone for other in words.also.get(bare, []))]
