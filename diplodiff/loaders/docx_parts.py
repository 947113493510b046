"""The parts of a Word document and how they refer to each other (Open Packaging Conventions)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.loaders.container import Package, join_path

if TYPE_CHECKING:
    from diplodiff.loaders.container import Element


def main_part(package: Package) -> str | None:
    """The name of the part with the text; programs are free to call it otherwise than word/document.xml."""
    for kind, target in _targets(package, "_rels/.rels", ""):
        if kind == "officeDocument" and target in package and "word" in target.lower():
            return target
    return "word/document.xml" if "word/document.xml" in package else None


def _targets(package: Package, rels: str, base: str) -> list[tuple[str, str]]:
    root = package.xml(rels)
    return [
        (r.get("Type", "").rpartition("/")[2], join_path(base, r.get("Target", "")))
        for r in (() if root is None else root)
        if r.get("TargetMode") != "External"
    ]


def related_parts(package: Package, main: str) -> dict[str, list[str]]:
    """Names of the parts that the main part refers to, by kind of relationship ("styles", "header" ...)."""
    folder, _, name = main.rpartition("/")
    related: dict[str, list[str]] = {}
    for kind, target in _targets(package, f"{folder}/_rels/{name}.rels", main):
        related.setdefault(kind, []).append(target)
    # Small generators leave the relationships out; the usual names then serve.
    for kind in ("styles", "numbering", "footnotes", "endnotes", "comments"):
        related.setdefault(kind, [join_path(main, f"{kind}.xml")])
    return related


def first_part(package: Package, related: dict[str, list[str]], kind: str) -> Element | None:
    """The root of the first part of a kind that is there."""
    return next((root for name in related.get(kind, ()) if (root := package.xml(name)) is not None), None)
