import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from ground.crafts.errors import WrongCraftFile
from ground.crafts.models import Craft
from ground.crafts.queries import crafts_by_family
from ground.crafts.services import load_crafts
from ground.regions.services import load_divisions

pytestmark = pytest.mark.django_db

HEAD = (
    "code,family,zh,en,province_code,ich_level,materials_zh,techniques_zh,note,confidence,extra\n"
)
SUXIU = "emb-suxiu,embroidery,苏绣,Su embroidery,,,,,,sure,\n"


def a_file(folder, text):
    path = folder / "crafts.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_craft_of_the_file_is_loaded_and_a_second_run_changes_nothing():
    load_divisions()
    first = load_crafts()
    before = list(Craft.objects.values_list())

    second = load_crafts()

    assert (first, second) == (98, 98)
    assert list(Craft.objects.values_list()) == before
    suxiu = Craft.objects.get(code="emb-suxiu")
    assert (suxiu.name_zh, suxiu.name_en, suxiu.province_id) == (
        "苏绣",
        "Su (Suzhou) embroidery",
        "320000",
    )


def test_crafts_stand_by_family_in_the_order_of_the_verbs():
    load_divisions()
    load_crafts()

    assert [(family.value, len(crafts)) for family, crafts in crafts_by_family()] == [
        ("embroidery", 33),
        ("papercut", 25),
        ("plaiting", 18),
        ("loom", 16),
        ("knit", 3),
        ("dye", 2),
        ("fabric", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "code,family\n",
        HEAD,
        HEAD + "emb-suxiu,embroidery\n",
        HEAD + SUXIU.replace("苏绣", ""),
        HEAD + SUXIU + SUXIU,
        HEAD + SUXIU.replace("embroidery", "sorcery"),
        HEAD + SUXIU.replace("Su embroidery,", "Su embroidery,99"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_nothing_is_loaded(tmp_path, text):
    with pytest.raises(WrongCraftFile):
        load_crafts(path=a_file(tmp_path, text))

    assert Craft.objects.count() == 0


def test_crafts_before_divisions_are_refused_with_what_to_do():
    with pytest.raises(CommandError, match="WrongCraftFile.*run load_divisions first"):
        call_command("load_crafts")

    assert Craft.objects.count() == 0


@pytest.mark.parametrize(("language", "short"), [("zh-hans", "苏绣"), ("en", "Su embroidery")])
def test_a_short_name_leaves_out_what_stands_in_brackets_and_no_more(language, short):
    craft = Craft(name_zh="苏绣（民间）", name_en="Su (Suzhou) embroidery")

    with override(language):
        assert craft.short_name == short
