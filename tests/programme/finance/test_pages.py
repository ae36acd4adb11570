"""Her pages and the desk's: what is asked, what is refused, what moves."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ground.privacy.models import Sighting
from programme.finance.models import (
    Budget,
    Grant,
    LoanCase,
    LoanTerms,
    ServiceRecord,
    SubsidyClaim,
    Use,
)
from programme.record.models import Step
from programme.record.services import load_units, person_of
from sellers.withholdings.models import Agreement
from shop.payouts.services import approve_payout, prepare_payout, send_payout, settle_payout
from tests.cast import a_county, an_artisan, an_operator
from tests.flows.visitors import signed_in
from tests.programme.finance.given import a_case, granted, offered, person_with, some_terms
from tests.programme.finance.test_funds import a_budget, a_grant
from tests.programme.people import a_county_officer, a_person
from tests.shop.payouts.owed import a_due_shop, owner_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DESK, HERS = "/desk/programme/finance/", "/studio/finance/"
LENT = {"amount": "50000", "granted_on": "2020-03-01", "due_on": "2023-03-01"}
LOCAL = {
    "kind": "startup",
    "source": "凯里市通知",
    "from_on": "2026-01-01",
    "ceiling_fen": "200000",
}
WITHHOLD = {"purpose": "loan", "payee": "凯里农商银行", "total": "5000", "percent": "10"}


@pytest.fixture
def desk():
    return signed_in(a_county_officer().user)


@pytest.fixture
def her():
    """She has a shop with money that is due, in the county."""
    shop = a_due_shop()
    shop.artisan.region = a_county()
    shop.artisan.save()
    load_units()
    return shop


def a_photo():
    file = BytesIO()
    Image.new("RGB", (600, 800), "white").save(file, "JPEG")
    return SimpleUploadedFile("p.jpg", file.getvalue(), "image/jpeg")


def test_from_her_question_to_the_bank_and_back(desk, her):
    terms, client = some_terms(), signed_in(owner_of(her))
    assert "合适的地方" in client.get(f"{HERS}loans/{terms.pk}/check/").content.decode()

    client.post(f"{HERS}loans/{terms.pk}/apply/", {"amount": "50000", "purpose": "买绣花机"})
    case = LoanCase.objects.get()
    path = f"{DESK}cases/{case.pk}/"
    client.post(f"{HERS}cases/{case.pk}/", {"name": "户口本", "photo": a_photo()})
    paper = case.papers.get()
    assert "data:image/jpeg" in desk.post(f"{path}papers/{paper.pk}/").content.decode()
    for step, said in (
        ("checked", {}),
        ("papers", {}),
        ("recommended", {}),
        ("bank", {"bank": "凯里农商银行"}),
        ("granted", LENT),
    ):
        desk.post(f"{path}steps/{step}/", said)
    desk.post(f"{path}claim/", {"year": "1", "interest": "2175"})
    claim = SubsidyClaim.objects.get()
    desk.post(f"{DESK}claims/{claim.pk}/paid/", {"day": "2021-05-06"})

    case.refresh_from_db()
    assert (case.state, case.granted_fen, claim.subsidy_fen) == ("claimed", 5_000_000, 217_500)
    assert sorted(Step.objects.values_list("kind", flat=True)) == ["loan", "subsidy"]
    assert Sighting.objects.filter(what="loan.paper", about=owner_of(her)).count() == 1
    assert "¥50,000.00" in client.get(f"{HERS}cases/{case.pk}/").content.decode()


def test_each_look_at_her_loan_or_at_all_of_hers_is_on_record_for_her(desk, her):
    case = a_case(person_of(her.artisan))

    desk.get(f"{DESK}cases/{case.pk}/")
    desk.get(f"{DESK}people/{case.person_id}/")

    looks = Sighting.objects.order_by("pk").values_list("what", "about")
    assert list(looks) == [("loan.case", owner_of(her).pk), ("finance.person", owner_of(her).pk)]


@pytest.mark.parametrize("amount", ["", "0", "-1", "1e9", "100000.01", "0.001", "买", "NaN"])
def test_a_wrong_sum_is_said_and_nothing_asked(her, amount):
    terms, client = some_terms(), signed_in(owner_of(her))

    answer = client.post(f"{HERS}loans/{terms.pk}/apply/", {"amount": amount})

    assert (answer.status_code, LoanCase.objects.count()) == (400, 0)


def test_a_second_case_is_refused_with_its_reason(her):
    terms, client = some_terms(), signed_in(owner_of(her))
    for _ in range(2):
        answer = client.post(f"{HERS}loans/{terms.pk}/apply/", {"amount": "100"})

    assert answer.status_code == 400
    assert "有一份还没有办完" in answer.content.decode()
    check = client.get(f"{HERS}loans/{terms.pk}/check/").content.decode()
    assert ("看看办到哪一步了" in check, "我想申请" in check) == (True, False)


def test_who_has_no_county_is_sent_to_register():
    client = signed_in(an_artisan(region=None).user)

    assert "还没有登记的贷款" in client.get(HERS).content.decode()
    assert client.get(f"{HERS}loans/{some_terms().pk}/check/").status_code == 404


def test_a_paper_that_is_no_photo_is_refused(her):
    case = a_case(person_with(her))
    text = SimpleUploadedFile("p.jpg", b"not a photo", "image/jpeg")

    answer = signed_in(owner_of(her)).post(
        f"{HERS}cases/{case.pk}/", {"name": "户口本", "photo": text}
    )

    assert (answer.status_code, case.papers.count()) == (400, 0)


def test_she_signs_sees_each_sum_and_stops(her):
    agreement, client = offered(her), signed_in(owner_of(her))
    page = f"{HERS}withholdings/"
    assert "最多扣百分之 10" in client.get(page).content.decode()

    client.post(f"{page}{agreement.pk}/sign/")
    agreement.refresh_from_db()
    assert (agreement.state, "百分之 10" in agreement.words) == ("signed", True)
    payout = prepare_payout(shop_id=her.pk)
    assert "另扣 ¥9.50" in client.get("/studio/income/").content.decode()
    approve_payout(payout=payout)
    assert "扣 ¥9.50" in client.get(page).content.decode()
    statements = client.get("/studio/income/statements/").content.decode()
    link = statements.split(f'href="/studio/income/statements/{her.pk}/')[1].split('"')[0]
    statement = client.get(f"/studio/income/statements/{her.pk}/{link}").content.decode()
    assert "按约定代扣" in statement

    client.post(f"{page}{agreement.pk}/stop/")
    client.post(f"{page}{agreement.pk}/stop/")
    agreement.refresh_from_db()
    assert agreement.state == "revoked"


def test_the_operator_hands_on_what_arrived_and_no_other_sum(her):
    agreement, operator = offered(her), signed_in(an_operator())
    signed_in(owner_of(her)).post(f"{HERS}withholdings/{agreement.pk}/sign/")
    payout = prepare_payout(shop_id=her.pk)
    approve_payout(payout=payout)
    send_payout(payout=payout)
    settle_payout(payout=payout)
    path = f"/desk/money/withholdings/{agreement.pk}/"
    said = {"fen": "950", "happened_on": "2026-05-06"}

    for wrong in ({"fen": "9"}, {"fen": "x"}, {"happened_on": "2999-01-01"}, {"happened_on": ""}):
        operator.post(path, said | wrong | {"voucher": a_photo()})
    operator.post(path, said)
    assert agreement.handovers.count() == 0

    operator.post(path, said | {"voucher": a_photo()})
    look = f"/desk/money/withholdings/vouchers/{agreement.handovers.get().pk}/"
    assert "data:image/jpeg" in operator.post(look).content.decode()


def test_budget_grant_use_and_void_at_the_desk(desk):
    person = a_person()
    budget = {
        "name_zh": "手工就业",
        "year": "2026",
        "total_fen": "100",
        "source": "黔残联〔2026〕1号",
    }
    desk.post(f"{DESK}funds/new/", budget)
    path = f"{DESK}funds/{Budget.objects.get().pk}/"
    given = {"purpose": "买绣架", "amount": "60"}
    for who in ({}, {"who": "没有的人"}, {"who": "秀英", "to_zh": "工坊"}, {"who": "9" * 30}):
        assert desk.post(f"{path}grant/", given | who).status_code == 400
    desk.post(f"{path}grant/", given | {"who": str(person.pk)})
    grant = Grant.objects.get()
    used = {"amount": "25", "happened_on": "2026-05-06", "what": "绣架五个"}
    assert desk.post(f"{DESK}grants/{grant.pk}/use/", used).status_code == 400
    too_much = used | {"amount": "61", "voucher": a_photo()}
    assert "只剩" in desk.post(f"{DESK}grants/{grant.pk}/use/", too_much).content.decode()
    desk.post(f"{DESK}grants/{grant.pk}/use/", used | {"voucher": a_photo()})
    use = Use.objects.get()
    assert "data:image/jpeg" in desk.post(f"{DESK}uses/{use.pk}/look/").content.decode()
    desk.post(f"{DESK}uses/{use.pk}/void/", {"reason": "记错了人"})
    desk.post(f"{DESK}grants/{grant.pk}/close/")

    grant.refresh_from_db()
    assert (grant.person, grant.used_fen, grant.given_back_fen) == (person, 0, 6000)
    assert Budget.objects.get().left_fen == 10_000


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "x"}, {"source": ""}, {"from_on": "昨天"}, {"until_on": "2025-01-01"},
        {"ceiling_fen": "-1"}, {"months": "0"}, {"subsidy": "3/2"}, {"subsidy": "一半"},
    ],
    ids=str,
)  # fmt: skip
def test_wrong_terms_are_not_noted(desk, wrong):
    assert desk.post(f"{DESK}terms/new/", LOCAL | wrong).status_code == 400
    assert LoanTerms.objects.count() == 0


def test_local_terms_hold_for_her_county(desk):
    desk.post(f"{DESK}terms/new/", LOCAL | {"subsidy": "1，2/3,1/3"})

    terms = LoanTerms.objects.get()
    assert (terms.region, terms.ceiling_fen, terms.subsidy) == (a_county(), 20_000_000, "1,2/3,1/3")


def test_a_service_a_household_and_a_loan_are_noted_for_who_has_no_account(desk):
    person, other, terms = a_person("秀英"), a_person("桂花"), some_terms("poverty")
    path = f"{DESK}people/{person.pk}/"
    said = {"kind": "guidance", "happened_on": "2026-05-06", "outcome": "想学苗绣"}
    for wrong in ({"kind": "x"}, {"happened_on": "2999-01-01"}, {"outcome": ""}):
        assert desk.post(f"{path}service/", said | wrong).status_code == 400
    desk.post(f"{path}service/", said)
    for who in ("秀英", "没有的人", "a\0b"):
        assert desk.post(f"{path}household/", {"who": who}).status_code == 400
    desk.post(f"{path}household/", {"who": "桂花"})
    desk.post(f"{path}apply/", {"terms_row": terms.pk, "amount": "100"})
    again = desk.post(f"{DESK}people/{other.pk}/apply/", {"terms_row": terms.pk, "amount": "100"})

    assert (again.status_code, ServiceRecord.objects.get().person) == (400, person)
    assert LoanCase.objects.get().household.members.filter(until=None).count() == 2
    assert "桂花" in desk.get(path).content.decode()
    assert "没有账户" in desk.post(f"{path}withhold/", WITHHOLD, follow=True).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"percent": "21"}, {"percent": "0"}, {"percent": "1.55"}, {"total": "0"},
        {"purpose": "x"}, {"payee": ""},
    ],
    ids=str,
)  # fmt: skip
def test_a_withholding_above_the_cap_is_not_offered(desk, her, wrong):
    path = f"{DESK}people/{person_with(her).pk}/withhold/"

    assert desk.post(path, WITHHOLD | wrong).status_code == 400
    assert Agreement.objects.count() == 0

    assert desk.post(path, WITHHOLD).status_code == 302
    assert Agreement.objects.get().share == 100


def test_wrong_words_in_an_address_are_no_page(desk):
    case = granted(a_case())
    for path in (f"cases/{case.pk}/steps/lent/", "cases/999999/", "claims/1/maybe/"):
        assert desk.get(f"{DESK}{path}").status_code == 404
    for query in ("?state=x", "?page=abc", "?state=granted&page=99"):
        assert desk.get(f"{DESK}{query}").status_code == 200


def test_lists_ask_as_often_for_twenty_as_for_two(desk, django_assert_max_num_queries):
    terms, officer = some_terms(), a_county_officer()
    budget = a_budget(officer, 1_000_000)
    paths = [DESK, f"{DESK}funds/{budget.pk}/", f"{DESK}services/", f"{DESK}terms/"]
    asked = []
    for number in (2, 18):
        for _ in range(number):
            a_case(a_person(), terms)
            a_grant(budget, officer, 100)
        for path in paths:
            desk.get(path)
            with django_assert_max_num_queries(9) as found:
                desk.get(path)
            asked.append(len(found))
    assert asked[:4] == asked[4:]
