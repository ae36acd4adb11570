import pytest

from catalog.models import Listing
from catalog.voice import kind_of
from ground.privacy.models import PrivateFile, Sighting
from tests.catalog.studio.hers import (
    a_grant,
    a_photo,
    a_recording,
    a_seller,
    help_with,
    send,
    the_work,
)

pytestmark = pytest.mark.django_db
SAID = b"ID3\x03\x00 what she said"


@pytest.fixture
def shop(client):
    return a_seller(client)


def say(client, **changes):
    return send(client, do="draft", title="", price="", voice=a_recording(SAID), **changes)


def voice(rest=""):
    return f"/studio/works/{the_work().pk}/voice/{rest}"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x00\x00", "audio/mpeg"),
        (b"\xff\xf1\x50\x80\x00", "audio/aac"),
        (b"OggS\x00", "audio/ogg"),
        (b"\x1a\x45\xdf\xa3\x01", "audio/webm"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "audio/wav"),
        (b"#!AMR\n\x3c", "audio/amr"),
        (b"\x00\x00\x00\x1cftypM4A \x00", "audio/mp4"),
        (b"\x00\x00\x00\x18ftyp3gp4\x00", "audio/mp4"),
    ],
)
def test_a_recording_is_known_by_its_bytes(data, kind):
    assert kind_of(data) == kind


def test_what_she_says_is_kept_sealed_with_the_draft(client, shop):
    say(client)

    note = Listing.objects.get().voice
    assert (note.kind, note.owner, note.content_type) == ("voice", shop.artisan.user, "audio/mpeg")
    with note.file.open("rb") as file:
        assert SAID not in file.read()
    assert (
        "有一段录音，等人写下来。" in client.get(f"/studio/works/{the_work().pk}/").content.decode()
    )


def test_a_recording_alone_is_a_draft(client, shop):
    assert say(client, photos=None).status_code == 302
    assert Listing.objects.get().voice is not None


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "这个文件是空的"),
        (b"PK\x03\x04 a zip", "这个文件不是录音"),
        (b"<script>alert(1)</script>", "这个文件不是录音"),
        (b"\x00\x00\x00\x18ftypheic\x00", "这个文件不是录音"),
        (b"RIFF\x24\x08\x00\x00WEBPVP8 ", "这个文件不是录音"),
        (b"ID3" + b"0" * (10 * 1024 * 1024), "这段录音太长了"),
    ],
)
def test_what_is_no_recording_is_told_and_not_kept(client, shop, data, told):
    answer = send(client, voice=a_recording(data))

    html = answer.content.decode()
    assert (answer.status_code, told in html) == (400, True)
    assert 'value="苗绣手包"' in html
    assert "已经收到 1 张照片" in html
    assert not PrivateFile.objects.exists()
    assert client.post(voice(), {"voice": a_recording(data)}).status_code == 400
    assert not PrivateFile.objects.exists()


def test_she_hears_it_and_nobody_keeps_it_on_the_way(client, shop):
    say(client)

    answer = client.get(voice("file/"))

    assert (answer.content, answer["Content-Type"]) == (SAID, "audio/mpeg")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not Sighting.objects.exists()


@pytest.mark.parametrize(
    ("asked", "status", "sent"),
    [
        ("bytes=0-1", 206, SAID[:2]),
        ("bytes=3-", 206, SAID[3:]),
        ("bytes=0-999999", 206, SAID),
        ("bytes=999-", 200, SAID),
        ("bytes=5-2", 200, SAID),
        ("bytes=-5", 200, SAID),
        ("bytes=0-1,3-4", 200, SAID),
        ("x" * 400, 200, SAID),
    ],
)
def test_a_phone_may_ask_for_a_part(client, shop, asked, status, sent):
    say(client)

    answer = client.get(voice("file/"), headers={"Range": asked})

    assert (answer.status_code, answer.content) == (status, sent)


def test_that_her_helper_heard_it_is_written_down(client, shop):
    say(client)
    grant = a_grant(shop)
    help_with(client, grant)

    assert client.get(voice("file/")).content == SAID

    seen = Sighting.objects.get()
    assert (seen.viewer, seen.about, seen.what) == (grant.helper, shop.artisan.user, "work.voice")


def test_nobody_else_hears_it(client, shop):
    say(client)
    a_seller(client)

    assert client.get(voice()).status_code == 404
    assert client.get(voice("file/")).status_code == 404
    assert client.post(voice("done/")).status_code == 404
    assert not Sighting.objects.exists()
    assert PrivateFile.objects.count() == 1


@pytest.mark.parametrize("rest", ["voice/done/", "delete/"])
def test_written_down_or_thrown_away_no_byte_of_it_is_left(
    client, shop, rest, django_capture_on_commit_callbacks
):
    say(client)
    sealed = PrivateFile.objects.get().file
    assert sealed.storage.exists(sealed.name)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/studio/works/{the_work().pk}/{rest}")

    assert not sealed.storage.exists(sealed.name)
    assert not PrivateFile.objects.exists()


def test_written_down_twice_it_is_gone_once(client, shop):
    say(client)

    for _ in range(2):
        assert client.post(voice("done/")).status_code == 302

    assert not PrivateFile.objects.exists()
    assert client.get(voice("file/")).status_code == 404


def test_a_new_recording_takes_the_place_of_the_old(client, shop):
    say(client)

    client.post(voice(), {"voice": a_recording(b"OggS anew")})

    assert PrivateFile.objects.get().content_type == "audio/ogg"
    assert client.get(voice("file/")).content == b"OggS anew"


def test_without_a_recording_the_page_asks_for_one(client, shop):
    send(client, do="draft", photos=a_photo())

    assert client.get(voice()).status_code == 200
    assert client.get(voice("file/")).status_code == 404
    assert client.post(voice(), {}).status_code == 400
