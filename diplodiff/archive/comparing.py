"""One comparison through the pipeline, with every text and result that is kept taken from the cache."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass

from diplodiff import codec
from diplodiff.archive.jobs import PLAIN, Manner
from diplodiff.archive.keys import key, program
from diplodiff.archive.manifest import Instrument, Text
from diplodiff.archive.served import Served
from diplodiff.archive.store import Store
from diplodiff.errors import UsageError
from diplodiff.model import Comparison, PublishedText
from diplodiff.pipeline import SIGLA, Request, choice, compare, compare_texts, read, selected
from diplodiff.settings.language import WATCH_FILE_BYTES


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be compared, with the names under which it is kept.

    watched  the content of its lists of terms.
    manner   how the whole run compares.
    texts    a name for each text as it is read.
    result   of the comparison.
    key      of what the results say of the instrument: of the comparison, and of titles, ids and ranks.
    asked    digest of what the manifest says: a change of it is the user's.
    """

    instrument: Instrument
    served: tuple[Served, ...]
    watched: tuple[str, ...]
    texts: tuple[str, ...]
    result: str
    key: str
    asked: str
    manner: Manner

    @property
    def names(self) -> tuple[str, ...]:
        """What each text is called."""
        return names(self.instrument.texts)

    @property
    def requests(self) -> tuple[Request, ...]:
        """What the pipeline is asked for."""
        return tuple(map(request, self.instrument.texts, self.names, self.served))


def work(instrument: Instrument, served: tuple[Served, ...], watched: tuple[str, ...], manner: Manner = PLAIN) -> Work:
    """The work that an instrument is, for what its publishers serve."""
    called = names(instrument.texts)
    texts = tuple(map(text_key, range(len(served)), instrument.texts, called, served))
    options = instrument.options
    sides = [text.side for text in instrument.texts]
    how = [sides, options.force, options.only, options.ignore, watched, *manner]
    result = key("comparison", program(), texts, how)
    said = [instrument.id, instrument.title, [text.provenance for text in instrument.texts]]
    asked = key(how, [(text.source, text.language) for text in instrument.texts])[:16]
    return Work(instrument, served, watched, texts, result, key("record", result, said), asked, manner)


def request(text: Text, name: str, served: Served) -> Request:
    """What the pipeline is asked for one text."""
    return Request(served.snapshot.origin + served.part, name, text.language, text.password, held=served.snapshot)


def text_key(number: int, text: Text, name: str, served: Served) -> str:
    """The name under which a text is kept as it is read."""
    found = served.snapshot
    return key(
        "text", program(), SIGLA[number], name, text.language, text.password,
        found.origin, found.sha256, found.media_type, served.part,
    )  # fmt: skip


def names(texts: Sequence[Text]) -> tuple[str, ...]:
    """The side of each text, or else the last part of its address, or all of it where that would be two sides' name."""
    short = [text.side or text.source.rstrip("/").rsplit("/", 1)[-1] or text.source for text in texts]
    return tuple(
        text.source if text.side is None and short.count(name) > 1 else name
        for text, name in zip(texts, short, strict=True)
    )


def terms(paths: Sequence[str], folder: str) -> tuple[str, ...]:
    """The content of lists of terms. Raises UsageError where one cannot be read."""
    return tuple(_listed(os.path.join(folder, path), path) for path in paths)


def _listed(path: str, shown: str) -> str:
    try:
        with open(path, "rb") as file:
            body = file.read(WATCH_FILE_BYTES + 1)
        text = body.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"The list of terms {shown} cannot be read ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The list of terms {shown} is not UTF-8 text; save it as UTF-8, one term a line.") from error
    if len(body) > WATCH_FILE_BYTES:
        raise UsageError(f"The list of terms {shown} is larger than {WATCH_FILE_BYTES:,} bytes; list fewer terms.")
    return text


def comparison(asked: Work, store: Store) -> Comparison:
    """The comparison, from the cache or made now. Raises what the pipeline raises, in the manifest's terms."""
    kept = store.get("comparisons", asked.result)
    if kept is not None:
        try:
            return codec.decode(Comparison, json.loads(kept))
        except ValueError:
            pass  # damaged: made anew
    made = _made(asked, store)
    store.put("comparisons", asked.result, json.dumps(codec.encode(made)).encode())
    return made


def _made(asked: Work, store: Store) -> Comparison:
    options = asked.instrument.options
    requests = asked.requests
    texts = tuple(text_of(each, n, asked.texts[n], store) for n, each in enumerate(requests))
    if len({text.language for text in texts}) > 1 and any(text.other_languages for text in texts):
        # which language of a bilingual source is meant, the pipeline decides
        made = compare(requests, options.force, places=asked.manner.places)
    else:
        sides: list[str | int] = [
            n if text.side is None else text.side for n, text in enumerate(asked.instrument.texts)
        ]
        made = compare_texts(texts, options.force, None, [sides.index(side) for side in sides], asked.manner.places)
    return selected(made, choice(options.only, options.ignore, asked.watched))


def text_of(asked: Request, number: int, name: str, store: Store) -> PublishedText:
    """A text as it is read, from the cache or read now. Raises LoadError or EmptyTextError."""
    kept = store.get("texts", name)
    if kept is not None:
        try:
            return codec.decode(PublishedText, json.loads(kept))
        except ValueError:
            pass  # damaged: read anew
    text = read(asked, SIGLA[number])
    store.put("texts", name, json.dumps(codec.encode(text)).encode())
    return text
