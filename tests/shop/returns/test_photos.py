"""Photos of a return lie sealed; its parties and the operator see them, and nobody else."""

from io import BytesIO

import pytest
from PIL import Image

from ground.pictures.models import Picture
from ground.privacy.models import PrivateFile, Sighting
from ground.privacy.services import read_file
from shop.order.services import Buyer
from shop.returns.errors import NotReturnable
from shop.returns.models import ReturnPhoto
from shop.returns.photos import Photo, read_photos
from tests.cast import a_shop, a_user, an_operator
from tests.catalog.studio.hers import a_grant, help_with
from tests.shop.fulfilment.parts import key_of
from tests.shop.returns.given_back import a_delivered_part, a_return

pytestmark = pytest.mark.django_db(transaction=True)
PIXELS = Photo(b"pixels", 800, 600)


@pytest.fixture
def part(till):
    return a_delivered_part(till)


def a_shown(part, **fields):
    return a_return(part, photos=[PIXELS], **fields).photos.get()


def at(photo, door="studio/returns"):
    return f"/{door}/{photo.request_id}/photos/{photo.pk}/"


def buyers(part, photo):
    return at(photo, f"orders/{part.order.number}/returns")


def a_file(size):
    file = BytesIO()
    Image.new("RGB", size, "red").save(file, "JPEG")
    file.seek(0)
    return file


def test_it_lies_sealed_and_never_in_public_media(part):
    photos = read_photos([a_file((2000, 1500)) for _ in range(6)])

    request = a_return(part, photos=photos)

    kept = request.photos.select_related("file").first()
    with kept.file.file.open("rb") as lying:
        assert b"JFIF" not in lying.read()
    image = Image.open(BytesIO(read_file(kept.file)))
    assert (request.photos.count(), image.format, image.size) == (4, "JPEG", (1280, 960))
    assert (kept.width, kept.height, kept.file.kind) == (1280, 960, "return")
    assert Picture.objects.count() == 0


def test_a_guest_s_lies_with_the_shop_and_hers_is_her_own(till, part):
    bing = a_user()
    hers = a_delivered_part(till, buyer=Buyer(user=bing))

    assert a_shown(part).file.owner == part.shop.artisan.user
    assert a_shown(hers, by=bing).file.owner == bing


def test_the_parties_and_the_operator_get_it_and_who_looked_is_written(client, till):
    bing, operator = a_user(), an_operator()
    part = a_delivered_part(till, buyer=Buyer(user=bing))
    photo = a_shown(part, by=bing)
    seen = [client.get(buyers(part, photo), {"key": key_of(part)})]
    client.force_login(bing)
    seen.append(client.get(buyers(part, photo)))
    client.force_login(part.shop.artisan.user)
    assert at(photo) in client.get(f"/studio/returns/{photo.request_id}/").content.decode()
    seen.append(client.get(at(photo)))
    client.force_login(operator)
    desk = at(photo, "desk/money/returns")
    assert desk in client.get(f"/desk/money/returns/{photo.request_id}/").content.decode()
    seen.append(client.get(desk))

    assert [(page.status_code, page.content) for page in seen] == [(200, b"pixels")] * 4
    assert all("no-store" in page["Cache-Control"] for page in seen)
    looks = Sighting.objects.order_by("pk").values_list("viewer", "about", "what")
    shop = part.shop.artisan.user
    assert list(looks) == [(who.pk, bing.pk, "order.return") for who in (shop, operator)]


def test_nobody_else_gets_it(client, till, part):
    photo = a_shown(part)
    other = a_delivered_part(till)
    mixed = a_shown(other)
    help_with(client, a_grant(part.shop, may_message=True))
    codes = [client.get(at(photo)).status_code]
    client.logout()
    codes += [client.get(buyers(part, photo), {"key": key}).status_code for key in ("", "x")]
    codes += [client.get(buyers(part, mixed), {"key": key_of(part)}).status_code]
    client.force_login(a_shop().artisan.user)
    doors = ("studio/returns", "desk/money/returns")
    codes += [client.get(at(photo, door)).status_code for door in doors]
    client.force_login(part.shop.artisan.user)
    codes += [client.get(f"/studio/returns/{photo.request_id}/photos/{mixed.pk}/").status_code]

    assert codes == [404] * 7
    assert not Sighting.objects.exists()


def test_of_a_return_that_is_refused_nothing_is_kept(part):
    a_return(part)

    with pytest.raises(NotReturnable):
        a_shown(part)

    assert (ReturnPhoto.objects.count(), PrivateFile.objects.count()) == (0, 0)
