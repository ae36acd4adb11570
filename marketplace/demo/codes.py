"""A card and a label as they would be printed: their codes open as a visitor's phone opens them."""

from catalog.models import Product
from catalog.printed.models import Code
from catalog.printed.services import code_of_maker, code_of_work
from ground.accounts.models import User


def load_codes(users: dict[str, User]) -> None:
    """Of the first artisan and of a work of hers; a second time the same."""
    her = users["artisan"]
    work = Product.objects.listed().filter(maker=her.artisan).order_by("pk").first()
    code_of_maker(maker=her.artisan, by=her)
    if work:
        code_of_work(work=work, by=her)


def shown_codes() -> dict[str, Code | None]:
    """What the way in names: one card and one label."""
    made = Code.objects.order_by("pk")
    kinds = ((Code.Kind.MAKER, "card"), (Code.Kind.WORK, "label"))
    return {name: made.filter(kind=kind).first() for kind, name in kinds}
