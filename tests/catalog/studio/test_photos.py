import pytest

from catalog.models import RemovedPicture, WorkPicture
from ground.pictures.models import Picture
from tests.catalog.studio.hers import a_photo, a_seller, send, the_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(client):
    """With a red, a green and a blue photo."""
    a_seller(client)
    send(client, photos=[a_photo(colour=colour) for colour in ("red", "green", "blue")])
    return the_work()


def path(work, rest=""):
    return f"/studio/works/{work.pk}/photos/{rest}"


def colours(work):
    return [place.picture.alt_zh[0] for place in work.work_pictures.select_related("picture")]


def place(work, number):
    return work.work_pictures.all()[number].pk


def test_photos_are_put_in_order_by_buttons(client, work):
    client.post(path(work, f"{place(work, 2)}/move/"), {"to": "earlier"})
    assert colours(work) == ["红", "蓝", "绿"]

    client.post(path(work, f"{place(work, 0)}/move/"), {"to": "later"})
    assert colours(work) == ["蓝", "红", "绿"]


def words(work, language="zh"):
    places = work.work_pictures.select_related("picture")
    return [getattr(place.picture, f"alt_{language}") for place in places]


def numbers(work):
    return [int(said.partition("第 ")[2][:1] or 1) for said in words(work)]


def test_what_we_proposed_follows_the_order(client, work):
    client.post(path(work, f"{place(work, 2)}/move/"), {"to": "earlier"})
    client.post(path(work, f"{place(work, 0)}/move/"), {"to": "later"})
    moved = numbers(work), [said.rpartition(" (")[2] for said in words(work, "en")[1:]]
    client.post(path(work, f"{place(work, 0)}/remove/"))
    removed = numbers(work)
    client.post(path(work, f"restore/{RemovedPicture.objects.get().pk}/"))

    assert moved == ([1, 2, 3], ["photo 2)", "photo 3)"])
    assert (removed, numbers(work)) == ([1, 2], [1, 2, 3])


def test_her_own_words_stay_whatever_their_place(client, work):
    hers = "红色的包，孤品"
    client.post(path(work, f"{place(work, 0)}/words/"), {"alt_zh": hers, "alt_en": ""})
    also_hers = "背面（第 2 张照片）"
    client.post(path(work, f"{place(work, 1)}/words/"), {"alt_zh": also_hers, "alt_en": "Back"})

    client.post(path(work, f"{place(work, 0)}/move/"), {"to": "later"})
    client.post(path(work, f"{place(work, 1)}/move/"), {"to": "later"})

    assert words(work) == [also_hers, "蓝色的苗绣：苗绣手包，孤品（第 2 张照片）", hers]
    assert words(work, "en")[::2] == ["Back", ""]


@pytest.mark.parametrize(("number", "to"), [(0, "earlier"), (2, "later")])
def test_the_first_stays_first_and_the_last_last(client, work, number, to):
    client.post(path(work, f"{place(work, number)}/move/"), {"to": to})

    assert colours(work) == ["红", "绿", "蓝"]


@pytest.mark.parametrize("to", ["", "up", "-1"])
def test_there_is_no_other_way_to_move(client, work, to):
    assert client.post(path(work, f"{place(work, 1)}/move/"), {"to": to}).status_code == 404
    assert colours(work) == ["红", "绿", "蓝"]


def test_a_photo_taken_off_can_be_put_back(client, work):
    client.post(path(work, f"{place(work, 0)}/remove/"))
    assert colours(work) == ["绿", "蓝"]
    assert [row.position for row in work.work_pictures.all()] == [0, 1]
    assert "放回来" in client.get(path(work)).content.decode()

    client.post(path(work, f"restore/{RemovedPicture.objects.get().pk}/"))

    assert colours(work) == ["绿", "蓝", "红"]
    assert (RemovedPicture.objects.count(), Picture.objects.count()) == (0, 3)


def test_the_last_photo_of_a_work_on_show_stays(client, work):
    for _ in range(3):
        client.post(path(work, f"{place(work, 0)}/remove/"))

    assert colours(work) == ["蓝"]
    assert "要留一张照片" in client.get(path(work)).content.decode()


def test_its_words_are_hers_to_change(client, work):
    words = path(work, f"{place(work, 0)}/words/")
    assert "红色的苗绣" in client.get(words).content.decode()

    client.post(words, {"alt_zh": "红底上一只蝴蝶", "alt_en": "A butterfly on red"})

    picture = work.work_pictures.first().picture
    assert (picture.alt_zh, picture.alt_en) == ("红底上一只蝴蝶", "A butterfly on red")
    assert 'alt="红底上一只蝴蝶"' in client.get(work.get_absolute_url()).content.decode()


@pytest.mark.parametrize("words", ["", "   ", "字" * 201])
def test_a_photo_never_loses_its_words(client, work, words):
    answer = client.post(path(work, f"{place(work, 0)}/words/"), {"alt_zh": words})

    assert answer.status_code == 400
    assert work.work_pictures.first().picture.alt_zh.startswith("红色的苗绣")


def test_a_photo_of_another_work_of_hers_is_not_there(client, work):
    send(client, key="m" * 32, title="别的", photos=a_photo(colour="black"))
    other = WorkPicture.objects.exclude(work=work).get()

    for rest in (f"{other.pk}/words/", f"{other.pk}/remove/", f"{other.pk}/move/"):
        assert client.post(path(work, rest), {"to": "later"}).status_code == 404
    assert client.post(path(work, "restore/1/")).status_code == 404
    assert WorkPicture.objects.count() == 4
