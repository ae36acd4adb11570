import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection

from ground.privacy import rotation
from ground.privacy.errors import Unreadable
from ground.privacy.models import PrivateFile
from ground.privacy.services import destroy_file, keep_file, read_file
from ground.privacy.vault import fingerprint, reseal, seal, unseal
from sellers.verification.models import Credential
from tests.cast import a_claim, a_number, a_registered, a_user

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def raw_number():
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM verification_credential")
        return bytes(cursor.fetchone()[0])


def a_file(data=b"\xff\xd8 a photo", owner=None):
    return keep_file(data=data, kind="scan", content_type="image/jpeg", owner=owner or a_user())


def test_what_is_sealed_reads_as_it_was_and_never_looks_the_same():
    first, second = seal("残疾人证".encode()), seal("残疾人证".encode())

    assert unseal(first).decode() == "残疾人证"
    assert first != second
    assert "残疾人证".encode() not in first


@pytest.mark.parametrize("broken", [b"", b"plain", b"gAAAAA", "cut"])
def test_what_is_broken_is_refused(broken):
    broken = seal(b"x")[:-4] if broken == "cut" else broken
    with pytest.raises(Unreadable):
        unseal(broken)


def test_an_older_key_reads_and_the_newest_seals(settings):
    settings.PRIVACY_KEYS = [OLD]
    sealed = seal(b"number")
    settings.PRIVACY_KEYS = [NEW, OLD]
    again = reseal(sealed)
    settings.PRIVACY_KEYS = [NEW]

    assert unseal(again) == b"number"
    with pytest.raises(Unreadable):
        unseal(sealed)


def test_a_fingerprint_compares_within_one_purpose_alone(settings):
    here = fingerprint("52260119850312002642", "certificate")

    assert here == fingerprint("52260119850312002642", "certificate")
    assert here != fingerprint("52260119850312002642", "identity")
    settings.PRIVACY_HASH_KEY = "another"
    assert here != fingerprint("52260119850312002642", "certificate")


@pytest.mark.django_db
def test_the_database_holds_no_number():
    number = a_number()
    a_claim(number)

    assert number.encode() not in raw_number()
    assert Credential.objects.get().number == number


@pytest.mark.django_db
def test_the_disk_holds_no_photo(settings, tmp_path):
    kept = a_file()

    with kept.file.open("rb") as file:
        assert b"a photo" not in file.read()
    assert read_file(kept) == b"\xff\xd8 a photo"
    assert kept.file.name.endswith(".sealed")


@pytest.mark.django_db(transaction=True)
def test_a_destroyed_file_is_gone_from_the_disk():
    kept = a_file()
    storage, name = kept.file.storage, kept.file.name

    destroy_file(kept)

    assert (storage.exists(name), PrivateFile.objects.count()) == (False, 0)


@pytest.mark.django_db(transaction=True)
def test_all_that_is_sealed_moves_to_the_newest_key_and_twice_does_no_harm(settings, capsys):
    settings.PRIVACY_KEYS = [OLD]
    number = a_number()
    a_claim(number)
    a_file()
    settings.PRIVACY_KEYS = [NEW, OLD]

    call_command("rotate_privacy_keys")
    call_command("rotate_privacy_keys")

    settings.PRIVACY_KEYS = [NEW]
    assert Credential.objects.get().number == number
    assert read_file(PrivateFile.objects.get()) == b"\xff\xd8 a photo"
    assert capsys.readouterr().out == "1 rows and 1 files are under the newest key.\n" * 2


@pytest.mark.django_db(transaction=True)
def test_a_file_destroyed_while_keys_are_rotated_is_passed(settings, monkeypatch):
    settings.PRIVACY_KEYS = [OLD]
    first, second = a_file(b"first"), a_file(b"second")
    settings.PRIVACY_KEYS = [NEW, OLD]

    def reseal_and_destroy(data):
        PrivateFile.objects.filter(pk=second.pk).delete()
        second.file.storage.delete(second.file.name)
        return reseal(data)

    monkeypatch.setattr(rotation, "reseal", reseal_and_destroy)

    assert rotation.reseal_files() == 1
    settings.PRIVACY_KEYS = [NEW]
    first.refresh_from_db()
    assert (list(PrivateFile.objects.all()), read_file(first)) == ([first], b"first")


@pytest.mark.django_db(transaction=True)
def test_a_row_deleted_while_keys_are_rotated_is_passed(settings, monkeypatch):
    settings.PRIVACY_KEYS = [NEW, OLD]
    number = a_number()
    kept, gone = a_claim(number), a_claim(artisan=a_registered("月亮"))
    keys = list(Credential.objects.order_by("pk").values_list("pk", flat=True))
    Credential.objects.filter(pk=gone.pk).delete()
    field = Credential._meta.get_field("number")

    counted = [rotation._reseal_field(Credential, field, pk) for pk in keys]

    assert (counted, Credential.objects.get()) == ([1, 0], kept)
    assert Credential.objects.get().number == number


def test_a_new_key_is_one_that_seals(capsys):
    call_command("new_privacy_key")

    key = capsys.readouterr().out.strip()
    assert Fernet(key).decrypt(Fernet(key).encrypt(b"x")) == b"x"
