"""Time stamps by RFC 3161: an authority's signed word that a capture's record existed at a certain time."""

from __future__ import annotations

from typing import Any

from diplodiff.errors import MissingPartError, SourceError, UsageError
from diplodiff.settings.evidence import TIME_STAMP_BYTES
from diplodiff.sources.policy import Policy

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


def request(authority: str, record: bytes, policy: Policy) -> bytes:
    """The answer of an authority over a capture's record: its SHA-256 goes out. Raises SourceError, MissingPartError."""
    client = _client()
    from diplodiff.sources.web import post

    asked = client.TimestampRequestBuilder(data=record, hash_algorithm=client.HashAlgorithm.SHA256).build()
    body = post(authority, asked.as_bytes(), (_QUERY, _REPLY), TIME_STAMP_BYTES, policy)
    answer = _answer(body, authority)
    if answer.tst_info.nonce != asked.nonce:
        raise SourceError(f"{authority} answered another request than this one; try again later.")
    check(body, record, None)
    return body


def check(stamp: bytes, record: bytes, root: str | None) -> str:
    """The time that a stamp states, UTC. Raises SourceError where it is none over this record, or is not signed by a
    certificate that one in the file `root` vouches for (without it, signatures are not checked).
    """
    import hashlib

    client = _client()
    answer = _answer(stamp, "the time stamp")
    if answer.tst_info.message_imprint.message != hashlib.sha256(record).digest():
        raise SourceError("the time stamp is over something else than this capture.")
    if root is not None:
        _signed(client, answer, record, root)
    return str(answer.tst_info.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _signed(client: Any, answer: Any, record: bytes, root: str) -> None:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        with open(root, "rb") as file:
            roots = load_pem_x509_certificates(file.read(TIME_STAMP_BYTES))
    except (OSError, ValueError) as exc:
        raise UsageError(f"{root} holds no certificates that can be read; give a PEM file.") from exc
    builder = client.VerifierBuilder(roots=roots)
    try:
        builder.build().verify_message(answer, record)
    except (client.VerificationError, ValueError) as exc:
        raise SourceError(f"the time stamp is not signed by a certificate that {root} vouches for ({exc}).") from exc


def _answer(body: bytes, who: str) -> Any:
    client = _client()
    try:
        answer = client.decode_timestamp_response(body)
        granted = answer.status in (0, 1)  # granted, granted with modifications: RFC 3161, section 2.4.2
        if granted:
            _ = answer.tst_info.message_imprint.message
    except (ValueError, TypeError, AttributeError) as exc:
        raise SourceError(f"{who} sent no time stamp that can be read; name another authority.") from exc
    if not granted:
        raise SourceError(f"{who} refuses to stamp ({', '.join(answer.status_string) or answer.status}).")
    return answer


def _client() -> Any:
    try:
        import rfc3161_client
    except ImportError as exc:
        raise MissingPartError("Time stamps need another package: pip install diplodiff[stamps].") from exc
    return rfc3161_client
