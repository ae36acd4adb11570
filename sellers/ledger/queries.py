from django.db.models import Sum

from sellers.ledger.models import Account, Entry


def balance(purpose: Account.Purpose, owner: str = "") -> int:
    """In fen; what is owed to somebody is negative."""
    entries = Entry.objects.filter(account__purpose=purpose, account__owner=owner)
    total: int | None = entries.aggregate(total=Sum("amount_fen"))["total"]
    return total or 0


def total() -> int:
    """Of all entries, in fen; anything but zero is an alarm."""
    everything: int | None = Entry.objects.aggregate(total=Sum("amount_fen"))["total"]
    return everything or 0


def owed_to_shop(shop_id: int) -> int:
    """What a shop has earned and not yet been paid, in fen."""
    return -balance(Account.Purpose.SHOP_PAYABLE, f"shop:{shop_id}")
