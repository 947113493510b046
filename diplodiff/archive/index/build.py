"""An archive read into its index: what is there already stays, what changed is put in its place, what is gone goes."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from diplodiff.archive.comparing import Work, comparison, names, request, terms, text_key, text_of, work
from diplodiff.archive.executors import Task, executor
from diplodiff.archive.index.rows import (
    InstrumentRow,
    TextRow,
    compared_row,
    failed_row,
    instrument_row,
    text_row,
    unread_row,
)
from diplodiff.archive.index.vectors import add_vectors
from diplodiff.archive.index.write import writing
from diplodiff.archive.manifest import Instrument, Text, load
from diplodiff.archive.propose import documents
from diplodiff.archive.served import look
from diplodiff.archive.store import Store
from diplodiff.errors import DiplodiffError, UsageError
from diplodiff.model import PublishedText
from diplodiff.pipeline import SIGLA

_MANIFESTS = (".toml", ".csv", ".jsonl")


class Item(NamedTuple):
    """An instrument to index. folder: that its sources are relative to. key: under which the index has it, or None."""

    instrument: Instrument
    folder: str
    key: str | None = None


class Built(NamedTuple):
    """What a build did: instruments by what became of them, and the reasons of those that failed."""

    put: int
    unchanged: int
    removed: int
    vectors: int
    failed: tuple[tuple[str, str], ...]
    trouble: str | None = None


class _Done(NamedTuple):
    row: InstrumentRow | None  # None: the index has it
    error: str | None = None
    trouble: str | None = None


def build(
    sources: Sequence[str],
    output: str,
    cache: str | None,
    processes: int,
    told: Callable[[int, int], None],
    encoders: Sequence[str] = (),
) -> Built:
    """Index manifests, folders, files and patterns into the file at output; what it holds beyond them is removed.

    `told` hears how many of how many instruments are done, then how many of how many clauses have a vector. Raises
    UsageError, or DiplodiffError where the file cannot be written: what was written until then stays, and a second call
    goes on from there.
    """
    items = list(_items(sources))
    put = unchanged = made = 0
    failed: list[tuple[str, str]] = []
    trouble = None
    with writing(output) as index:
        held = index.keys()
        todo = [item._replace(key=held.get(item.instrument.id)) for item in items]
        removed = index.remove(set(held) - {item.instrument.id for item in items})
        Store(cache).sweep()
        task = Task(partial(_process, cache=cache), _known, _lost)
        for n, (item, done) in enumerate(zip(todo, executor(processes)(task, todo), strict=True), 1):
            if done.error is not None:
                failed.append((item.instrument.id, done.error))
            if done.row is not None:
                index.put(done.row)
            put, unchanged = put + (done.row is not None), unchanged + (done.row is None)
            trouble = trouble or done.trouble
            told(n, len(todo))
        index.commit()
        for encoder in encoders:
            made += add_vectors(index.db, encoder, told)
    return Built(put, unchanged, removed, made, tuple(failed), trouble)


def _items(sources: Sequence[str]) -> Iterator[Item]:
    """The instruments of manifests, and each file of folders and patterns as one by itself. Raises UsageError."""
    seen: dict[str, str] = {}
    for source in sources:
        for item in _of_source(source):
            name = item.instrument.id
            if seen.setdefault(name, source) != source:
                if len(item.instrument.texts) == 1:
                    continue  # the same file, given twice
                raise UsageError(f"{source}: {name} is the id of an instrument in {seen[name]} too; index them apart.")
            yield item


def _of_source(source: str) -> Iterator[Item]:
    path = Path(source)
    if path.is_dir():
        found = [os.path.join(source, name) for name in documents(source)]
    elif path.is_file() and path.suffix in _MANIFESTS:
        loaded = load(source)
        yield from (Item(instrument, loaded.folder) for instrument in loaded.instruments)
        return
    elif path.is_file():
        found = [source]
    else:
        found = sorted(name for name in glob.glob(source, recursive=True) if os.path.isfile(name))
    if not found:
        raise UsageError(f"{source} is no manifest, folder, file or pattern of files that exist; check the path.")
    for name in found:
        yield Item(Instrument(os.path.normpath(name), (Text(name),)), os.curdir)


def _asked(item: Item) -> Work:
    """The work that an instrument is now. Raises DiplodiffError."""
    instrument = item.instrument
    served = tuple(look(text, item.folder) for text in instrument.texts)
    return work(instrument, served, terms(instrument.options.watch, item.folder))


def _known(item: Item) -> _Done | None:
    """Whether the index has what is served now; told in the writing process, for local files only."""
    if not item.key or any(text.remote for text in item.instrument.texts):
        return None
    try:
        return _Done(None) if _asked(item).key == item.key else None
    except DiplodiffError:
        return None


def _process(item: Item, cache: str | None) -> _Done:
    store = Store(cache)
    try:
        done = _read(item, store)
    except DiplodiffError as error:
        done = _lost(item, str(error))
    except MemoryError:
        done = _lost(item, "there was not enough memory to read it; use fewer processes (-j).")
    except Exception as error:  # a defect that one instrument meets is no reason to lose the others
        done = _lost(
            item, f"reading it met a defect of the program ({type(error).__name__}: {error}); please report it."
        )
    return done._replace(trouble=store.trouble)


def _lost(item: Item, why: str) -> _Done:
    instrument = item.instrument
    called = names(instrument.texts)
    texts = [unread_row(SIGLA[n], called[n], text, why) for n, text in enumerate(instrument.texts)]
    return _Done(failed_row(instrument.id, instrument.title, texts, (), why), why)


def _read(item: Item, store: Store) -> _Done:
    """The rows of an instrument: compared where it has two texts, else read; what of a failed one can be read."""
    instrument = item.instrument
    if len(instrument.texts) > 1:
        try:
            asked = _asked(item)
            if asked.key == item.key:
                return _Done(None)
            made = comparison(asked, store)
        except DiplodiffError as error:
            return _one_by_one(item, store, str(error))
        texts = [text_row(*each) for each in zip(made.texts, instrument.texts, strict=True)]
        return _Done(compared_row(instrument.id, instrument.title, texts, made, asked.key))
    return _one_by_one(item, store, None)


def _one_by_one(item: Item, store: Store, error: str | None) -> _Done:
    """Each text by itself; error: why they could not be compared."""
    instrument = item.instrument
    called = names(instrument.texts)
    rows: list[TextRow] = []
    read: list[PublishedText] = []
    for n, said in enumerate(instrument.texts):
        try:
            served = look(said, item.folder)
            text = text_of(request(said, called[n], served), n, text_key(n, said, called[n], served), store)
        except DiplodiffError as problem:
            error = error or str(problem)
            rows.append(unread_row(SIGLA[n], called[n], said, str(problem)))
            continue
        read.append(text)
        rows.append(text_row(text, said))
    if error is not None:
        return _Done(failed_row(instrument.id, instrument.title, rows, read, error), error)
    return _Done(instrument_row(instrument.id, instrument.title, rows, read, _asked(item).key))
