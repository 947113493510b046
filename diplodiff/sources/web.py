"""The web: polite GETs within bounds of size, time and redirects; every failure in one plain sentence."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urldefrag, urljoin

from diplodiff.errors import DiplodiffError, EmptyTextError, SourceError
from diplodiff.model import Note, Snapshot
from diplodiff.provenance import Exchange, Provenance
from diplodiff.settings import limits
from diplodiff.settings import sources as settings
from diplodiff.sources import robots
from diplodiff.sources.policy import Policy, from_environment
from diplodiff.sources.web_addresses import Host, host_of, parsed
from diplodiff.sources.web_body import ACCEPTED, BodyError, decoded
from diplodiff.sources.web_failures import TRANSIENT, passing, reason, status_words
from diplodiff.sources.web_hosts import turn
from diplodiff.sources.web_wire import Answer, Clock, TooLarge, Wire

T = TypeVar("T")
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ASK_BY = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
_PLAIN = Note(
    "not-encrypted", "The server led from an encrypted address to one that is not: anyone on the way could change it."
)


class StatusError(SourceError):
    """A server answered with an error: `status` is its code, `exchanges` are what was said."""

    def __init__(self, message: str, status: int, exchanges: tuple[Exchange, ...]) -> None:
        super().__init__(message)
        self.status, self.exchanges = status, exchanges


def fetch(url: str, policy: Policy | None = None) -> Snapshot:
    """What the server sends for `url` now; media_type is its Content-Type with parameters.

    Raises SourceError (unreachable, refused, too slow, too large, an address that may not be asked), StatusError for an
    HTTP status of 400 and above, EmptyTextError.
    """
    parsed(url)
    policy = policy or from_environment()
    known = policy.known(url) if policy.known else None
    return timed(url, policy, lambda visit: _snapshot(visit, url, known))


def post(url: str, body: bytes, types: tuple[str, str], limit: int, policy: Policy) -> bytes:
    """What a service answers to a body of the first media type; the answer is of the second. Raises SourceError."""
    parsed(url)

    def work(visit: Visit) -> bytes:
        headers = {"Content-Type": types[0], "Accept": types[1]}
        try:
            with turn(url, visit.clock):
                answer = visit.wire.ask(url, headers, limit, body)
        except (DiplodiffError, TimeoutError):
            raise
        except Exception as exc:
            raise SourceError(f"{url} {reason(exc)}.") from exc
        if answer.status != 200:
            raise _failed(url, answer, ())
        return content(url, answer)

    return timed(url, policy, work)


def timed(url: str, policy: Policy, work: Callable[[Visit], T]) -> T:
    """Do work that asks servers, against the clock. Time-outs of a socket begin anew with each byte and leave out the
    look-up of names, so it runs in a thread that nobody waits for longer.
    """
    visit = Visit(url, policy)
    result: list[T | BaseException] = []

    def run() -> None:
        try:
            result.append(work(visit))
        except BaseException as exc:
            result.append(exc)
        finally:
            visit.wire.close()

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    while worker.is_alive() and visit.clock.left() > -0.2:
        worker.join(max(0.01, min(1.0, visit.clock.left() + 0.2)))
    if not result:
        visit.clock.end()
        visit.wire.close()
        raise _too_slow(url)
    found = result[0]
    if isinstance(found, TimeoutError):
        raise _too_slow(url) from found
    if isinstance(found, BaseException):
        raise found
    return found


class Visit:
    """What belongs to one download: its connections, its cookies, its clock, and what was said so far."""

    def __init__(self, url: str, policy: Policy, robots_heeded: bool = True) -> None:
        self.policy, self.clock, self.robots_heeded = policy, Clock(), robots_heeded
        self.typed: Host | None = host_of(parsed(url)) if policy.typed else None
        self.wire = Wire(policy.user_agent, self._may_be_private, self.clock)
        self.exchanges: list[Exchange] = []

    def _may_be_private(self, host: Host) -> bool:
        return self.policy.allow_private or host == self.typed

    def follow(self, url: str, headers: Mapping[str, str], until: Callable[[Answer], bool]) -> tuple[str, Answer]:
        """The last answer on the way that redirects lead, and its address; ends early where `until` says so.

        Raises SourceError, StatusError.
        """
        for _ in range(settings.MAX_REDIRECTS + 1):
            if self.robots_heeded:
                robots.heed(url, partial(self._robots, url))
            answer = self._patiently(url, headers, limits.MAX_SOURCE_BYTES, url)
            self.exchanges.append(answer.exchange)
            target = location(answer)
            if until(answer) or answer.status not in _REDIRECTS or not target:
                if answer.status >= 400:
                    raise _failed(url, answer, tuple(self.exchanges))
                return url, answer
            url = self._led_to(url, target)
        raise SourceError(
            f"{url} redirects more than {settings.MAX_REDIRECTS} times; open it in a browser and give the final address."
        )

    def _led_to(self, url: str, target: str) -> str:
        try:
            target = urldefrag(urljoin(url, target))[0].replace(" ", "%20")
            parsed(target)
        except (SourceError, ValueError) as exc:
            shown = "".join(c if c.isprintable() else "�" for c in target[:200])
            what = f"{url} redirects to {shown}, which is not http or https or cannot be asked"
            raise SourceError(f"{what}; open it in a browser and give the final address.") from exc
        return target

    def _robots(self, url: str, place: str) -> Answer:
        try:
            answer = self._patiently(place, {}, settings.ROBOTS_FILE_BYTES, url)
        except SourceError as exc:
            if type(exc.__cause__) is TooLarge:
                what = f"{url}: the site's robots.txt is too large to be heeded"
                raise SourceError(f"{what}; save the page in a browser and give the file.") from exc
            raise
        return answer._replace(body=content(place, answer)) if answer.status < 300 else answer

    def _patiently(self, url: str, headers: Mapping[str, str], limit: int, shown: str) -> Answer:
        """Ask again, a little later each time, as long as the trouble may pass. shown is the page it is about."""
        wait = settings.BACKOFF_SECONDS
        for tries_left in range(settings.FETCH_TRIES - 1, -1, -1):
            try:
                answer = self._once(url, headers, limit)
            except (DiplodiffError, TimeoutError):
                self.clock.check()
                raise
            except Exception as exc:
                self.clock.check()
                if not tries_left or not passing(exc):
                    raise SourceError(f"{shown} {reason(exc)}.") from exc
            else:
                if answer.status not in TRANSIENT or not tries_left:
                    return answer
                asked = _retry_after(answer.headers.get("retry-after", ""))
                if asked > min(settings.RETRY_AFTER_SECONDS, self.clock.left()):
                    what = f"{status_words(answer.status, answer.phrase).partition(',')[0]} and asks to wait"
                    message = f"{shown}: the server answered {what} {asked:.0f} seconds; try again then."
                    raise StatusError(message, answer.status, (*self.exchanges, answer.exchange))
                wait = max(wait, asked)
            if wait > self.clock.left():
                raise TimeoutError
            self.clock.wait(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _once(self, url: str, headers: Mapping[str, str], limit: int) -> Answer:
        with turn(url, self.clock):
            return self.wire.ask(url, {"Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, **headers}, limit)


def location(answer: Answer) -> str:
    """Where a redirect leads. Headers are read as Latin-1, and servers that mean other letters write them as UTF-8."""
    target = answer.headers.get("location", "").strip()
    try:
        return target.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return target


def content(url: str, answer: Answer) -> bytes:
    """The body out of its codings. Raises SourceError."""
    try:
        return decoded(answer.body, answer.headers.get("content-encoding", ""))
    except BodyError as exc:
        raise SourceError(f"{url} {exc}.") from exc


def _snapshot(visit: Visit, url: str, known: Snapshot | None) -> Snapshot:
    asked = {_ASK_BY[name]: value for name, value in known.validators if name in _ASK_BY} if known else {}
    _, answer = visit.follow(urldefrag(url)[0], asked, lambda _: False)
    at, exchanges = answer.exchange.at, tuple(visit.exchanges)
    if answer.status == 304 and known is not None and asked:
        return replace(known, origin=url, retrieved_at=at, exchanges=exchanges)
    if answer.status != 200 and answer.status != 203:
        raise SourceError(
            f"{url}: the server answered {answer.status} without a page; open it in a browser and give the final address."
        )
    body = content(url, answer)
    if not body:
        raise EmptyTextError(f"{url}: the server sent an empty page; try again later or check the address.")
    validators = tuple((name, answer.headers[name]) for name in _ASK_BY if answer.headers.get(name))
    unsafe = url.lower().startswith("https:") and any(e.url.lower().startswith("http:") for e in exchanges)
    return Snapshot(
        url, body, answer.headers.get("content-type", "").strip(), hashlib.sha256(body).hexdigest(), at,
        Provenance(url=exchanges[-1].url), (_PLAIN,) if unsafe else (), exchanges, validators,
    )  # fmt: skip


def _failed(url: str, answer: Answer, exchanges: tuple[Exchange, ...]) -> StatusError:
    message = f"{url}: the server answered {status_words(answer.status, answer.phrase)}."
    return StatusError(message, answer.status, exchanges)


def _retry_after(value: str) -> float:
    """Seconds that a server asks to wait: given as such or as a date; 0 where it says nothing readable."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
        return max(0.0, (when - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _too_slow(url: str) -> SourceError:
    return SourceError(f"{url} was not there after {settings.TOTAL_FETCH_SECONDS:.0f} seconds; try again later.")
