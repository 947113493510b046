"""Where a passage stands, in words that every report uses: "A15", "A Article 2, 1", "A preamble paragraph 3"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from diplodiff.model import Paragraph, PublishedText
from diplodiff.render import safe
from diplodiff.settings.render import RENDER_PLACE_CHARS, RENDER_UNDER_CHARS

_ROLES = {
    "title": "title",
    "heading": "heading",
    "preamble": "preamble paragraph",
    "operative": "unnumbered paragraph",
    "list-item": "list item",
    "testimonium": "closing formula",
    "signature": "signature block",
    "annex": "annex paragraph",
}


class Places:
    """Where a passage stands, in words: "A15", "A preamble paragraph 3", with what it stands under and its page."""

    def __init__(self, texts: tuple[PublishedText, ...]) -> None:
        self._found: dict[tuple[str, str], tuple[Paragraph, int]] = {}
        self._often: dict[str, set[str | None]] = {}  # labels that a text has more than once
        for text in texts:
            counts = Counter(paragraph.label for paragraph in text.paragraphs)
            self._often[text.siglum] = {label for label, number in counts.items() if number > 1}
            seen: dict[str, int] = defaultdict(int)
            for paragraph in text.paragraphs:
                seen[paragraph.role] += paragraph.label is None
                for i in (paragraph.id, *(c.id for c in paragraph.clauses)):
                    self._found.setdefault((text.siglum, i), (paragraph, seen[paragraph.role]))

    def name(self, siglum: str, ids: tuple[str, ...], label: str | None) -> str:
        """The short name of a passage: its label behind the siglum, or its role where it has no label."""
        places = [place for i in ids if (place := self._found.get((siglum, i)))]
        found = next((place for place in places if place[0].label == label), places[0] if places else None)
        label = label or (found[0].label if found else None)
        if label:
            path = self._path(siglum, found[0]) if found and found[0].label else ()  # else the label is its heading's
            return _labelled(siglum, [safe.one_line(part) for part in (*path, label)])
        if found is None:
            return f"{siglum}, unnumbered"
        role = _ROLES[found[0].role]
        return f"{siglum} {role}" + (f" {found[1]}" if role.endswith(("paragraph", "item")) else "")

    def _path(self, siglum: str, paragraph: Paragraph) -> tuple[str, ...]:
        """What a label stands under, where the text has that label more than once and these are short."""
        if paragraph.label not in self._often.get(siglum, ()):
            return ()
        return tuple(part for part in paragraph.path if len(part) <= RENDER_PLACE_CHARS)

    def host(self, siglum: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the paragraphs that a passage belongs to."""
        return tuple(dict.fromkeys(f[0].id for i in ids if (f := self._found.get((siglum, i)))))

    def detail(self, siglum: str, ids: tuple[str, ...], label: str | None = None) -> str:
        """What the passage stands under and its page, as far as they are known; may be empty.

        label: what the passage is called by; of one without a number this names already what it stands under.
        """
        found = self._found.get((siglum, ids[0])) if ids else None
        if found is None:
            return ""
        paragraph = found[0]
        cited = bool(label and paragraph.path and paragraph.path[-1] == label)
        named = self._path(siglum, paragraph) if paragraph.label else cited
        under = safe.one_line(paragraph.path[-1]) if paragraph.path and not named else ""
        under = under if len(under) <= RENDER_UNDER_CHARS else under[: RENDER_UNDER_CHARS - 1].rstrip() + "…"
        parts = [f"under {safe.isolate(under)}"] if under else []
        if paragraph.location.page is not None:
            parts.append(f"page {paragraph.location.page}")
        return ", ".join(parts)


def _labelled(siglum: str, parts: Sequence[str]) -> str:
    """Labels behind the siglum, the outermost first: "A15", "A Artikel 2 (1)", "A Article 4, 1, a"."""
    bare = parts[0][:1].isdecimal() and sum(map(str.isalpha, parts[0])) <= 1  # no word with it, as in "4. cikk"
    name = f"{siglum}{parts[0]}" if bare else f"{siglum} {safe.isolate(parts[0])}"
    for part in parts[1:]:
        name += f"{', ' if part[:1].isalnum() else ' '}{safe.isolate(part)}"
    return name
