"""A fapiao is asked for, issued elsewhere and written down here, or refused with its reason."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import PrivateFile
from sellers.cooperatives.models import Keeper
from shop.documents.errors import AskedAlready, NotAnyMore, NothingSold
from shop.documents.models import InvoiceRequest
from shop.documents.services import (
    Fapiao,
    Heading,
    ask_invoice,
    issue_invoice,
    refuse_invoice,
)
from shop.order.links import order_key
from tests.cast import a_cooperative, a_shop, a_user
from tests.catalog.studio.hers import a_grant, help_with
from tests.shop.documents.trade import gives_back
from tests.shop.payouts.owed import a_verified_shop, owner_of, sold

pytestmark = pytest.mark.django_db
FIRM = Heading(InvoiceRequest.Buyer.FIRM, "贵州冰雪有限公司", "91520000MA6DLC4X2B", "bing@a.cn")
TYPED = {"buyer": "firm", "title": FIRM.title, "tax_number": FIRM.tax_number, "email": FIRM.email}
NUMBER = "25522000000123456789"
PDF = b"%PDF-1.7 invented"


@pytest.fixture
def part():
    return sold(a_verified_shop(), 26800)


@pytest.fixture
def asked(part):
    return ask_invoice(seller_order=part, heading=FIRM)


@pytest.fixture
def hers(client, part):
    client.force_login(owner_of(part.shop))
    return client


def path_of(part):
    key = order_key(part.order.number)
    return f"{reverse('invoice', args=[part.order.number, part.pk])}?key={key}"


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("body", flat=True))


def test_a_buyer_asks_and_the_shop_is_told(client, part):
    answer = client.post(path_of(part), TYPED, follow=True)

    request = InvoiceRequest.objects.get()
    assert (request.state, request.title, request.tax_number, request.email) == (
        "asked", FIRM.title, FIRM.tax_number, FIRM.email,
    )  # fmt: skip
    assert "等卖家开票" in answer.content.decode()
    assert len(told("invoice.asked")) == 1
    assert FIRM.title not in told("invoice.asked")[0]


def test_title_number_and_address_lie_sealed(asked):
    with connection.cursor() as cursor:
        cursor.execute("SELECT title, tax_number, email FROM documents_invoicerequest")
        row = [bytes(cell) for cell in cursor.fetchone()]

    assert all(cell.startswith(b"gAAAA") for cell in row)


def test_one_part_is_asked_for_once(client, part, asked):
    with pytest.raises(AskedAlready):
        ask_invoice(seller_order=part, heading=FIRM)
    client.post(path_of(part), TYPED)

    assert InvoiceRequest.objects.count() == 1
    assert len(told("invoice.asked")) == 1


def test_what_was_given_back_whole_has_no_fapiao(client, part):
    gives_back(part, 26800, pieces=1)

    with pytest.raises(NothingSold):
        ask_invoice(seller_order=part, heading=FIRM)
    assert "没有什么可以开票" in client.get(path_of(part)).content.decode()
    assert client.post(path_of(part), TYPED).status_code == 200
    assert InvoiceRequest.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"buyer": ""}, {"buyer": "x"}, {"title": ""}, {"title": "长" * 101}, {"tax_number": ""},
        {"tax_number": "12"}, {"tax_number": "91520000MA6DLC4X2B91520000MA6DLC4X2B123456"},
        {"tax_number": "公司公司公司公司公司"}, {"email": ""}, {"email": "x"},
        {"email": "a" * 250 + "@a.cn"}, {"title": "\x00\x00"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_asked(client, part, wrong):
    answer = client.post(path_of(part), TYPED | wrong)

    assert answer.status_code == 400
    assert "<title>有错误：" in answer.content.decode()
    assert InvoiceRequest.objects.count() == 0


def test_a_person_needs_no_tax_number_and_none_is_kept(client, part):
    client.post(path_of(part), TYPED | {"buyer": "person", "title": "王冰"})

    assert InvoiceRequest.objects.get().tax_number == ""


def test_full_width_signs_and_blanks_are_forgiven(client, part):
    client.post(path_of(part), TYPED | {"tax_number": "９１52 0000 ma6d-lc4x 2b"})

    assert InvoiceRequest.objects.get().tax_number == FIRM.tax_number


def test_she_writes_down_which_it_is_and_the_buyer_is_told(hers, part, asked):
    pdf = SimpleUploadedFile("f.pdf", PDF)
    day = timezone.localdate().isoformat()
    answer = hers.post(
        f"/studio/invoices/{asked.pk}/issue/", {"number": NUMBER, "issued_on": day, "file": pdf}
    )

    assert answer.url == f"/studio/invoices/{asked.pk}/"
    asked.refresh_from_db()
    assert (asked.state, asked.number, asked.answered_by) == ("issued", NUMBER, owner_of(part.shop))
    assert len(told("invoice.issued")) == 1
    page = hers.get(path_of(part)).content.decode()
    assert NUMBER in page
    assert "这一页不是发票" in page
    file = hers.get(path_of(part).replace("/invoice/", "/invoice.pdf"))
    assert (file.content, file["Content-Type"]) == (PDF, "application/pdf")
    assert file["Content-Disposition"].startswith("attachment")
    assert hers.get(f"/studio/invoices/{asked.pk}/fapiao.pdf").content == PDF
    assert PDF not in PrivateFile.objects.get().file.open().read()


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": ""}, {"number": "123"}, {"number": "2552200000012345678x"},
        {"number": "1" * 41}, {"issued_on": ""}, {"issued_on": "x"}, {"issued_on": "2199-01-01"},
        {"issued_on": "1999-01-01"}, {"file": SimpleUploadedFile("a.pdf", b"MZ")},
        {"file": SimpleUploadedFile("a.pdf", PDF + b"x" * 5_300_000)},
    ],
)  # fmt: skip
def test_a_fapiao_that_cannot_be_one_is_not_written_down(hers, asked, wrong):
    typed = {"number": NUMBER, "issued_on": timezone.localdate().isoformat()} | wrong

    answer = hers.post(f"/studio/invoices/{asked.pk}/issue/", typed)

    assert answer.status_code == 400
    asked.refresh_from_db()
    assert asked.state == "asked"
    assert PrivateFile.objects.count() == 0
    assert told("invoice.issued") == []


def test_who_need_not_register_says_so_and_the_buyer_learns_what_to_do(hers, part, asked):
    hers.post(f"/studio/invoices/{asked.pk}/refuse/", {"reason": "unregistered"})

    asked.refresh_from_db()
    assert (asked.state, asked.reason) == ("refused", "unregistered")
    assert "只能由税务局代开" in told("invoice.refused")[0]
    page = hers.get(path_of(part)).content.decode()
    assert "可以请卖家到税务局代开" in page
    assert 'name="title"' in page  # she may ask again


@pytest.mark.parametrize("reason", ["", "x", "asked"])
def test_a_refusal_needs_a_reason_that_there_is(hers, asked, reason):
    answer = hers.post(f"/studio/invoices/{asked.pk}/refuse/", {"reason": reason})

    assert answer.status_code == 400
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_an_answer_is_given_once(part, asked):
    by = owner_of(part.shop)
    refuse_invoice(request=asked, reason="details", by=by)
    with pytest.raises(NotAnyMore):
        issue_invoice(request=asked, fapiao=Fapiao(NUMBER, timezone.localdate(), PDF), by=by)

    asked.refresh_from_db()
    assert (asked.state, asked.number, asked.file) == ("refused", "", None)
    assert PrivateFile.objects.count() == 0
    again = ask_invoice(seller_order=part, heading=FIRM)
    assert (again.state, len(told("invoice.asked"))) == ("asked", 2)


def test_the_database_knows_no_fapiao_without_number_or_refusal_without_reason(asked):
    for state in ("issued", "refused"):
        with pytest.raises(IntegrityError), transaction.atomic():
            InvoiceRequest.objects.filter(pk=asked.pk).update(state=state)


def test_it_is_hers_and_the_cooperative_s_lead_s_alone(client, asked, part):
    cooperative = a_cooperative()
    lead = cooperative.keepers.get().user
    stock = Keeper.objects.create(cooperative=cooperative, user=a_user(), role="stock").user
    theirs = sold(a_shop(cooperative=cooperative), 5000)
    also = ask_invoice(seller_order=theirs, heading=FIRM)
    codes = {}
    for name, user in {"lead": lead, "stock": stock, "any": a_user()}.items():
        client.force_login(user)
        codes[name] = [
            client.get(f"/studio/invoices/{each.pk}/").status_code for each in (asked, also)
        ]
    assert codes == {"lead": [404, 200], "stock": [404, 404], "any": [404, 404]}
    help_with(client, a_grant(part.shop, may_order=True))
    assert client.get(f"/studio/invoices/{asked.pk}/").status_code == 404
    assert len(told("invoice.asked")) == 2


def test_her_list_costs_the_same_for_one_and_for_many(hers, part, asked, django_assert_num_queries):
    hers.get("/studio/invoices/")
    with django_assert_num_queries(4):
        hers.get("/studio/invoices/")
    for _ in range(3):
        ask_invoice(seller_order=sold(part.shop, 1000), heading=FIRM)
    with django_assert_num_queries(4):
        page = hers.get("/studio/invoices/").content.decode()

    assert page.count("去回答") == 4


def test_another_part_s_key_opens_nothing(client, part, asked):
    other = sold(part.shop, 1000)
    key = order_key(other.order.number)

    for name in ("invoice", "invoice-file"):
        path = reverse(name, args=[part.order.number, part.pk])
        assert client.get(path, {"key": key}).status_code == 404
        crossed = reverse(name, args=[other.order.number, part.pk])
        assert client.get(crossed, {"key": key}).status_code == 404
