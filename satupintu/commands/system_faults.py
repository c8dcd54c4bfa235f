"""Why the system or the network refused something, in Indonesian."""

from __future__ import annotations

import errno
from collections.abc import Iterator

REASONS = {
    errno.ENOENT: "berkas atau foldernya tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.ENOTDIR: "sebagian alamatnya bukan folder",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.EEXIST: "sudah ada",
    errno.ENOTEMPTY: "foldernya tidak kosong",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EROFS: "tempat penyimpanan hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENOMEM: "memori habis",
    errno.EIO: "perangkat penyimpanan bermasalah",
    errno.EADDRINUSE: "sedang dipakai program lain",
    errno.ECONNREFUSED: "servernya menolak sambungan",
    errno.ECONNRESET: "sambungannya terputus",
    errno.ENETUNREACH: "jaringannya tidak terjangkau",
    errno.EHOSTUNREACH: "servernya tidak terjangkau",
}


def reason_of(fault: Exception) -> str:
    """The reason behind a fault, also of one that a library wrapped; its own words where we have none."""
    import socket  # both are slow to import, and most commands end without a fault
    import ssl

    for cause in _causes(fault):
        if isinstance(cause, socket.gaierror):
            return "nama servernya tidak ditemukan"
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "sertifikatnya tidak dapat dipercaya"
        if isinstance(cause, TimeoutError):
            return "servernya terlalu lama tidak menjawab"
        if isinstance(cause, OSError) and cause.errno in REASONS:
            return REASONS[cause.errno]
    return fault.strerror or str(fault) if isinstance(fault, OSError) else str(fault)


def _causes(fault: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
