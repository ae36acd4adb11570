"""Anybody asks, with or without an account; nothing is seen before she has answered."""

import pytest
from django.db import connection
from django.test import Client

from catalog.questions.models import Question
from ground.messages.models import Message
from tests.cast import a_user, a_work
from tests.catalog.questions.asked import TYPED, WORDS, a_question, kept, the_ask_page

pytestmark = pytest.mark.django_db
State = Question.State


@pytest.fixture
def work():
    return a_work()


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("recipient", flat=True))


def test_the_work_s_page_leads_to_it_and_a_guest_asks(client, work):
    assert f'href="{the_ask_page(work)}"' in client.get(work.get_absolute_url()).content.decode()

    answer = client.post(the_ask_page(work), TYPED)

    assert answer["Location"] == f"{the_ask_page(work)}?asked=1"
    question = Question.objects.get()
    assert (question.words, question.contact) == (WORDS, "+8613800138000")
    assert (question.state, question.asked_by) == (State.WAITING, None)
    assert "有了回答，我们告诉您" in client.get(answer["Location"]).content.decode()
    assert told("question.new") == [work.maker.user.phone]


def test_a_contact_lies_sealed_and_a_mail_address_will_do(client, work):
    client.post(f"/en{the_ask_page(work)}", TYPED | {"contact": "Bing@Example.com"})

    assert (Question.objects.get().contact, Question.objects.get().language) == (
        "bing@example.com",
        "en",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM questions_question")
        assert b"example" not in bytes(cursor.fetchone()[0])


def test_with_an_account_no_contact_is_asked_for(client, work):
    buyer = a_user()
    client.force_login(buyer)
    assert "手机号或邮箱" not in client.get(the_ask_page(work)).content.decode()

    client.post(the_ask_page(work), {"words": WORDS})

    assert (Question.objects.get().asked_by, Question.objects.get().contact) == (buyer, "")


def test_before_her_answer_nobody_sees_it(client, work):
    a_question(work)

    for path in (work.get_absolute_url(), f"/works/{work.slug}-{work.pk}/questions/"):
        assert WORDS not in client.get(path).content.decode()


@pytest.mark.parametrize(
    "words", ["加我微信 bing_2020", "有货吗？打 13800138000", "看 cheap-silk.com"]
)
def test_what_leads_elsewhere_waits_for_a_look_and_she_is_not_told(client, work, words):
    client.post(the_ask_page(work), TYPED | {"words": words})

    assert Question.objects.get().state == State.HELD
    assert told("question.new") == []


def test_the_same_question_twice_is_asked_once(client, work):
    client.post(the_ask_page(work), TYPED)
    before = kept()

    answer = client.post(the_ask_page(work), TYPED)

    assert answer.status_code == 400
    assert "已经有人问了" in answer.content.decode()
    assert kept() == before


def test_six_an_hour_from_one_place_and_no_more(client, work):
    for number in range(6):
        client.post(the_ask_page(work), {"words": f"第 {number} 问", "contact": f"a{number}@b.cn"})

    answer = client.post(the_ask_page(work), TYPED)

    assert answer.status_code == 400
    assert "问得太勤了" in answer.content.decode()
    assert Question.objects.count() == 6


def test_six_a_day_by_one_phone_wherever_it_is(client, work):
    for number in range(7):
        typed = TYPED | {"words": f"第 {number} 问"}
        client.post(the_ask_page(work), typed, REMOTE_ADDR=f"10.0.{number}.1")

    assert Question.objects.count() == 6


@pytest.mark.parametrize(
    ("field", "value"),
    [("words", ""), ("words", "？"), ("words", "好" * 301), ("words", "\x00好的"),
     ("contact", ""), ("contact", "12345"), ("contact", "a@"), ("contact", "1" * 300),
     ("contact", "'; DROP TABLE")],
)  # fmt: skip
def test_what_is_typed_wrong_is_told_and_nothing_is_kept(client, work, field, value):
    answer = client.post(the_ask_page(work), TYPED | {field: value})

    assert answer.status_code == 400
    assert "有错误：" in answer.content.decode()
    assert kept() == []


def test_of_what_is_off_show_nothing_is_asked(client):
    hidden = a_work(is_public=False)

    assert client.get(the_ask_page(hidden)).status_code == 404
    assert client.post(the_ask_page(hidden), TYPED).status_code == 404
    shown = a_work()
    assert client.get(f"/works/other-{shown.pk}/ask/").status_code == 404


def test_the_form_wants_its_token(work):
    answer = Client(enforce_csrf_checks=True).post(the_ask_page(work), TYPED)

    assert answer.status_code == 403
    assert kept() == []
