"""Texts that were sent by mail: the marks before quoted lines, the headers above, and what stands below the rule "-- "."""

from __future__ import annotations

from dataclasses import replace

from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.loaders import MAIL_HEADERS, MAIL_QUOTED, MAIL_SIGNATURE_LINES

_QUOTED = regex(r"[ \t]*(?:>[ \t]?)+")
_LINE = regex(r"[^\r\n]+")
# RFC 5322, and what mail programs print above a message that is answered or sent on.
_HEADER = regex(
    r"(?:from|to|cc|bcc|reply-to|sender|sent|date|subject|message-id|mime-version|content-type|content-transfer-encoding|"
    r"in-reply-to|references|return-path|received|delivered-to|importance|attachments?|list-\w+|x-[\w-]+|von|an|betreff|datum|"
    r"gesendet|de|à|objet|envoyé|para|asunto|enviado|assunto|от|кому|тема|дата|копия|кімнен|кімге|тақырыбы|من|إلى|الموضوع|"
    r"发件人|收件人|主题|发送时间|日期|差出人|宛先|件名|보낸 사람|받는 사람|제목|kimden|kime|konu|tarih)\s?[:：]",
)


def unquoted(text: str) -> str:
    """The text without the marks before its lines, where nearly all of them are quoted (RFC 3676)."""
    lines = [line for line in _LINE.findall(text) if line.strip()]
    if not lines or sum(1 for line in lines if line.lstrip().startswith(">")) < MAIL_QUOTED * len(lines):
        return text
    return "\n".join(line[m.end() :] if (m := _QUOTED.match(line)) else line for line in text.splitlines())


def message(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same lines, with the headers of a message and what stands below its text left out."""
    found = list(blocks)
    printed = [n for n, block in enumerate(blocks) if block.text.strip()]
    heads = _headers(blocks, printed)
    for n in heads:
        found[n] = replace(blocks[n], left_out="header of the message")
    rules = [n for n in printed[-MAIL_SIGNATURE_LINES:] if blocks[n].text.strip() == "--"] if heads else []
    for n in range(rules[-1], len(blocks)) if rules else ():
        found[n] = replace(blocks[n], left_out="signature of the message")
    return tuple(found)


def _headers(blocks: tuple[Block, ...], printed: list[int]) -> list[int]:
    """The lines at the top that are headers, up to the first empty line; none where there are too few of them."""
    if not printed:
        return []
    end = next((n for n in range(printed[0], len(blocks)) if not blocks[n].text.strip()), len(blocks))
    lines = list(range(printed[0], end))
    named = [
        n for n in lines if (":" in blocks[n].text or "：" in blocks[n].text) and _HEADER.match(blocks[n].text.lower())
    ]
    return lines if len(named) >= MAIL_HEADERS and 2 * len(named) > len(lines) else []
