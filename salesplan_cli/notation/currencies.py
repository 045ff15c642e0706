"""Currencies: their codes, and what people write for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from salesplan_cli.notation.values import listed

CURRENCIES: Final = frozenset(listed(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF"
    " CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD"
    " HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD"
    " MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN"
    " PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD"
    " TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD"
    " XPF XPT XSU XUA YER ZAR ZMW ZWG"
))  # fmt: skip
"""The codes of ISO 4217, list one (current currencies and funds), as maintained by SIX and published 2026-01-01;
without XTS (for testing) and XXX (no currency)."""

_DOLLARS: Final = listed(
    "USD AUD CAD NZD HKD SGD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD MXN ARS CLP COP CUP DOP"
    " UYU"
)
_POUNDS: Final = ("GBP", "EGP", "FKP", "GIP", "SHP", "SSP", "SYP", "LBP", "SDG")
_CROWNS: Final = ("SEK", "NOK", "DKK", "ISK")
_FRANCS: Final = ("CHF", "XAF", "XOF", "XPF", "BIF", "CDF", "DJF", "GNF", "KMF", "RWF")
_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "€": ("EUR",), "euro": ("EUR",), "euros": ("EUR",), "eur.": ("EUR",),
    "$": _DOLLARS, "dollar": _DOLLARS, "dollars": _DOLLARS, "us$": ("USD",), "a$": ("AUD",), "au$": ("AUD",),
    "c$": ("CAD",), "ca$": ("CAD",), "nz$": ("NZD",), "hk$": ("HKD",), "s$": ("SGD",), "nt$": ("TWD",),
    "r$": ("BRL",), "£": _POUNDS, "pond": _POUNDS, "pound": _POUNDS, "pounds": _POUNDS,
    "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "yen": ("JPY",), "yuan": ("CNY",),
    "kr": _CROWNS, "kr.": _CROWNS, "kronor": ("SEK",), "kroner": ("NOK", "DKK"),
    "fr": _FRANCS, "fr.": _FRANCS, "sfr": ("CHF",), "sfr.": ("CHF",), "frank": _FRANCS, "francs": _FRANCS,
    "zł": ("PLN",), "zl": ("PLN",), "kč": ("CZK",), "ft": ("HUF",), "lei": ("RON", "MDL"), "₺": ("TRY",),
    "₹": ("INR",), "₽": ("RUB",), "₩": ("KRW", "KPW"), "₪": ("ILS",), "฿": ("THB",), "₫": ("VND",), "₱": ("PHP",),
    "us dollar": ("USD",), "us dollars": ("USD",), "pond sterling": ("GBP",), "pound sterling": ("GBP",),
    "pounds sterling": ("GBP",), "british pound": ("GBP",), "britse pond": ("GBP",), "swiss franc": ("CHF",),
    "swiss francs": ("CHF",), "zwitserse frank": ("CHF",),
    "₴": ("UAH",), "₦": ("NGN",), "₸": ("KZT",), "₡": ("CRC",), "₲": ("PYG",), "₵": ("GHS",), "₾": ("GEL",),
}  # fmt: skip
"""Signs and words of currencies (lower case), and the currencies that each can be."""

# Codes that are words as well are taken for a currency in capitals only, and in a longer text not at all.
_ALSO_WORDS: Final = frozenset(listed("ALL TOP TRY CUP PEN MAD MOP GEL BAM RON SOS COP"))


def currencies(written: str) -> tuple[str, ...]:
    """The currencies that a sign, code or word can be; none if it is no currency."""
    codes = _SIGNS.get(written.lower())
    if codes is not None:
        return codes
    # In small letters it is "duizend", and not the dinars of Algeria.
    code = written.upper() if written.lower() != "dzd" or written == "DZD" else ""
    return (code,) if code in CURRENCIES and (written == code or code not in _ALSO_WORDS) else ()


def foreign_in(text: str, currency: str) -> str:
    """The sign or code of another currency in a text that is no amount, empty if there is none."""
    for sign in text:
        if sign in _SIGNS and currency not in _SIGNS[sign]:
            return sign
    for code in re.findall(r"(?<![A-Z])[A-Z]{3}(?![A-Z])", text):
        if code in CURRENCIES and code not in _ALSO_WORDS and code != currency:
            return str(code)
    return ""
