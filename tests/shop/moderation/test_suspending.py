"""Off show at once, told, appealed against, decided by other eyes, and back as it was."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from catalog.drafts import put_up
from catalog.errors import NotReadyToList
from ground.messages.models import Message
from sellers.partner.models import Partner
from sellers.partner.opening import close_shop, open_shop
from sellers.partner.suspending import is_suspended
from shop.fulfilment.services import accept
from shop.moderation.errors import AppealWaits, NotNow, SameEyes, SuspendedAlready
from shop.moderation.models import Appeal, Suspension
from shop.moderation.services import appeal, decide, lift
from tests.cast import a_picture, a_shop, a_work, an_operator
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.moderation.cases import a_suspension

pytestmark = pytest.mark.django_db
Decision = Appeal.Decision


def acts():
    rows = ModelLogEntry.objects.filter(action__startswith="suspension.")
    return sorted(rows.values_list("action", flat=True))


@pytest.fixture
def work():
    work = a_work()
    work.work_pictures.create(picture=a_picture(), position=0)
    return work


@pytest.mark.django_db(transaction=True)
def test_a_suspended_shop_is_out_of_sight_with_the_next_request(client):
    work = a_work()
    paths = [work.get_absolute_url(), work.shop.get_absolute_url()]
    assert [client.get(path).status_code for path in paths] == [200, 200]

    suspension = a_suspension(work.shop)

    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert work.title not in client.get("/works/").content.decode()
    assert is_suspended(work.shop_id) is True

    lift(suspension=suspension, words="改好了，谢谢你。", by=an_operator())

    assert [client.get(path).status_code for path in paths] == [200, 200]
    assert is_suspended(work.shop_id) is False


def test_a_suspended_work_cannot_be_shown_by_her(client, work):
    suspension = a_suspension(work)

    assert client.get(work.get_absolute_url()).status_code == 404
    work.refresh_from_db()
    with pytest.raises(NotReadyToList):
        put_up(work=work, by=work.maker.user)
    work.refresh_from_db()
    assert (work.is_public, work.is_suspended) == (False, True)

    lift(suspension=suspension, words="可以了。", by=an_operator())

    work.refresh_from_db()
    assert (work.is_public, work.is_suspended) == (True, False)


def test_a_work_that_was_not_on_show_stays_off_it(work):
    type(work).objects.update(is_public=False)

    lift(suspension=a_suspension(work), words="可以了。", by=an_operator())

    work.refresh_from_db()
    assert (work.is_public, work.is_suspended) == (False, False)


def test_the_database_shows_nothing_suspended(work):
    a_suspension(work)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(work).objects.update(is_public=True)
    a_suspension(work.shop)
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.update(is_open=True)


@pytest.mark.parametrize(("was_open", "change", "opens"), [
    (True, None, True), (False, None, False), (False, open_shop, True), (True, close_shop, False),
])  # fmt: skip
def test_a_shop_comes_back_as_open_as_it_would_be(was_open, change, opens):
    shop = a_shop(is_open=was_open)
    suspension = a_suspension(shop)
    if change:
        change(artisan=shop.artisan, by=an_operator())
    assert Partner.objects.get(pk=shop.pk).is_open is False

    lift(suspension=suspension, words="可以了。", by=an_operator())

    shop.refresh_from_db()
    assert (shop.is_open, shop.is_suspended, shop.opens_after) == (opens, False, False)


def test_paid_orders_of_a_suspended_shop_are_still_hers_to_send(till):
    part = a_paid_part(till)
    a_suspension(part.shop)

    accept(seller_order=part, by=part.shop.artisan.user)

    part.refresh_from_db()
    assert part.status == part.Status.ACCEPTED


def test_she_is_told_why_and_how_to_appeal_in_her_language():
    shop = a_shop()
    type(shop.artisan.user).objects.filter(pk=shop.artisan.user_id).update(language="en")

    suspension = a_suspension(shop)

    body = Message.objects.get(kind="suspension").body
    assert body.startswith("Qiaoshou: “Caiyun's workshop” is suspended: It is not as described.")
    assert f"/studio/suspensions/{suspension.pk}/" in body


def test_the_same_is_suspended_once():
    shop = a_shop()
    a_suspension(shop)

    with pytest.raises(SuspendedAlready):
        a_suspension(shop)

    assert (Suspension.objects.count(), acts()) == (1, ["suspension.begin"])


def test_an_appeal_is_decided_by_other_eyes():
    operator, colleague = an_operator(), an_operator("钱运营")
    shop = a_shop()
    suspension = a_suspension(shop, by=operator)
    hers = appeal(suspension=suspension, words="照片已经换了。", by=shop.artisan.user)

    with pytest.raises(SameEyes):
        decide(appeal=hers, decision=Decision.LIFTED, answer="可以。", by=operator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=hers.pk).update(decided_by=operator)
    with pytest.raises(AppealWaits):
        lift(suspension=suspension, words="可以。", by=operator)
    hers.refresh_from_db()
    assert (hers.decision, hers.decided_at) == ("", None)

    decide(appeal=hers, decision=Decision.LIFTED, answer="看过了，可以。", by=colleague)

    suspension.refresh_from_db()
    assert (suspension.lifted_by, suspension.lift_words) == (colleague, "看过了，可以。")
    assert is_suspended(shop.pk) is False
    with pytest.raises(NotNow):
        decide(appeal=hers, decision=Decision.UPHELD, answer="不行。", by=colleague)


def test_upheld_it_lasts_and_she_is_told_and_may_appeal_again():
    shop = a_shop()
    her = shop.artisan.user
    suspension = a_suspension(shop)
    first = appeal(suspension=suspension, words="照片已经换了。", by=her)
    with pytest.raises(NotNow):
        appeal(suspension=suspension, words="再说一次。", by=her)

    decide(appeal=first, decision=Decision.UPHELD, answer="还没有换。", by=an_operator("钱"))
    appeal(suspension=suspension, words="这次真的换了。", by=her)

    assert is_suspended(shop.pk) is True
    assert Message.objects.filter(body__contains="还是暂停。还没有换。").count() == 1
    assert acts() == [
        "suspension.appeal", "suspension.appeal", "suspension.begin", "suspension.decide",
    ]  # fmt: skip


def test_what_is_lifted_is_not_lifted_or_appealed_again():
    suspension = a_suspension()
    lift(suspension=suspension, words="可以了。", by=an_operator())

    with pytest.raises(NotNow):
        lift(suspension=suspension, words="可以了。", by=an_operator())
    with pytest.raises(NotNow):
        appeal(suspension=suspension, words="晚了。", by=an_operator())
    assert Appeal.objects.count() == 0
