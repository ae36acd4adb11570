import pytest

from ground.privacy.models import Consent
from ground.privacy.queries import agrees
from ground.privacy.services import write_sighting
from sellers.partner.models import Partner
from tests.cast import a_user, a_verified, an_officer

pytestmark = pytest.mark.django_db
PAGE = "/account/consents/"


@pytest.fixture
def her(client):
    user = a_verified().artisan.user
    client.force_login(user)
    return user


def page(client):
    return client.get(PAGE).content.decode()


def change(client, kind, **fields):
    return client.post(f"{PAGE}{kind}/", fields)


def test_every_consent_is_shown_with_its_words_and_nothing_is_agreed_for_her(client):
    client.force_login(a_user())

    html = page(client)

    assert [str(kind.label) in html for kind in Consent.Kind] == [True] * 6
    assert html.count("没有同意") == 6


def test_she_agrees_and_takes_it_back_with_one_press_each(client, her):
    change(client, "sharing", answer="yes")
    given = agrees(her, "sharing")
    change(client, "sharing", answer="no")

    assert (given, agrees(her, "sharing")) == (True, False)
    assert "以前的" in page(client)


def test_what_closes_her_shop_is_asked_twice(client, her):
    first = change(client, "verification", answer="no")
    still = Partner.objects.get(artisan__user=her).is_open
    second = change(client, "verification", answer="no", sure="yes")

    assert (first.status_code, "真的要收回吗" in first.content.decode(), still) == (200, True, True)
    assert second["Location"] == PAGE
    assert Partner.objects.get(artisan__user=her).is_open is False


def test_agreeing_again_leads_to_where_she_hands_in_again(client, her):
    change(client, "verification", answer="no", sure="yes")

    assert change(client, "verification", answer="yes")["Location"] == "/studio/"
    assert "再交一次" in client.get("/studio/").content.decode()


def test_she_reads_who_looked_and_why(client, her):
    officer = an_officer(name="吴干事")
    write_sighting(viewer=officer.user, about=her, what="credential.number", reason="核对姓名")

    html = page(client)

    assert [word in html for word in ("吴干事", "完整的证号", "核对姓名")] == [True] * 3


def test_a_page_loaded_again_is_one_line_for_her(client, her):
    officer = an_officer(name="吴干事")
    for _ in range(2):
        write_sighting(viewer=officer.user, about=her, what="credential.view")

    html = page(client)

    assert (html.count("吴干事"), "当天 2 次，这是最后一次" in html) == (1, True)


@pytest.mark.parametrize("kind", ["x", "admin", "verification2"])
def test_a_consent_that_is_none_is_not_there(client, her, kind):
    assert change(client, kind, answer="yes").status_code == 404
    assert Consent.objects.filter(user=her).count() == 1


@pytest.mark.parametrize("answer", ["", "maybe", "是"])
def test_an_answer_that_is_none_agrees_to_nothing(client, her, answer):
    change(client, "helper", answer=answer)

    assert agrees(her, "helper") is False
