"""Why works cannot be sent to where the buyer is, and what she may do instead."""

from django.utils.translation import gettext as _

from shop.checkout.queries import Quote


def told_why(quote: Quote, place: str) -> str:
    """Before she pays, in words; `place`: a country's name."""
    part = quote.part
    titles = _("、").join(row.work.local_title for row in part.staying)
    said = {
        "shop": _("%(shop)s 不寄往%(place)s。请移除这家店的作品，或换一个地址。"),
        "stays": _("「%(titles)s」只寄中国大陆，寄不到%(place)s。"),
        "weight": _("「%(titles)s」没有写重量，算不出寄往%(place)s的邮费。"),
        "heavy": _("%(shop)s 的作品太重，一个包裹最重 20 千克，寄不到%(place)s。请分几次买。"),
    }[quote.refusal]
    names = {"shop": part.shop.local_name, "titles": titles, "place": place}
    return " ".join([said % names, *([_way_out(quote)] if quote.refusal != "shop" else [])])


def _way_out(quote: Quote) -> str:
    if quote.part.shop.pickup_place_zh:
        return _("可以换成中国大陆的地址，或者到店自取。")
    return _("可以换成中国大陆的地址，或者移除这家店的作品。")
