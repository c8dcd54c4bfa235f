"""What an import did or would do, in words and as data. No private value can get here: no field holds one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from satupintu.personnel.drafts import Difference, Draft
from satupintu.personnel.maps import RULE
from satupintu.personnel.plan import Plan
from satupintu.personnel.privacy import shown
from satupintu.personnel.rows import Refusal
from satupintu.personnel.table import Table
from satupintu.problems import Severity
from satupintu.wording import thousands

SHOWN_LINES = 20
SHOWN_ROWS = 8


def as_text(plan: Plan, table: Table, name: str, *, applied: bool) -> str:
    """Counts first, then each group, at most SHOWN_LINES of it."""
    parts = [
        [f"Impor pegawai dari `{name}`: {'ditulis' if applied else 'uji coba'}"],
        list(_counts(plan)),
        _group("Baru", [f"baris {draft.row}: {draft.path} ({draft.record.name})" for draft in plan.new]),
        _group("Berubah", [_changed(draft) for draft in plan.changed]),
        _group(
            "Jabatan baru",
            [
                f"baris {each.row}: {each.post.path}: {each.person} sejak {each.values['mulai']}"
                for each in plan.appointments
            ],
        ),
        _group("Tidak ada lagi di berkas", [f"{person.path} ({person.name})" for person in plan.left]),
        _group("Ditolak", list(_refused(plan.refused, name))),
        list(_remarks(plan, table)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def as_json(plan: Plan, table: Table, name: str, *, applied: bool) -> str:
    """Everything, uncut. `refused` has the form of the problems of `portal check`; its line is the row."""
    answer = {
        "applied": applied,
        "new": [_data(draft) for draft in plan.new],
        "changed": [_data(draft) for draft in plan.changed],
        "appointments": [
            {"row": each.row, "post": each.post.path, **each.values} for each in plan.appointments
        ],
        "left": [person.path for person in plan.left],
        "refused": [
            {
                "path": name,
                "line": each.row,
                "rule": RULE,
                "severity": Severity.ERROR.value,
                "message": each.told,
            }
            for each in plan.refused
        ],
        "unchanged": plan.unchanged,
        "unknown_posts": dict(plan.unknown_posts),
        "dropped": {
            "columns": list(map(shown, table.dropped_columns)),
            "values": table.dropped_values,
            "mails": plan.private_mails,
        },
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _counts(plan: Plan) -> Iterator[str]:
    counts = (
        ("Baru", len(plan.new)),
        ("Berubah", len(plan.changed)),
        ("Tetap", plan.unchanged),
        ("Jabatan baru", len(plan.appointments)),
        ("Tidak ada lagi di berkas", len(plan.left)),
        ("Baris ditolak", len({refusal.row for refusal in plan.refused})),
    )
    yield from (f"{label:<26}{thousands(count):>7}" for label, count in counts)


def _group(title: str, lines: Sequence[str]) -> list[str]:
    more = len(lines) - SHOWN_LINES
    rest = [f"  … dan {thousands(more)} lagi; `--json` menampilkan semuanya"] if more > 0 else []
    return [title, *(f"  {line}" for line in lines[:SHOWN_LINES]), *rest] if lines else []


def _changed(draft: Draft) -> str:
    start = f"baris {draft.row}: " if draft.row else ""
    return f"{start}{draft.path}: {'; '.join(map(_difference, draft.differences))}"


def _difference(each: Difference) -> str:
    return f"{each.key}: {each.before or '(kosong)'} → {each.after or '(kosong)'}"


def _refused(refused: Sequence[Refusal], name: str) -> Iterator[str]:
    """The same reason once, with the rows it holds for."""
    rows: dict[str, list[int]] = defaultdict(list)
    for refusal in refused:
        rows[refusal.told].append(refusal.row)
    for told, (first, *others) in rows.items():
        listed = ", ".join(map(str, others[:SHOWN_ROWS]))
        more = f" dan {thousands(len(others) - SHOWN_ROWS)} lagi" if len(others) > SHOWN_ROWS else ""
        yield f"{name}:{first}: {told}" + (f" (juga baris {listed}{more})" if others else "")


def _remarks(plan: Plan, table: Table) -> Iterator[str]:
    columns = ", ".join(map(shown, table.dropped_columns))
    yield (
        f"Dibuang tanpa dibaca: {len(table.dropped_columns)} kolom{f' ({columns})' if columns else ''}, "
        f"{thousands(table.dropped_values)} nilai."
    )
    if plan.private_mails:
        yield f"Dibuang karena bukan surel kantor: {thousands(plan.private_mails)} surel."
    if plan.unknown_posts:
        titles = ", ".join(
            f"{title} ({count})" for title, count in list(plan.unknown_posts.items())[:SHOWN_ROWS]
        )
        yield f"Jabatan yang belum ada di portal, jadi tidak dicatat: {titles}{', …' if len(plan.unknown_posts) > SHOWN_ROWS else ''}."


def _data(draft: Draft) -> dict[str, object]:
    return {
        "row": draft.row,
        "path": draft.path,
        "changes": {each.key: [each.before, each.after] for each in draft.differences},
    }
