"""The sentences that every report shares.

They speak of what was found in published texts, and of nothing else: both sides in the same words, no side the
original, no word on why the texts differ. Names from outside are made safe here; a renderer escapes the whole sentence
for its own format.
"""

from __future__ import annotations

import math

from diplodiff.model import Comparison, Finding, Nearest, PublishedText, Verdict
from diplodiff.render import provenance, safe
from diplodiff.render.coverage import main_run, percent
from diplodiff.settings import render as settings

DISCLAIMER = "This report compares published texts. It does not say which text was signed, nor why they differ."
NOTHING_FOUND = "nothing found"
DIFFERING_HEADING = "Matched passages that differ"
VERSIONS_HEADING = "Where the versions of one side differ"
COUNTED_HEADING = "Also found, counted"
COUNTED_HINT = "What each of these is: diplodiff explain NAME"
NOTES_HEADING = "Notes on how the texts were read"
SENTENCE_HEADING = "In one sentence"
NEXT_HEADING = "What to do next"
FORCED = "The texts were compared all the same, as --force asks; every finding is for information only."
NO_DIFFERENCE = "No difference found: every paragraph has its counterpart, in the same words and the same order."

_VERDICTS: dict[Verdict, str] = {
    "same-text": NO_DIFFERENCE,
    "comparable": "The texts can be compared.",
    "comparable-cross-lingual": (
        "The texts are in different languages. Passages are matched by meaning, numbers, dates and names; for shades "
        "of wording, ask a reader of both languages."
    ),
    "partial": (
        "At least one of the texts is abridged, cut short or was read only in part. That a passage was not found in it "
        "says nothing about the full text, so every finding is for information only."
    ),
    "not-same-kind": (
        "Not compared: these are not the same kind of document. A topic that does not come up in a summary, a read-out "
        "or a press report may well have come up in the talks, and may well stand in the text that was signed."
    ),
    "not-same-instrument": (
        "Not compared: these do not look like published versions of the same document. Their titles, parties, dates or "
        "places do not agree."
    ),
    "not-assessable": "Not compared: the texts cannot be matched reliably enough to say what only one side published.",
    "no-text": "Not compared: for at least one side there is no text of the document to compare.",
}
_NEXT: dict[Verdict, tuple[str, ...]] = {
    "not-same-kind": (
        "To see which passages of these documents mention a topic: diplodiff mentions TOPIC TEXT [TEXT ...]",
        "To check what a report puts in quotation marks: diplodiff quotes REPORT TEXT [TEXT ...]",
        "To compare clause by clause: find the full text that each side published.",
    ),
    "not-same-instrument": (
        "Check that both sources are the document you mean: title, parties, date and place.",
        "If they are, compare them all the same with --force; every finding is then for information only.",
    ),
    "not-assessable": (
        "To see how a text was read: diplodiff show TEXT",
        "Try another language version, or a source with a text layer in place of a scan.",
    ),
    "no-text": (
        "To see how a source was read: diplodiff show TEXT",
        "Give the address of the text itself; a page that only links to it holds no text to compare.",
    ),
}
_LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "my": "Burmese",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pa": "Punjabi",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala",
    "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen",
    "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 passage", "2 passages"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def found(number: int) -> str:
    """What follows the heading of a group: "1 passage", "nothing found"."""
    return counted(number, "passage") if number else NOTHING_FOUND


def spelled(number: int) -> str:
    """A number as it is read aloud: in words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def joined(parts: list[str], last: str = "and") -> str:
    """Parts of a sentence: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def language(code: str | None) -> str:
    """The name of a language in English; its code where it has none here."""
    if code is None:
        return "language not known"
    known = _LANGUAGES.get(code.split("-")[0])
    return known or safe.name(code)


def plain(slug: str) -> str:
    """A kind, rule or relation as words: "joint-declaration" is "joint declaration"."""
    return safe.one_line(slug.replace("-", " ").replace("_", " "))


