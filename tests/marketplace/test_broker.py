"""The queue in a folder: half a message is no message."""

from queue import Empty

import pytest
from django.conf import settings
from kombu import Connection

from marketplace.broker import Transport
from marketplace.celery import app


@pytest.fixture
def queue(tmp_path):
    folders = ["data_folder_in", "data_folder_out", "processed_folder", "control_folder"]
    options = dict.fromkeys(folders, str(tmp_path))
    with Connection("folder://", transport_options=options) as connection:
        yield connection.SimpleQueue(tmp_path.name)  # kombu remembers what it declared


def test_what_is_put_in_comes_out_once(queue):
    queue.put({"task": "绣"})

    assert queue.get_nowait().payload == {"task": "绣"}
    with pytest.raises(Empty):
        queue.get_nowait()


def test_what_is_not_written_to_its_end_is_not_seen(queue, tmp_path, monkeypatch):
    seen = []

    def look(unseen, path):
        seen.extend(each.name for each in tmp_path.glob("*.msg"))

    monkeypatch.setattr("marketplace.broker.os.rename", look)
    queue.put({"task": "绣"})

    assert (seen, len(list(tmp_path.glob("*.part")))) == ([], 1)
    with pytest.raises(Empty):
        queue.get_nowait()


def test_the_worker_of_a_site_without_redis_uses_it():
    assert settings.REDIS_URL or type(app.connection().transport) is Transport
