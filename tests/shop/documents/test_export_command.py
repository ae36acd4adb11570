"""The same report by a command, and the quarters and half-years that it knows."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ground.privacy.models import Sighting
from shop.documents.models import ExportRun
from shop.documents.periods import Period
from tests.cast import a_verified, an_operator
from tests.shop.documents.trade import gives_back, on
from tests.shop.payouts.owed import sold

pytestmark = pytest.mark.django_db
WHY = "2026 年一季度报送"


@pytest.fixture
def shop():
    shop = a_verified().artisan.shop
    with on(2026, 2, 10):
        gives_back(sold(shop, 36800), 4000)
    return shop


@pytest.fixture
def two():
    return an_operator(), an_operator("孙复核")


def command(tmp_path, two, *, kind="income", period="2026-Q1", **changes):
    options = {
        "by": two[0].phone, "second": two[1].phone, "reason": WHY, "out": tmp_path / "out.csv",
    } | changes  # fmt: skip
    out = StringIO()
    call_command("export_sellers", kind, period, **options, stdout=out)
    return out.getvalue()


def test_the_command_writes_a_file_for_no_other_eyes(tmp_path, shop, two):
    said = command(tmp_path, two)

    file = tmp_path / "out.csv"
    assert said.splitlines() == [
        "1 rows, 0 without identity; 368.00 40.00 328.00",
        f"sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}",
    ]
    assert file.stat().st_mode & 0o777 == 0o600
    assert Sighting.objects.filter(what="export.income").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "2026-H1"}, {"period": "x"}, {"period": "2199-Q1"}, {"kind": "identity"},
        {"by": "123"}, {"by": "13800138000"}, {"reason": "x"}, {"out": None}, {"second": None},
    ],
)  # fmt: skip
def test_the_command_refuses_what_it_cannot_answer_for(tmp_path, shop, two, wrong):
    if "out" in wrong:
        wrong = {"out": tmp_path}
    if "second" in wrong:
        wrong = {"second": two[0].phone}

    with pytest.raises(CommandError):
        command(tmp_path, two, **wrong)

    assert (ExportRun.objects.filter(state="made").count(), list(tmp_path.iterdir())) == (0, [])


@pytest.mark.parametrize("key", ["2026-Q5", "2026-H3", "2026-Q0", "26-Q1", "2026Q1", "２０２６-Q1"])
def test_what_is_no_period_is_none(key):
    with pytest.raises(ValueError):
        Period.read(key)


def test_periods_follow_each_other():
    assert [Period.read("2026-Q4").after.key, Period.read("2026-Q1").before.key] == [
        "2027-Q1", "2025-Q4",
    ]  # fmt: skip
    assert Period.read("2026-H1").end == Period.read("2026-Q3").start
