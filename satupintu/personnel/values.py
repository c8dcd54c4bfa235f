"""What the cells of public columns mean: ranks, names, posts. Days: `satupintu.loose_days`."""

from __future__ import annotations

import re

from satupintu.models import Capacity, Employment
from satupintu.names import plain_name
from satupintu.personnel.headings import normalised
from satupintu.ranks import rank_table

KNOWN_EMPLOYMENTS = {
    "pns": Employment.CIVIL_SERVANT,
    "cpns": Employment.CIVIL_SERVANT,
    "pppk": Employment.CONTRACT,
    "p3k": Employment.CONTRACT,
}
"""What needs no line in the map."""
GRADE = re.compile(r"(?<![A-Za-z0-9])(IV|I{1,3}|[1-4])\s*[/.\- ]?\s*([a-e])(?![A-Za-z])", re.IGNORECASE)
ARABIC = {"1": "I", "2": "II", "3": "III", "4": "IV"}
STEP = re.compile(r"\b(?:tk|tkt|tingkat)\b\.?\s*(?:i|1)\b", re.IGNORECASE)
AROUND_GRADE = re.compile(r"[()]|\bgol(?:ongan)?\b\.?", re.IGNORECASE)
ACTING = re.compile(r"(plt|plh)\b\.?\s*", re.IGNORECASE)


def full_name(name: str, before: str = "", behind: str = "") -> str:
    """The name with its titles; one that is in capitals throughout gets them at the beginnings of words only."""
    own = _capitalised(name) if name.isupper() and len(name) > 2 else name
    before, behind = before.strip(" ,"), behind.strip(" ,")
    if before and not own.casefold().startswith(before.casefold()):
        own = f"{before} {own}"
    if behind and behind.casefold() not in own.casefold():
        own = f"{own}, {behind}"
    return own


def _capitalised(name: str) -> str:
    """`MA'RUF AL-FARABI, S.E.` gives `Ma'ruf Al-Farabi, S.E.`: titles and initials stay."""
    plain = plain_name(name)
    written = re.sub(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*", lambda word: word[0].capitalize(), plain)
    return name.replace(plain, written, 1)


def grade_of(text: str, employment: Employment) -> str:
    """`III/d` of `III d`, `3D`, or `Penata Tk. I (III/d)`; for PPPK `IX` of `9`; "" where there is none."""
    if employment is Employment.CONTRACT:
        grades = rank_table().contract_grades
        words = re.findall(r"[A-Za-z0-9]+", text.upper())
        numbers = {str(number): grade for number, grade in enumerate(grades, start=1)}
        return next((numbers.get(word, word) for word in words if word in grades or word in numbers), "")
    found = GRADE.search(text)
    return f"{ARABIC.get(found[1], found[1].upper())}/{found[2].lower()}" if found else ""


def rank_of(text: str) -> str:
    """`Penata Tingkat I` of `PENATA TK. I (III/d)`: as the table writes it, else as it stands without its grade."""
    bare = AROUND_GRADE.sub(" ", GRADE.sub(" ", STEP.sub("Tingkat I", text), count=1))
    bare = " ".join(bare.split()).strip(" ,-/")
    known = {normalised(rank): rank for rank in rank_table().grades.values()}
    return known.get(normalised(bare), bare)


def rank_and_grade(rank: str, grade: str, employment: Employment) -> tuple[str, str]:
    """Both as the table writes them; one that is missing follows from the other. "" for what there is not."""
    if employment is Employment.OTHER:
        return "", ""
    if employment is Employment.CONTRACT:
        return "", grade_of(grade, employment) or grade_of(rank, employment) or grade
    found = grade_of(grade, employment) or (grade if grade else grade_of(rank, employment))
    named = rank_of(rank) if rank else ""
    by_name = {name: each for each, name in rank_table().grades.items()}
    return named or rank_table().grades.get(found, ""), found or by_name.get(named, "")


def post_title(text: str) -> tuple[Capacity, str]:
    """`Plt. Kepala Bagian` is the post `Kepala Bagian`, held by an acting one."""
    found = ACTING.match(text)
    return (Capacity(found[1].lower()), text[found.end() :]) if found else (Capacity.DEFINITIVE, text)
