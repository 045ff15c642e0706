"""A plan file's bytes -> its text, without anything that an editor does not show."""

from __future__ import annotations

import re
from typing import Final

from salesplan_cli.limits import LIMIT_BYTES
from salesplan_cli.places import Flaw, Region, Unjudgeable, flaw_of
from salesplan_cli.text import Text, both, phrase

_TOO_LARGE: Final = phrase(
    "This file is larger than 1 MiB, far more than a plan needs. Leave only the plan in it.",
    "Dit bestand is groter dan 1 MiB, veel meer dan een plan nodig heeft. Laat er alleen het plan in staan.",
)
_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decoded(content: bytes) -> str | Unjudgeable:
    """The text without its byte order mark, or why there is none."""
    if len(content) > LIMIT_BYTES:
        return Unjudgeable(flaw_of("plan.limit", _TOO_LARGE, Region(1, 1, 1, 1)), ())
    if content.startswith(_UTF_32):
        return Unjudgeable(_not_utf_8(content[0], Region(1, 1, 1, 1)), ())
    encoding = _UTF_16.get(content[:2], "utf-8")
    start = 2 if encoding != "utf-8" else 3 if content.startswith(b"\xef\xbb\xbf") else 0
    try:
        text = content[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = content[start : start + error.start].decode(encoding)
        lines = split(content[start:].decode(encoding, "replace"))
        return Unjudgeable(_not_utf_8(content[start + error.start], _after(before)), lines)
    return _forbidden_character(text) or text


def _not_utf_8(byte: int, region: Region) -> Flaw:
    message = phrase(
        "This file is not saved as UTF-8: byte {byte} cannot be read here. Open it in your editor and save it again "
        "with the encoding UTF-8.",
        "Dit bestand is niet als UTF-8 opgeslagen: byte {byte} is hier niet te lezen. Open het in je editor en sla "
        "het opnieuw op met de codering UTF-8.",
        byte=f"0x{byte:02X}",
    )
    return flaw_of("plan.syntax", message, region)


def split(text: str) -> tuple[str, ...]:
    """The lines of a text as editors count them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    return tuple(lines if lines[-1] else lines[:-1])


def _after(before: str) -> Region:
    """The place of the character that comes after `before`."""
    lines = split(f"{before}_")
    return Region(len(lines), len(lines[-1]), len(lines), len(lines[-1]) + 1)


# What editors do not show, and the line ends of YAML 1.1 that editors do not count (NEL, U+2028, U+2029).
_FORBIDDEN: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
_ALLOWED_ASCII: Final = bytes([9, 10, 13, *range(32, 127)])
_NAMES: Final = {
    0x00: Text("null character", "nulteken"),
    0x07: Text("bell", "belteken"),
    0x08: both("backspace"),
    0x0B: Text("vertical tab", "verticale tab"),
    0x0C: Text("page break", "pagina-einde"),
    0x1B: both("escape"),
    0x7F: both("delete"),
    0x85: Text("next line", "volgende regel"),
    0x2028: Text("line separator", "regelscheiding"),
    0x2029: Text("paragraph separator", "alineascheiding"),
    0xFEFF: both("byte order mark"),
}
_ANY_CONTROL: Final = Text("control character", "stuurteken")


def _forbidden_character(text: str) -> Unjudgeable | None:
    # What is left of a plan without its printable ASCII is short or nothing, so this costs next to nothing.
    rest = text.encode().translate(None, _ALLOWED_ASCII)
    if not rest or not re.search(_FORBIDDEN, rest.decode()):
        return None
    found = re.search(_FORBIDDEN, text)
    assert found
    code = ord(found[0])
    if code == 0:
        message = phrase(
            "An invisible null character (U+0000) stands here: this is not a text file saved as UTF-8. Open it in "
            "your editor and save it again with the encoding UTF-8.",
            "Hier staat een onzichtbaar nulteken (U+0000): dit is geen tekstbestand dat als UTF-8 is opgeslagen. Open "
            "het in je editor en sla het opnieuw op met de codering UTF-8.",
        )
    else:
        message = phrase(
            "An invisible character stands here: {name} ({code}). Remove it; it often comes along when text is pasted.",
            "Hier staat een onzichtbaar teken: {name} ({code}). Haal het weg; het komt vaak mee bij het plakken van "
            "tekst.",
            name=_NAMES.get(code, _ANY_CONTROL),
            code=f"U+{code:04X}",
        )
    return Unjudgeable(flaw_of("plan.syntax", message, _after(text[: found.start()])), split(text))
