"""Numbers set above the line: exponents and the marks of footnotes, which must not read as digits of the word before."""

from __future__ import annotations

from diplodiff.patterns import regex

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = regex(r"\s*[(\[]?([0-9]{1,3}(?:\s?,\s?[0-9]{1,3})*)[)\]]?\s*")


def raised(text: str, *, opens: bool) -> str:
    """A run of raised type in raised digits; where it opens a paragraph, as the label of that paragraph."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text
    return f"{text.strip()} " if opens else found.group(1).translate(_RAISED)
