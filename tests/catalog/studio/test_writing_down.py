"""A helper writes down what she said; of a work on show it waits for her nod."""

import pytest

from catalog.models import Listing, Product, Proposal
from ground.messages.models import Message
from ground.privacy.models import PrivateFile
from sellers.artisans.models import HelperAct
from tests.catalog.studio.hers import (
    a_grant,
    a_recording,
    a_seller,
    help_with,
    send,
    the_work,
    whose_in,
)

pytestmark = pytest.mark.django_db
SAID = {"title": "外婆的手包", "story_zh": "外婆教的花样。", "price": "300"}


@pytest.fixture
def shop(client):
    """Caiyun's; one work on show, with what she said about it."""
    shop = a_seller(client)
    send(client)
    client.post(at("voice/"), {"voice": a_recording()})
    return shop


@pytest.fixture
def grant(client, shop):
    grant = a_grant(shop)
    help_with(client, grant)
    return grant


def at(rest=""):
    return f"/studio/works/{the_work().pk}/{rest}"


def page(client, path):
    return client.get(path).content.decode()


def the_facts():
    work = the_work()
    return work.title, work.story_zh, work.price_fen, work.is_public


def as_herself(client, shop):
    client.force_login(shop.artisan.user)
    return client


def answer(client, how, proposal=None):
    number = (proposal or Proposal.objects.get()).pk
    return client.post(at(f"proposal/{number}/"), {"answer": how})


def test_it_waits_and_she_is_told_once(client, shop, grant):
    before = the_facts()
    assert "你写好，她点头，才会换上去。" in page(client, at("voice/"))

    for _ in range(2):
        assert client.post(at("voice/words/"), SAID)["Location"] == at("voice/")

    proposal = Proposal.objects.get()
    assert (proposal.title, proposal.story_zh) == ("外婆的手包", "外婆教的花样。")
    assert (proposal.price_fen, proposal.by) == (30000, grant.helper)
    assert the_facts() == before
    told = Message.objects.get(kind="work.proposed")
    assert told.recipient == shop.artisan.user.phone
    assert told.body.endswith(f"等你点头才会换上：http://testserver{at()}")
    act = HelperAct.objects.first()
    assert (act.what, act.about, act.get_absolute_url()) == ("把录音写成了字", "苗绣手包", at())
    assert "写好的字在等她点头" in page(client, at())
    assert 'value="外婆的手包"' in page(client, at("voice/"))


def test_she_is_told_at_her_start_and_nods_to_what_she_sees(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    as_herself(client, shop)
    assert "有 1 件作品等你点头。" in page(client, "/studio/")
    assert "阿梅 听了录音，写好了。" in page(client, "/studio/works/")
    html = page(client, at())
    assert "外婆教的花样。" in html
    assert "¥300.00" in html

    answer(client, "yes")

    assert the_facts() == ("外婆的手包", "外婆教的花样。", 30000, True)
    assert not Proposal.objects.exists()
    assert not PrivateFile.objects.exists()
    assert "等你点头" not in page(client, "/studio/")


def test_she_says_no_and_all_is_as_it_was(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    before = the_facts()

    answer(as_herself(client, shop), "no")

    assert the_facts() == before
    assert not Proposal.objects.exists()
    assert PrivateFile.objects.count() == 1


def test_what_was_written_anew_she_has_not_seen(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    seen, before = Proposal.objects.get(), the_facts()
    client.post(at("voice/words/"), {**SAID, "price": "1"})

    answer(as_herself(client, shop), "yes", seen)

    assert the_facts() == before
    assert Proposal.objects.get().price_fen == 100


def test_twice_answered_it_is_done_once(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    proposal = Proposal.objects.get()
    as_herself(client, shop)

    for how in ("yes", "no", "yes"):
        assert answer(client, how, proposal).status_code == 302

    assert the_facts() == ("外婆的手包", "外婆教的花样。", 30000, True)


def test_a_helper_cannot_nod_nor_let_the_recording_vanish(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    before = the_facts()

    assert answer(client, "yes").status_code == 404
    assert client.post(at("voice/done/")).status_code == 403

    assert the_facts() == before
    assert (Proposal.objects.count(), PrivateFile.objects.count()) == (1, 1)


@pytest.mark.parametrize("may_publish", [True, False])
def test_a_draft_takes_the_words_at_once(client, may_publish):
    shop = a_seller(client)
    send(client, do="draft", title="", price="", photos=None, voice=a_recording())
    help_with(client, a_grant(shop, may_publish=may_publish))

    client.post(at("voice/words/"), SAID)

    assert the_facts() == ("外婆的手包", "外婆教的花样。", 30000, False)
    assert not Proposal.objects.exists()
    assert PrivateFile.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("title", "", "请写一点"),
        ("title", "手" * 61, "最多 60 个字"),
        ("story_zh", "手" * 3001, "最多 3000 个字"),
        ("price", "abc", "价格只写数字"),
        ("price", "-1", "价格只写数字"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(client, shop, grant, field, value, told):
    sent = client.post(at("voice/words/"), {**SAID, field: value})

    html = sent.content.decode()
    assert (sent.status_code, told in html, "有错误：" in html) == (400, True, True)
    assert SAID["title" if field != "title" else "story_zh"] in html
    assert not Proposal.objects.exists()


def test_without_a_price_the_price_stays(client, shop, grant):
    client.post(at("voice/words/"), {**SAID, "price": ""})

    assert Proposal.objects.get().price_fen == the_work().price_fen == 26800


def test_without_a_recording_there_is_nothing_to_write_down(client):
    a_seller(client)
    send(client)
    before = the_facts()

    assert client.post(at("voice/words/"), SAID)["Location"] == at()
    assert the_facts() == before


def test_nobody_else_writes_or_answers(client, shop, grant):
    client.post(at("voice/words/"), SAID)
    proposal = Proposal.objects.values().get()
    a_seller(client)

    assert client.post(at("voice/words/"), SAID).status_code == 404
    assert client.post(at(f"proposal/{proposal['id']}/"), {"answer": "yes"}).status_code == 404
    assert Proposal.objects.values().get() == proposal


def test_words_that_came_while_the_session_was_gone_are_back(client, shop, grant):
    whose = whose_in(page(client, at("voice/words/")))
    client.logout()
    client.post(at("voice/words/"), {**SAID, "whose": whose})
    kept = client.session["unfinished"]
    help_with(client, grant)
    session = client.session
    session["unfinished"] = kept
    session.save()

    assert "外婆的手包" in page(client, at("voice/words/"))


def test_thrown_away_no_act_leads_there(client):
    shop = a_seller(client)
    help_with(client, a_grant(shop))
    send(client, do="draft")
    page_of_it = at()
    assert HelperAct.objects.get().get_absolute_url() == page_of_it

    client.post(at("delete/"))

    assert not Product.objects.exists()
    assert not Listing.objects.exists()
    acts = [(act.about, act.get_absolute_url()) for act in HelperAct.objects.all()]
    assert acts == [("苗绣手包", "")] * 2
