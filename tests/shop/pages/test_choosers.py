"""Works and makers are found in the editor by Chinese, pinyin, English and a part of a title."""

import pytest
from django.urls import reverse

from catalog.search.services import rebuild_index
from tests.cast import a_work, an_artisan

HOSTILE = ["' OR 1=1 --", "😀", "，。！", "\0", "a" * 5000, "%", '"']


def found(client, name, words):
    response = client.get(reverse(f"{name}:choose_results"), {"q": words})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("words", ["手包", "蝴蝶手包", "蝶手", "shoubao", "clutch", "苗绣"])
def test_a_work_is_found(editor_client, words):
    a_work()
    a_work(title="竹篮", title_en="Basket", slug="zhulan")
    rebuild_index()

    html = found(editor_client, "work_chooser", words)

    assert "蝴蝶手包" in html


@pytest.mark.parametrize("words", ["彩云", "Caiyun", "longcaiyun", "long cai yun", "caiyun"])
def test_a_maker_is_found(editor_client, words):
    an_artisan("龙彩云", "Long Caiyun", slug="long-cai-yun")
    an_artisan("水妹", "Shuimei")

    html = found(editor_client, "maker_chooser", words)

    assert ("龙彩云" in html, "水妹" in html) == (True, False)


def test_only_what_readers_may_see_can_be_chosen(editor_client):
    a_work(title="下架的", is_public=False)
    an_artisan("不公开", "Hidden", is_public=False)

    assert "下架的" not in found(editor_client, "work_chooser", "")
    assert "不公开" not in found(editor_client, "maker_chooser", "")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", ["work_chooser", "maker_chooser"])
def test_whatever_is_looked_for_is_answered(editor_client, name, words):
    a_work()

    found(editor_client, name, words)


def test_the_chooser_is_for_editors_alone(client, planted):
    response = client.get(reverse("work_chooser:choose_results"))

    assert response.status_code == 302
    assert response.url.startswith("/accounts/sign-in/")
