"""Every private address with the id of a real row: its owner comes in, nobody else, nothing moves.

Made from the URL map: an address without an example here fails.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog.models import Listing, Product, Proposal
from ground.privacy.services import keep_file
from sellers.artisans.models import Artisan, HelperGrant
from sellers.partner.models import Partner
from sellers.verification.models import Credential, Guardianship
from sellers.verification.services import hand_in, name_guardian, vouch
from shop.commission.models import CommissionRule
from shop.fulfilment.models import Parcel, ProgressPhoto
from shop.fulfilment.parcels import hand_over
from shop.fulfilment.services import accept
from shop.order.models import SellerOrder
from shop.payments.models import Refund
from shop.returns.models import ReturnRequest
from tests.cast import (
    a_claim,
    a_cooperative,
    a_county,
    a_member,
    a_picture,
    a_registered,
    a_user,
    a_verified,
    a_work,
    an_officer,
    an_operator,
    an_organ,
)
from tests.catalog.studio.hers import a_grant, a_recording, a_seller, send
from tests.flows import production
from tests.flows.cooperatives import (
    ABOUT_COOPS,
    COOP_MODELS,
    KEEPERS,
    OPEN_TO_ARTISANS,
    OWN_COOPS,
    coop_path,
    coop_rows,
)
from tests.flows.documents import (
    ABOUT_DOCUMENTS,
    MODELS_OF_DOCUMENTS,
    MORE_OF_DOCUMENTS,
    OWN_DOCUMENTS,
)
from tests.flows.doors import addresses
from tests.flows.market import ABOUT_MARKET, MARKET_MODELS, OWN_MARKET, market_rows
from tests.flows.money import ABOUT_MONEY, OWN_MONEY
from tests.flows.payouts import ABOUT_PAYOUTS, OWN_PAYOUTS
from tests.flows.returns import ABOUT_RETURNS, OWN_RETURNS, PHOTOS_OF_RETURNS
from tests.flows.visitors import everything, helping, is_no_door, is_shut, signed_in
from tests.programme.doors import DOORS
from tests.shop.commission.rules import in_force
from tests.shop.documents.trade import document_rows
from tests.shop.fulfilment.parts import a_paid_part, a_progress_photo
from tests.shop.payments.paid import money_rows
from tests.shop.payouts.owed import payout_rows
from tests.shop.returns.given_back import return_rows

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
MODELS = [
    Artisan, CommissionRule, Credential, Guardianship, HelperGrant, Listing, Parcel, Partner,
    Product, ProgressPhoto, *MARKET_MODELS, Proposal, Refund, ReturnRequest, SellerOrder,
    *MODELS_OF_DOCUMENTS, *COOP_MODELS, *production.PRODUCTION_MODELS,
]  # fmt: skip

# What each address is about (a row of the world), beside its plain arguments.
ABOUT = {
    "studio-vouching-answer": "vouched", "studio-vouched-helper": "known",
    "desk-claim": "claim", "desk-look": "claim", "desk-reopen": "claim",
    "desk-approve": "claim", "desk-confirm": "claim", "desk-ask": "claim", "desk-refuse": "claim",
    "desk-correct": "claim", "desk-undo": "claim", "desk-check-again": "claim",
    "desk-guardian": "guardian", "studio-helper-end": "grant", "studio-helper-publish": "grant",
    "studio-helping-answer": "offer", "studio-helping-start": "grant",
    "studio-helping-end": "grant", "studio-work": "work",
    "studio-work-listed": "work", "studio-fact": "work", "studio-price": "work",
    "studio-stock": "work", "studio-work-show": "work", "studio-work-pause": "work",
    "studio-work-yes": "work", "studio-work-not-yet": "work", "studio-work-delete": "work",
    "studio-photos": "work", "studio-photo-words": "work", "studio-photo-move": "work",
    "studio-photo-remove": "work", "studio-photo-back": "work", "studio-voice": "spoken",
    "studio-voice-file": "spoken", "studio-voice-done": "spoken",
    "studio-voice-words": "spoken", "studio-proposal": "work", "seller-order": "part",
    "part-accept": "part", "part-decline": "part", "part-send": "part", "part-ready": "part",
    "part-slip": "part", "part-label": "part", "part-photos": "part", "part-photo": "part",
    "part-photo-back": "part", "shop-rest": "shop", "shop-back": "shop", "shop-limit": "shop",
    "shop-name": "shop", "shop-postage": "shop", "shop-abroad": "shop",
    "money-commission-end": "rule", **ABOUT_MARKET, **ABOUT_PAYOUTS, **ABOUT_RETURNS, **ABOUT_MONEY,
    **ABOUT_DOCUMENTS, **ABOUT_COOPS, **production.ABOUT_PRODUCTION, "parcel": "parcel",
    "parcel-take-back": "parcel", "parcel-slip": "parcel", "parcel-label": "parcel",
}  # fmt: skip
# These show each person her own and name no row; who is signed in is all that counts.
OWN = {
    "studio", "studio-register", "studio-proof", "studio-proof-withdraw", "studio-guardian",
    "studio-vouching", "studio-helpers", "studio-helper-add", "studio-helping",
    "studio-helping-stop", "studio-works", "studio-work-new", "studio-shop", "parcels",
    "studio-income", "studio-income-sheet", "easy-read", "desk", "desk-queue", "desk-women",
    "desk-seen", "desk-roster", "consents", "consent-change", "account", "account-orders",
    "money-commission", *OWN_COOPS, *OWN_MARKET, *OWN_PAYOUTS, *OWN_RETURNS, *OWN_MONEY,
    *OWN_DOCUMENTS, *production.OWN_PRODUCTION, "money", "account-addresses",
    "account-address-add", "account-export", "account-delete",
}  # fmt: skip
# Proven beside their own pages: an address book's rows, a letter's secret link.
ELSEWHERE = {"account-address", "account-address-delete", "account-email", "market-rules-begin"}


def test_every_private_address_has_an_example():
    known = set(ABOUT) | OWN | ELSEWHERE | set(DOORS)
    assert sorted(set(addresses()) - known) == []
    assert sorted(known - set(addresses())) == []


def test_every_plain_address_asks_who_one_is(client):
    open_doors = []
    for name in sorted(OWN):
        path = reverse(name, kwargs={"kind": "helper"} if name == "consent-change" else None)
        for ask in (client.get, client.post):
            answer = ask(path)
            if not (answer.status_code == 302 and "/accounts/sign-in/" in answer["Location"]):
                open_doors.append((name, answer.status_code))
    assert open_doors == []


class World:
    """One artisan with all there is about her, and those who have no business with it."""

    def __init__(self, till):
        self.caiyun = a_seller()
        self.owner = self.caiyun.artisan.user
        self.cooperative = a_cooperative()
        self.keeper = self.cooperative.keepers.get().user
        self.member = a_member(self.cooperative, self.caiyun.artisan)
        self.officer = an_officer()
        self.operator = an_operator()
        self._make(till)
        self._strangers()

    def _make(self, till):
        work = a_work(shop=self.caiyun)
        work.work_pictures.create(picture=a_picture(), position=0)
        part = a_paid_part(till, {work: 2})
        accept(seller_order=part, by=self.owner)
        sent = a_paid_part(till, {a_work(shop=self.caiyun): 1})
        accept(seller_order=sent, by=self.owner)
        parcel = hand_over(seller_order=sent, cooperative=self.cooperative, by=self.owner)
        photo = a_progress_photo(part)
        claim = a_claim()
        proposal = Proposal.objects.create(work=work, title="x", price_fen=1, by=self.keeper)
        vouched = hand_in(artisan=a_registered("桂花"), cooperative=self.cooperative)
        known = hand_in(artisan=a_registered("梨花"), cooperative=self.cooperative)
        vouch(credential=known, by=self.keeper)
        self.rows = {
            "known": known.artisan, "work": work, "part": part, "shop": self.caiyun,
            "parcel": parcel, "claim": claim, **money_rows(sent, part),
            "vouched": vouched, "guardian": self._guardian(claim.artisan), "photo": photo,
            "grant": a_grant(self.caiyun, may_order=True), "offer": self._offer(),
            "spoken": self._spoken(),
            **document_rows(part, self.operator), "rule": in_force(), "proposal": proposal,
            **payout_rows(self.caiyun, self.cooperative), **return_rows(till, work),
            **market_rows(self.caiyun), **production.rows(self.cooperative, self.member),
            **coop_rows(self.cooperative, self.member, a_cooperative("邻社", "Next")),
        }  # fmt: skip

    def _guardian(self, artisan):
        proof = keep_file(data=b"x", kind="proof", content_type="image/jpeg", owner=artisan.user)
        return name_guardian(artisan=artisan, name="父", phone="+8613800000001", proof=proof)

    def _offer(self):
        self.asked = a_user(name="被请的人")
        return HelperGrant.objects.create(
            artisan=self.caiyun.artisan, phone=self.asked.phone, may_list=True,
            until="2099-01-01", granted_by=self.owner,
        )  # fmt: skip

    def _spoken(self):
        client = Client()
        client.force_login(self.owner)
        send(client, do="draft", title="", price="", voice=a_recording())
        return Product.objects.order_by("-pk").first()

    def _strangers(self):
        other = a_seller()
        past = timezone.localdate() - timedelta(days=1)
        far = an_organ(region=a_county("520103", "云岩区"))
        self.strangers = {
            "nobody": Client(),
            "a buyer": signed_in(a_user()),
            "another artisan": signed_in(other.artisan.user),
            "another's helper": helping(a_grant(other, may_order=True, may_message=True)),
            "a helper past her date": helping(a_grant(self.caiyun, until=past, may_order=True)),
            "a helper out of scope": helping(
                a_grant(self.caiyun, may_list=False, may_message=True)
            ),
            "the next county's officer": signed_in(an_officer(organ=far, name="云").user),
            "another organ's officer": signed_in(
                an_officer(role="viewer", organ=an_organ("women"), name="妇").user
            ),
            "an auditor": signed_in(an_officer(role="auditor", name="审").user),
            "another's keeper": signed_in(a_cooperative("别社", "Other").keepers.get().user),
        }

    def strangers_to(self, name):
        """The money's pages are the operator's, and no other's; the rest are none of hers."""
        insider = (
            {"an officer": signed_in(self.officer.user), "herself": signed_in(self.owner)}
            if name.startswith(("money", "market"))
            else {"an operator": signed_in(self.operator)}
        )
        others = self.strangers | insider
        if name in OPEN_TO_ARTISANS:
            others = {who: each for who, each in others.items() if who != "another artisan"}
        return others

    def owner_of(self, name):
        about = ABOUT[name]
        if name.startswith((*KEEPERS, "production")):
            return self.keeper
        if name.startswith(("money", "market")):
            return self.operator
        if name.startswith("desk-"):
            return self.officer.user
        if name.startswith("studio-helping-"):
            return self.asked if about == "offer" else self.rows["grant"].helper
        return {
            "vouched": self.keeper,
            "collecting": self.keeper,
            "known": self.keeper,
            "parcel": self.owner,
        }.get(about, self.owner)

    def path(self, name):
        row = self.rows[ABOUT[name]]
        if name in ABOUT_COOPS:
            return reverse(name, kwargs=coop_path(name, row, self.cooperative))
        if name in production.ABOUT_PRODUCTION:
            return reverse(name, kwargs=production.path(name, self.rows))
        place = self.rows["work"].work_pictures.get().pk
        arguments = MORE_OF_DOCUMENTS | {
            "studio-fact": {"name": "story"},
            "studio-proposal": {"proposal": self.rows["proposal"].pk},
            "studio-photo-back": {"removed": place},
            **dict.fromkeys(PHOTOS_OF_RETURNS, {"photo_pk": self.rows["return-photo"].pk}),
            **dict.fromkeys(("part-photo", "part-photo-back"), {"photo_pk": self.rows["photo"].pk}),
        }
        more = arguments.get(name, {"place": place} if name.startswith("studio-photo-") else {})
        return reverse(name, kwargs={"pk": self.rows[ABOUT[name]].pk, **more})


