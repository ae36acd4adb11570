"""Work that the invented cooperative gives out: done, under way, late, and still a draft."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from ground.accounts.models import User
from ground.crafts.models import Craft
from marketplace.demo.sisters import Circle
from sellers.production.checking import Finding, appeal, check
from sellers.production.delivering import deliver, tell_made
from sellers.production.guides import need
from sellers.production.materials import move_material
from sellers.production.models import (
    Assignment,
    Check,
    Instruction,
    Material,
    MaterialMove,
    ProductionOrder,
)
from sellers.production.offering import accept, decline, offer
from sellers.production.services import Wanted, close, draft, open_order

PASS, REWORK, REJECT = Check.Result.PASS, Check.Result.REWORK, Check.Result.REJECT
_HOW = ["照这张图起针，先绣外圈", "花心最后绣，线头藏在背面"]
Found = list[tuple[Check.Result, int, str]]


Steps = list[tuple[float, Callable[[], None]]]


def load_work(circle: Circle) -> Steps:
    """What happened, and how many days ago."""
    return [*_done(circle), *_late(circle), *_under_way(circle)]


def _done(circle: Circle) -> Steps:
    """All of it checked and paid."""
    first, second = _Order(circle), _Order(circle)
    return [
        (78, lambda: first.open(_bookmarks("马尾绣书签，景区第一批", 39, circle), lasts=30)),
        (77, lambda: first.give({"M03": 15, "M04": 9, "A02": 15}, takes="M03 M04 A02")),
        (62, lambda: first.bring("M03", 15, [(PASS, 15, "")])),
        (60, lambda: first.bring("M04", 9, [(PASS, 7, ""), (REWORK, 2, "流苏没有扎紧")])),
        (56, lambda: first.bring("M04", 2, [(PASS, 2, "")])),
        (55, lambda: first.bring("A02", 15, [(PASS, 15, "")])),
        (46, lambda: second.open(_pouches(circle), lasts=21)),
        (45, lambda: second.give({"M01": 8, "M02": 8, "M05": 8}, takes="M01 M02 M05")),
        (33, lambda: second.bring("M01", 8, [(PASS, 8, "")])),
        (31, lambda: second.bring("M02", 8, [(PASS, 7, ""), (REJECT, 1, "拉链装反了")])),
        (30, lambda: second.bring("M05", 8, [(PASS, 8, "")])),
        (28, second.close),
    ]


def _late(circle: Circle) -> Steps:
    late = _Order(circle)
    return [
        (24, lambda: late.open(_bookmarks("马尾绣书签，景区第二批", 30, circle), lasts=21)),
        (23, lambda: late.give({"M03": 15, "A02": 15}, takes="M03 A02")),
        (9, lambda: late.bring("M03", 15, [(PASS, 15, "")])),
        (6, lambda: late.bring("A02", 8, [(PASS, 7, ""), (REJECT, 1, "马尾断了两根")])),
        (4, lambda: late.ask_again("A02", "断的是线头，不是马尾，请再看看")),
    ]


def _under_way(circle: Circle) -> Steps:
    """Two have not answered yet; and a draft that pays too little."""
    urgent = _Order(circle)
    return [
        (9.5, lambda: urgent.open(_collars(circle), lasts=25)),
        (9.2, lambda: urgent.give({"M07": 24, "M08": 12, "M06": 6}, takes="M07 M08", not_="M06")),
        (9.1, lambda: urgent.equip({"M07": 24, "M08": 12})),
        (5, lambda: urgent.bring("M07", 4, [(PASS, 4, "")])),
        (3, lambda: urgent.give({"A02": 6})),
        (2, lambda: urgent.tell("M08", 5)),
        (1, lambda: urgent.give({"A01": 8})),
        (0.9, lambda: urgent.bring("M07", 6)),
        (0.5, lambda: _Order(circle).write_down(_sachets(circle))),
    ]


def _bookmarks(title: str, pieces: int, circle: Circle) -> dict[str, Any]:
    facts = {"title": title, "pieces": pieces, "piece_fen": 1800, "piece_minutes": 50}
    return facts | {"work": circle.works["L05"], "craft_id": "emb-mawei"}


def _pouches(circle: Circle) -> dict[str, Any]:
    facts = {"title": "三朵花拉链手包", "pieces": 24, "piece_fen": 3500, "piece_minutes": 100}
    return facts | {"work": circle.works["K06"], "craft_id": "emb-miaoxiu"}


def _collars(circle: Circle) -> dict[str, Any]:
    facts = {"title": "苗年衣领绣片", "pieces": 60, "piece_fen": 4200, "piece_minutes": 120}
    facts |= {"purpose": "enterprise", "customer": "锦华服饰（演示）", "craft_id": "emb-miaoxiu"}
    return facts | {"words": "两片一对，花样左右相反。线不要过密，背面不留线头。"}


def _sachets(circle: Circle) -> dict[str, Any]:
    facts = {"title": "端午香囊", "pieces": 200, "piece_fen": 300, "piece_minutes": 12}
    return facts | {"purpose": "enterprise", "customer": "黔味茶庄（演示）"}


class _Order:
    """One order for work and what became of it; each step on a day of its own."""

    def __init__(self, circle: Circle) -> None:
        self.circle, self.lead = circle, circle.lead
        self.row: ProductionOrder

    def write_down(self, facts: dict[str, Any], lasts: int = 40) -> None:
        due_on = timezone.localdate() + timedelta(days=lasts)
        craft = Craft.objects.filter(pk=facts.pop("craft_id", None)).first()
        wanted = Wanted(due_on=due_on, craft=craft, **facts)
        self.row = draft(cooperative=self.circle.cooperative, wanted=wanted, by=self.lead)

    def open(self, facts: dict[str, Any], lasts: int) -> None:
        self.write_down(facts, lasts)
        for position, words in enumerate(_HOW, start=1):
            work = self.circle.works["K05" if position == 1 else "K07"]
            picture = work.work_pictures.get(position=0).picture
            Instruction.objects.create(
                production_order=self.row, position=position, picture=picture, words=words
            )
        open_order(order=self.row, by=self.lead)

    def give(self, pieces: dict[str, int], *, takes: str = "", not_: str = "") -> None:
        wanted = {self.circle.members[key].pk: number for key, number in pieces.items()}
        offer(order=self.row, pieces=wanted, by=self.lead)
        for keys, answer in ((takes, accept), (not_, decline)):
            for key in keys.split():
                answer(assignment=self._of(key), by=self._her(key))

    def equip(self, pieces: dict[str, int]) -> None:
        """Thread and cloth for as many as each took."""
        add = {"order": self.row, "by": self.lead}
        thread = need(name="丝线", unit="束", per_piece=Decimal("1.5"), **add)
        cloth = need(name="亮布", unit="米", per_piece=Decimal("0.2"), **add)
        for key, number in pieces.items():
            for material in (thread, cloth):
                self._issue(key, material, material.per_piece * number)

    def _issue(self, key: str, material: Material, amount: Decimal) -> None:
        out = {"kind": MaterialMove.Kind.ISSUED, "amount": amount}
        by = self.circle.users["stock"]
        move_material(assignment=self._of(key), material=material, by=by, **out)

    def tell(self, key: str, made: int) -> None:
        tell_made(assignment=self._of(key), made=made, by=self._her(key))

    def bring(self, key: str, pieces: int, found: Found | None = None) -> None:
        """Handed in; with `found`, looked at by the keeper of quality."""
        one = self._of(key)
        form = f"demo-{one.pk}-{one.deliveries.count()}"
        delivery = deliver(assignment=one, pieces=pieces, key=form, by=self._her(key))
        if found:
            findings = [Finding(*each) for each in found]
            check(delivery=delivery, findings=findings, by=self.circle.users["quality"])

    def ask_again(self, key: str, words: str) -> None:
        rows = Check.objects.filter(delivery__assignment=self._of(key), result=REJECT)
        appeal(check_made=rows.latest("pk"), words=words, by=self._her(key))

    def close(self) -> None:
        close(order=self.row, by=self.lead)

    def _of(self, key: str) -> Assignment:
        return self.row.assignments.filter(membership=self.circle.members[key]).latest("pk")

    def _her(self, key: str) -> User:
        return self.circle.members[key].artisan.user
