"""What a buyer sees and does about a return, by her link."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from shop.payments.models import Refund
from shop.returns.models import ReturnPhoto, ReturnRequest
from shop.returns.services import accept, refuse
from tests.cast import a_custom_work, a_user
from tests.shop.fulfilment.parts import key_of
from tests.shop.returns.given_back import Reason, a_delivered_part, a_return

State = ReturnRequest.State
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    return a_delivered_part(till)


def path_to_ask(part):
    return f"/orders/{part.order.number}/parts/{part.pk}/return/"


def path_of(request):
    return f"/orders/{request.seller_order.order.number}/returns/{request.pk}/"


def asked(part, **fields):
    line = part.lines.get()
    form = {f"pieces-{line.pk}": "1", f"reason-{line.pk}": "changed", "words": ""}
    return {**form, "key": key_of(part), **{f"{k}-{line.pk}": v for k, v in fields.items()}}


def a_photo(size=(400, 400)):
    file = BytesIO()
    Image.new("RGB", size, "red").save(file, "JPEG")
    return SimpleUploadedFile("a.jpg", file.getvalue(), "image/jpeg")


def test_the_order_s_page_leads_to_it_and_she_asks(client, part):
    page = client.get(f"/orders/{part.order.number}/?key={key_of(part)}").content.decode()
    assert f'href="{path_to_ask(part)}?key=' in page
    assert (
        "寄回的运费您付" in client.get(f"{path_to_ask(part)}?key={key_of(part)}").content.decode()
    )

    answer = client.post(path_to_ask(part), asked(part))

    request = ReturnRequest.objects.get()
    assert answer["Location"] == f"{path_of(request)}?key={key_of(part)}"
    row = request.lines.get()
    assert (row.pieces, row.reason, request.state) == (1, Reason.CHANGED, State.ASKED)
    page = client.get(answer["Location"])
    assert "不答复，就算同意" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_her_photos_go_along(client, part):
    client.post(
        path_to_ask(part), {**asked(part, reason="faulty"), "photos": [a_photo(), a_photo()]}
    )

    photos = list(ReturnPhoto.objects.all())
    page = client.get(f"{path_of(ReturnRequest.objects.get())}?key={key_of(part)}")
    assert [(each.width, each.height) for each in photos] == [(400, 400)] * 2
    assert f"{path_of(photos[0].request)}photos/{photos[0].pk}/?key=" in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"pieces": "0"}, "请选要退的作品和件数"),
        ({"pieces": "3"}, "请选退几件"),
        ({"pieces": "-1"}, "请选退几件"),
        ({"pieces": "x"}, "请选退几件"),
        ({"pieces": ""}, "请选退几件"),
        ({"reason": ""}, "请选为什么退"),
        ({"reason": "because"}, "请选为什么退"),
    ],
)
def test_a_wrong_form_is_told_and_nothing_is_asked(client, part, fields, told):
    answer = client.post(path_to_ask(part), asked(part, **fields))

    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "<title>有错误：" in page
    assert not ReturnRequest.objects.exists()


@pytest.mark.parametrize("words", ["字" * 301])
def test_too_many_words_are_told(client, part, words):
    answer = client.post(path_to_ask(part), {**asked(part), "words": words})

    assert (answer.status_code, ReturnRequest.objects.count()) == (400, 0)


def test_what_is_no_photo_is_told_and_nothing_is_kept(client, part):
    wrong = SimpleUploadedFile("a.jpg", b"no photo", "image/jpeg")

    answer = client.post(path_to_ask(part), {**asked(part), "photos": [a_photo(), wrong]})

    assert answer.status_code == 400
    assert "这个文件不是照片" in answer.content.decode()
    assert (ReturnRequest.objects.count(), ReturnPhoto.objects.count()) == (0, 0)


def test_a_custom_work_offers_no_change_of_mind(client, till):
    part = a_delivered_part(till, {a_custom_work(): 1})

    page = client.get(f"{path_to_ask(part)}?key={key_of(part)}").content.decode()
    answer = client.post(path_to_ask(part), asked(part))

    assert 'value="changed"' not in page
    assert (answer.status_code, ReturnRequest.objects.count()) == (400, 0)


def test_pressed_twice_it_is_asked_once(client, part):
    for _ in range(2):
        answer = client.post(path_to_ask(part), asked(part), follow=True)

    assert "现在不能申请退货" in answer.content.decode()
    assert ReturnRequest.objects.count() == 1


def test_she_sends_it_back_and_says_how(client, part):
    request = a_return(part, reason=Reason.FAULTY)
    accept(request=request, by=None)
    form = {"carrier": "sf", "tracking_number": "SF999999999999", "freight": "8.50"}

    client.post(path_of(request), {**form, "key": key_of(part)})

    request.refresh_from_db()
    assert (request.state, request.carrier, request.freight_fen) == (State.SENT, "sf", 850)


@pytest.mark.parametrize(
    "wrong", [{"carrier": ""}, {"carrier": "pigeon"}, {"tracking_number": "号码"}, {"freight": "x"}]
)
def test_a_wrong_number_is_told(client, part, wrong):
    request = a_return(part, reason=Reason.FAULTY)
    accept(request=request, by=None)
    form = {"carrier": "sf", "tracking_number": "SF999999999999", "freight": "8", **wrong}

    answer = client.post(path_of(request), {**form, "key": key_of(part)})

    request.refresh_from_db()
    assert (answer.status_code, request.state) == (400, State.ACCEPTED)


def test_refused_she_turns_to_the_marketplace_with_words(client, part):
    request = a_return(part)
    refuse(request=request, words="洗过了", by=a_user())
    assert "洗过了" in client.get(f"{path_of(request)}?key={key_of(part)}").content.decode()

    empty = client.post(path_of(request), {"words": "", "key": key_of(part)})
    assert (empty.status_code, ReturnRequest.objects.get().state) == (400, State.REFUSED)
    client.post(path_of(request), {"words": "没有洗过", "key": key_of(part)})

    assert ReturnRequest.objects.get().state == State.ESCALATED


def test_she_keeps_it_after_all(client, part):
    request = a_return(part)

    client.post(f"{path_of(request)}cancel/", {"key": key_of(part)})

    request.refresh_from_db()
    assert (request.state, request.ending, Refund.objects.count()) == ("closed", "cancelled", 0)


def test_nobody_else_comes_near_it(client, till, part):
    request = a_return(part)
    other = a_delivered_part(till)
    paths = [path_to_ask(part), path_of(request), f"{path_of(request)}cancel/"]

    for key in ("", "wrong", key_of(other)):
        for path in paths:
            assert client.post(path, {**asked(part), "key": key}).status_code == 404
    mixed = f"/orders/{other.order.number}/returns/{request.pk}/?key={key_of(other)}"
    assert client.get(mixed).status_code == 404
    assert ReturnRequest.objects.get().state == State.ASKED
