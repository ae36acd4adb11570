from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ground.messages.models import Message
from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile
from ground.privacy.services import read_file
from shop.fulfilment.models import ProgressPhoto
from shop.fulfilment.progress import MOST_PHOTOS
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from tests.cast import a_shop, a_work
from tests.shop.fulfilment.parts import a_paid_part, a_progress_photo, key_of

pytestmark = pytest.mark.django_db(transaction=True)
Status = SellerOrder.Status


def a_photo(size=(640, 480), cut=None):
    file = BytesIO()
    Image.new("RGB", size, "brown").save(file, "JPEG")
    return SimpleUploadedFile("work.jpg", file.getvalue()[:cut], content_type="image/jpeg")


@pytest.fixture
def part(till):
    """Custom work that she has accepted."""
    work = a_work(stock_kind="custom", pieces=None, is_returnable=False)
    part = a_paid_part(till, {work: 1})
    accept(seller_order=part, by=None)
    return part


@pytest.fixture
def hers(client, part):
    client.force_login(part.shop.artisan.user)
    return client


def photos_of(part):
    return f"/studio/orders/{part.pk}/photos/"


def back_of(photo):
    return f"/studio/orders/{photo.seller_order_id}/photos/{photo.pk}/take-back/"


def buyers_page(client, part):
    return client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()


def public_pages(client, part):
    work = part.lines.get().product
    return "".join(
        client.get(url).content.decode()
        for url in (work.get_absolute_url(), part.shop.get_absolute_url(), "/works/")
    )


def test_her_buyer_sees_it_and_is_told_and_nobody_else_sees_it(hers, part):
    hers.post(photos_of(part), {"photo": a_photo(), "words": "绣好一半了"})
    hers.logout()

    photo = ProgressPhoto.objects.get()
    page = buyers_page(hers, part)
    assert "绣好一半了" in page
    assert f'<img src="{seen_at(part, photo)}?key=' in page
    assert Message.objects.filter(kind="seller_order.progress").count() == 1
    public = public_pages(hers, part)
    assert "绣好一半了" not in public
    assert f"/photos/{photo.pk}/" not in public


def test_several_over_time_each_told(hers, part):
    for words in ("开始了", "快好了"):
        hers.post(photos_of(part), {"photo": a_photo(), "words": words})

    assert list(ProgressPhoto.objects.values_list("words", flat=True)) == ["快好了", "开始了"]
    assert Message.objects.filter(kind="seller_order.progress").count() == 2


def test_taken_back_it_is_gone_with_its_file(hers, part):
    hers.post(photos_of(part), {"photo": a_photo()})
    photo = ProgressPhoto.objects.select_related("file").get()
    storage, name = photo.file.file.storage, photo.file.file.name
    was_there = storage.exists(name)

    asked = hers.get(back_of(photo)).content.decode()
    hers.post(back_of(photo))
    again = hers.post(back_of(photo))

    assert "收回，删掉" in asked
    assert (was_there, storage.exists(name)) == (True, False)
    assert (ProgressPhoto.objects.count(), PrivateFile.objects.count()) == (0, 0)
    assert again.status_code == 404


def test_it_lies_sealed_and_never_in_public_media(hers, part):
    hers.post(photos_of(part), {"photo": a_photo(size=(2000, 1500))})

    photo = ProgressPhoto.objects.select_related("file").get()
    with photo.file.file.open("rb") as lying:
        assert b"JFIF" not in lying.read()
    image = Image.open(BytesIO(read_file(photo.file)))
    assert (image.format, image.size) == ("JPEG", (1280, 960))
    assert (photo.width, photo.height) == (1280, 960)
    assert Picture.objects.count() == 0


def test_only_the_parties_of_the_order_get_it(hers, part):
    photo = a_progress_photo(part, b"pixels")
    studio, seen = f"{photos_of(part)}{photo.pk}/", seen_at(part, photo)
    key = {"key": key_of(part)}

    own = hers.get(studio)
    hers.logout()
    buyers = hers.get(seen, key)
    strange = [hers.get(seen).status_code, hers.get(seen, {"key": "x"}).status_code]
    hers.force_login(a_shop().artisan.user)
    strange += [hers.get(url).status_code for url in (studio, seen)]

    assert [(page.status_code, page.content) for page in (own, buyers)] == [(200, b"pixels")] * 2
    assert all("no-store" in page["Cache-Control"] for page in (own, buyers))
    assert strange == [404] * 4


def test_of_an_order_called_off_it_is_seen_no_more(client, part):
    photo = a_progress_photo(part)
    SellerOrder.objects.update(status=Status.CANCELLED)

    assert client.get(seen_at(part, photo), {"key": key_of(part)}).status_code == 404


def test_a_photo_of_another_part_is_not_there(hers, part, till):
    other = a_paid_part(till, {a_work(shop=part.shop): 1})
    photo = a_progress_photo(other)

    assert hers.get(f"{photos_of(part)}{photo.pk}/").status_code == 404
    assert hers.get(seen_at(part, photo), {"key": key_of(part)}).status_code == 404


def seen_at(part, photo):
    return f"/orders/{part.order.number}/parts/{part.pk}/photos/{photo.pk}/"


@pytest.mark.parametrize(
    "photo",
    [
        None,
        a_photo(cut=400),
        a_photo(size=(100, 100)),
        SimpleUploadedFile("work.jpg", b"PK\x03\x04 a zip", content_type="image/jpeg"),
        SimpleUploadedFile("work.jpg", b"", content_type="image/jpeg"),
    ],
    ids=["none", "cut short", "tiny", "a zip", "empty"],
)
def test_a_photo_that_is_none_is_told_and_her_words_stay(hers, part, photo):
    form = {"words": "绣好一半了"} | ({"photo": photo} if photo else {})

    response = hers.post(photos_of(part), form)

    html = response.content.decode()
    assert response.status_code == 400
    assert "<title>有错误：" in html
    assert 'value="绣好一半了"' in html
    assert (ProgressPhoto.objects.count(), PrivateFile.objects.count()) == (0, 0)
    assert not Message.objects.filter(kind="seller_order.progress").exists()


def test_too_many_words_are_told(hers, part):
    response = hers.post(photos_of(part), {"photo": a_photo(), "words": "绣" * 201})

    assert response.status_code == 400
    assert not ProgressPhoto.objects.exists()


@pytest.mark.parametrize("status", [Status.NEW, Status.SENT, Status.CANCELLED])
def test_only_while_she_makes_it(hers, part, status):
    SellerOrder.objects.update(status=status)

    assert hers.post(photos_of(part), {"photo": a_photo()}).status_code == 404
    assert not ProgressPhoto.objects.exists()


def test_what_is_on_the_shelf_has_no_progress(client, till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    client.force_login(part.shop.artisan.user)

    page = client.get(f"/studio/orders/{part.pk}/").content.decode()

    assert "给买家看照片" not in page
    assert client.post(photos_of(part), {"photo": a_photo()}).status_code == 404


def test_there_is_an_end_to_photos(hers, part):
    for _ in range(MOST_PHOTOS + 1):
        a_progress_photo(part)

    hers.post(photos_of(part), {"photo": a_photo()})

    assert ProgressPhoto.objects.count() == MOST_PHOTOS + 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_anothers_photos_are_a_404(hers, part, method):
    hers.post(photos_of(part), {"photo": a_photo()})
    photo = ProgressPhoto.objects.get()
    hers.force_login(a_shop().artisan.user)

    assert [
        getattr(hers, method)(url).status_code for url in (photos_of(part), back_of(photo))
    ] == [404, 404]
    assert ProgressPhoto.objects.count() == 1
