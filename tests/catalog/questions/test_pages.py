"""The work's page, the page of all, her studio and the operator's desk."""

import pytest

from catalog.questions.models import Question
from ground.privacy.models import PrivateFile, Sighting
from sellers.artisans.models import HelperAct
from tests.cast import a_cooperative, a_shop, a_work, an_artisan, an_operator
from tests.catalog.questions.asked import WORDS, a_question, an_answered, kept
from tests.catalog.studio.hers import a_grant, a_recording, help_with

pytestmark = pytest.mark.django_db
State = Question.State


@pytest.fixture
def question():
    return a_question()


@pytest.fixture
def hers(client, question):
    client.force_login(question.work.maker.user)
    return client


def studio(question, page=""):
    return f"/studio/questions/{question.pk}/{page}"


def desk(question, page=""):
    return f"/desk/market/questions/{question.pk}/{page}"


@pytest.mark.django_db(transaction=True)
def test_answered_it_shows_on_the_next_request(client):
    work = a_work()
    assert "还没有人问过" in client.get(work.get_absolute_url()).content.decode()

    an_answered(work)

    shown = client.get(work.get_absolute_url()).content.decode()
    assert (WORDS in shown, "放得下，大号的也行。" in shown, "作者答" in shown) == (True,) * 3
    assert "13800138000" not in shown


def test_three_stand_on_the_work_s_page_and_all_on_theirs(client):
    work = a_work()
    for number in range(25):
        an_answered(work, words=f"第{number:02d}个问题？")
    every = f"/works/{work.slug}-{work.pk}/questions/"

    shown = client.get(work.get_absolute_url()).content.decode()
    first, second = (client.get(f"{every}?page={n}").content.decode() for n in (1, 2))

    assert shown.count("个问题？") == 3
    assert f'href="{every}"' in shown
    assert [first.count("个问题？"), second.count("个问题？")] == [20, 5]
    assert client.get(every)["Cache-Control"] == "public, no-cache"
    assert client.get(f"/works/x-{work.pk}/questions/")["Location"] == every
    assert client.get(f"{every}?page={'9' * 30}").status_code == 404


def test_she_finds_it_and_answers(hers, question):
    assert "买家有 1 个问题等回答" in hers.get("/studio/").content.decode()
    assert WORDS in hers.get("/studio/questions/").content.decode()
    assert "13800138000" not in hers.get(studio(question)).content.decode()

    hers.post(studio(question), {"words": "放得下。"})

    question.refresh_from_db()
    assert (question.state, question.is_answer_of_maker) == (State.ANSWERED, True)
    assert WORDS not in hers.get("/studio/questions/").content.decode()
    assert WORDS in hers.get("/studio/questions/?show=all").content.decode()


def test_she_declines_with_one_press(hers, question):
    hers.post(studio(question, "decline/"))
    hers.post(studio(question, "decline/"))

    question.refresh_from_db()
    assert question.state == State.DECLINED


@pytest.mark.parametrize("words", ["", " ", "好" * 501, "加微信 caiyun_520", "看 www.a.cn"])
def test_an_answer_of_the_wrong_kind_is_told_and_not_kept(hers, question, words):
    before = kept()

    assert hers.post(studio(question), {"words": words}).status_code == 400
    assert kept() == before


def test_she_says_it_and_hears_it_and_a_helper_writes_it_down(hers, client, question):
    hers.post(studio(question, "voice/"), {"voice": a_recording()})
    assert "<audio" in hers.get(studio(question)).content.decode()
    help_with(client, grant := a_grant(question.work.shop, may_list=True))

    heard = client.get(studio(question, "voice/file/"))
    client.post(studio(question), {"words": "放得下。"})

    assert heard.status_code == 200
    assert Sighting.objects.get().what == "question.voice"
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("放得下。", grant.helper)
    assert PrivateFile.objects.count() == 0
    assert HelperAct.objects.get().what == "回答了一个问题"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", None])
def test_what_is_no_recording_is_told(hers, question, data):
    sent = {} if data is None else {"voice": a_recording(data)}

    assert hers.post(studio(question, "voice/"), sent).status_code == 400
    assert hers.get(studio(question, "voice/file/")).status_code == 404
    assert PrivateFile.objects.count() == 0


def test_a_helper_with_orders_alone_does_not_answer(client, question):
    help_with(client, a_grant(question.work.shop, may_list=False, may_order=True))

    assert client.post(studio(question), {"words": "放得下。"}).status_code == 404
    assert Question.objects.get().state == State.WAITING


def test_of_a_work_in_her_cooperative_s_shop_the_keeper_answers_as_the_shop(client):
    cooperative = a_cooperative()
    maker = an_artisan("水妹", "Shuimei")
    question = a_question(a_work(shop=a_shop(cooperative=cooperative), maker=maker))
    client.force_login(cooperative.keepers.get().user)

    client.post(studio(question), {"words": "放得下。"})

    question.refresh_from_db()
    assert (question.answer, question.is_answer_of_maker) == ("放得下。", False)


def test_another_s_a_held_and_a_hidden_one_are_no_page_of_hers(client, question):
    held = a_question(words="看 cheap-silk.com")
    client.force_login(a_shop().artisan.user)
    assert client.get(studio(question)).status_code == 404
    client.force_login(held.work.maker.user)
    assert client.get(studio(held)).status_code == 404


def test_easy_reading_asks_one_thing(hers, question):
    user = question.work.maker.user
    user.easy_read = True
    user.save()

    assert "你的回答" in hers.get(studio(question)).content.decode()
    hers.post(studio(question), {"words": "放得下。", "_asked": "words"})

    assert Question.objects.get().state == State.ANSWERED


def test_the_operator_lets_through_hides_and_shows_again(client):
    held = a_question(words="看 cheap-silk.com")
    client.force_login(an_operator())
    for show in ("", "?show=hidden", "?show=all", "?show=x&page=99999999999"):
        assert client.get(f"/desk/market/questions/{show}").status_code == 200

    states = []
    for page, typed in (
        ("let-through/", {}),
        ("", {"reason": "advert", "words": "请不要放网址。"}),
        ("", {"words": "看错了"}),
    ):
        client.post(desk(held, page), typed)
        states.append(Question.objects.get().state)

    assert states == [State.WAITING, State.HIDDEN, State.WAITING]


@pytest.mark.parametrize("typed", [{}, {"reason": "advert"}, {"reason": "x", "words": "为什么"}])
def test_without_a_reason_nothing_is_hidden(client, question, typed):
    client.force_login(an_operator())
    before = kept()

    assert client.post(desk(question), typed).status_code == 400
    assert kept() == before


@pytest.mark.parametrize("number", [1, 12])
def test_lists_cost_the_same_at_two_sizes(client, number, django_assert_max_num_queries):
    work = a_work()
    for each in range(number):
        a_question(work, words=f"第 {each} 问")
    client.force_login(work.maker.user)
    with django_assert_max_num_queries(8):
        client.get("/studio/questions/")
    client.force_login(an_operator())
    with django_assert_max_num_queries(8):
        client.get("/desk/market/questions/?show=all")
