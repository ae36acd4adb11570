"""A helper with the orders reads what comes back; the answer is money, and hers alone."""

import pytest

from ground.messages.models import Message
from sellers.artisans.models import HelperAct
from shop.payments.models import Refund
from tests.marketplace.studio.acting import a_helper_of
from tests.shop.returns.given_back import a_delivered_part, a_return, a_sent_return

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    return a_delivered_part(till)


def test_she_reads_it_with_the_words_that_the_artisan_decides(client, part):
    request = a_return(part, words="颜色不对")
    a_helper_of(part, client, may_order=True)

    assert "有 1 次退货等她自己定。" in client.get("/studio/").content.decode()
    assert "等店铺答复" in client.get("/studio/returns/").content.decode()
    order = client.get(f"/studio/orders/{part.pk}/").content.decode()
    assert f'href="/studio/returns/{request.pk}/"' in order
    page = client.get(f"/studio/returns/{request.pk}/").content.decode()
    assert "退货要她自己定，帮办人只能看。" in page
    assert "颜色不对" in page
    assert ("¥" in page, '<form method="post" class' in page) == (False, False)


@pytest.mark.parametrize(
    "form",
    [{"answer": "accept"}, {"answer": "keep"}, {"answer": "refuse", "words": "不行"}],
)
def test_she_answers_nothing(client, part, form):
    request = a_return(part)
    a_helper_of(part, client, may_order=True)
    told = Message.objects.count()

    answer = client.post(f"/studio/returns/{request.pk}/", form, follow=True)

    request.refresh_from_db()
    assert "退货要她自己定，没有改动。" in answer.content.decode()
    assert (request.state, request.shop_words) == ("asked", "")
    assert (Refund.objects.count(), Message.objects.count()) == (0, told)
    assert not HelperAct.objects.exists()


def test_she_pays_nothing_back(client, part):
    request = a_sent_return(part)
    a_helper_of(part, client, may_order=True)

    client.post(f"/studio/returns/{request.pk}/", {"goods": "keep"})

    request.refresh_from_db()
    assert (request.state, Refund.objects.count()) == ("sent", 0)


@pytest.mark.parametrize("may", [{"may_list": True}, {"may_message": True}])
def test_of_other_scopes_she_learns_nothing(client, part, may):
    request = a_return(part)
    a_helper_of(part, client, **may)

    for path in ("/studio/returns/", f"/studio/returns/{request.pk}/"):
        assert client.get(path).status_code == 404