def side(text: PublishedText) -> str:
    """A side as it is named in a sentence: "A (ministry.pdf)"."""
    return f"{text.siglum} ({safe.name(text.name)})"


def title(comparison: Comparison) -> str:
    """The heading of a report, with the sides in the order given."""
    refused = comparison.gate.refused and not comparison.forced
    return f"Published texts{', not' if refused else ''} compared: {joined([side(t) for t in comparison.texts])}"


def described(text: PublishedText) -> str:
    """What a text is: its language and kind."""
    return language(text.language) + (f", {plain(text.kind)}" if text.kind else "")


def numbering_line(text: PublishedText) -> str:
    """The text's own numbering and how much of it was read: "24 numbered paragraphs (1-24, no gaps), 24 read"."""
    run = main_run(text)
    total = len(text.paragraphs)
    if run is None:
        return f"no numbered paragraphs; {counted(total, 'paragraph')} read"
    gaps = [str(low) if low == high else f"{low}-{high}" for low, high in run.gaps]
    one = len(gaps) == 1 and run.gaps[0][0] == run.gaps[0][1]
    words = f"number{'' if one else 's'} {joined(gaps)} not found" if gaps else "no gaps"
    span = str(run.first) if run.first == run.last else f"{run.first}-{run.last}"
    line = f"{counted(run.expected, 'numbered paragraph')} ({span}, {words}), {run.read} read"
    others = total - run.members
    return line + (f"; {counted(others, 'other paragraph')}" if others else "")


def source_line(text: PublishedText, *, origin: bool = True) -> str:
    """Which bytes the text was read from, and how much of them; the origin only where it does not stand beside."""
    parts = [f"{percent(text.extraction.coverage)} of the characters read ({safe.one_line(text.extraction.method)})"]
    if origin and text.source.said != text.name:
        parts.append(safe.name(text.source.said))
    parts += provenance.parts(text.source)
    parts.append(f"sha256 {safe.one_line(text.source.sha256)[:12]}")
    return ", ".join(parts)


def verdict(comparison: Comparison) -> tuple[str, ...]:
    """The gate's verdict in sentences with its reasons; nothing where the texts are plainly comparable."""
    gate = comparison.gate
    if gate.verdict == "comparable" and not comparison.forced:
        return ()
    sentence = _VERDICTS[gate.verdict]
    if comparison.forced and gate.refused:
        sentence = sentence.removeprefix("Not compared: ")
        sentence = sentence[:1].upper() + sentence[1:]
    return (sentence, *((FORCED,) if comparison.forced else ()))


def next_steps(comparison: Comparison) -> tuple[str, ...]:
    """What a reader of a refusal can do."""
    return _NEXT.get(comparison.gate.verdict, ())


def not_found(finding: Finding, texts: dict[str, PublishedText]) -> str:
    """Where a passage was looked for in vain."""
    if finding.message:
        return safe.one_line(finding.message)
    origins = [safe.one_line(texts[s].source.said) for s in finding.absent]
    return " ".join(f"Not found in the text published at {origin}." for origin in origins)


def closest(place: str, nearest: Nearest) -> str:
    """The line above the closest passage of a side."""
    score = f"score {nearest.score:.2f} of 1" if math.isfinite(nearest.score) else "score not known"
    return f"Closest passage: {place}, {score}"


def judged(finding: Finding) -> str:
    """The rule and confidence of a finding; its severity is drawn apart."""
    rule = plain(finding.rule).replace("one sided", "one-sided")
    return f"{rule}, {finding.confidence} confidence"


def severity(finding: Finding) -> str:
    """The severity as a word that stands out by its capitals when it should."""
    return finding.severity.upper() if finding.severity in ("critical", "high") else finding.severity


def legend(how: str) -> str:
    """How marked words are drawn, and what the ellipsis means."""
    return f"The words that a finding turns on are {how}; … stands for words not printed here."


def listed(details: tuple[str, ...]) -> str:
    """The entries of a counted line, with what is left unsaid counted."""
    shown = details[: settings.RENDER_LISTED]
    more = len(details) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")
