"""A known number goes through the whole house and lies nowhere in clear, in no guise."""

import json
import logging
from datetime import timedelta
from io import BytesIO

import pytest
from celery.signals import task_prerun
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection

from ground.accounts.models import User
from ground.messages.models import Message
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.verification.models import Credential
from shop.order.models import SellerOrder
from shop.payouts.models import Batch, Payout, PayoutAccount
from shop.payouts.tasks import prepare_due
from tests.cast import a_craft, a_number, an_officer, an_operator
from tests.catalog.studio.hers import send as list_a_work
from tests.flows.searcher import guise_of, guises, in_database, in_files, in_sessions
from tests.ground.accounts.doors import last_code, sign_in
from tests.reference import load_divisions
from tests.shop.fulfilment.parts import a_paid_part
from tests.shop.payouts.owed import CARD, a_verified_shop, approved, cool, owner_of, sold

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
PHONE = "+8613800138000"


@pytest.fixture
def regions():
    Collection.objects.exists() or Collection.add_root(name="Root")
    load_divisions()


@pytest.fixture
def heard(caplog):
    """Every log line down to the smallest, and every task with what it is given."""
    caplog.set_level(logging.DEBUG)
    told = []

    def listen(task=None, args=None, kwargs=None, **_):
        told.append(json.dumps([task.name, args, kwargs], default=str))

    task_prerun.connect(listen, weak=False)
    yield lambda: "\n".join([*told, *(record.getMessage() for record in caplog.records)]).encode()
    task_prerun.disconnect(listen)


def places(number, heard, till_folder):
    """Where it lies, whole or as the identity number within."""
    found = []
    for secret in (number, number[:18]):
        found += in_database(secret) + in_sessions(secret) + in_files(secret, till_folder)
        found += [guise_of(secret, heard())] if guise_of(secret, heard()) else []
    return found


def a_scan():
    file = BytesIO()
    Image.new("RGB", (900, 600), "white").save(file, "JPEG")
    return SimpleUploadedFile("zheng.jpg", file.getvalue(), "image/jpeg")


def register(client, number):
    sign_in(client, PHONE)
    place = {"name": "石阿妹", "place": "贵州凯里 三棵树镇"}
    assert client.post("/studio/register/", place)["Location"] == "/studio/register/proof/"
    wrong = {"number": f"{number}1", "verification": "on"}
    assert client.post("/studio/register/proof/", wrong).status_code == 400
    right = {"number": number, "photo": a_scan(), "verification": "on", "public_profile": "on"}
    assert client.post("/studio/register/proof/", right)["Location"] == "/studio/"


def decide(number):
    officer, desk = an_officer(), Client()
    desk.force_login(officer.user)
    claim = f"/desk/verify/{Credential.objects.get().pk}/"
    look = {"what": "number", "look-reason": "核对姓名和证号"}
    assert number in desk.post(f"{claim}look/", look).content.decode()
    assert desk.post(f"{claim}look/", look | {"what": "scan"}).status_code == 200
    until = str(timezone.localdate() + timedelta(days=900))
    assert desk.post(f"{claim}approve/", {"valid_until": until}).status_code == 302


def sell(client, till):
    Artisan.objects.get().crafts.add(a_craft())
    list_a_work(client)
    work = Partner.objects.get().works.get()
    part = a_paid_part(till, {work: 1})
    client.post(f"/studio/orders/{part.pk}/accept/")
    client.post(
        f"/studio/orders/{part.pk}/send/", {"carrier": "sf", "tracking_number": "SF1234567890"}
    )
    return part


def test_a_number_that_went_through_the_house_lies_nowhere_in_clear(
    client, till, heard, tmp_path, regions
):
    number = a_number()

    register(client, number)
    decide(number)
    part = sell(client, till)
    for path in ("/studio/", "/studio/income/", "/account/", "/account/consents/"):
        assert client.get(path).status_code == 200
    assert number in client.post("/account/export/").content.decode()

    assert SellerOrder.objects.get(pk=part.pk).status == "sent"
    assert Credential.objects.get().number == number
    assert places(number, heard, tmp_path) == []


def be_paid(client, shop):
    """Typed, refused once, confirmed, put into a file for the bank, looked at with a reason."""
    form = {"kind": "bank", "holder": "彩云", "number": CARD, "bank": "中国农业银行凯里支行"}
    client.force_login(owner_of(shop))
    change = f"/studio/payout/{shop.pk}/change/"
    assert client.post(change, form | {"holder": "别人"}).status_code == 400
    assert client.post(change, form | {"number": f"{CARD}1"}).status_code == 400
    client.post(change, form)
    client.post("/studio/payout/confirm/", {"code": "000000"})
    client.post("/studio/payout/confirm/", {"code": last_code()})
    cool(PayoutAccount.objects.get(shop=shop, stopped_at=None))
    sold(shop)
    prepare_due()
    return Payout.objects.get(shop=shop)


def pay_out(client, payout):
    """Two people at the desk, to the confirmation."""
    desk = "/desk/money/payouts/"
    client.force_login(an_operator())
    look = client.post(f"{desk}{payout.pk}/look/", {"reason": "核对户名"})
    assert CARD in look.content.decode()
    client.post(f"{desk}batches/new/", {"method": "bank", "encoding": "utf-8-sig"})
    batch = Batch.objects.get()
    approved(batch)
    assert CARD in client.post(f"{desk}batches/{batch.pk}/file/").content.decode("utf-8-sig")
    told = f"payout,amount,result,reason\n{payout.number},95.00,failed,{CARD}\ntotal,95.00,1,"
    file = SimpleUploadedFile("told.csv", told.encode(), "text/csv")
    client.post(f"{desk}batches/{batch.pk}/confirm/", {"file": file})
    for path in (desk, f"{desk}{payout.pk}/", f"{desk}batches/{batch.pk}/", "/desk/money/story/"):
        assert CARD not in client.get(path).content.decode()


def test_the_number_of_an_account_that_was_paid_lies_nowhere_in_clear(
    client, till, heard, tmp_path, regions
):
    shop = a_verified_shop()

    payout = be_paid(client, shop)
    pay_out(client, payout)
    client.force_login(owner_of(shop))
    for path in ("/studio/", "/studio/income/", "/studio/payout/", "/account/"):
        assert CARD not in client.get(path).content.decode()
    assert CARD in client.post("/account/export/").content.decode()

    payout.refresh_from_db()
    assert (payout.state, payout.account.number) == ("failed", CARD)
    assert places(CARD, heard, tmp_path) == []


@pytest.mark.parametrize("guise", sorted(guises(a_number())))
def test_the_search_finds_a_number_left_in_any_guise(guise, heard, tmp_path):
    number = a_number()
    left = guises(number)[guise].decode("latin-1")
    Message.objects.create(
        channel="sms", recipient=PHONE, kind="test", key="test", body=left.replace("\0", "\1")
    )
    name = storages["private"].save("left", ContentFile(b"x" + guises(number)[guise] + b"x"))
    logging.getLogger("left").warning("%s", left)
    client = Client()
    client.force_login(User.objects.create_user(phone=PHONE))
    session = client.session
    session["left"] = number
    session.save()

    found = {
        "file": in_files(number, tmp_path) != [],
        "log": guise_of(number, heard().replace(b"\1", b"\0")) != "",
        "session": in_sessions(number) != [],
        "database": guise == "utf-16" or in_database(number) != [],
    }
    storages["private"].delete(name)

    assert found == dict.fromkeys(["file", "log", "session", "database"], True)
