"""A sale is divided once, to the fen, by the agreement of the day on which the work began."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance
from sellers.sharing.errors import AgreedAlready, NotAnAgreement, TooLate
from sellers.sharing.models import Agreement, Division
from sellers.sharing.parts import Rates, parts_of
from sellers.sharing.queries import owed_by, owed_to, totals_of
from sellers.sharing.services import agree, divide, earn
from tests.cast import a_member
from tests.sellers.sharing.shares import a_sale, an_agreement

pytestmark = pytest.mark.django_db
Purpose = Account.Purpose
permille = st.integers(0, 1000)


@pytest.fixture
def member():
    return a_member()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(-(10**9), 10**9), permille, permille, permille, st.booleans())
def test_the_parts_are_the_share(share, maker, welfare, material, has_hers):
    welfare, material = min(welfare, 1000 - maker), min(material, max(0, 1000 - maker - welfare))
    rates = Rates(maker, welfare, material)

    parts = parts_of(share, rates, maker_has_hers=has_hers)

    assert sum(vars(parts).values()) == share
    assert min(parts.maker_fen, parts.welfare_fen, parts.material_fen) >= 0
    if share > 0 and not has_hers:
        assert abs(parts.maker_fen * 1000 - share * maker) < 1000


def test_it_is_divided_once_and_the_books_say_the_same(member):
    coop = member.cooperative
    an_agreement(coop)
    first = divide(cooperative_id=coop.pk, sale=a_sale(maker=member.artisan))
    again = divide(cooperative_id=coop.pk, sale=a_sale(maker=member.artisan, share_fen=5))

    totals = totals_of(coop.pk)
    assert again == first
    assert (first.maker_fen, first.welfare_fen, first.material_fen) == (7001, 500, 500)
    assert first.kept_fen == 2000
    assert owed_to(coop.pk, member.artisan_id) == totals.owed_fen == 7001
    assert (totals.welfare_fen, totals.material_fen) == (500, 500)
    assert balance(Purpose.COOPERATIVE, f"coop:{coop.pk}") == 8001
    assert Transaction.objects.get().key == "division:line:1"


def test_the_agreement_of_the_day_it_began_divides_it(member):
    coop = member.cooperative
    an_agreement(coop, maker=600)
    an_agreement(coop, maker=800, since=date(2026, 6, 2))
    days = [date(2025, 12, 31), date(2026, 6, 1), date(2026, 6, 2)]

    parts = [
        divide(
            cooperative_id=coop.pk,
            sale=a_sale(f"line:{day}", 1000, member.artisan, begun_on=day),
        )
        for day in days
    ]

    assert [each.maker_fen for each in parts] == [0, 600, 800]
    assert [each.agreement is None for each in parts] == [True, False, False]


def test_paid_by_piece_or_nobody_named_her_part_stays(member):
    coop = member.cooperative
    an_agreement(coop)
    by_piece = a_sale("line:1", 1000, member.artisan, is_paid_by_piece=True)
    rows = [
        divide(cooperative_id=coop.pk, sale=sale) for sale in (by_piece, a_sale("line:2", 1000))
    ]

    assert [(row.way, row.maker_fen, row.kept_fen) for row in rows] == [
        ("piece", 0, 900),
        ("share", 0, 900),
    ]
    assert owed_by(coop.pk) == []


def test_nothing_left_of_a_sale_moves_nothing(member):
    an_agreement(member.cooperative)
    row = divide(cooperative_id=member.cooperative_id, sale=a_sale(share_fen=-300))
    assert (row.kept_fen, Transaction.objects.count()) == (-300, 0)


def test_piece_pay_is_earned_once_a_key(member):
    facts = {"cooperative_id": member.cooperative_id, "artisan_id": member.artisan_id}
    facts |= {"kind": "piece_pay", "reference": "assignment:1", "fen": 1500}
    told = [earn(key=key, **facts) for key in ("piece:1:1", "piece:1:1", "piece:1:2")]

    assert told == [True, False, True]
    assert owed_to(member.cooperative_id, member.artisan_id) == 3000


def test_an_agreement_is_told_to_members_and_never_reaches_back(member):
    coop, today = member.cooperative, timezone.localdate()
    lead = coop.keepers.get().user
    terms = {"cooperative": coop, "words": "", "by": lead}
    agree(rates=Rates(700, 50, 50), from_day=today, **terms)

    with pytest.raises(AgreedAlready):
        agree(rates=Rates(100, 0, 0), from_day=today, **terms)
    with pytest.raises(TooLate):
        agree(rates=Rates(100, 0, 0), from_day=today - timedelta(days=1), **terms)
    with pytest.raises(NotAnAgreement):
        agree(rates=Rates(900, 50, 51), from_day=today + timedelta(days=1), **terms)

    assert (Agreement.objects.count(), Division.objects.count()) == (1, 0)
    letters = Message.objects.filter(kind="sharing.agreed").values_list("recipient", flat=True)
    assert list(letters) == [member.artisan.user.phone]


def test_what_was_taken_back_does_not_stand(member):
    rows = [
        divide(cooperative_id=member.cooperative_id, sale=a_sale(f"line:{number}"))
        for number in range(2)
    ]
    Division.objects.filter(pk=rows[0].pk).update(undone_at=timezone.now())

    assert list(Division.objects.standing()) == [rows[1]]
