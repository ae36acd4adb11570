"""A review or a question is reported as a work is, and the desk leads to it."""

import pytest

from shop.moderation.models import Report
from shop.reviews.moderating import hide
from tests.cast import an_operator
from tests.catalog.questions.asked import a_question, an_answered
from tests.shop.reviews.said import a_review

pytestmark = pytest.mark.django_db
TYPED = {"reason": "abuse", "words": "里面骂人。", "contact": ""}


def test_a_review_is_reported_from_the_work_s_page(client):
    review = a_review(words="说得不好听")
    page = f"/report/review/{review.pk}/"
    assert f'href="{page}"' in client.get(review.work.get_absolute_url()).content.decode()

    client.post(page, TYPED)

    report = Report.objects.get()
    assert (report.review, report.work, report.reason) == (review, review.work, "abuse")
    client.force_login(an_operator())
    desk = client.get(f"/desk/market/reports/{report.pk}/").content.decode()
    assert f'href="/desk/market/reviews/{review.pk}/"' in desk
    assert "说得不好听" in desk
    assert "评价" in client.get("/desk/market/").content.decode()


def test_a_question_is_reported_from_the_work_s_page(client):
    question = an_answered()
    page = f"/report/question/{question.pk}/"
    assert f'href="{page}"' in client.get(question.work.get_absolute_url()).content.decode()

    client.post(page, TYPED)

    report = Report.objects.get()
    assert (report.question, report.shop) == (question, question.work.shop)
    client.force_login(an_operator())
    desk = client.get(f"/desk/market/reports/{report.pk}/").content.decode()
    assert f'href="/desk/market/questions/{question.pk}/"' in desk


def test_words_are_not_reported_for_what_goods_are_nor_goods_for_what_words_are(client):
    review = a_review()

    of_words = client.post(f"/report/review/{review.pk}/", TYPED | {"reason": "copied"})
    of_goods = client.post(f"/report/work/{review.work.pk}/", TYPED)

    assert (of_words.status_code, of_goods.status_code, Report.objects.count()) == (400, 400, 0)


def test_what_nobody_sees_is_not_reported(client):
    review = a_review()
    hide(review=review, reason="abuse", words="请不要骂人。", by=an_operator())
    question = a_question()

    assert client.post(f"/report/review/{review.pk}/", TYPED).status_code == 404
    assert client.post(f"/report/question/{question.pk}/", TYPED).status_code == 404
    assert client.post("/report/review/999999/", TYPED).status_code == 404
    assert Report.objects.count() == 0
