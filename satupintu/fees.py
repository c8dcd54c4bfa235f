"""What a fee costs that somebody wrote in words."""

from __future__ import annotations

import re

FEE = re.compile(r"Rp\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,-|,00)?(?![\d.,])")
"""A fee that is one amount, as Indonesian writes it: `Rp4.500.000`."""
FREE = re.compile(r"gratis|bebas biaya|tidak dipungut|tanpa biaya|tidak berbayar", re.IGNORECASE)


def is_free(fee: str) -> bool:
    """Whether a fee says that nothing is to be paid for something."""
    return FREE.search(fee) is not None


def price_of(fee: str) -> int | None:
    """`4500000` for `Rp4.500.000 per peserta`, 0 for `Tidak dipungut biaya`, None for anything less plain."""
    amounts = FEE.findall(fee)
    if is_free(fee):
        return 0 if not amounts else None
    return int(amounts[0].replace(".", "")) if len(amounts) == 1 else None
