"""From one organ's question to the day the thing is back, at the desks of both."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from programme.lending import services
from programme.lending.errors import Backwards, NotNow, TooSoon
from programme.lending.models import Lending
from tests.cast import a_county
from tests.programme.lending.given import a_lending, terms
from tests.programme.people import a_county_officer
from tests.programme.training.given import a_run, a_site, a_trainer, today

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
AT = "/desk/programme/lending/"


@pytest.fixture
def borrower():
    return a_county_officer()


@pytest.fixture
def lender(borrower):
    return a_county_officer(borrower.organ.region, kind="women")


def at_desk(client, officer):
    client.force_login(officer.user)
    return client


def state():
    return Lending.objects.get().state


def told():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_a_site_is_asked_for_used_for_a_run_and_given_back(client, borrower, lender):
    site, run = a_site(lender, name_zh="妇女之家"), a_run(borrower, opened=False)
    typed = {"site": site.pk, "from_on": str(today()), "until_on": str(today()), "why_zh": "教剪纸"}
    at_desk(client, borrower).post(f"{AT}new/site/", typed)
    lending = Lending.objects.get()
    one = f"{AT}{lending.pk}/"
    at_desk(client, lender).post(f"{one}agree/")
    assert state() == "agreed"
    at_desk(client, borrower).post(f"{one}use/", {"used_on": str(today()), "run": run.pk})
    at_desk(client, lender).post(f"{one}back/", {"returned_on": str(today()), "note_zh": "干净"})

    lending.refresh_from_db()
    assert (lending.state, lending.run, lending.days) == ("returned", run, 1)
    assert (lending.lender, lending.borrower) == (lender.organ, borrower.organ)
    assert told() == [f"lending.{step}" for step in ("ask", "agree", "use", "take_back")]
    actions = ModelLogEntry.objects.filter(action__startswith="lending.")
    assert sorted(actions.values_list("action", flat=True)) == [
        "lending.agree", "lending.ask", "lending.take_back", "lending.use",
    ]  # fmt: skip
    for officer in (borrower, lender):
        page = at_desk(client, officer).get(f"{AT}?show=all").content.decode()
        assert "妇女之家" in page
        assert "妇女之家" in b"".join(client.get(f"{AT}list/?form=csv")).decode()


@pytest.mark.parametrize("kind", ["teacher", "materials"])
def test_a_teacher_and_materials_are_asked_for_too(client, borrower, lender, kind):
    teacher = a_trainer(lender, site=a_site(lender, name_zh="妇女之家"))
    days = {"from_on": str(today()), "until_on": str(today()), "why_zh": "教剪纸"}
    things = {
        "teacher": {"trainer": teacher.pk},
        "materials": {"lender": lender.organ.pk, "things_zh": "绷架 20 个"},
    }[kind]

    at_desk(client, borrower).post(f"{AT}new/{kind}/", days | things)

    lending = Lending.objects.get()
    assert (lending.kind, lending.lender, lending.state) == (kind, lender.organ, "asked")


@pytest.mark.parametrize(
    ("field", "value"),
    [("site", "0"), ("site", ""), ("from_on", "2020-01-01"), ("until_on", "2020-01-01"),
     ("until_on", "明天"), ("why_zh", ""), ("run", "0")],
)  # fmt: skip
def test_a_question_typed_wrong_is_told(client, borrower, lender, field, value):
    site = a_site(lender, name_zh="妇女之家")
    typed = {"site": site.pk, "from_on": str(today()), "until_on": str(today()), "why_zh": "教"}

    answer = at_desk(client, borrower).post(f"{AT}new/site/", typed | {field: value})

    assert (answer.status_code, Lending.objects.count(), told()) == (400, 0, [])


def test_ones_own_and_a_kind_that_is_none_are_not_asked_for(client, borrower):
    own = a_site(borrower)
    typed = {"site": own.pk, "from_on": str(today()), "until_on": str(today()), "why_zh": "教"}
    assert at_desk(client, borrower).post(f"{AT}new/site/", typed).status_code == 400
    with pytest.raises(NotNow):
        services.ask(officer=borrower, kind="site", facts={"site": own, **terms()})

    assert client.get(f"{AT}new/horse/").status_code == 404
    assert Lending.objects.count() == 0


def test_who_refuses_says_why_and_the_other_side_reads_it(client, borrower, lender):
    one = f"{AT}{a_lending(borrower, lender).pk}/"
    at_desk(client, lender)
    assert client.post(f"{one}refuse/", {"reason": ""}).status_code == 400
    assert state() == "asked"

    client.post(f"{one}refuse/", {"reason": "那几天在装修"})

    assert state() == "refused"
    assert "那几天在装修" in Message.objects.get(kind="lending.refuse").body


def test_each_side_does_its_own_part_alone(client, borrower, lender):
    one = f"{AT}{a_lending(borrower, lender).pk}/"
    for officer, deeds in ((borrower, ("agree", "back", "no-such")), (lender, ("withdraw", "use"))):
        for deed in deeds:
            day = {"used_on": str(today()), "returned_on": str(today())}
            at_desk(client, officer).post(f"{one}{deed}/", day)

    assert (state(), told()) == ("asked", ["lending.ask"])


def test_days_follow_one_another(borrower, lender):
    lending = a_lending(borrower, lender)
    services.agree(lending=lending, officer=lender)
    tomorrow, yesterday = (today() + timedelta(days=n) for n in (1, -1))
    with pytest.raises(TooSoon):
        services.use(lending=lending, officer=borrower, used_on=tomorrow)
    services.use(lending=lending, officer=borrower, used_on=today())
    for day, refusal in ((yesterday, Backwards), (tomorrow, TooSoon)):
        with pytest.raises(refusal):
            services.take_back(lending=lending, officer=lender, returned_on=day, note_zh="")

    assert state() == "used"
    with pytest.raises(IntegrityError), transaction.atomic():
        Lending.objects.update(state="returned", returned_on=yesterday)


def test_what_is_over_its_day_waits_on_the_start_page(client, borrower, lender):
    lending = a_lending(borrower, lender)
    page = at_desk(client, lender).get("/desk/").content.decode()
    assert "等答复的借用" in page
    services.agree(lending=lending, officer=lender)
    services.use(lending=lending, officer=borrower, used_on=today())
    Lending.objects.update(from_on=today() - timedelta(3), until_on=today() - timedelta(1))

    assert "该还没还的借用" in client.get("/desk/").content.decode()
    assert "该还了" in client.get(AT).content.decode()


def test_organs_of_another_county_see_nothing_of_it(client, borrower, lender):
    lending = a_lending(borrower, lender)
    stranger = a_county_officer(a_county("520103", "云岩区"), kind="women")

    assert at_desk(client, stranger).get(f"{AT}{lending.pk}/").status_code == 404
    assert "妇女之家" not in client.get(AT).content.decode()


def test_a_long_log_asks_no_more_of_the_database(client, borrower, lender):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(AT).status_code == 200
        return len(asked)

    a_lending(borrower, lender)
    at_desk(client, borrower)
    few = queries()
    for _ in range(6):
        a_lending(borrower, lender)

    assert queries() == few <= 12


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_at_once_are_one_answer(borrower, lender):
    lending = a_lending(borrower, lender)
    colleague = a_county_officer(lender.organ.region, kind="women")

    def answer(officer):
        try:
            services.agree(lending=Lending.objects.get(pk=lending.pk), officer=officer)
        except NotNow:
            return 0
        finally:
            connections.close_all()
        return 1

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(answer, (lender, colleague))) == 1

    assert told().count("lending.agree") == 1
