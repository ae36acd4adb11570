"""An enterprise orders 300 pieces: twelve members make them, and every fen finds its way."""

import pytest
from django.utils import timezone

from sellers.ledger.queries import owed_to_shop, total
from sellers.production.checking import Finding, check
from sellers.production.delivering import deliver
from sellers.production.models import Assignment, ProductionOrder
from sellers.production.offering import accept as take_on
from sellers.production.offering import hand_over, offer
from sellers.production.services import draft, open_order
from sellers.sharing.models import Division
from sellers.sharing.parts import Rates
from sellers.sharing.queries import owed_to
from sellers.sharing.services import agree
from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, complete, mark_delivered
from shop.payouts.members import pay_members
from shop.payouts.services import prepare_payout, send_payout, settle_payout
from tests.cast import a_cooperative, a_member, a_work, an_artisan
from tests.sellers.production.making import PASS, REJECT, REWORK, her, lead, piece_keys, wanted
from tests.shop.fulfilment.parts import SF, a_paid_part
from tests.shop.payouts.owed import a_batch_of, a_verified_shop, approved, card, with_account

pytestmark = pytest.mark.django_db(transaction=True)
PIECES, PRICE, RATE = 300, 5000, 2000
SHARE = PIECES * PRICE * 95 // 100  # 5 % are the marketplace's


@pytest.fixture
def theirs():
    shop = a_verified_shop(cooperative=a_cooperative())
    with_account(shop, card(99))
    rates = Rates(maker=600, welfare=30, material=20)
    by, today = lead(shop.cooperative), timezone.localdate()
    agree(cooperative=shop.cooperative, rates=rates, words="", from_day=today, by=by)
    return shop


@pytest.fixture
def twelve(theirs):
    """Each with a shop and an account of her own."""
    members = []
    for number in range(12):
        shop = a_verified_shop(artisan=an_artisan(f"成员{number}", "Member"))
        with_account(shop, card(number))
        members.append(a_member(theirs.cooperative, shop.artisan, ["show"]))
    return members


def ordered(theirs, part, work):
    by = lead(theirs.cooperative)
    facts = {"purpose": "enterprise", "customer": "锦华服饰", "work": work, "seller_order": part}
    details = wanted(pieces=PIECES, piece_fen=RATE, piece_minutes=45, **facts)
    order = draft(cooperative=theirs.cooperative, wanted=details, by=by)
    open_order(order=order, by=by)
    return order


def handed_in(assignment, pieces):
    key = f"{assignment.pk}-{assignment.deliveries.count()}"
    return deliver(assignment=assignment, pieces=pieces, key=key, by=her(assignment))


def made_by(order, members):
    """One falls ill, one has pieces to do again, one has two rejected, which she makes anew."""
    by = lead(order.cooperative)
    given = offer(order=order, pieces={each.pk: 25 for each in members}, by=by)
    for each in given:
        take_on(assignment=each, by=her(each))
    ill, clumsy, unlucky, *others = given
    rest = hand_over(assignment=ill, pieces=15, to=members[3], by=by)
    take_on(assignment=rest, by=her(rest))
    first = handed_in(clumsy, 25)
    check(delivery=first, findings=[Finding(PASS, 22), Finding(REWORK, 3, "线松了")], by=by)
    second = handed_in(unlucky, 25)
    check(delivery=second, findings=[Finding(PASS, 23), Finding(REJECT, 2, "布破了")], by=by)
    (anew,) = offer(order=order, pieces={unlucky.membership_id: 2}, by=by)
    take_on(assignment=anew, by=her(anew))
    for each, pieces in {
        clumsy: 3,
        anew: 2,
        ill: 10,
        rest: 15,
        **dict.fromkeys(others, 25),
    }.items():
        check(delivery=handed_in(each, pieces), findings=[Finding(PASS, pieces)], by=by)


def left_for_the_bank(shops):
    """Put together, approved by another, sent and confirmed."""
    payouts = [prepare_payout(shop_id=pk) for pk in shops]
    approved(a_batch_of(*payouts))
    for each in payouts:
        each.refresh_from_db()
        assert send_payout(payout=each)
        assert settle_payout(payout=each)
    return [each.amount_fen for each in payouts]


def sent_and_kept(part, by):
    part.refresh_from_db()
    send(seller_order=part, by=by, **SF)
    mark_delivered(seller_order=part, proof="buyer")
    complete(seller_order=part)


def divided():
    row = Division.objects.get()
    return row.way, row.share_fen, row.maker_fen, row.welfare_fen, row.material_fen, row.kept_fen


def owed_to_each(members):
    return [owed_to(each.cooperative_id, each.artisan_id) for each in members]


def test_three_hundred_pieces_from_the_order_to_every_payout(till, theirs, twelve):
    work = a_work(shop=theirs, pieces=None, price_fen=PRICE, days_to_make=20)
    part = a_paid_part(till, {work: PIECES})
    by = lead(theirs.cooperative)
    accept(seller_order=part, by=by)
    order = ordered(theirs, part, work)

    made_by(order, twelve)
    assert ProductionOrder.objects.get(pk=order.pk).state == "done"
    assert sum(Assignment.objects.values_list("passed", flat=True)) == PIECES
    assert len(piece_keys()) == PIECES
    earned = [pieces * RATE for pieces in (10, 25, 25, 40, *[25] * 8)]
    assert owed_to_each(twelve) == earned

    sent_and_kept(part, by)
    assert divided() == ("piece", SHARE, 0, 42750, 28500, SHARE - 42750 - 28500)
    assert owed_to_shop(theirs.pk) == SHARE

    sums = {each.artisan_id: fen for each, fen in zip(twelve, earned, strict=True)}
    pay_members(cooperative=theirs.cooperative, sums=sums, by=by)
    shops = [theirs.pk, *(each.artisan.shop.pk for each in twelve)]
    assert left_for_the_bank(shops) == [SHARE - PIECES * RATE, *earned]

    assert [owed_to_shop(pk) for pk in shops] == [0] * 13
    assert owed_to_each(twelve) == [0] * 12
    assert total() == 0
