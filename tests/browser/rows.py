"""A woman's whole studio and an officer's desk, in a running stack: `python -m tests.browser.rows`.

Prints who can be signed in (the key of a session) and which rows the pages are about.
"""

import json
import sys
import time

import django

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402 -- as below
from django.test import Client  # noqa: E402 -- Django must be set up first
from django.utils import timezone  # noqa: E402 -- as above

from catalog.drafts import ask_her  # noqa: E402 -- as above
from catalog.models import Listing, Product  # noqa: E402 -- as above
from catalog.proposals import propose  # noqa: E402 -- as above
from catalog.voice import keep_note  # noqa: E402 -- as above
from ground.accounts.models import User  # noqa: E402 -- as above
from ground.pictures.models import Picture  # noqa: E402 -- as above
from ground.privacy.services import keep_file  # noqa: E402 -- as above
from ground.regions.models import Division  # noqa: E402 -- as above
from marketplace.demo.drawings import a_paper  # noqa: E402 -- as above
from programme.competitions.models import Judge  # noqa: E402 -- as above
from programme.pairing.models import Leader  # noqa: E402 -- as above
from programme.training.models import Trainer  # noqa: E402 -- as above
from sellers.artisans.models import HelperGrant  # noqa: E402 -- as above
from sellers.partner.models import Partner  # noqa: E402 -- as above
from sellers.verification.correcting import undo  # noqa: E402 -- as above
from sellers.verification.deciding import approve, confirm_grade  # noqa: E402 -- as above
from sellers.verification.models import Credential  # noqa: E402 -- as above
from sellers.verification.number import read_number  # noqa: E402 -- as above
from sellers.verification.services import agree, hand_in, name_guardian, vouch  # noqa: E402 -- as above
from shop.fulfilment.models import ProgressPhoto  # noqa: E402 -- as above
from shop.fulfilment.parcels import hand_over, send  # noqa: E402 -- as above
from shop.fulfilment.services import accept, mark_delivered  # noqa: E402 -- as above
from shop.order.models import SellerOrder  # noqa: E402 -- as above
from shop.payments.refunds import refund_seller_order, settle_refund  # noqa: E402 -- as above
from shop.payments.services import start_payment  # noqa: E402 -- as above
from shop.returns.services import accept as accept_return  # noqa: E402 -- as above
from shop.returns.services import refuse, send_back, turn_to_operator  # noqa: E402 -- as above
from tests import cast  # noqa: E402 -- as above
from tests.bench.purchase import pay  # noqa: E402 -- as above
from tests.browser.coop_rows import shared_rows  # noqa: E402 -- as above
from tests.browser.production_rows import made_rows  # noqa: E402 -- as above
from tests.browser.programme_rows import programme_rows  # noqa: E402 -- as above
from tests.catalog.studio.hers import a_grant, a_recording  # noqa: E402 -- as above
from tests.catalog.studio.hers import send as send_form  # noqa: E402 -- as above
from tests.flows.market import market_rows  # noqa: E402 -- as above
from tests.shop.baskets import an_order  # noqa: E402 -- as above
from tests.shop.commission.rules import in_force  # noqa: E402 -- as above
from tests.shop.documents.trade import a_request, document_rows  # noqa: E402 -- as above
from tests.shop.payments.paid import money_rows  # noqa: E402 -- as above
from tests.shop.payouts.owed import payout_rows  # noqa: E402 -- as above
from tests.shop.returns.given_back import a_return, fresh  # noqa: E402 -- as above

NOW = SellerOrder.Status
FAR = timezone.localdate() + timezone.timedelta(days=900)


def session_of(user, **held) -> str:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    session = client.session
    session.update(held)
    session.save()
    return str(session.session_key)


def paid(work, pieces=1) -> SellerOrder:
    """As the cashier's word makes it."""
    order = an_order({work: pieces})
    pay(start_payment(order=order))
    for _ in range(100):
        part = order.seller_orders.get()
        if part.status == NOW.NEW:
            return part
        time.sleep(0.1)
    raise TimeoutError(part.status)


