from datetime import date

import pytest
from wagtail.models import ModelLogEntry

from programme.targets import services
from programme.targets.errors import KnownAlready, NotNow, NotYours, Overlap
from programme.targets.models import Target, TargetSet
from programme.targets.plan import load_plan
from sellers.organs.models import Officer, Organ
from tests.cast import a_county, a_division, an_officer
from tests.programme.people import a_county_officer

pytestmark = pytest.mark.django_db
SAYS = {"metric": "persons", "source": "贵州省残联函〔2018〕1号"}


def an_officer_of(region=None, name="贵干事", role=Officer.Role.VIEWER):
    organ, _ = Organ.objects.get_or_create(kind="disabled", region=region)
    return an_officer(organ=organ, name=name, role=role)


@pytest.fixture
def target():
    load_plan()
    return Target.objects.get(unit="52")


def test_an_officer_of_the_unit_says_what_its_figure_counts(target):
    services.say_metric(target=target, officer=an_officer_of(a_division()), **SAYS)

    target.refresh_from_db()
    assert (target.metric, target.metric_source) == ("persons", SAYS["source"])
    assert target.ground.metric == "persons"
    entry = ModelLogEntry.objects.get(action="targets.metric")
    assert entry.data == {"metric": "persons", "metric_source": SAYS["source"]}


def test_two_at_once_one_wins(target):
    services.say_metric(target=target, officer=an_officer_of(a_division()), **SAYS)

    with pytest.raises(NotNow):
        services.say_metric(
            target=target, officer=an_officer_of(), metric="person_times", source="x"
        )

    assert Target.objects.get(pk=target.pk).metric == "persons"


@pytest.mark.parametrize("who", ["another unit", "a county below", "an auditor"])
def test_nobody_else_says_it(target, who):
    officer = {
        "another unit": lambda: an_officer_of(a_division("110000", "北京", "Beijing")),
        "a county below": lambda: a_county_officer(),
        "an auditor": lambda: an_officer_of(a_division(), role=Officer.Role.AUDITOR),
    }[who]()

    with pytest.raises(NotYours):
        services.say_metric(target=target, officer=officer, **SAYS)

    assert Target.objects.get(pk=target.pk).metric == "unspecified"
    assert not ModelLogEntry.objects.filter(action="targets.metric").exists()


def a_set(officer, **more):
    facts = {
        "number": "残联发〔2021〕9号", "title_zh": "美丽工坊", "issuers_zh": "中国残联",
        "issued_on": date(2021, 6, 1), "name_zh": "县级", "from_year": 2021,
        "until_year": 2025, "source": "第三条", "note_zh": "",
    }  # fmt: skip
    return services.enter_set(officer=officer, facts=facts | more)


def add(targets, officer, unit="52", region=None, metric="persons"):
    facts = {"unit_id": unit, "region": region, "metric": metric, "value": 10, "source": "表一"}
    return services.add_target(targets=targets, officer=officer, facts=facts)


def test_a_later_programme_is_entered_by_an_officer():
    load_plan()
    officer = an_officer_of()
    targets = a_set(officer)

    add(targets, officer, region=a_county())

    assert targets.targets.get().place == "52/522600/522601"
    with pytest.raises(KnownAlready):
        a_set(officer)
    assert TargetSet.objects.filter(name_zh="县级").count() == 1


@pytest.mark.parametrize("first", ["unit", "county"])
def test_places_that_overlap_are_refused_in_either_order(first):
    load_plan()
    officer = an_officer_of()
    targets, county = a_set(officer), a_county()
    regions = [None, county] if first == "unit" else [county, None]
    add(targets, officer, region=regions[0])

    with pytest.raises(Overlap):
        add(targets, officer, region=regions[1])
    with pytest.raises(Overlap):
        add(targets, officer, unit=None)

    assert targets.targets.count() == 1
    add(targets, officer, region=regions[1], metric="person_times")
    add(targets, officer, unit="11")
    assert targets.targets.count() == 3


def test_a_second_metric_stands_beside_what_the_annex_gives(target):
    officer = an_officer_of(a_division())
    facts = {"unit_id": "52", "metric": "person_times", "value": 2000, "source": "黔残发1号"}

    added = services.add_target(targets=target.set, officer=officer, facts=facts)

    assert (added.is_added, added.metric_by) == (True, officer.user)
    assert Target.objects.get(pk=target.pk).value == 2300


def test_who_answers_for_it_is_written_beside_it(target):
    services.name_responsible(target=target, officer=an_officer_of(), responsible="省残联就业处")
    target.refresh_from_db()
    assert target.responsible_zh == "省残联就业处"
