import pytest
from django.core.management import call_command

from shop.pages.guides import draft_guides
from shop.pages.models import CraftGuidePage
from tests.cast import a_craft
from tests.shop.pages.making import a_page


def test_every_craft_gets_a_draft_in_both_languages_once(planted):
    a_craft(), a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")

    assert draft_guides() == 4
    assert draft_guides() == 0

    assert CraftGuidePage.objects.filter(live=True).count() == 0
    assert CraftGuidePage.objects.values("translation_key").distinct().count() == 2
    english = CraftGuidePage.objects.get(slug="cut-yuxian", locale__language_code="en")
    assert (english.title, english.techniques) == ("Yuxian paper-cut", "")


def test_the_command_drafts_them(planted, capsys):
    a_craft()

    call_command("load_pages", "--guides")

    assert "Guides drafted: 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("prefix", "told"),
    [("", "国家级（2006第一批）"), ("/en", "On the national list (first batch, 2006)")],
)
def test_a_guide_says_region_technique_and_the_heritage_level_of_the_craft(
    client, planted, prefix, told
):
    craft = a_craft()
    craft.ich_level, craft.techniques_zh = "国家级（2006第一批）", "破线绣;打籽绣"
    craft.save()
    for language in ("zh-hans", "en"):
        a_page(CraftGuidePage, language=language, slug="miao", craft=craft)

    html = client.get(f"{prefix}/craft-guides/miao/").content.decode()

    assert (told in html, "破线绣、打籽绣" in html) == (True, True)
    assert ("指这门手艺，不指人" in html or "of the craft, not of a person" in html) is True
