import pytest
from oscar.apps.basket.models import Basket

from tests.cast import a_user, a_work
from tests.ground.accounts.doors import KNOWN, UNKNOWN, sign_in
from tests.shop.baskets import add

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("phone", [KNOWN, UNKNOWN])
def test_what_a_guest_chose_is_hers_after_she_signed_in(client, phone):
    a_user(phone=KNOWN)
    add(client, a_work(), quantity=2)

    sign_in(client, phone)

    assert client.get("/basket/count.json").json() == {"count": 2}
    assert client.get("/basket/").status_code == 200
    assert client.get("/basket/count.json").json() == {"count": 2}
    assert Basket.objects.get(status=Basket.OPEN).owner.phone == phone


def test_it_joins_what_she_had_chosen_before(client):
    bing = a_user(phone=KNOWN)
    client.force_login(bing)
    add(client, a_work(), quantity=1)
    client.logout()
    add(client, a_work(), quantity=2)

    sign_in(client)

    assert client.get("/basket/count.json").json() == {"count": 3}
    client.get("/basket/")
    assert client.get("/basket/count.json").json() == {"count": 3}
    assert "basket" not in "".join(name for name, value in client.cookies.items() if value.value)
