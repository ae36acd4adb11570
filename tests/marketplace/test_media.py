import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def test_an_upload_is_served_and_may_be_kept(client):
    name = default_storage.save("pictures/hand.jpg", ContentFile(b"picture"))

    response = client.get(f"/media/{name}")

    assert b"".join(response.streaming_content) == b"picture"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        *("no.jpg", "%2e%2e/settings.py", "%2e%2e/%2e%2e/etc/passwd", "%2e%2e%2fx", "pictures/"),
        *("%00", "a" * 300, "a/" * 2000),
    ],
)
def test_what_is_no_upload_is_not_there(client, path):
    assert client.get(f"/media/{path}").status_code == 404
