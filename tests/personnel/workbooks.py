"""Excel workbooks made by another library than the one that reads them."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def workbook(
    rows: Sequence[Mapping[str, object]],
    headings: Sequence[str],
    *,
    above: Sequence[Sequence[object]] = (),
    since_1904: bool = False,
) -> bytes:
    book = Workbook()
    if since_1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for cells in [*above, headings, *([row.get(heading) for heading in headings] for row in rows)]:
        sheet.append(list(cells))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
