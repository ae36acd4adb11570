"""Her pages of registering: their addresses, who is signed in, files she sends."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ground.accounts.models import User
from ground.privacy.models import Consent, PrivateFile
from sellers.artisans.models import Artisan
from sellers.verification.models import Credential, Guardianship
from tests.cast import a_registered

REGISTER, PROOF = "/studio/register/", "/studio/register/proof/"
GUARDIAN, WITHDRAW = "/studio/register/guardian/", "/studio/register/proof/withdraw/"
YES = {"verification": "on"}


def a_registered_without_consent():
    artisan = a_registered()
    Consent.objects.all().delete()
    return artisan


def a_file(data, name="scan.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, kind)


def a_big_photo(width, height):
    file = BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return a_file(file.getvalue(), "big.png", "image/png")


def counts():
    models = (Artisan, Credential, Consent, PrivateFile, Guardianship)
    return [model.objects.count() for model in models]


def html_of(answer):
    return answer.content.decode()


def easy(user):
    User.objects.filter(pk=user.pk).update(easy_read=True)
