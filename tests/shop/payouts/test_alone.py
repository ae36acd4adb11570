"""Small batches are no way around a second person: the limit is of the whole day."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.payouts.batching import approve_batch, call_off_batch
from shop.payouts.errors import NeedsSecondPerson
from shop.payouts.models import AloneDay, Batch, Payout
from tests.cast import an_operator
from tests.shop.payouts.owed import a_batch_of, a_prepared, books, card
from tests.shop.payouts.test_race import together

DAY_SUM = 2 * 9500


def a_batch(number, by):
    return a_batch_of(a_prepared(10000, card(number)), by=by)


def approve(batch, by):
    return approve_batch(batch=batch, by=by, total_fen=9500)


@pytest.fixture
def by(settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = DAY_SUM
    return an_operator()


@pytest.mark.django_db
class TestOfOneDay:
    def test_the_third_of_three_small_ones_needs_a_second_person(self, by):
        assert [approve(a_batch(number, by), by) for number in (1, 2)] == [True, True]
        third = a_batch(3, by)

        with pytest.raises(NeedsSecondPerson):
            approve(third, by)

        third.refresh_from_db()
        assert (third.state, third.approved_by, books()["transit"]) == ("prepared", None, -DAY_SUM)
        assert AloneDay.objects.get().fen == DAY_SUM
        assert approve(third, an_operator("孙复核"))
        assert AloneDay.objects.get().fen == DAY_SUM

    def test_the_page_says_why(self, by, client):
        for number in (1, 2):
            approve(a_batch(number, by), by)
        third = a_batch(3, by)
        client.force_login(by)
        path = f"/desk/money/payouts/batches/{third.pk}/approve/"

        answer = client.post(path, {"total": "9500"}, follow=True)

        assert "超过一个人一天的限额，要另一个人批准。" in answer.content.decode()

    def test_the_list_says_what_one_person_may_do_alone(self, by, client):
        client.force_login(by)

        said = client.get("/desk/money/payouts/").content.decode()

        assert "一个人一天不超过 ¥190.00；再多，要另一个人批准。" in said

    def test_what_is_approved_is_not_asked_about_again(self, by, client):
        batch = a_batch(1, by)
        client.force_login(by)
        path = f"/desk/money/payouts/batches/{batch.pk}/approve/"
        asked = client.get(path).content.decode()
        client.post(path, {"total": "9500"})

        answer = client.get(path, follow=True)

        assert "批准这一批？" in asked
        assert "拿文件以前，还可以整批取消。" in asked
        assert answer.redirect_chain == [(f"/desk/money/payouts/batches/{batch.pk}/", 302)]
        assert "批准这一批？" not in answer.content.decode()

    def test_what_two_people_do_counts_for_nobody(self, by):
        for number in (1, 2, 3):
            approve(a_batch(number, an_operator(f"运营{number}")), by)

        assert not AloneDay.objects.exists()

    def test_the_next_day_begins_with_nothing(self, by):
        for number in (1, 2):
            approve(a_batch(number, by), by)
        AloneDay.objects.update(day=timezone.localdate() - timedelta(days=1))

        assert approve(a_batch(3, by), by)

    def test_what_is_called_off_before_it_left_is_given_back(self, by):
        first = a_batch(1, by)
        approve(first, by)
        approve(a_batch(2, by), by)
        call_off_batch(batch=first, by=by)

        assert AloneDay.objects.get().fen == 9500
        assert approve(a_batch_of(Payout.objects.get(state="prepared"), by=by), by)

    def test_a_batch_called_off_unapproved_gives_nothing(self, by):
        approve(a_batch(1, by), by)
        call_off_batch(batch=a_batch(2, by), by=by)

        assert AloneDay.objects.get().fen == 9500

    def test_the_database_itself_keeps_the_sum(self, by):
        approve(a_batch(1, by), by)

        with pytest.raises(IntegrityError), transaction.atomic():
            AloneDay.objects.update(fen=DAY_SUM + 1)

        assert AloneDay.objects.get().fen == 9500


@pytest.mark.django_db(transaction=True)
def test_of_many_small_ones_at_once_no_more_than_the_limit_leaves(by):
    batches = [a_batch(number, by) for number in range(1, 6)]

    def act(batch):
        try:
            return "approved" if approve(batch, by) else "smaller"
        except NeedsSecondPerson:
            return "refused"

    answers = together([lambda batch=batch: act(batch) for batch in batches])

    assert sorted(answers) == ["approved"] * 2 + ["refused"] * 3
    assert Batch.objects.filter(state="approved").count() == 2
    assert (books()["transit"], AloneDay.objects.get().fen) == (-DAY_SUM, DAY_SUM)
