"""Her pages and the officer's: their addresses, who is signed in, files she sends, what is told."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from ground.accounts.models import User
from ground.messages.models import Message
from ground.privacy.models import Consent, PrivateFile
from ground.privacy.services import keep_file
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner
from sellers.verification.models import Credential, Guardianship
from sellers.verification.number import read_number
from sellers.verification.services import hand_in
from tests.cast import a_registered

REGISTER, PROOF = "/studio/register/", "/studio/register/proof/"
GUARDIAN, WITHDRAW = "/studio/register/guardian/", "/studio/register/proof/withdraw/"
QUEUE = "/desk/verify/"
YES = {"verification": "on"}
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=900)
TYPED = LATER.isoformat()


def a_registered_without_consent():
    artisan = a_registered()
    Consent.objects.all().delete()
    return artisan


def a_photo_claim():
    return hand_in(artisan=a_registered(), photo=b"jpeg")


def a_file(data, name="scan.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, kind)


def a_big_photo(width, height):
    file = BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return a_file(file.getvalue(), "big.png", "image/png")


def a_scan(artisan):
    return keep_file(data=b"jpeg", kind="scan", content_type="image/jpeg", owner=artisan.user)


def counts():
    models = (Artisan, Credential, Consent, PrivateFile, Guardianship)
    return [model.objects.count() for model in models]


def sealed_files():
    """On the disk, where nothing is rolled back."""
    return sorted(Path(storages["private"].location).rglob("*.sealed"))


def read(number):
    return read_number(number, TODAY)


def shop_of(artisan):
    return Partner.objects.get(artisan=artisan)


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("recipient", "body"))


def html_of(answer):
    return answer.content.decode()


def at(claim, step=""):
    return f"{QUEUE}{claim.pk}/{step}"


def desk_of(officer):
    client = Client()
    client.force_login(officer.user)
    return client


def easy(user):
    User.objects.filter(pk=user.pk).update(easy_read=True)
