"""Paid out of a fund: one writes it down, another confirms, every member can read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.cooperatives.models import Keeper
from sellers.ledger.queries import off_by_book, total
from sellers.sharing.errors import MoreThanThere, NotAnyMore, SameHands, TooLate
from sellers.sharing.funds import Spent, confirm_spending, lies_in, record, undo_spending
from sellers.sharing.models import Division, FundSpending
from sellers.sharing.services import divide
from sellers.sharing.undoing import take_back
from tests.cast import a_member, a_user
from tests.sellers.sharing.shares import a_sale, an_agreement
from tests.sellers.sharing.test_race import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
WELFARE = FundSpending.Fund.WELFARE


@pytest.fixture
def member():
    """100 yuan lie in each fund."""
    member = a_member()
    an_agreement(member.cooperative, maker=0, welfare=500, material=500)
    divide(cooperative_id=member.cooperative_id, sale=a_sale("counter:1", 20000, member.artisan))
    return member


@pytest.fixture
def hands(member):
    """Who leads, and who keeps the books."""
    other = a_user(name="会计")
    Keeper.objects.create(cooperative=member.cooperative, user=other, role="bookkeeper")
    return [member.cooperative.keepers.order_by("pk").first().user, other]


def spent(fen=6000, day=None, words="接送大家去体检"):
    return Spent(WELFARE, fen, words, day or timezone.localdate())


def recorded(member, by, fen=6000):
    return record(cooperative=member.cooperative, spent=spent(fen), by=by)


def lies(member):
    assert (total(), off_by_book()) == (0, {})
    return lies_in(member.cooperative_id, WELFARE)


def test_it_leaves_the_fund_when_another_confirms(member, hands):
    row = recorded(member, hands[0])
    assert lies(member) == 10000

    confirm_spending(spending=row, by=hands[1])

    assert (lies(member), row.confirmed_by) == (4000, hands[1])
    kinds = Message.objects.order_by("pk").values_list("kind", "recipient")
    assert list(kinds) == [("fund.recorded", hands[1].phone), ("fund.confirmed", hands[0].phone)]


def test_who_wrote_it_down_does_not_confirm_it(member, hands):
    row = recorded(member, hands[0])

    with pytest.raises(SameHands):
        confirm_spending(spending=row, by=hands[0])

    assert (lies(member), FundSpending.objects.spent().count()) == (10000, 0)


@pytest.mark.parametrize("fen", [0, -1, 4001])
def test_no_more_than_lies_there_and_is_not_promised_already(member, hands, fen):
    recorded(member, hands[0])

    with pytest.raises(MoreThanThere):
        recorded(member, hands[1], fen)

    assert FundSpending.objects.count() == 1


def test_what_was_not_yet_is_not_written_down(member, hands):
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(TooLate):
        record(cooperative=member.cooperative, spent=spent(day=tomorrow), by=hands[0])

    assert FundSpending.objects.count() == 0


def test_a_mistake_lies_in_the_fund_again_once(member, hands):
    row = recorded(member, hands[0])
    confirm_spending(spending=row, by=hands[1])

    undo_spending(spending=row, by=hands[0])

    for step in (undo_spending, confirm_spending):
        with pytest.raises(NotAnyMore):
            step(spending=row, by=hands[1])
    assert lies(member) == 10000


def test_what_was_spent_of_a_sale_that_is_undone_is_borne_by_the_cooperative(member, hands):
    confirm_spending(spending=recorded(member, hands[0]), by=hands[1])

    take_back(key="counter:1")

    assert (lies(member), Division.objects.get().not_back_fen) == (0, 6000)


@pytest.mark.django_db(transaction=True)
def test_confirmed_twice_at_once_it_is_spent_once(member, hands):
    row = recorded(member, hands[0])
    third = a_user()

    answers = at_once(
        *[lambda by=by: confirm_spending(spending=row, by=by) for by in (hands[1], third)]
    )

    assert sorted(answers) == ["NotAnyMore", "done"]
    assert lies(member) == 4000


def test_a_press_writes_it_down_and_another_confirms_it(client, member, hands):
    room = f"/studio/coop/{member.cooperative_id}/funds/"
    typed = {"fund": "welfare", "amount": "60", "words": "体检", "spent_on": "2026-11-01"}
    client.force_login(hands[0])
    assert client.post(f"{room}new/", typed | {"amount": "100.01"}).status_code == 400
    assert client.post(f"{room}new/", typed | {"words": ""}).status_code == 400
    written = client.post(f"{room}new/", typed)
    assert client.post(written["Location"], {"answer": "confirm"}).status_code == 302
    assert lies(member) == 10000
    client.force_login(hands[1])

    client.post(written["Location"], {"answer": "confirm"})

    assert lies(member) == 4000
    assert "体检" in client.get(room).content.decode()


def test_more_than_lies_there_is_told_beside_what_else_is_wrong(client, member, hands):
    client.force_login(hands[0])
    tomorrow = timezone.localdate() + timedelta(days=1)
    typed = {"fund": "welfare", "amount": "9999", "words": "体检", "spent_on": tomorrow}

    answer = client.post(f"/studio/coop/{member.cooperative_id}/funds/new/", typed)

    assert answer.status_code == 400
    assert answer.context["form"].errors == {
        "spent_on": ["还没到这一天，请选今天或以前的日子"],
        "amount": ["这里面能用的只有 ¥100.00"],
    }
    assert FundSpending.objects.count() == 0


def test_her_statement_says_what_the_fund_was_used_for(client, member, hands):
    row = recorded(member, hands[0])
    client.force_login(member.artisan.user)
    assert "用在哪里" not in client.get("/studio/shares/").content.decode()

    confirm_spending(spending=row, by=hands[1])

    page = client.get("/studio/shares/").content.decode()
    assert ("用在哪里" in page, row.words in page) == (True, True)
    assert client.get(f"/studio/coop/{member.cooperative_id}/funds/").status_code == 404
