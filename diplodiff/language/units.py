"""Units of measure and money as codes, and what one is in terms of another of its dimension."""

from __future__ import annotations

from fractions import Fraction

# code: (dimension, one of it in the base unit of that dimension)
UNITS: dict[str, tuple[str, Fraction]] = {
    code: (dimension, Fraction(factor))
    for dimension, factors in {
        "share": {"part": "1", "tenth": "1/10", "percent": "1/100", "permille": "1/1000"},
        "length": {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "mile": "1609.344", "foot": "0.3048"},
        "area": {"m2": "1", "ha": "10000", "km2": "1000000", "acre": "4046.8564224", "mile2": "2589988.110336"},
        "volume": {"litre": "0.001", "m3": "1", "barrel": "0.158987294928"},
        "mass": {"gram": "0.001", "kg": "1", "t": "1000"},
        "power": {"kW": "1", "MW": "1000", "GW": "1000000"},
        "energy": {"kWh": "1", "MWh": "1000", "TWh": "1000000000"},
        "time": {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"},
        "months": {"month": "1", "year": "12", "decade": "120", "century": "1200"},
        "persons": {"person": "1"},
    }.items()
    for code, factor in factors.items()
}
# Signs and codes that every language uses; letters in the plain form of a text.
SYMBOLS: dict[str, str] = {
    "%": "percent",
    "％": "percent",
    "٪": "percent",
    "‰": "permille",
    "km": "km",
    "mm": "mm",
    "cm": "cm",
    "m": "m",
    "ha": "ha",
    "km2": "km2",
    "km²": "km2",
    "m2": "m2",
    "m²": "m2",
    "m3": "m3",
    "m³": "m3",
    **dict(zip("㎞㎜㎝㎢㎡㎥㎏㏊", ("km", "mm", "cm", "km2", "m2", "m3", "kg", "ha"), strict=True)),
    "kg": "kg",
    "t": "t",
    "ft": "foot",
    "kw": "kW",
    "mw": "MW",
    "gw": "GW",
    "kwh": "kWh",
    "mwh": "MWh",
    "twh": "TWh",
}
CURRENCY_SIGNS: dict[str, str] = {
    "us$": "USD",
    "us $": "USD",
    "$": "XXD",
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₸": "KZT",
    "₹": "INR",
    "₺": "TRY",
    "৳": "BDT",
    "₩": "KRW",
    "r$": "BRL",
    "a$": "AUD",
    "c$": "CAD",
    "﷼": "IRR",
    "¥": "XXY",
    "￥": "XXY",
}
CURRENCY_CODES = (
    *("USD", "EUR", "GBP", "JPY", "CNY", "RMB", "RUB", "KZT", "INR", "PKR", "BDT", "TRY", "IRR", "SAR", "AED", "KRW"),
    *("BRL", "CHF", "AUD", "CAD", "UZS", "KGS", "AZN", "GEL", "UAH", "NOK", "SEK", "DKK", "PLN", "EGP", "IQD", "QAR"),
)
# A bare name that several currencies bear, and these.
_SHARED: dict[str, frozenset[str]] = {
    "XXD": frozenset({"USD", "AUD", "CAD"}),
    "XXR": frozenset({"INR", "PKR"}),
    "XXS": frozenset({"SAR", "IRR", "QAR"}),
    "XXY": frozenset({"JPY", "CNY"}),
}
_ROUNDING = Fraction(2, 100)
_EXACT = frozenset({"time", "months", "share", "persons"})


def dimension(unit: str | None) -> str | None:
    """What a unit measures; of money "money", of a bare number nothing."""
    if unit is None:
        return None
    return UNITS[unit][0] if unit in UNITS else "money"


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units may be the same: one is not known, or a bare "dollar" may be this dollar."""
    if one is None or other is None or one == other:
        return True
    return other in _SHARED.get(one, ()) or one in _SHARED.get(other, ())


def same_amount(one: tuple[Fraction, str | None], other: tuple[Fraction, str | None]) -> bool:
    """Whether two amounts (value, unit) are the same, in units of one dimension up to the rounding of a conversion."""
    if same_unit(one[1], other[1]):
        return one[0] == other[0]
    if one[1] not in UNITS or other[1] not in UNITS:
        return False
    (here, factor), (there, divisor) = UNITS[one[1]], UNITS[other[1]]
    if here != there:
        return False
    a, b = one[0] * factor, other[0] * divisor
    return a == b if here in _EXACT else abs(a - b) <= _ROUNDING * max(a, b)


# How a unit is written behind a value in figures; codes that say nothing by themselves are left out.
UNIT_SIGNS: dict[str, str] = {
    "percent": "%",
    "permille": "‰",
    "part": "",
    "tenth": " tenths",
    "m2": " m²",
    "km2": " km²",
    "m3": " m³",
    "mile2": " square miles",
    "person": "",
    **{code: f" {code}s" for code in ("mile", "acre", "litre", "barrel", "gram")},
    **{code: f" {code}s" for code in ("second", "minute", "hour", "day", "week", "month", "year", "decade")},
    "foot": " feet",
    "century": " centuries",
    "XXD": " dollars",
    "XXR": " rupees",
    "XXS": " riyals",
    "XXY": " yen or yuan",
}
