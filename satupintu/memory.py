"""Memory that was let go, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Give back what lies free between things that are still needed: large texts leave such holes behind.

    The C library of Linux keeps them for later without being asked, and what comes later here are ten thousand small
    things that do not go there. It takes less than a millisecond; elsewhere nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
