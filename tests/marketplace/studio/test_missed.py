"""She says that she has it not, and then that she has: every place says the last."""

import pytest
from django.urls import reverse

from sellers.sharing.paying import confirm, dispute, pay_by_hand
from sellers.sharing.services import earn
from tests.cast import a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment():
    member = a_member()
    ids = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    earn(**ids, fen=3000, key="piece:1:1", kind="piece_pay", reference="assignment:1")
    sums, by = {member.artisan_id: 3000}, member.cooperative.keepers.get().user
    made = pay_by_hand(cooperative=member.cooperative, sums=sums, by=by)[0]
    dispute(payment=made, by=member.artisan.user)
    return made


@pytest.fixture
def keeper(client, payment):
    client.force_login(payment.paid_by)
    return client


def waiting(client, payment):
    page = client.get(reverse("coop-today", args=[payment.cooperative_id]))
    return [task.name for task, _ in page.context["tasks"] if task.name == "disputed"]


def in_the_list(client, payment):
    path = f"/studio/coop/{payment.cooperative_id}/lists/payments.csv"
    return client.get(path).getvalue().decode("utf-8-sig").splitlines()[1].split(",")[-1]


def test_while_she_has_it_not_it_waits(keeper, payment):
    assert (waiting(keeper, payment), in_the_list(keeper, payment)) == (["disputed"], "没收到")


def test_when_she_has_it_nothing_waits_any_more(keeper, payment):
    confirm(payment=payment, by=payment.artisan.user)

    assert (waiting(keeper, payment), in_the_list(keeper, payment)) == ([], "收到了")