class World:
    def __init__(self) -> None:
        self.officers = [cast.an_officer(organ=self._organ(), name=name) for name in "韦杨"]
        self.cooperative = cast.a_cooperative()
        self.hers = cast.a_shop("云岭合作社", "Yunling Cooperative", cooperative=self.cooperative)
        self.keeper = self.cooperative.keepers.get().user
        self.shop = self._verified("吴阿朵")
        self.she = self.shop.artisan.user
        self.pictures = iter(Picture.objects.order_by("pk"))
        self.rows = {"shop": self.shop.pk}
        self._works()
        self._orders()
        self._help()
        self._claims()
        rows = payout_rows(self.shop, self.cooperative)
        self.rows |= {name: row.pk for name, row in rows.items()}
        more = money_rows(paid(self.work), paid(self.work)).items()
        self.rows |= {f"money-{name}": row.pk for name, row in more}
        papers = document_rows(paid(self.work), cast.an_operator()).items()
        self.rows |= {name: row.pk for name, row in papers}
        self.rows["asked-invoice"] = a_request(paid(self.work)).pk
        self.rows["rule"] = in_force(family="embroidery").pk
        self.rows |= {name: row.pk for name, row in market_rows(self.shop).items()}
        self.rows |= shared_rows(self.cooperative, self.shop)
        self._programme()

    def _programme(self) -> None:
        member = self.cooperative.memberships.get(artisan=self.shop.artisan)
        self.rows |= made_rows(self.cooperative, member)
        programme = programme_rows(self.officers[0], self.shop)
        assert set(programme).isdisjoint(self.rows), "rows of two pages under one name"
        self.rows |= programme
        self.surveyor = User.objects.get(pk=self.rows["surveyor user"])
        self.quality = self.cooperative.keepers.latest("pk").user

    def _organ(self):
        return cast.an_organ(region=Division.objects.get(code="520000"))

    def _verified(self, name) -> Partner:
        artisan = cast.a_registered(name)
        cast.a_verified(officer=self.officers[0], artisan=artisan)
        artisan.crafts.add(cast.a_craft())
        cast.a_member(self.cooperative, artisan)
        return Partner.objects.get(artisan=artisan)

    def _work(self, title, pieces=20, photos=2, **fields) -> Product:
        words = {"story_zh": "外婆教我的花样，一针一针绣了七天。", "material_zh": "棉布、丝线"}
        work = cast.a_work(title, title, 26800, pieces, shop=self.shop, **words, **fields)
        for position in range(photos):
            work.work_pictures.create(picture=next(self.pictures), position=position)
        return work

    def _works(self) -> None:
        self.work = self._work("苗绣蝴蝶手包")
        self.made = self._work("苗绣百鸟衣前襟片，按身量定做", pieces=None, days_to_make=20)
        asked = self._work("苗绣杯垫一对", listed_at=None, is_public=False)
        draft = self._work("还没写完的围腰", photos=0, listed_at=None, is_public=False)
        for work in (asked, draft):
            Listing.objects.create(work=work, key=f"rows-{work.pk}")
        self.asked = asked
        client = Client(SERVER_NAME="localhost")
        client.force_login(self.she)
        send_form(client, do="draft", title="", price="", photos=None, voice=a_recording())
        spoken = Listing.objects.exclude(voice=None).latest("pk")
        removed = self.work.removed_pictures.create(picture=next(self.pictures))
        place = self.work.work_pictures.first().pk
        self.rows |= {"work": self.work.pk, "made": self.made.pk, "asked": asked.pk}
        self.rows |= {"draft": draft.pk, "spoken": spoken.pk, "place": place}
        kept = cast.a_work("合作社的背扇", "Baby carrier", 52000, 3, shop=self.hers)
        self.rows |= {"removed": removed.pk, "kept": kept.pk}

    def _orders(self) -> None:
        parts = {name: paid(self.work, 2) for name in ("new", "accepted", "sent", "handed")}
        parts["making"] = paid(self.made)
        parts["gift"] = paid(self.work)
        SellerOrder.objects.filter(pk=parts["gift"].pk).update(gift_words="祝阿婆生日快乐！")
        for name, part in parts.items():
            if name != "new":
                accept(seller_order=part, by=self.she)
                part.refresh_from_db()
        send(seller_order=parts["sent"], by=self.she, carrier="sf", tracking_number="SF1234567890")
        parcel = hand_over(seller_order=parts["handed"], cooperative=self.cooperative, by=self.she)
        photo = ProgressPhoto.objects.create(
            seller_order=parts["making"], file=self._paper(self.shop.artisan, "progress"),
            width=800, height=500, words="绣好一半了",
        )  # fmt: skip
        self.rows |= {name: part.pk for name, part in parts.items()}
        self.rows |= {"parcel": parcel.pk, "photo": photo.pk}
        self._returns()
        self.rows["hers"] = parts["sent"].parcels.get().pk

    def _returns(self) -> None:
        for name, steps in {"asked-back": 0, "sent-back": 2, "return": 1}.items():
            part = paid(self.work)
            accept(seller_order=part, by=self.she)
            send(seller_order=part, by=self.she, carrier="sf", tracking_number="SF1234567890")
            mark_delivered(seller_order=part, proof="buyer")
            request = a_return(fresh(part), words="颜色和照片上不一样")
            if steps == 2:
                accept_return(request=request, by=self.she)
                tracking = {"carrier": "sf", "tracking_number": "SF1234567890"}
                send_back(request=request, freight_fen=0, by=None, **tracking)
            if steps == 1:
                refuse(request=request, words="照片上就是这个颜色", by=self.she)
                turn_to_operator(request=request, words="请平台看看", by=None)
            self.rows[name] = request.pk
        refund = refund_seller_order(seller_order=paid(self.work), reason="declined")
        settle_refund(key=refund.key, state="failed")
        self.rows["refund"] = refund.pk

    def _help(self) -> None:
        terms = {"may_order": True, "until": FAR}
        self.grant = a_grant(self.shop, helper=cast.a_user("韦小梅"), **terms)
        ask_her(work=self.asked, by=self.grant.helper)
        note = SimpleUploadedFile("n.mp3", b"ID3 said")
        Listing.objects.create(work=self.made, key="said", state="shown")
        keep_note(work=self.made, file=note, owner=self.she, by=self.she)
        said = {"title": "苗绣百鸟衣前襟片", "story_zh": "绣了整整一个冬天。", "price_fen": 98000}
        propose(work=self.made, by=self.grant.helper, **said)
        self.offered = cast.a_user("潘阿姐")
        HelperGrant.objects.create(
            artisan=self.shop.artisan, phone=self.offered.phone, may_list=True, until=FAR,
            granted_by=self.she,
        )  # fmt: skip
        agree(user=self.she, kind="helper")

    def _claims(self) -> None:
        number = read_number(cast.a_number(), timezone.localdate())
        self.waiting = cast.a_registered("石阿妹")
        claim = hand_in(artisan=self.waiting, number=number, photo=a_paper())
        bare = cast.a_registered("杨秀英")
        bare_claim = hand_in(artisan=bare, photo=a_paper())
        vouched = hand_in(artisan=cast.a_registered("潘桂花"), cooperative=self.cooperative)
        known = hand_in(artisan=cast.a_registered("潘梨花"), cooperative=self.cooperative)
        vouch(credential=known, by=self.keeper)
        agree(user=known.artisan.user, kind="helper")
        guardian = name_guardian(
            artisan=self.waiting, name="石阿爸", phone="+8613800990001",
            proof=self._paper(self.waiting, "proof"),
        )  # fmt: skip
        self.newcomer = cast.a_registered("龙阿依").user
        second = self._second_pair_of_eyes()
        self.rows |= {"claim": claim.pk, "bare": bare_claim.pk, "vouched": vouched.pk}
        self.rows |= {"known": known.artisan.pk}
        self.rows |= {"guardian": guardian.pk, "second": second.pk}
        self.rows |= {"approved": self._approved().pk, "undone": self._to_be_undone().pk}

    def _second_pair_of_eyes(self):
        """A change of grade that the first officer proposed."""
        artisan = self._verified("王阿秀").artisan
        number = read_number(cast.a_number(tail="43"), timezone.localdate())
        claim = hand_in(artisan=artisan, number=number)
        return approve(credential=claim, officer=self.officers[0], valid_until=FAR)

    def _approved(self):
        return Credential.objects.get(artisan=self._verified("杨阿妮").artisan)

    def _to_be_undone(self):
        """A change of grade that both approved and the first wants taken back."""
        artisan = self._verified("吴阿兰").artisan
        number = read_number(cast.a_number(tail="41"), timezone.localdate())
        claim = hand_in(artisan=artisan, number=number)
        approve(credential=claim, officer=self.officers[0], valid_until=FAR)
        confirm_grade(credential=claim, officer=self.officers[1])
        undo(credential=claim, officer=self.officers[0], reason="等级看错了，是二级。")
        return claim

    def _paper(self, artisan, kind):
        return keep_file(data=a_paper(), kind=kind, content_type="image/jpeg", owner=artisan.user)

    def sessions(self) -> dict[str, str]:
        return {
            "she": session_of(self.she),
            "helper": session_of(self.grant.helper),
            "acting": session_of(self.grant.helper, helping=self.grant.pk),
            "offered": session_of(self.offered),
            "keeper": session_of(self.keeper),
            "second-keeper": session_of(self.quality),
            "newcomer": session_of(self.newcomer),
            "waiting": session_of(self.waiting.user),
            "officer": session_of(self.officers[0].user),
            "judge": session_of(Judge.objects.get(pk=self.rows["contest judge"]).user),
            "leader": session_of(Leader.objects.get(pk=self.rows["leader"]).user),
            "poster": session_of(User.objects.get(pk=self.rows["posts' keeper"])),
            "trainer": session_of(Trainer.objects.get(pk=self.rows["trainer"]).user),
            "second": session_of(self.officers[1].user),
            "operator": session_of(cast.an_operator("赵运营")),
            "stranger": session_of(cast.a_user("阿秀")),
            "surveyor": session_of(self.surveyor, surveying=[self.rows["person"]]),
        }


if __name__ == "__main__":
    world = World()
    sys.stdout.write(json.dumps({"sessions": world.sessions(), "rows": world.rows}))
