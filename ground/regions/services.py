"""The divisions come from one file and are never typed in."""

import csv
from pathlib import Path

from django.db import transaction

from ground.regions.errors import WrongDivisionFile
from ground.regions.models import Division

FILE = Path(__file__).parent / "data" / "regions.csv"
COLUMNS = ["code", "name_zh", "name_latin", "level", "parent_code"]


@transaction.atomic
def load_divisions(*, path: Path = FILE) -> int:
    """Put every row of the file in place; return their number. Raises WrongDivisionFile."""
    divisions = _read(path)
    Division.objects.bulk_create(
        divisions,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name_zh", "name_latin", "level", "parent"],
    )
    return len(divisions)


def _read(path: Path) -> list[Division]:
    """In the file's order, where a parent stands before its children."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames != COLUMNS:
                raise WrongDivisionFile(f"{path.name}: columns are not {', '.join(COLUMNS)}")
            return _checked(list(rows), path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise WrongDivisionFile(f"{path.name}: {fault}") from fault


def _checked(rows: list[dict[str, str]], name: str) -> list[Division]:
    known: set[str] = set()
    for number, row in enumerate(rows, start=2):
        fault = _fault(row, known)
        if fault:
            raise WrongDivisionFile(f"{name}, line {number}: {fault}")
        known.add(row["code"])
    if not known:
        raise WrongDivisionFile(f"{name}: no rows")
    return [
        Division(
            code=row["code"],
            name_zh=row["name_zh"],
            name_latin=row["name_latin"],
            level=row["level"],
            parent_id=row["parent_code"] or None,
        )
        for row in rows
    ]


def _fault(row: dict[str, str], known: set[str]) -> str:
    if None in row.values() or not row["name_zh"]:
        return "a cell is missing"
    if len(row["code"]) != 6 or not row["code"].isdecimal() or row["code"] in known:
        return f"code {row['code']!r} is not six digits, or stands twice"
    if row["level"] not in Division.Level.values:
        return f"level {row['level']!r} is unknown"
    if (row["level"] == Division.Level.PROVINCE) == bool(row["parent_code"]):
        return "only a province has no parent"
    if row["parent_code"] and row["parent_code"] not in known:
        return f"parent {row['parent_code']} does not stand before it"
    return ""
