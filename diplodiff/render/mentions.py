"""The answer of `mentions` as a list: the set that was searched, then the passages of each document."""

from __future__ import annotations

from diplodiff.asked import Mention, Mentions
from diplodiff.render import safe, wording
from diplodiff.render.listing import Entry, Extract, Listing, Section
from diplodiff.render.mentions_json import SHAPES, rows, whole
from diplodiff.render.mentions_wording import MATCHED, document, looked_for, sentence
from diplodiff.render.outline import Places
from diplodiff.settings.render import RENDER_LISTED

__all__ = ["SHAPES", "listing", "rows", "whole"]

COLUMNS = (
    *("id", "text", "origin", "language", "date", "place", "ids", "label"),
    *("words", "terms", "matched", "confidence", "left_out", "passage"),
)
_RULES = {
    "listed": "A passage that mentions the topic by a term as it stands in the list.",
    "inflected": "A passage that mentions the topic by another form of a term.",
    "by-sound": "A passage with a word that sounds like a name of the topic in another script.",
    "candidate": "A passage that is near the topic in meaning and names none of its terms.",
}


def listing(answer: Mentions) -> Listing:
    """The list that every format draws."""
    texts = tuple(s.text for s in answer.searched)
    maker = _Maker(answer, Places(texts))
    sections = [_set(answer)]
    of_text: dict[str, list[Mention]] = {}
    for mention in answer.found:
        of_text.setdefault(mention.siglum, []).append(mention)
    for searched in answer.searched:
        found = of_text.get(searched.text.siglum, [])
        if found:
            heading = f"{wording.side(searched.text)}: {wording.counted(len(found), 'passage')}"
            sections.append(Section(heading, tuple(map(maker.entry, found))))
    candidates = answer.mentions[len(answer.found) :]
    if candidates:
        heading = f"Candidates: {wording.counted(len(candidates), 'passage')}"
        sections.append(Section(heading, tuple(map(maker.entry, candidates))))
    names = wording.joined([wording.side(text) for text in texts[:RENDER_LISTED]])
    more = f" and {len(texts) - RENDER_LISTED} more" if len(texts) > RENDER_LISTED else ""
    topic = safe.name(answer.topic.title)
    return Listing(
        command="mentions",
        version=answer.version,
        settings=answer.settings,
        kicker="A topic looked for in published texts",
        title=f"Mentions of {topic} in {names}{more}",
        verdict=(sentence(answer), looked_for(answer)),
        texts=texts,
        sections=tuple(sections),
        sentence=sentence(answer),
        columns=COLUMNS,
        rules=tuple((f"mention-{matched}", what) for matched, what in _RULES.items()),
        notes=answer.notes,
        legend="The words that mention the topic are {how}; … stands for words not printed here.",
    )


def _set(answer: Mentions) -> Section:
    said = [document(searched) for searched in answer.searched]
    said += [f"Not read: {safe.name(u.origin)}: {safe.one_line(u.reason)}" for u in answer.unread]
    return Section(f"The set that was searched: {wording.counted(len(answer.searched), 'document')}", (), tuple(said))


class _Maker:
    def __init__(self, answer: Mentions, places: Places) -> None:
        self._places = places
        self._searched = {s.text.siglum: s for s in answer.searched}

    def entry(self, mention: Mention) -> Entry:
        place, detail = self._place(mention)
        said = self._said(mention)
        ids = tuple(filter(None, (mention.paragraph, mention.clause)))
        return Entry(
            id=mention.id,
            rule=f"mention-{mention.matched}",
            heading=", ".join(filter(None, (place, detail))),
            severity="info",
            confidence=mention.confidence,
            said=said,
            extracts=(Extract(mention.siglum, ids[:1], "", mention.passage.text, mention.passage.marks, whole=False),),
            cells=self._cells(mention, place, ids),
        )

    def _place(self, mention: Mention) -> tuple[str, str]:
        if mention.paragraph is None:
            return f"{mention.siglum}, outside the text", f"left out as {safe.one_line(mention.left_out or '')}"
        ids = (mention.paragraph,)
        named = self._places.name(mention.siglum, ids, mention.passage.label)
        return named, self._places.detail(mention.siglum, ids)

    def _said(self, mention: Mention) -> tuple[str, ...]:
        if mention.matched == "candidate":
            return (f"Candidate, near in meaning only: {mention.score or 0:.1f} deviations above its text.",)
        words = wording.joined([f"“{safe.name(w)}”" for w in mention.words[:12]])
        return (f"Words: {words}; {MATCHED[mention.matched]}, {mention.confidence}.",)

    def _cells(self, mention: Mention, place: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        searched = self._searched[mention.siglum]
        return (
            mention.id,
            mention.siglum,
            searched.text.source.origin,
            searched.text.language or "",
            searched.date or "",
            safe.bare(place),
            " ".join(ids),
            mention.passage.label or "",
            "; ".join(mention.words),
            "; ".join(mention.terms),
            mention.matched,
            mention.confidence,
            mention.left_out or "",
            mention.passage.text,
        )
