"""Text that was read in a wrong character set and saved again before it came here: reported, never repaired."""

from __future__ import annotations

from functools import lru_cache

from diplodiff.language.identify import certainty
from diplodiff.model import Note
from diplodiff.patterns import regex
from diplodiff.settings import loaders as settings

# What text was taken for -> what it may have been.
_TAKEN_FOR = {
    "cp1252": ("utf-8", "cp1251", "cp1256", "gb18030", "cp949", "cp932"),
    "latin_1": ("utf-8", "cp1251", "cp1256", "koi8_r", "gb18030", "cp949", "euc_jp", "big5"),
    "cp1251": ("utf-8", "koi8_r"),
    "koi8_r": ("utf-8", "cp1251"),
    "mac_roman": ("utf-8",),
    "cp1256": ("utf-8",),
}
_ODD = regex("[\u0080-\u024f\u0400-\u04ff\u0600-\u06ff\u2000-\u2122\u2500-\u25ff]")
_RUN = regex("[\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]{2,}")


def mojibake(text: str) -> tuple[Note, ...]:
    """A note where a text, or a part of it, makes sense only when it is taken back to bytes and read otherwise."""
    found = _mistaken(text[: settings.CHARSET_SAMPLE_BYTES])
    if found is None:
        return ()
    shown, meant, before, after = found
    return (
        Note(
            "mojibake",
            f"The source was saved with letters mistaken ({after} taken for {before}): it prints {shown!r} where it seems to "
            f"mean {meant!r}. It was left as published; look for another copy.",
        ),
    )


@lru_cache(maxsize=4)  # a source is decoded to tell its type, and again to be read
def _mistaken(sample: str) -> tuple[str, str, str, str] | None:
    """A piece as it was taken, what it means, and the sets: what it was read in, and what it is in."""
    return _in_parts(sample) or _as_a_whole(sample)


def _in_parts(text: str) -> tuple[str, str, str, str] | None:
    """Runs of two and more odd characters that are UTF-8 taken for Western: "Ã©" for an accented e."""
    runs = _RUN.findall(text)
    read = [(run, back) for run in runs if (back := _back(run, "cp1252", "utf-8")) is not None]
    if len(read) < settings.MOJIBAKE_RUNS or len(read) < settings.MOJIBAKE_SHARE * len(runs):
        return None
    return (*read[0], "windows-1252", "utf-8")


def _as_a_whole(text: str) -> tuple[str, str, str, str] | None:
    odd = _ODD.findall(text)
    if len(odd) < settings.MOJIBAKE_ODD * len(text) or not odd:
        return None
    asis = certainty(text)
    if asis >= settings.CHARSET_READS:
        return None
    for before, sets in _TAKEN_FOR.items():
        for after in sets:
            back = _back(text, before, after)
            if back is not None and certainty(back) >= settings.MOJIBAKE_SURE:
                at = _ODD.search(text)
                start = at.start() if at else 0
                shown = text[start : start + 12]
                return shown, (_back(shown, before, after) or back[start : start + 6]), before, after
    return None


def _back(text: str, before: str, after: str) -> str | None:
    """The text taken back to bytes and read in another set; None where that does not work."""
    try:
        body = b"".join(_byte(c, before) for c in text)
        return body.decode(after, "ignore" if len(text) > 100 else "strict")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _byte(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        if "\x80" <= character <= "\x9f":  # bytes that the set leaves undefined are passed through
            return character.encode("latin_1")
        return b"?" if character > "\xff" else character.encode("latin_1")
