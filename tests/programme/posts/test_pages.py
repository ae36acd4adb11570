"""By the pages: written at the desk or in the cooperative's room, taken up by her or her helper."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programme.posts.candidacies import accept, ask
from programme.posts.models import Alert, Candidacy, Post
from programme.posts.tasks import close_past_task
from programme.record.models import Spell
from programme.record.services import person_of
from sellers.artisans.models import HelperAct, HelperGrant
from sellers.cooperatives.models import Cooperative
from tests.cast import a_cooperative, a_county, a_craft, a_user, an_artisan
from tests.flows.visitors import helping, signed_in
from tests.programme.people import a_county_officer, a_person
from tests.programme.posts.offered import CODE, a_post, an_enterprise, typed

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/posts/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def desk(officer):
    return signed_in(officer.user)


@pytest.fixture
def her():
    artisan = an_artisan("韦阿朵", region=a_county())
    artisan.crafts.add(a_craft())
    return artisan


def test_written_at_the_desk_of_an_enterprise_whose_licence_was_seen(desk, officer, her):
    enterprise = an_enterprise(officer, is_checked=False)
    assert "还没有看过营业执照的企业" in desk.get(f"{DESK}new/").content.decode()
    check = f"/desk/programme/pairing/enterprises/{enterprise.pk}/check/"
    assert desk.post(check, {"uscc": "12345"}).status_code == 400
    desk.post(check, {"uscc": CODE})
    for _twice in range(2):
        desk.post(f"{DESK}new/", typed(enterprise=enterprise.pk))

    post, client = Post.objects.get(), signed_in(her.user)
    assert "在家绣鞋垫" in client.get("/studio/posts/").content.decode()
    assert "我想做" in client.get(f"/studio/posts/{post.pk}/").content.decode()


def test_asked_for_answered_and_verified(desk, officer, her):
    post, client = a_post(officer), signed_in(her.user)
    page = f"/studio/posts/{post.pk}/"
    client.post(f"{page}ask/")
    assert "你已经说过了" in client.post(f"{page}ask/", follow=True).content.decode()
    row = Candidacy.objects.get()
    seen = desk.get(f"{DESK}{post.pk}/").content.decode()
    assert ["韦阿朵" in seen, her.user.phone in seen] == [True, False]
    assert desk.post(f"{DESK}answers/{row.pk}/", {"is_yes": "yes"}).status_code == 400
    desk.post(f"{DESK}answers/{row.pk}/", {"is_yes": "yes", "answer": "周一来，找杨师傅。"})
    assert "周一来，找杨师傅。" in client.get(page).content.decode()

    assert "韦阿朵" in desk.get(DESK).content.decode()
    saw, look = {"is_working": "yes", "evidence": "看了合同"}, f"{DESK}work/{row.pk}/"
    for day in ("", "昨天", "2020-01-01", "2999-01-01"):
        assert desk.post(look, saw | {"began_on": day}).status_code == 400
    desk.post(look, saw | {"began_on": timezone.localdate().isoformat()})
    assert Spell.objects.get().person == person_of(her)
    assert "已经在做" in client.get("/studio/posts/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("title_zh", ""), ("about_zh", "先交 200 元押金。"), ("about_zh", "打 138 0013 8000"),
     ("hours_zh", "加微信问"), ("craft", "x"), ("place", "没有这个县"), ("where", "moon"),
     ("least", "0"), ("least", "20"), ("most", "很多"), ("places", "0"), ("places", "501"),
     ("open_until", "2020-01-01"), ("open_until", "2999-01-01"), ("is_free", "")],
)  # fmt: skip
def test_a_post_typed_wrong_is_told_and_not_kept(desk, officer, field, value):
    enterprise = an_enterprise(officer)
    answer = desk.post(f"{DESK}new/", typed(enterprise=enterprise.pk) | {field: value})
    assert (answer.status_code, Post.objects.count()) == (400, 0)


def test_what_is_wrong_is_told_in_her_own_language(desk, officer):
    enterprise = an_enterprise(officer)
    answer = desk.post(f"/en{DESK}new/", typed(enterprise=enterprise.pk, places="0"))
    assert "A number from 1 to 500, please" in answer.content.decode()


def test_an_enterprise_that_is_not_hers_or_not_checked_is_no_choice(desk, officer):
    an_enterprise(officer)
    bare = an_enterprise(officer, is_checked=False, name_zh="没看过的")
    for enterprise in (bare.pk, 0, "x"):
        answer = desk.post(f"{DESK}new/", typed(enterprise=enterprise))
        assert (answer.status_code, Post.objects.count()) == (400, 0)


def test_a_cooperative_offers_a_post_once_it_has_its_code(officer, her):
    coop = a_cooperative()
    keeper = signed_in(coop.keepers.get().user)
    rooms = f"/studio/coop/{coop.pk}/posts/"
    assert "信用代码" in keeper.post(f"{rooms}new/", typed()).content.decode()
    Cooperative.objects.filter(pk=coop.pk).update(uscc=CODE)
    assert keeper.post(f"{rooms}new/", typed(place="贵州凯里", title_zh="")).status_code == 400
    keeper.post(f"{rooms}new/", typed(place="贵州凯里"))
    post = Post.objects.get()
    assert (post.cooperative, post.region) == (coop, a_county())
    keeper.post(f"{rooms}{post.pk}/change/", typed(place="贵州凯里", title_zh="绣围腰"))

    signed_in(her.user).post(f"/studio/posts/{post.pk}/ask/")
    keeper.post(f"{rooms}{post.pk}/change/", {"places": "9", "open_until": typed()["open_until"]})
    row = Candidacy.objects.get()
    assert "韦阿朵" in keeper.get(f"{rooms}{post.pk}/").content.decode()
    keeper.post(f"{rooms}answers/{row.pk}/", {"is_yes": "no", "answer": "这次人够了。"})
    keeper.post(f"{rooms}{post.pk}/end/")
    post.refresh_from_db()
    row.refresh_from_db()
    assert (post.title_zh, post.places, post.state, row.state) == ("绣围腰", 9, "closed", "refused")


def test_a_helper_says_it_for_her_within_her_scope(officer, her):
    post = a_post(officer)
    until = timezone.localdate() + timedelta(days=9)
    terms = {"artisan": her, "until": until, "granted_by": her.user, "accepted_at": timezone.now()}
    helper, other = a_user("小梅"), a_user("阿花")
    may = HelperGrant.objects.create(helper=helper, phone=helper.phone, may_order=True, **terms)
    may_not = HelperGrant.objects.create(helper=other, phone=other.phone, may_list=True, **terms)

    assert helping(may_not).post(f"/studio/posts/{post.pk}/ask/").status_code == 404
    helping(may).post(f"/studio/posts/{post.pk}/ask/")

    row = Candidacy.objects.get()
    assert (row.person, row.asked_by) == (person_of(her), helper)
    assert HelperAct.objects.get().what == "说了想做一个岗位"


def test_she_takes_it_back_and_reports_a_post(desk, officer, her):
    post, client = a_post(officer), signed_in(her.user)
    page = f"/studio/posts/{post.pk}/"
    assert client.post(f"{page}withdraw/").status_code == 404
    client.post(f"{page}ask/")
    client.post(f"{page}withdraw/")
    assert Candidacy.objects.get().state == "withdrawn"
    assert client.post(f"{page}alert/", {"why": "x"}).status_code == 400
    for _twice in range(2):
        client.post(f"{page}alert/", {"why": "fee", "words": "要我交 200 元"})

    alert = Alert.objects.get()
    assert "要我交钱" in desk.get(DESK).content.decode()
    look = f"{DESK}alerts/{alert.pk}/"
    assert desk.post(look, {"outcome": "stop", "reason": ""}).status_code == 400
    desk.post(look, {"outcome": "stop", "reason": "向人收钱"})
    assert Post.objects.get().state == "stopped"
    assert "停掉了" in client.get(page).content.decode()


def test_what_she_never_asked_for_and_is_over_is_not_there(officer, her):
    post = a_post(officer)
    Post.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    close_past_task()
    client = signed_in(her.user)
    for page in ("", "alert/"):
        assert client.get(f"/studio/posts/{post.pk}/{page}").status_code == 404
    assert client.post(f"/studio/posts/{post.pk}/ask/").status_code == 404


@pytest.mark.parametrize("number", [1, 6])
def test_lists_cost_the_same_at_two_sizes(
    desk, officer, her, number, django_assert_max_num_queries
):
    client = signed_in(her.user)
    for n in range(number):
        post = a_post(officer, title_zh=f"绣花 {n}", places=20)
        for name in ("秀英", "水妹"):
            row = ask(post=post, person=a_person(f"{name}{n}"), by=officer.user)
        accept(candidacy=row, answer="来", by=officer.user)

    pages = [(desk, DESK, 11), (desk, f"{DESK}{post.pk}/", 9), (client, "/studio/posts/", 12)]
    for who, page, most in pages:
        with django_assert_max_num_queries(most):
            who.get(page)
