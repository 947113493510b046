"""Safe reading of zip containers and of the XML inside them: bounded, checked, without entities or network.

A `Package` hands out parts by name. Whatever is wrong with the container becomes a `LoadError` that says so in words.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from diplodiff.errors import LoadError
from diplodiff.patterns import regex
from diplodiff.settings import limits

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element
else:
    Element = Any

_ENTRY = b"PK\x01\x02"
_DECLARATION = regex(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FIRST_ELEMENT = regex(rb"<[A-Za-z_]")
# The strict variant of the office formats differs from the usual one in its namespaces only.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)


@dataclass
class Package:
    """An open zip container; `origin` names it in error messages, `spent` counts the bytes unpacked so far."""

    origin: str
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    spent: int = field(default=0)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.parts

    def names(self) -> list[str]:
        """The names of the parts as stored, in the order of the container."""
        return [info.filename for info in self.parts.values()]

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is no such part. Raises LoadError if it cannot be read in bounds."""
        info = self.parts.get(_key(name))
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise LoadError(f"{self.origin} is protected by a password; save a copy without one and compare that.")
        self._refuse_bomb(info.file_size, info.compress_size)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(limits.MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as exc:
            reason = "its checksum is wrong" if "CRC" in str(exc) else "it is cut off or damaged"
            raise LoadError(
                f"{self.origin}: the part {name} cannot be unpacked, {reason}; get the file again."
            ) from exc
        self.spent += len(data)
        self._refuse_bomb(len(data), info.compress_size)
        return data

    def xml(self, name: str) -> Element | None:
        """The root element of an XML part, or None where there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, f"{self.origin}: the part {name}")

    def _refuse_bomb(self, size: int, packed: int) -> None:
        swollen = size > limits.UNPACK_RATIO_FROM and size > limits.MAX_UNPACK_RATIO * max(packed, 1)
        if swollen or size > limits.MAX_PART_BYTES or self.spent > limits.MAX_UNPACKED_BYTES:
            raise LoadError(
                f"{self.origin} unpacks to far more than a document holds (a decompression bomb?); not read."
            )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def open_package(body: bytes, origin: str) -> Package:
    """Open a zip container held in memory. Raises LoadError if it is damaged or has too many parts."""
    if body.count(_ENTRY) > limits.MAX_PARTS:
        raise LoadError(
            f"{origin} is a container of more than {limits.MAX_PARTS} parts, which no document needs; not read."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as exc:
        raise LoadError(f"{origin} is a cut-off or damaged zip container; get the file again.") from exc
    return Package(origin, archive, {_key(info.filename): info for info in archive.infolist()})


def parse_xml(data: bytes, what: str) -> Element:
    """The root element of an XML document; `what` names it in errors. Document types and entities are refused."""
    from lxml import etree

    declared = _DECLARATION.search(data if b"\0" not in data[:4] else data.replace(b"\0", b""))
    first = _FIRST_ELEMENT.search(data)
    if declared and (first is None or b"\0" in data[:4] or declared.start() < first.start()):
        raise LoadError(f"{what} declares a document type or entities, which this format does not use; not read.")
    if data.count(b"<") > limits.MAX_TAGS:
        raise LoadError(f"{what} holds more than {limits.MAX_TAGS} tags, as no document does: not read.")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        depth = "depth" in str(exc).lower()
        reason = "nests its elements too deeply" if depth else "is not well-formed XML"
        raise LoadError(f"{what} {reason}; open the file in its program, save it again and compare that.") from exc


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str, default: str | None = None) -> str | None:
    """An attribute by its local name, whatever its namespace."""
    if element is None:
        return default
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return default


def child(element: Element | None, *names: str) -> Element | None:
    """The first child with the first of these local names, then its child with the next, and so on; None if missing."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


def join_path(folder_of: str, target: str) -> str:
    """A relationship target made into a part name: relative to the folder of the part `folder_of`, or from the root."""
    if target.startswith("/"):
        return target.lstrip("/")
    steps = folder_of.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
