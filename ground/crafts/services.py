"""The crafts come from one file and are never typed in."""

import csv
from pathlib import Path

from django.db import transaction

from ground.crafts.errors import WrongCraftFile
from ground.crafts.models import Craft
from ground.regions.models import Division

FILE = Path(__file__).parent / "data" / "crafts.csv"
# Ours on the left, the file's on the right.
COLUMNS = {
    "code": "code",
    "family": "family",
    "name_zh": "zh",
    "name_en": "en",
    "ich_level": "ich_level",
    "materials_zh": "materials_zh",
    "techniques_zh": "techniques_zh",
    "note": "note",
    "confidence": "confidence",
}


@transaction.atomic
def load_crafts(*, path: Path = FILE) -> int:
    """Put every row of the file in place; return their number. Raises WrongCraftFile."""
    crafts = _read(path)
    Craft.objects.bulk_create(
        crafts,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*list(COLUMNS)[1:], "province"],
    )
    return len(crafts)


def _read(path: Path) -> list[Craft]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            missing = {*COLUMNS.values(), "province_code"} - set(rows.fieldnames or [])
            if missing:
                raise WrongCraftFile(f"{path.name}: no column {', '.join(sorted(missing))}")
            return _checked(list(rows), path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise WrongCraftFile(f"{path.name}: {fault}") from fault


def _checked(rows: list[dict[str, str]], name: str) -> list[Craft]:
    codes: set[str] = set()
    provinces = set(
        Division.objects.filter(level=Division.Level.PROVINCE).values_list("code", flat=True)
    )
    for number, row in enumerate(rows, start=2):
        fault = _fault(row, codes, provinces)
        if fault:
            raise WrongCraftFile(f"{name}, line {number}: {fault}")
        codes.add(row["code"])
    if not codes:
        raise WrongCraftFile(f"{name}: no rows")
    return [_craft(row) for row in rows]


def _fault(row: dict[str, str], codes: set[str], provinces: set[str]) -> str:
    if None in row.values() or not (row["code"] and row["zh"] and row["en"]):
        return "a cell is missing"
    if row["code"] in codes:
        return f"code {row['code']} stands twice"
    if row["family"] not in Craft.Family.values:
        return f"family {row['family']!r} is unknown"
    if row["province_code"] and f"{row['province_code']}0000" not in provinces:
        return f"province {row['province_code']!r} is unknown; run load_divisions first"
    return ""


def _craft(row: dict[str, str]) -> Craft:
    province = f"{row['province_code']}0000" if row["province_code"] else None
    return Craft(province_id=province, **{ours: row[theirs] for ours, theirs in COLUMNS.items()})
