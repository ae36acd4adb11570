"""What speaks for a loan, what against, what nobody knows: reasons, and never a decision."""

import re
from datetime import date

import pytest

from ground.privacy.models import Sighting
from programme.finance.checking import check, check_for_officer
from programme.finance.models import LoanTerms
from programme.finance.queries import terms_in_force
from programme.finance.terms import load_terms
from programme.record.models import Poverty
from programme.record.services import load_units, note_poverty, person_of
from tests.cast import a_county, a_number, a_verified, an_artisan
from tests.flows.visitors import signed_in
from tests.programme.finance.given import a_case, some_terms
from tests.programme.people import DAY, a_county_officer, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def listed(person, status=Poverty.Status.FILED):
    note_poverty(
        person=person, status=status, source="县名单", checked_on=DAY, officer=a_county_officer()
    )


def test_of_a_woman_without_an_account_most_is_not_known():
    terms = some_terms("poverty", youngest=18, oldest=65)

    found = check(person=a_person(), terms=terms)

    assert found.against == []
    assert "残疾人证还没有核对。" in found.unknown
    assert "是不是建档立卡户或脱贫户，还没有登记。" in found.unknown
    assert "要 18 到 65 岁，年龄还没有核对。" in found.unknown


def test_of_a_verified_woman_it_is_taken_from_the_record():
    load_units()
    person = person_of(a_verified(number=a_number(born="19850312")).artisan)
    listed(person)

    found = check(person=person, terms=some_terms("poverty", youngest=18, oldest=65))

    assert found.against == []
    assert found.speaks_for[:3] == [
        "残疾人证已经核对，属于照顾的人。",
        "登记的是建档立卡户、脱贫户或监测户。",
        "年龄合适：要 18 到 65 岁。",
    ]


def test_what_speaks_against_is_said_with_its_reason():
    load_units()
    person = person_of(a_verified(number=a_number(born="19500312")).artisan)
    listed(person, Poverty.Status.NONE)
    terms = some_terms("poverty", youngest=18, oldest=65)
    a_case(person, terms)

    found = check(person=person, terms=terms)

    assert len(found.against) == 3
    assert found.against[2] == "一家只能办一份，家里有一份还没有办完。"


def test_a_case_does_not_stand_in_its_own_way_and_an_officers_look_is_on_record():
    load_units()
    person = person_of(a_verified().artisan)
    case, officer = a_case(person), a_county_officer()

    assert check_for_officer(case=case, officer=officer).against == []

    seen = Sighting.objects.get(what="loan.check")
    assert (seen.viewer, seen.about) == (officer.user, person.artisan.user)


def test_the_table_loads_as_often_as_one_likes_and_says_what_is_not_sure():
    assert (load_terms(), load_terms()) == (6, 0)

    sure = LoanTerms.objects.filter(is_sure=True)
    assert list(sure.values_list("source", flat=True)) == ["财金〔2016〕85号"]
    assert LoanTerms.objects.exclude(source="财金〔2016〕85号").filter(is_sure=True).count() == 0


def test_the_terms_of_her_place_and_day():
    load_terms()
    county = a_county()
    local = some_terms("lifted", region=county, from_on=date(2026, 1, 1), source="凯里通知")
    some_terms("lifted", region=a_county("522631", "黎平县"), source="黎平通知")

    def ceilings(day):
        return sorted(terms_in_force(county, day).values_list("ceiling_fen", flat=True))

    assert ceilings(date(2017, 6, 1)) == [5_000_000, 10_000_000]
    assert ceilings(date(2026, 6, 1)) == [local.ceiling_fen, 30_000_000]


def test_two_loans_of_one_kind_are_told_apart_by_place_and_time():
    some_terms(from_on=date(2023, 1, 1))
    some_terms(from_on=date(2023, 1, 1), region=a_county(), source="凯里市通知")
    some_terms("poverty", from_on=None, until_on=date(2999, 12, 31))
    client, hers = signed_in(an_artisan(region=a_county()).user), "/studio/finance/"

    names = [re.findall(r"<h3>([^<]+?)\s*</h3>", client.get(page).content.decode())
             for page in (hers, f"/en{hers}")]  # fmt: skip

    assert [sorted(each) for each in names] == [
        [
            "创业担保贷款 · 全国 · 从 2023年1月1日 起",
            "创业担保贷款 · 凯里市 · 从 2023年1月1日 起",
            "扶贫小额信贷 · 全国 · 到 2999年12月31日 为止",
        ],
        [
            "Guaranteed start-up loan · Kaili · Since 1 January 2023",
            "Guaranteed start-up loan · The whole country · Since 1 January 2023",
            "Small loan for poor households · The whole country · until 31 December 2999",
        ],
    ]
