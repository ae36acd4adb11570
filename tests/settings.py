"""The product's own settings, with only what leaves the machine turned inwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="qiaoshou-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
(_folder / "var" / "static").mkdir(parents=True)  # WhiteNoise looks for it
os.environ.setdefault("SECRET_KEY", "test-key")
os.environ.setdefault("VAR_DIR", str(_folder / "var"))
os.environ.setdefault("MEDIA_ROOT", str(_folder / "media"))
os.environ.setdefault("SITE_URL", "http://testserver")
os.environ.setdefault("ALLOWED_HOSTS", "testserver,127.0.0.1,localhost")
os.environ.setdefault("SMS_BACKEND", "outbox")
os.environ.setdefault("VOICE_BACKEND", "outbox")
os.environ.setdefault("CELERY_TASK_ALWAYS_EAGER", "1")
os.environ.setdefault("PRIVACY_KEYS", "dGVzdC1rZXktc2VhbHMtaW52ZW50ZWQtZGF0YS1vbmw=")
os.environ.setdefault("PRIVACY_HASH_KEY", "test-hash-key")
os.environ.setdefault("STRIPE_SECRET_KEY", "sk_test_qiaoshou")
os.environ.setdefault("STRIPE_WEBHOOK_SECRET", "whsec_qiaoshou")
os.environ.setdefault("PAYOUT_BY_STRIPE", "True")
if "TEST_DATABASE_URL" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
if "TEST_REDIS_URL" in os.environ:
    # Each worker of a parallel run has a Redis database of its own, for it empties the cache.
    _worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    os.environ["REDIS_URL"] = f"{os.environ['TEST_REDIS_URL']}/{_worker}"

from marketplace.settings import *  # noqa: E402, F403 -- the environment must be set first

STORAGES["staticfiles"] = {  # noqa: F405 -- from the product's settings
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405 -- from the product's settings
    # A file, as in the product: threads and processes of a test meet in the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}  # noqa: F405 -- as above
    # Thrown away after the run, so it need not reach the disk whenever a connection is closed.
    _options = DATABASES["default"]["OPTIONS"]  # noqa: F405 -- as above
    _options["init_command"] += "PRAGMA synchronous=OFF; "
CELERY_TASK_EAGER_PROPAGATES = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
