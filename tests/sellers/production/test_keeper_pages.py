"""What keepers see and press, within their roles; bad input moves nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sellers.production.models import (
    Assignment,
    Delivery,
    Instruction,
    Material,
    MaterialMove,
    ProductionOrder,
)
from tests.cast import a_picture
from tests.catalog.studio.hers import a_photo, a_recording
from tests.sellers.production.making import (
    a_coop,
    a_coops_work,
    a_keeper,
    a_member,
    an_open_order,
    handed_in,
    in_days,
    in_hand,
    lead,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    a_picture()  # with it, a place for pictures to lie
    return a_coop()


def at(coop, name, *args):
    return reverse(name, args=[coop.pk, *args])


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(coop):
    return signed_in(lead(coop))


def typed(**changes):
    fields = {"title": "杯垫", "pieces": "300", "due_on": f"{in_days(30)}", "piece": "15"}
    return fields | {"piece_minutes": "40", "purpose": "stock"} | changes


def test_an_order_is_written_opened_and_offered_in_one_press_for_two(client, coop):
    two = [a_member(coop, name, pieces_a_week=20) for name in "甲乙"]
    client.post(at(coop, "production-new"), typed(pieces="１００"))
    order = ProductionOrder.objects.get()

    look = client.get(at(coop, "production-start", order.pk)).content.decode()
    order.refresh_from_db()
    looked_at = order.state
    client.post(at(coop, "production-start", order.pk))
    page = client.get(at(coop, "production-offer", order.pk)).content.decode()
    sent = {f"pieces-{each.pk}": "50" for each in two}
    client.post(at(coop, "production-offer", order.pk), sent)

    assert (order.pieces, order.piece_fen, looked_at) == (100, 1500, "draft")
    assert "开始以后，工钱和件数就不能改了。" in look
    assert "¥15.00" in look
    assert page.count('value="100"') + page.count('value="80"') == 1
    assert [each.pieces for each in Assignment.objects.all()] == [50, 50]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""}, {"title": "长" * 101}, {"pieces": "0"}, {"pieces": "-3"}, {"pieces": "abc"},
        {"pieces": "1" * 5000}, {"pieces": "100001"}, {"due_on": "昨天"}, {"due_on": "2020-01-01"},
        {"due_on": "9999-12-31"}, {"piece": "0"}, {"piece": "1.234"}, {"piece": "NaN"},
        {"piece": "1e9"}, {"piece": "Infinity"}, {"piece_minutes": "0"}, {"purpose": "x"},
        {"work": "没有"}, {"number": "没有"}, {"craft": "x"}, {"title": "a\x00b"},
    ],
    ids=lambda changes: str(changes)[:40],
)  # fmt: skip
def test_bad_input_makes_no_order(client, coop, changes):
    answer = client.post(at(coop, "production-new"), typed(**changes))

    assert (answer.status_code, ProductionOrder.objects.count()) == (400, 0)


def test_a_work_is_named_by_number_code_or_name(client, coop):
    work = a_coops_work(coop)
    for name in (str(work.pk), work.upc, work.title):
        client.post(at(coop, "production-new"), typed(work=name))

    assert [each.work for each in ProductionOrder.objects.all()] == [work] * 3


def test_one_like_an_earlier_one_is_filled_in(client, coop):
    earlier = an_open_order(coop, title="大花杯垫")
    earlier.materials.create(name="丝线", unit="束", per_piece="1")
    like = f"{at(coop, 'production-new')}?like={earlier.pk}"

    page = client.get(like).content.decode()
    client.post(like, typed())

    assert 'value="大花杯垫"' in page
    assert ProductionOrder.objects.order_by("pk").last().materials.count() == 1


@pytest.mark.parametrize("like", ["x", "9" * 40, "-1", "²"])
def test_like_nothing_is_an_empty_form(client, coop, like):
    assert client.get(f"{at(coop, 'production-new')}?like={like}").status_code == 200


def test_below_the_minimum_the_keeper_is_warned_before_she_opens(client, coop, settings):
    settings.MINIMUM_HOURLY_FEN = {"default": 2500}
    order = an_open_order(coop)
    ProductionOrder.objects.update(state="draft")

    page = client.get(at(coop, "production-order", order.pk)).content.decode()

    assert "一小时大约 ¥22.50，低于当地最低 ¥25.00" in page


def test_too_many_offered_are_refused_and_what_was_typed_stays(client, coop):
    member = a_member(coop)
    order = an_open_order(coop)
    for number in ("11", "x", "-1"):
        answer = client.post(
            at(coop, "production-offer", order.pk), {f"pieces-{member.pk}": number}
        )
        assert (answer.status_code, Assignment.objects.count()) == (400, 0)
        assert f'value="{number}"' in answer.content.decode()


def test_a_guide_is_added_and_taken_away(client, coop):
    order = an_open_order(coop)
    address = at(coop, "production-guide", order.pk)
    client.post(address, {"what": "picture", "picture-picture": a_photo(), "picture-words": "画样"})
    client.post(
        address,
        {"what": "recording", "recording-recording": a_recording(), "recording-words": "绣"},
    )
    client.post(
        address,
        {
            "what": "material",
            "material-name": "线",
            "material-unit": "束",
            "material-per_piece": "1.5",
        },
    )

    spoken = Instruction.objects.get(picture=None)
    heard = client.get(at(coop, "production-guide-file", spoken.pk), headers={"range": "bytes=0-2"})
    client.post(at(coop, "production-guide-remove", spoken.pk))
    client.post(at(coop, "production-material-remove", Material.objects.get().pk))

    assert (heard.status_code, heard.content, heard["Content-Type"]) == (206, b"ID3", "audio/mpeg")
    assert [each.words for each in Instruction.objects.all()] == ["画样"]
    assert Material.objects.count() == 0


@pytest.mark.parametrize(
    "sent",
    [
        {"what": "picture"}, {"picture-words": "x"}, {"recording-words": "x"}, {"what": "x"},
        {"picture-picture": a_recording(), "picture-words": "x"},
        {"recording-recording": a_photo(), "recording-words": "x"},
        {"material-name": "线", "material-unit": "束", "material-per_piece": "0"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_guide_is_not_kept(client, coop, sent):
    order = an_open_order(coop)

    answer = client.post(at(coop, "production-guide", order.pk), sent)

    assert (answer.status_code, Instruction.objects.count(), Material.objects.count()) == (
        400, 0, 0,
    )  # fmt: skip


def test_a_recording_that_a_copy_shows_stays(client, coop):
    order = an_open_order(coop)
    film = SimpleUploadedFile("f.mp4", b"\x00\x00\x00\x18ftypisom and more", "video/mp4")
    sent = {"recording-recording": film, "recording-words": "绣"}
    client.post(at(coop, "production-guide", order.pk), sent)
    client.post(f"{at(coop, 'production-new')}?like={order.pk}", typed())

    client.post(at(coop, "production-guide-remove", order.instructions.get().pk))

    (copy,) = Instruction.objects.all()
    heard = client.get(at(coop, "production-guide-file", copy.pk))
    assert (heard["Content-Type"], heard.status_code) == ("video/mp4", 200)


def test_materials_are_recorded_and_settled(client, coop):
    hers = in_hand(an_open_order(coop), pieces=4)
    material = hers.production_order.materials.create(name="线", unit="束", per_piece="1")
    address = at(coop, "production-move", hers.pk, material.pk)
    client.post(address, {"kind": "issued", "amount": "５"})
    refused = client.post(address, {"kind": "lost", "amount": "6"})
    bad = client.post(address, {"kind": "stolen", "amount": "-1"})
    handed_in(hers, 3)
    client.post(at(coop, "production-settle", hers.pk))

    page = client.get(at(coop, "production-materials", hers.production_order_id)).content.decode()
    assert [f"{each.kind} {each.amount}" for each in MaterialMove.objects.all()] == [
        "issued 5.00", "used -3.00",
    ]  # fmt: skip
    assert (refused.status_code, bad.status_code) == (200, 400)
    assert "<strong>2</strong>" in page


def test_pieces_come_over_the_counter_and_go_to_another(client, coop):
    hers = in_hand(an_open_order(coop), pieces=6)
    other = a_member(coop, "桂花")
    client.post(at(coop, "production-receive", hers.pk), {"key": "k", "pieces": "2"})
    client.post(at(coop, "production-receive", hers.pk), {"key": "k", "pieces": "2"})
    client.post(at(coop, "production-hand-over", hers.pk), {"rest": "4", "to": str(other.pk)})
    foreign = a_member(a_coop("别社"))
    bad = client.post(at(coop, "production-hand-over", hers.pk), {"rest": "1", "to": foreign.pk})

    assert Delivery.objects.get().pieces == 2
    assert [(each.membership, each.pieces) for each in Assignment.objects.all()] == [
        (hers.membership, 2), (other, 4),
    ]  # fmt: skip
    assert bad.status_code == 400


def test_each_role_has_its_part(coop):
    order = an_open_order(coop)
    quality, stock = (signed_in(a_keeper(coop, role)) for role in ("quality", "stock"))
    books = signed_in(a_keeper(coop, "bookkeeper"))

    seen = {
        name: tuple(
            client.get(at(coop, name, *args)).status_code for client in (quality, stock, books)
        )
        for name, args in {
            "production": [], "production-checks": [], "production-new": [],
            "production-materials": [order.pk], "production-order": [order.pk],
        }.items()
    }  # fmt: skip

    assert seen == {
        "production": (200, 200, 404),
        "production-checks": (200, 404, 404),
        "production-new": (404, 404, 404),
        "production-materials": (404, 200, 404),
        "production-order": (200, 200, 404),
    }


def test_lists_cost_the_same_queries_at_any_number(client, coop, django_assert_max_num_queries):
    order = an_open_order(coop, pieces=100)
    pages = [at(coop, "production"), at(coop, "production-order", order.pk)]
    pages += [at(coop, "production-checks"), at(coop, "production-materials", order.pk)]
    for _ in range(2):
        for _ in range(8):
            handed_in(in_hand(order, pieces=2), 1)
            an_open_order(coop)
        for page in pages:
            with django_assert_max_num_queries(16):
                client.get(page)
