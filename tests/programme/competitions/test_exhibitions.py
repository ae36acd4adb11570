"""Called for, proposed, chosen, on the stand with a code, sold, and reported."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import PrivateFile
from programme.competitions.errors import EnteredAlready, NotNow
from programme.competitions.exhibition_queries import sold_at
from programme.competitions.models import Exhibition, Lot
from programme.competitions.showing import (
    Piece,
    close,
    decide,
    fix_lots,
    leave,
    open_doors,
    propose,
    take_back,
)
from programme.record.models import Step
from programme.record.services import person_of
from tests.cast import a_county, a_shop, a_work, an_artisan
from tests.catalog.studio.hers import a_photo
from tests.flows.visitors import signed_in
from tests.programme.competitions.contests import a_colleague, an_exhibition
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/exhibitions/"


@pytest.fixture
def officer():
    return a_county_officer()


def a_lot(exhibition, person=None, title="苗绣背扇", **piece):
    by = exhibition.made_by
    said = {"person": person or a_person(), "piece": Piece(title, **piece), "by": by}
    return propose(exhibition=exhibition, **said)


def test_from_the_call_to_the_report_by_the_pages(officer):
    """She proposes what is in her shop; the list of lots carries its code."""
    desk = signed_in(officer.user)
    artisan = an_artisan(region=a_county())
    work = a_work(shop=a_shop(artisan=artisan, is_open=True))
    day = timezone.localdate()
    typed = {
        "name_zh": "凯里手工展", "place_zh": "文化馆", "call_zh": "苗绣、剪纸都要。",
        "propose_until": day, "opens_on": day, "closes_on": day,
    }  # fmt: skip
    desk.post(f"{DESK}new/", typed)
    exhibition = Exhibition.objects.get()
    page = f"{DESK}{exhibition.pk}/"
    hers = signed_in(artisan.user)
    piece = {"title": "蝴蝶手包", "work": work.pk, "photo": a_photo()}
    hers.post(f"/studio/exhibitions/{exhibition.pk}/propose/", piece)
    lot = Lot.objects.get()
    desk.post(f"{DESK}pieces/{lot.pk}/", {"choose": "yes"})
    for step in ("fix", "open"):
        desk.post(f"{page}step/{step}/")
    work.refresh_from_db()
    assert work.printed_code.text in desk.get(f"{page}lots/").content.decode()
    assert desk.post(f"{page}close/", {"report": ""}).status_code == 400
    desk.post(f"{page}close/", {"report": "来了三百人，接了两批活。"})

    exhibition.refresh_from_db()
    assert (exhibition.state, sold_at(exhibition)) == ("closed", (0, 0))
    step = Step.objects.get()
    assert (step.kind, step.person, step.craft) == ("exhibited", person_of(artisan), work.craft)
    assert "1 号" in Message.objects.latest("pk").body


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_zh", ""), ("call_zh", "短"), ("propose_until", "2020-01-01"), ("opens_on", "x"),
     ("closes_on", "2020-01-01")],
)  # fmt: skip
def test_an_exhibition_typed_wrong_is_told_and_not_kept(officer, field, value):
    day = timezone.localdate()
    typed = {
        "name_zh": "展", "place_zh": "馆", "call_zh": "苗绣都要。",
        "propose_until": day, "opens_on": day, "closes_on": day,
    }  # fmt: skip

    answer = signed_in(officer.user).post(f"{DESK}new/", typed | {field: value})

    assert (answer.status_code, Exhibition.objects.count()) == (400, 0)


def test_a_piece_is_proposed_once_and_in_time(officer):
    exhibition, person = an_exhibition(officer), a_person()
    a_lot(exhibition, person)

    with pytest.raises(EnteredAlready):
        a_lot(exhibition, person)
    past = timezone.localdate() - timedelta(days=1)
    Exhibition.objects.update(propose_until=past)
    with pytest.raises(NotNow):
        a_lot(exhibition, person, "另一件")

    assert Lot.objects.count() == 1


def test_what_is_not_hers_is_not_proposed_as_hers(officer):
    exhibition, artisan = an_exhibition(officer), an_artisan(region=a_county())
    foreign = a_work()

    answer = signed_in(artisan.user).post(
        f"/studio/exhibitions/{exhibition.pk}/propose/", {"title": "手包", "work": foreign.pk}
    )

    assert (answer.status_code, Lot.objects.count()) == (400, 0)


def test_an_officer_proposes_for_a_woman_whom_she_finds_by_name(officer):
    exhibition, near = an_exhibition(officer), a_person("秀英", place_zh="三棵树镇")
    far = a_person("云英", a_county("520103", "云岩区"))
    page, desk = f"{DESK}{exhibition.pk}/propose/", signed_in(officer.user)

    assert "秀英，凯里市 三棵树镇" in desk.get(f"{page}?q=秀").content.decode()
    assert desk.post(page, {"person": far.pk, "title": "背扇"}).status_code == 400
    desk.post(page, {"person": near.pk, "title": "背扇"})

    assert Lot.objects.get().person == near


def test_lots_are_numbered_once_and_who_was_not_chosen_is_told(officer):
    exhibition = an_exhibition(officer)
    with pytest.raises(NotNow):
        fix_lots(exhibition=exhibition, officer=officer)
    chosen = a_lot(exhibition, a_person("秀英", phone="+8613800000008"))
    a_lot(exhibition, a_person("水妹", phone="+8613800000009"))
    decide(lot=chosen, is_chosen=True, officer=officer)

    fix_lots(exhibition=exhibition, officer=officer)
    with pytest.raises(NotNow):
        fix_lots(exhibition=exhibition, officer=a_colleague(officer))
    with pytest.raises(NotNow):
        decide(lot=chosen, is_chosen=False, officer=officer)
    with pytest.raises(NotNow):
        take_back(lot=chosen, by=officer.user)

    assert set(Lot.objects.values_list("state", "number")) == {("declined", None), ("picked", 1)}
    assert Message.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Lot.objects.filter(state="declined").update(number=2)


def test_it_is_closed_with_a_report_alone(officer):
    exhibition = an_exhibition(officer)
    decide(lot=a_lot(exhibition), is_chosen=True, officer=officer)
    with pytest.raises(NotNow):
        close(exhibition=exhibition, officer=officer, report="来了三百人。")
    fix_lots(exhibition=exhibition, officer=officer)
    open_doors(exhibition=exhibition, officer=officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        Exhibition.objects.update(state="closed")
    assert Step.objects.filter(kind="exhibited").count() == 1


def test_who_goes_takes_back_what_waits_and_her_photos(officer):
    exhibition, artisan = an_exhibition(officer), an_artisan(region=a_county())
    a_lot(exhibition, person_of(artisan), photo=b"piece")

    leave(artisan=artisan, by=artisan.user)

    assert (Lot.objects.get().state, PrivateFile.objects.count()) == ("withdrawn", 0)