@pytest.fixture
def world(till):
    return World(till)


def test_nobody_else_comes_in_and_nothing_moves(world):
    before, open_doors = everything(MODELS), []

    for name in sorted(ABOUT):
        for who, client in world.strangers_to(name).items():
            path = world.path(name)
            answers = [client.get(path), client.post(path, {"answer": "yes"})]
            known = [answer for answer in answers if not is_no_door(answer)]
            if not known or not all(map(is_shut, known)):
                open_doors.append((name, who, [answer.status_code for answer in answers]))

    assert open_doors == []
    assert everything(MODELS) == before


def test_whose_it_is_comes_in(world):
    answers = {
        name: signed_in(world.owner_of(name)).get(world.path(name)).status_code
        for name in sorted(ABOUT)
    }

    assert {name for name, code in answers.items() if code not in {200, 302}} == set()
    assert {name for name, code in answers.items() if code == 200} >= {
        "desk-claim", "desk-guardian", "parcel", "part-label", "part-photos", "part-slip",
        "seller-order", "studio-fact", "studio-voice-words",
        "studio-photo-words", "studio-photos", "studio-price",
        "studio-stock", "studio-voice", "studio-voice-file", "studio-work", "studio-work-listed",
    }  # fmt: skip


def test_a_verified_woman_is_her_own_county_s_to_see(world):
    verified = a_verified(officer=world.officer)
    path = reverse("desk-claim", args=[verified.pk])

    assert signed_in(world.officer.user).get(path).status_code == 200
    assert world.strangers["the next county's officer"].get(path).status_code == 404
