"""The invented cooperative's shelves: places, what travels, what is sold by hand and counted."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

from django.utils import timezone

from marketplace.demo.sisters import Circle
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.counter_conflicts import write_second
from sellers.stockroom.losing import Gone, write_off
from sellers.stockroom.models import CounterSale, Movement, Place, Shelf, Transfer
from sellers.stockroom.moving import home_of
from sellers.stockroom.piece_numbers import number_pieces
from sellers.stockroom.taking import approve, begin_take, end_count
from sellers.stockroom.taking import count as count_work
from sellers.stockroom.transfers import receive, send_over
from shop.fulfilment.by_hand import enter_later

Paid = CounterSale.Paid
Kind = Place.Kind
_FAIR = {"kind": Kind.FAIR, "name": "凯里周末集市", "keeper_name": "吴阿莲"}
_OUTLET = {"kind": Kind.OUTLET, "name": "西江景区代卖点", "keeper_name": "李老板"}
# Days ago, where, what, pieces, fen a piece.
_SOLD = [
    (70, "fair", "K05", 1, 15800), (70, "fair", "K07", 1, 12800), (69, "outlet", "L05", 2, 5800),
    (63, "fair", "K06", 1, 9800), (61, "outlet", "K06", 2, 9500), (56, "fair", "K02", 1, 11000),
    (52, "outlet", "L05", 3, 5800), (49, "fair", "K05", 1, 16000), (44, "outlet", "K05", 1, 16800),
    (42, "fair", "K07", 2, 13000), (37, "outlet", "L05", 2, 5800), (35, "fair", "K06", 1, 9800),
    (30, "outlet", "K06", 3, 9500), (28, "fair", "K02", 1, 11500), (24, "outlet", "L05", 4, 5500),
    (21, "fair", "K06", 2, 9800), (16, "outlet", "K06", 1, 9800), (14, "fair", "K05", 1, 16800),
    (9, "outlet", "L05", 3, 5800), (7, "fair", "K07", 1, 13800), (5, "outlet", "K05", 1, 16800),
    (3, "outlet", "K06", 2, 9800), (1, "fair", "K06", 1, 9800), (0.2, "fair", "K02", 1, 11800),
]  # fmt: skip


class Shelves:
    """Its places by a short name, and each thing that happens there."""

    def __init__(self, circle: Circle) -> None:
        self.circle, self.by = circle, circle.users["stock"]
        self.serial = count(1)
        self.places: dict[str, Place] = {}

    def steps(self) -> list[tuple[float, Callable[[], None]]]:
        sold = [(days, self._selling(*facts)) for days, *facts in _SOLD]
        return [
            (73, self.set_up),
            (72, lambda: self.send("fair", {"K05": 6, "K07": 6, "K06": 4, "K02": 5})),
            (71.9, lambda: self.send("outlet", {"L05": 8, "K06": 8, "K05": 4})),
            (71.5, lambda: self.arrive(short=0)),
            (48, self.count_fair),
            (40, lambda: self.send("outlet", {"L05": 12, "K06": 6})),
            (39, lambda: self.arrive(short=1)),
            (18, self.spoil),
            (8, lambda: self.send("fair", {"L04": 1, "K06": 4})),
            (7.5, lambda: self.arrive(short=0)),
            *sold,
            (7.2, self.number_and_sell_twice),
            (1.4, self.sell_what_was_promised),
            (1, self.count_store),
            (0.8, lambda: self.send("outlet", {"K05": 4, "K07": 3})),
        ]

    def set_up(self) -> None:
        shop = self.circle.shop
        self.places = {
            "store": home_of(shop.pk),
            "fair": Place.objects.create(shop=shop, **_FAIR),
            "outlet": Place.objects.create(shop=shop, phone="+8615400090021", **_OUTLET),
        }

    def send(self, target: str, pieces: dict[str, int]) -> None:
        send_over(
            key=self._key("way"),
            source=self.places["store"],
            target=self.places[target],
            pieces={self.circle.works[key].pk: number for key, number in pieces.items()},
            by=self.by,
        )

    def arrive(self, short: int) -> None:
        """All that is on the road; of one of them so many were lost."""
        on_the_road = Transfer.objects.filter(source=self.places["store"], state="on_the_way")
        for transfer in on_the_road:
            came = dict(transfer.lines.values_list("work", "pieces"))
            came[next(iter(came))] -= short
            receive(transfer=transfer, arrived=came, by=self.by)

    def _selling(self, place: str, work: str, pieces: int, each: int) -> Callable[[], None]:
        return lambda: self.sell(place, work, pieces, each)

    def sell(self, place: str, work: str, pieces: int, each: int) -> None:
        way = Paid.OUTLET if place == "outlet" else (Paid.CODE, Paid.CASH)[pieces % 2]
        handed = Handed(
            key=self._key("sale"),
            work_id=self.circle.works[work].pk,
            pieces=pieces,
            amount_fen=pieces * each,
            paid_by=way,
        )
        sell_by_hand(place=self.places[place], handed=handed, by=self.by)

    def number_and_sell_twice(self) -> None:
        """Pouches at the fair have labels; one number was brought to the outlet once more."""
        work, fair = self.circle.works["K06"], self.places["fair"]
        first, *_rest = number_pieces(work_id=work.pk, place=fair, pieces=3, by=self.by)
        handed = Handed(key=self._key("sale"), work_id=work.pk, amount_fen=9800, piece=first)
        sale = sell_by_hand(place=fair, handed=handed, by=self.by)
        write_second(sale=sale, place=self.places["outlet"], by=self.by)

    def sell_what_was_promised(self) -> None:
        """It was handed over the day before, and an order had been promised it: both met."""
        yesterday = timezone.now() - timedelta(hours=20)
        handed = Handed(
            key=self._key("sale"),
            work_id=self.circle.works["L04"].pk,
            amount_fen=86000,
            sold_at=yesterday,
        )
        enter_later(place=self.places["fair"], handed=handed, by=self.by)

    def spoil(self) -> None:
        gone = Gone(
            key=self._key("gone"),
            work_id=self.circle.works["K02"].pk,
            reason=Movement.Reason.DAMAGED,
            note="下雨淋湿了",
        )
        write_off(place=self.places["fair"], gone=gone, by=self.by)

    def count_fair(self) -> None:
        """All there: another keeper says so too."""
        take = begin_take(place=self.places["fair"], by=self.by)
        for shelf in Shelf.objects.filter(place=self.places["fair"]):
            count_work(take=take, work_id=shelf.work_id, counted=shelf.pieces, by=self.by)
        end_count(take=take, by=self.by)
        approve(take=take, by=self.circle.lead)

    def count_store(self) -> None:
        """Two works differ; it waits for another's eyes."""
        take = begin_take(place=self.places["store"], by=self.by)
        differs = {self.circle.works["K06"].pk: -1, self.circle.works["L05"].pk: 1}
        for shelf in Shelf.objects.filter(place=self.places["store"], pieces__gt=0):
            counted = shelf.pieces + differs.get(shelf.work_id, 0)
            count_work(take=take, work_id=shelf.work_id, counted=counted, by=self.by)
        end_count(take=take, by=self.by)

    def _key(self, what: str) -> str:
        return f"demo-{what}-{next(self.serial)}"
