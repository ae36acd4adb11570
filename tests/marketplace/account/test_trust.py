"""Reviews, questions and honours in her data copy, and what of them stays when she goes."""

import json

import pytest

from catalog.printed.services import choose_card, code_of_maker
from catalog.questions.models import Question
from catalog.questions.voice import keep_spoken
from ground.privacy.models import PrivateFile
from sellers.honours.models import Honour
from shop.reviews.models import PastWords, Review
from shop.reviews.services import Said, edit_review
from tests.cast import a_shop, a_user, a_work
from tests.catalog.questions.asked import a_question, an_answered
from tests.catalog.studio.hers import a_recording
from tests.sellers.honours.given import an_honour
from tests.shop.reviews.said import a_line, a_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def bing():
    return a_user()


def copy_of(client, user):
    client.force_login(user)
    return json.loads(client.post("/account/export/").content)


def test_her_copy_holds_what_she_wrote_and_nobody_else_s(client, bing):
    review = a_review(a_line(buyer=bing), words="很好看", signature="王")
    edit_review(review=review, said=Said(3, "一般"), by=bing)
    a_review(words="别人写的")
    an_answered(by=bing, words="有红的吗？")
    a_question(words="别人问的？")

    copy = copy_of(client, bing)

    assert [row["words"] for row in copy["reviews"]] == ["一般"]
    assert [row["words"] for row in copy["reviews_before"]] == ["很好看"]
    assert [row["words"] for row in copy["questions"]] == ["有红的吗？"]


def test_a_maker_s_copy_holds_her_answers_and_honours(client):
    shop = a_shop()
    an_answered(a_work(shop=shop))
    an_honour(shop.artisan)

    copy = copy_of(client, shop.artisan.user)

    assert [row["answer"] for row in copy["answers"]] == ["放得下，大号的也行。"]
    assert [row["kind"] for row in copy["honours"]] == ["technician"]


def test_a_buyer_who_goes_leaves_the_review_without_a_name_and_no_contact(client, bing):
    line = a_line(buyer=bing, status="completed")
    review = a_review(line, signature="王芳")
    edit_review(review=review, said=Said(4, "好", "王芳"), by=bing)
    a_question(by=bing)
    client.force_login(bing)

    client.post("/account/delete/")

    assert Review.objects.get().author == "匿名"
    assert PastWords.objects.get().signature == ""
    assert Question.objects.values_list("asked_by", "words").get()[0] is None


def test_a_maker_s_copy_holds_her_card_and_its_code(client):
    shop = a_shop()
    choose_card(maker=shop.artisan, shows_name=True, place="none", shows_picture=False, by=None)
    code = code_of_maker(maker=shop.artisan, by=None)

    copy = copy_of(client, shop.artisan.user)

    assert [row["place"] for row in copy["card"]] == ["none"]
    assert [row["text"] for row in copy["printed_codes"]] == [code.text]


def test_a_maker_who_goes_takes_her_honours_and_recordings_along(client):
    shop = a_shop()
    her = shop.artisan.user
    an_honour(shop.artisan)
    question = a_question(a_work(shop=shop))
    keep_spoken(question=question, file=a_recording(), owner=her, by=her)
    client.force_login(her)

    client.post("/account/delete/")

    assert (Honour.objects.get().state, Honour.objects.get().is_shown) == ("withdrawn", False)
    assert PrivateFile.objects.count() == 0
