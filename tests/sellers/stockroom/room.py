"""A cooperative's stockroom for tests: its shop, members' works, keepers, a fair."""

from django.test import Client
from django.urls import reverse

from catalog.models import Product
from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Movement, Place, Shelf, Stock
from tests.cast import a_cooperative, a_member, a_shop, a_user, a_work


class Room:
    def __init__(self):
        self.coop = a_cooperative()
        self.shop = a_shop("云岭合作社", "Yunling Cooperative", cooperative=self.coop)
        self.member = a_member(self.coop)
        self.lead = self.coop.keepers.get().user

    def work(self, title="蝴蝶手包", pieces=5, **fields):
        """A member's, who lets the cooperative do all."""
        fields = {"maker": self.member.artisan, "title_en": title} | fields
        return a_work(title, pieces=pieces, shop=self.shop, **fields)

    def fair(self, name="苗年集市", kind=Place.Kind.FAIR):
        return Place.objects.create(shop=self.shop, kind=kind, name=name)

    def keeper(self, role="stock", name="潘姐"):
        user = a_user(name)
        Keeper.objects.create(cooperative=self.coop, user=user, role=role)
        return user

    def at(self, name, *args):
        return reverse(name, args=[self.coop.pk, *args])


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def many(room, number):
    """So many counted works in the store, with their movements."""
    first = room.work("第一件")
    place = first.shelves.get().place
    copies = [
        Product(
            title=f"作品{n}", slug="x", upc=f"M{first.pk}-{n}", shop=room.shop, maker=first.maker,
            product_class=first.product_class, stock_kind="batch", is_public=True,
        )
        for n in range(number - 1)
    ]  # fmt: skip
    works = Product.objects.bulk_create(copies)
    Stock.objects.bulk_create(Stock(work=work, on_hand=1) for work in works)
    Shelf.objects.bulk_create(Shelf(work=work, place=place, pieces=1) for work in works)
    Movement.objects.bulk_create(
        Movement(
            work=work, title=work.title, place=place, pieces=1, reason="opening", key=f"m{work.pk}"
        )
        for work in works
    )
    return place
