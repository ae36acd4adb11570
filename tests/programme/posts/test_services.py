"""Offered by who was checked, asked for once, promised as often as there are places, verified."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ground.messages.models import Message
from programme.pairing.errors import NotNow as PairingNotNow
from programme.pairing.errors import UsccTaken
from programme.pairing.services import check_enterprise
from programme.posts.alerts import raise_alert, settle
from programme.posts.candidacies import accept, ask, fall_through, refuse, verify, withdraw
from programme.posts.errors import (
    AskedAlready,
    AskedBySomebody,
    Full,
    NotChecked,
    NotNow,
    TooEarly,
)
from programme.posts.leaving import leave
from programme.posts.models import Alert, Candidacy, Post
from programme.posts.queries import figures_for, posts_near
from programme.posts.services import change, close, close_past, prolong, stop
from programme.record.models import Person, Spell, Step
from programme.record.services import merge, person_of
from tests.cast import a_cooperative, a_county, a_craft, a_user, an_artisan
from tests.programme.people import a_county_officer, a_person
from tests.programme.posts.offered import CODE, a_coop_post, a_post, an_enterprise, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_county_officer()


def _hers(name="彩云", crafts=True):
    artisan = an_artisan(name, region=a_county())
    if crafts:
        artisan.crafts.add(a_craft())
    return person_of(artisan)


def _told(person):
    rows = Message.objects.filter(recipient=person.artisan.user.phone)
    return list(rows.order_by("pk").values_list("kind", flat=True))


def _moved():
    return list(Post.objects.values()), list(Candidacy.objects.values())


def test_from_her_press_to_a_spell_of_work_that_an_officer_saw(officer):
    person, post = _hers(), a_post(officer)
    row = ask(post=post, person=person, by=person.artisan.user)
    accept(candidacy=row, answer="周一来，找杨师傅。", by=officer.user)

    today = timezone.localdate()
    spell = verify(candidacy=row, began_on=today, evidence="看了合同", officer=officer)

    row.refresh_from_db()
    assert (row.state, row.spell, Post.objects.get().given) == ("taken", spell, 1)
    assert (spell.kind, spell.evidence) == ("contract", f"{post.title_zh}：看了合同")
    assert (spell.verified_by, spell.craft) == (officer.user, post.craft)
    assert Step.objects.get(person=person).kind == "employed"
    assert _told(person) == ["posts.accepted", "posts.taken"]
    assert Message.objects.get(recipient=officer.user.phone).kind == "posts.asked"
    assert figures_for(officer) == (1, 2, 1, 1)


def test_only_an_employer_whose_papers_were_seen_offers_a_post(officer):
    bare = an_enterprise(officer, is_checked=False)
    with pytest.raises(NotChecked):
        a_post(officer, enterprise=bare)
    with pytest.raises(NotChecked):
        a_post(a_county_officer(a_county("520103", "云岩区")), enterprise=an_enterprise(officer))
    with pytest.raises(UsccTaken):
        check_enterprise(enterprise=bare, uscc=CODE, officer=officer)
    assert Post.objects.count() == 0

    a_coop_post(a_cooperative())
    assert Post.objects.get().employer == "云岭合作社"


def test_a_licence_is_seen_once_and_by_whose_enterprise_it_is(officer):
    bare = an_enterprise(officer, is_checked=False)
    with pytest.raises(PairingNotNow):
        check_enterprise(
            enterprise=bare, uscc=CODE, officer=a_county_officer(a_county("520103", "云岩区"))
        )
    check_enterprise(enterprise=bare, uscc=CODE, officer=officer)
    with pytest.raises(PairingNotNow):
        check_enterprise(enterprise=bare, uscc=CODE, officer=officer)


@pytest.mark.parametrize(
    "wrong",
    [{"is_free": False}, {"least_fen": 0}, {"most_fen": 700}, {"places": 0}, {"given": 3}],
)
def test_the_database_keeps_what_a_post_promises(officer, wrong):
    post = a_post(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**wrong)


def test_no_more_are_promised_than_there_are_places(officer):
    post = a_post(officer, places=1)
    first, second = (ask(post=post, person=_hers(n), by=a_user()) for n in ("彩云", "水妹"))
    accept(candidacy=first, answer="来", by=officer.user)

    before = _moved()
    with pytest.raises(Full):
        accept(candidacy=second, answer="来", by=officer.user)
    with pytest.raises(NotNow):
        refuse(candidacy=first, answer="不", by=officer.user)
    with pytest.raises(NotNow):
        ask(post=post, person=_hers("云英"), by=a_user())
    assert _moved() == before

    withdraw(candidacy=first, by=None)
    accept(candidacy=second, answer="来", by=officer.user)
    fall_through(candidacy=second, why="没有去", officer=officer)
    assert Post.objects.get().given == 0


def test_she_asks_once_on_whichever_of_her_rows(officer):
    post, hers, other = a_post(officer), _hers(), a_person("彩云")
    ask(post=post, person=other, by=officer.user)
    merge(kept=hers, other=other, officer=officer)
    with pytest.raises(AskedAlready):
        ask(post=post, person=hers, by=hers.artisan.user)
    assert Candidacy.objects.count() == 1


def test_what_was_asked_for_stays_as_it_is_written(officer):
    post = a_post(officer)
    change(post=post, facts=said(hours_zh="每天 4 小时"), by=officer.user)
    row = ask(post=post, person=_hers(), by=a_user())
    accept(candidacy=row, answer="来", by=officer.user)

    until = post.open_until + timedelta(days=5)
    with pytest.raises(AskedBySomebody):
        change(post=post, facts=said(least_fen=100), by=officer.user)
    prolong(post=post, places=1, open_until=until, by=officer.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.update(places=0)
    post.refresh_from_db()
    assert (post.hours_zh, post.least_fen, post.places) == ("每天 4 小时", 800, 1)
    assert post.open_until == until
    close(post=post, by=officer.user)
    with pytest.raises(NotNow):
        prolong(post=post, places=3, open_until=until, by=officer.user)


def test_work_begins_no_earlier_than_she_asked_and_counts_once(officer):
    row = ask(post=a_post(officer), person=_hers(), by=a_user())
    today = timezone.localdate()
    with pytest.raises(NotNow):
        verify(candidacy=row, began_on=today, evidence="看了合同", officer=officer)
    accept(candidacy=row, answer="来", by=officer.user)
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(TooEarly):
            verify(candidacy=row, began_on=day, evidence="看了合同", officer=officer)
    assert Spell.objects.count() == 0

    verify(candidacy=row, began_on=today, evidence="看了合同", officer=officer)
    again = ask(post=a_post(officer, title_zh="编竹篮"), person=row.person, by=a_user())
    accept(candidacy=again, answer="来", by=officer.user)
    verify(candidacy=again, began_on=today, evidence="看了合同", officer=officer)
    assert (Spell.objects.count(), figures_for(officer).taken) == (1, 1)


def test_a_post_ends_with_its_last_day_and_who_waits_is_told(officer):
    post, waits, comes = a_post(officer), _hers(), _hers("水妹")
    ask(post=post, person=waits, by=a_user())
    accept(candidacy=ask(post=post, person=comes, by=a_user()), answer="来", by=officer.user)
    Post.objects.update(open_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotNow):
        ask(post=post, person=_hers("云英"), by=a_user())

    assert (close_past(), close_past()) == (1, 0)
    assert [_told(waits), _told(comes)] == [["posts.ended"], ["posts.accepted"]]
    assert (Post.objects.get().state, Post.objects.get().given) == ("closed", 1)


def test_what_somebody_reports_is_looked_at_once_and_stops_the_post(officer):
    post, her = a_post(officer), _hers()
    row = ask(post=post, person=her, by=her.artisan.user)
    accept(candidacy=row, answer="先交钱", by=officer.user)
    alert = raise_alert(post=post, why="fee", words="要我交 200 元", by=her.artisan.user)
    with pytest.raises(AskedAlready):
        raise_alert(post=post, why="fee", words="", by=her.artisan.user)

    settle(alert=alert, stop_because="向人收钱", officer=officer)
    with pytest.raises(NotNow):
        settle(alert=alert, stop_because="", officer=officer)
    with pytest.raises(NotNow):
        stop(post=post, reason="再停", officer=officer)

    post.refresh_from_db()
    row.refresh_from_db()
    assert (post.state, post.reason, post.given, row.state) == ("stopped", "向人收钱", 0, "ended")
    assert _told(her) == ["posts.accepted", "posts.ended", "posts.alert"]
    assert Alert.objects.get().outcome == "stopped"


def test_she_sees_posts_of_her_craft_and_county_first(officer):
    near = a_post(officer)
    a_post(officer, title_zh="剪窗花", craft=a_craft("cut", "剪纸", "Paper-cut", "papercut"))
    far = {"region": a_county("520103", "云岩区"), "title_zh": "到厂里绣"}
    a_post(officer, where="site", **far)
    at_home = a_post(officer, where="home", **far)
    full = a_post(officer, title_zh="招满了", places=1)
    Post.objects.filter(pk=full.pk).update(given=1)

    hers = _hers().artisan
    assert set(posts_near(hers)) == {near, at_home}
    assert posts_near(hers, everything=True).count() == 4
    assert posts_near(_hers("水妹", crafts=False).artisan).count() == 3


def test_she_goes_and_her_place_is_free(officer):
    her, post = _hers(), a_post(officer)
    row = ask(post=post, person=her, by=her.artisan.user)
    accept(candidacy=row, answer="来", by=officer.user)
    raise_alert(post=post, why="rude", words="说话难听", by=her.artisan.user)

    leave(artisan=her.artisan, by=None)

    row.refresh_from_db()
    assert (row.state, Post.objects.get().given) == ("withdrawn", 0)
    assert (Alert.objects.get().words_zh, Alert.objects.get().by) == ("", None)
    assert Person.objects.filter(pk=her.pk).exists()
