"""Divisions in English, for those who cannot read their characters."""

import csv
from pathlib import Path

import pytest
from django.utils.translation import override

from ground.regions import english
from ground.regions.english import english_of
from ground.regions.models import Division
from ground.regions.queries import beyond, find_county, path_of
from tests.reference import load_divisions

FILE = Path(english.__file__).parent / "data" / "regions.csv"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("凯里市", "Kaili"),
        ("西安市", "Xi'an"),
        ("朝阳区", "Chaoyang District"),
        ("长武县", "Changwu County"),
        ("莒县", "Juxian County"),
        ("黔东南苗族侗族自治州", "Qiandongnan Miao and Dong Autonomous Prefecture"),
        (
            "积石山保安族东乡族撒拉族自治县",
            "Jishishan Bonan, Dongxiang and Salar Autonomous County",
        ),
        ("巴音郭楞蒙古自治州", "Bayingolin Mongol Autonomous Prefecture"),
        ("鄂温克族自治旗", "Evenki Autonomous Banner"),
        ("大兴安岭地区", "Daxing'anling Prefecture"),
    ],
)
def test_a_place_is_called_by_its_pinyin_and_what_it_is(name, said):
    assert english_of(name) == said


def test_no_division_keeps_characters_or_its_kind_in_pinyin():
    rows = csv.DictReader(FILE.open())
    said = {
        row["name_zh"]: english_of(row["name_zh"]) for row in rows if row["level"] != "province"
    }
    odd = {name for name, each in said.items() if not each.isascii() and "ü" not in each}
    kept = {name for name, each in said.items() if "zizhi" in each.lower()}

    assert odd == set()
    assert kept <= {"自治区直辖县级行政区划"}
    assert len(said) > 3000


@pytest.mark.django_db
def test_an_english_page_reads_the_whole_way_in_english():
    load_divisions()
    kaili = Division.objects.select_related("parent__parent").get(code="522601")

    with override("en"):
        path = path_of(kaili)
        rest = beyond("贵州凯里 三棵树镇", kaili)
        latin = beyond("Sankeshu Town, Kaili, Guizhou", kaili)

    assert path == "Kaili, Qiandongnan Miao and Dong Autonomous Prefecture, Guizhou"
    assert path_of(kaili) == "贵州省黔东南苗族侗族自治州凯里市"
    assert rest == "三棵树镇"
    assert latin == "Sankeshu Town"
    assert find_county("Sankeshu Town, Kaili, Guizhou").county == kaili
