"""What who leads settles: the registration, the keepers, the relations."""

from datetime import date

import pytest

from sellers.cooperatives.errors import (
    KeepsAlready,
    LastLead,
    NobodyThere,
    NotAnyMore,
    NotAUscc,
    UsccTaken,
)
from sellers.cooperatives.keeping import add_keeper, change_role, end_keeper
from sellers.cooperatives.models import Keeper
from sellers.cooperatives.relations import Terms, end_relation, record_relation
from sellers.cooperatives.services import register
from sellers.cooperatives.uscc import read_uscc
from tests.cast import a_cooperative, a_member, a_user

pytestmark = pytest.mark.django_db
GOOD, INVENTED = "91110000600037341L", "93999999MA0D00017M"


@pytest.fixture
def cooperative():
    return a_cooperative()


@pytest.fixture
def lead(cooperative):
    return cooperative.keepers.get().user


@pytest.mark.parametrize(
    "typed", ["", "12345", "91110000600037341X", "９１", INVENTED, "A1110000600037341L"]
)
def test_what_is_no_code_is_refused_and_nothing_moves(cooperative, lead, typed):
    with pytest.raises(NotAUscc):
        read_uscc(typed)
    if typed:
        with pytest.raises(NotAUscc):
            register(cooperative=cooperative, kind="association", uscc=typed, by=lead)
    cooperative.refresh_from_db()
    assert (cooperative.kind, cooperative.uscc) == ("cooperative", None)


def test_a_code_is_kept_plain_and_is_one_cooperatives(cooperative, lead):
    register(cooperative=cooperative, kind="enterprise", uscc=" 9111 0000 6000 37341l ", by=lead)
    with pytest.raises(UsccTaken):
        register(cooperative=a_cooperative(), kind="cooperative", uscc=GOOD, by=lead)
    assert (cooperative.kind, cooperative.uscc) == ("enterprise", GOOD)


def test_an_invented_region_is_the_demos_alone():
    assert read_uscc(INVENTED, is_demo=True) == INVENTED


def test_the_last_lead_stays(cooperative, lead):
    keeper = cooperative.keepers.get()
    with pytest.raises(LastLead):
        end_keeper(keeper=keeper, by=lead)
    with pytest.raises(LastLead):
        change_role(keeper=keeper, role="stock", by=lead)

    another = add_keeper(cooperative=cooperative, phone=a_user().phone, role="lead", by=lead)
    change_role(keeper=keeper, role="stock", by=another.user)

    roles = cooperative.keepers.order_by("pk").values_list("role", flat=True)
    assert list(roles) == ["stock", "lead"]


def test_one_role_a_person_who_is_known(cooperative, lead):
    with pytest.raises(NobodyThere):
        add_keeper(cooperative=cooperative, phone="+8613900000000", role="stock", by=lead)
    with pytest.raises(KeepsAlready):
        add_keeper(cooperative=cooperative, phone=lead.phone, role="stock", by=lead)
    assert Keeper.objects.count() == 1


def test_a_relation_is_recorded_with_its_own_members_and_ends_once(cooperative, lead):
    company, mine, other = a_cooperative("公司", "Co"), a_member(cooperative), a_member()
    terms = Terms("company", date(2026, 3, 1), "先付三成")
    people = {"members": [mine, other], "others": [company, cooperative]}
    row = record_relation(cooperative=cooperative, terms=terms, by=lead, **people)

    with pytest.raises(NotAnyMore):
        end_relation(relation=row, on=date(2026, 2, 1), by=lead)
    end_relation(relation=row, on=date(2026, 4, 1), by=lead)
    with pytest.raises(NotAnyMore):
        end_relation(relation=row, on=date(2026, 5, 1), by=lead)

    assert (list(row.members.all()), list(row.others.all())) == ([mine], [company])
    assert row.ended_on == date(2026, 4, 1)
