import pytest

from marketplace.health import queries

pytestmark = pytest.mark.django_db


def test_a_living_site_says_so(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_site_with_all_its_foundations_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "cache": "ok",
        "broker": "ok",
        "storage": "ok",
    }


def test_a_site_without_storage_is_not_ready_and_names_it(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "a-file" / "media"
    (tmp_path / "a-file").write_text("no folder can be made here")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["storage"] == "NotADirectoryError"
    assert list(response.json()) == ["status", *queries.FOUNDATIONS]
