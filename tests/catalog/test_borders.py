"""Warnings by material and destination, and the heading customs look for a work under."""

from datetime import date

import pytest

from catalog.borders import _warnings, hs_of, warnings_for
from catalog.models import Product
from ground.crafts.models import Craft


def told(country, material_zh="", material_en=""):
    work = Product(material_zh=material_zh, material_en=material_en)
    return [warning.kind for warning in warnings_for([work], country)]


@pytest.mark.parametrize(
    ("country", "material_zh", "material_en", "kinds"),
    [
        ("AU", "毛竹、藤皮", "", ["au-wood"]),
        ("AU", "", "Bamboo, cotton", ["au-wood"]),
        ("NZ", "麦秸草辫", "", ["nz-plant"]),
        ("NZ", "马尾毛、丝线、土布", "", ["nz-animal"]),
        ("US", "真丝绡、红木架", "", ["us-wood", "cites"]),
        ("US", "", "Peacock feathers", ["us-feather"]),
        ("DE", "种子手链", "", ["eu-plant"]),
        ("CH", "种子手链", "", []),
        ("JP", "玳瑁", "", ["cites"]),
        ("DE", "毛竹", "", []),
        ("AU", "木棉、草木染棉线、竹纤维", "", []),
        ("AU", "棉布、丝线", "Cotton, silk; seedless, woodcut", []),
        ("AU", "", "", []),
    ],
)
def test_materials_meet_destinations_in_both_languages(country, material_zh, material_en, kinds):
    assert told(country, material_zh, material_en) == kinds


def test_of_two_works_each_warning_is_told_once():
    works = [Product(material_zh="毛竹"), Product(material_zh="藤、羽毛")]

    assert [it.kind for it in warnings_for(works, "AU")] == ["au-wood", "au-animal"]


def test_each_warning_has_words_a_source_and_a_day():
    rows = _warnings()

    assert len({row.kind for row in rows}) == len(rows)
    bare = [
        row.kind
        for row in rows
        if not (row.text_zh and row.text_en and row.source and row.words_zh and row.words_en)
        or not row.url.startswith("https://")
        or date.fromisoformat(row.read_on) < date(2026, 11, 29)
    ]
    assert bare == []


def test_a_heading_is_the_work_s_own_or_its_family_s():
    headings = [hs_of(Product(craft=Craft(family=family))) for family in Craft.Family]

    assert headings == ["5810", "4823", "4602", "6304", "6117", "6304", "6307"]
    assert hs_of(Product(hs_hint="9503.00", craft=Craft(family="knit"))) == "9503.00"
    assert [hs_of(Product()), hs_of(None)] == ["", ""]
