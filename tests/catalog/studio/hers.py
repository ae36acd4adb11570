"""Caiyun at her works: what she sends, and what her phone holds."""

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from catalog.models import Product
from sellers.artisans.models import HelperGrant
from tests.cast import a_craft, a_shop, a_user

KEY = "k" * 32


def a_seller(client=None, **fields):
    """She and her shop; signed in where a client is given."""
    Collection.objects.exists() or Collection.add_root(name="Root")
    shop = a_shop(**fields)
    shop.artisan.crafts.add(a_craft())
    if client:
        client.force_login(shop.artisan.user)
    return shop


def a_photo(name="hand.jpg", kind="JPEG", size=(640, 480), colour=(200, 20, 30)):
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def a_recording(data=b"ID3\x03\x00 and so on", name="note.mp3"):
    return SimpleUploadedFile(name, data, "audio/mpeg")


def send(client, path="/studio/works/new/", **changes):
    """The form of a new work, as she fills it."""
    fields = {
        "key": KEY,
        "title": "苗绣手包",
        "price": "268",
        "kind": "one_off",
        "photos": a_photo(),
        "do": "publish",
    } | changes
    return client.post(path, {name: value for name, value in fields.items() if value is not None})


def key_in(html):
    return re.search(r'name="key" value="(\w+)"', html)[1]


def whose_in(html):
    return re.search(r'name="whose" value="(\w+)"', html)[1]


def the_work() -> Product:
    return Product.objects.get()


def a_grant(shop, helper=None, **fields) -> HelperGrant:
    """A helper's, taken up."""
    helper = helper or a_user(name="阿梅")
    facts = {"may_list": True, "until": "2099-01-01"} | fields
    return HelperGrant.objects.create(
        artisan=shop.artisan,
        phone=helper.phone,
        helper=helper,
        granted_by=shop.artisan.user,
        **facts,
    )


def help_with(client, grant):
    """The helper stands in her studio."""
    client.force_login(grant.helper)
    session = client.session
    session["helping"] = grant.pk
    session.save()
