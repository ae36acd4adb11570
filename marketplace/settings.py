"""One settings file, read strictly from the environment (see .env.example)."""

from decimal import Decimal
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env
from oscar.defaults import *  # noqa: F403 -- Oscar reads some eighty settings that have no other default

from marketplace import installed

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# --- who and where -----------------------------------------------------------
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])
SECRET_KEY = env.str("SECRET_KEY", "demo-key-refused-on-a-public-host" if DEMO else None)
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
IS_HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    *(installed.DEMO if DEMO else []),
    *installed.OURS,
    *installed.OSCAR,
    *installed.OSCAR_TABLES,
    *installed.WAGTAIL,
    *installed.LIBRARIES,
]
SITE_ID = 1
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "catalog.api.middleware.ApiMiddleware",
    "catalog.insight.middleware.CountAskedMiddleware",
    "ground.pagecache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "marketplace.language.LanguageFromPathMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "marketplace.addresses.AddressesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "marketplace.context.site",
            ],
        },
    }
]

# --- data --------------------------------------------------------------------
DATABASES = {
    "default": {
        **env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'qiaoshou.sqlite3'}"),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
            "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;"
        ),
    }

REDIS_URL = env.str("REDIS_URL", "")


def _cache(name: str) -> dict[str, object]:
    if REDIS_URL:
        backend = "django.core.cache.backends.redis.RedisCache"
        return {"BACKEND": backend, "LOCATION": REDIS_URL, "KEY_PREFIX": name}
    is_shared = name in {"progress", "limits", "asked"}  # by web processes and the worker
    kind = "filebased.FileBasedCache" if is_shared else "locmem.LocMemCache"
    backend, where = f"django.core.cache.backends.{kind}", str(VAR_DIR / name)
    return {"BACKEND": backend, "LOCATION": where, "OPTIONS": {"MAX_ENTRIES": 1000}}


CACHES = {name: _cache(name) for name in ("default", "pages", "progress", "limits", "asked")}
# A kept page dies with its generation; this only bounds a crash between commit and renewal.
PAGE_CACHE_SECONDS = 300
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", 120)  # of one address
SESSION_ENGINE = "django.contrib.sessions.backends.db"

S3_BUCKET = env.str("S3_BUCKET", "")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(BASE_DIR / "media")))
MEDIA_URL = env.str("MEDIA_URL", "/media/")
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
_FOLDER = "django.core.files.storage.FileSystemStorage"


def _bucket(name: str, **options: object) -> dict[str, object]:
    where = {
        "bucket_name": name,
        "endpoint_url": env.str("S3_ENDPOINT_URL", None),
        "region_name": env.str("S3_REGION", None),
        "file_overwrite": False,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**where, **options}}


def _private(base_url: str | None) -> dict[str, object]:
    if S3_BUCKET:  # where an address is signed, for an hour
        return _bucket(env.str("S3_PRIVATE_BUCKET", ""), default_acl="private")
    options = {"location": str(VAR_DIR / "private"), "base_url": base_url}
    return {"BACKEND": _FOLDER, "OPTIONS": options}


STORAGES = {
    "default": _bucket(S3_BUCKET, querystring_auth=False) if S3_BUCKET else {"BACKEND": _FOLDER},
    "private": _private(None),
    "originals": _private("/cms/originals/"),  # of pictures; editors alone may look at one
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- what is sealed --------------------------------------------------------------
_demo_key = "ZGVtby1rZXktc2VhbHMtaW52ZW50ZWQtZGF0YS1vbmw="  # for invented people alone
PRIVACY_KEYS = env.list("PRIVACY_KEYS", [_demo_key] if DEMO else [])  # newest first
PRIVACY_HASH_KEY = env.str("PRIVACY_HASH_KEY", "demo-hash-key" if DEMO else "")

# --- work after commit ---------------------------------------------------------
_broker_folder = VAR_DIR / "broker"
_broker_folder.mkdir(exist_ok=True)
CELERY_BROKER_URL = REDIS_URL or "folder://"  # marketplace/broker.py
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {}
    if REDIS_URL
    else {
        "data_folder_in": str(_broker_folder),
        "data_folder_out": str(_broker_folder),
        "processed_folder": str(_broker_folder / "processed"),
        "control_folder": str(_broker_folder / "control"),
        "store_processed": False,
    }
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_ALWAYS_EAGER = env.bool("CELERY_TASK_ALWAYS_EAGER", False)
CELERY_TIMEZONE = "Asia/Shanghai"
# Wagtail's own small jobs run in the request; ours go through Celery.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# --- language ------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "shop/basket/locale"]  # no app of its own
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = "marketplace.formats"

# --- accounts ------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "ground.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"phone"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["phone*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 300  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_EMAIL_VERIFICATION = "none"  # nothing is mailed at sign-in; an address confirms itself
ACCOUNT_CHANGE_EMAIL = True  # one address; a new one replaces it once confirmed
ACCOUNT_RATE_LIMITS = False  # counted in the database by ground.accounts instead
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
SESSION_COOKIE_AGE = 2_592_000  # 30 days
SMS_BACKEND = env.str("SMS_BACKEND", "console")
VOICE_BACKEND = env.str("VOICE_BACKEND", "")  # empty: no code is read out by a call
SMS_DAILY_CAP = env.int("SMS_DAILY_CAP", 2000)
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", "")
# Shown at the foot of every page.
HELP_PHONE = env.str("HELP_PHONE", "")
HELP_EMAIL = env.str("HELP_EMAIL", "")
# The licences that law wants at the foot of each page; what is empty is not shown.
ICP_NUMBER = env.str("ICP_NUMBER", "")
POLICE_NUMBER = env.str("POLICE_NUMBER", "")
EDI_LICENCE = env.str("EDI_LICENCE", "")
BUSINESS_LICENCE = env.str("BUSINESS_LICENCE", "")
_mail = env.dj_email_url("EMAIL_URL", "console:")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured("EMAIL_URL must begin with smtp:, console:, file: or the like.")
if DEMO:  # nothing leaves the house: the row of the message keeps it, /demo/outbox/ shows it
    _mail = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
vars().update(_mail)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Qiaoshou <noreply@localhost>")

# --- money ---------------------------------------------------------------------
OSCAR_DEFAULT_CURRENCY = "CNY"
COMMISSION = env.decimal("COMMISSION", Decimal("0.05"))  # share of goods kept by the marketplace
PAYMENT_MINUTES = env.int("PAYMENT_MINUTES", 30)  # how long an unpaid order holds its stock
SELLER_SILENT_DAYS = env.int("SELLER_SILENT_DAYS", 3)
DELIVERED_AFTER_DAYS = env.int("DELIVERED_AFTER_DAYS", 10)
PICKUP_DAYS = env.int("PICKUP_DAYS", 14)  # ready and not fetched: cancelled, refunded
RATE_DAYS = env.int("RATE_DAYS", 35)  # an older rate of other money is not shown
RETURN_DAYS = env.int("RETURN_DAYS", 7)
RETURN_ANSWER_DAYS = env.int("RETURN_ANSWER_DAYS", 3)  # a shop silent so long has accepted
RETURN_SEND_DAYS = env.int("RETURN_SEND_DAYS", 10)  # accepted and not sent back: it lapses
RETURN_REFUND_DAYS = env.int("RETURN_REFUND_DAYS", 7)  # the law's, from receiving it back
RETURN_FREIGHT_MOST_FEN = env.int("RETURN_FREIGHT_MOST_FEN", 3000)  # asked for by the buyer
FAIR_HOURLY_WAGE_FEN = env.int("FAIR_HOURLY_WAGE_FEN", 2000)  # what price help reckons an hour at
MINIMUM_HOURLY_FEN = env.dict("MINIMUM_HOURLY_FEN", {"default": 2000}, subcast_values=int)
PAYOUT_LEAST_FEN = env.int("PAYOUT_LEAST_FEN", 1000)  # less than that waits for more
PAYOUT_LATEST_DAYS = env.int("PAYOUT_LATEST_DAYS", 60)  # since the buyer paid; then little leaves
PAYOUT_COOLING_HOURS = env.int("PAYOUT_COOLING_HOURS", 24)  # before a new account is in force
PAYOUT_ALONE_UP_TO_FEN = env.int("PAYOUT_ALONE_UP_TO_FEN", 500_000)  # above: a second person
WITHHOLDING_MOST_THOUSANDTHS = env.int("WITHHOLDING_MOST_THOUSANDTHS", 200)  # of one payout
PAYOUT_BY_STRIPE = env.bool("PAYOUT_BY_STRIPE", False)  # offers connected accounts
PAYOUT_STRIPE_COUNTRY = env.str("PAYOUT_STRIPE_COUNTRY", "HK")  # where these accounts are
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRET = env.str("STRIPE_WEBHOOK_SECRET", "")
STRIPE_API_BASE = env.str("STRIPE_API_BASE", "")  # the loopback stand-in; empty: Stripe itself
STRIPE_PAGES = ["https://checkout.stripe.com", "https://connect.stripe.com"]  # forms lead there

# --- Oscar ---------------------------------------------------------------------
OSCAR_SHOP_NAME = "巧手 Qiaoshou"
OSCAR_HOMEPAGE = "/"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_DELETE_IMAGE_FILES = False  # pictures live in ground.pictures
OSCAR_BASKET_COOKIE_SECURE = IS_HTTPS
OSCAR_SAVE_SENT_EMAILS_TO_DB = False

# --- Wagtail -------------------------------------------------------------------
WAGTAIL_SITE_NAME = "巧手 Qiaoshou"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "ground.pictures.forms.PictureForm"
PICTURES_UNUSED_DAYS = env.int("PICTURES_UNUSED_DAYS", 90)  # then they go; 0: they never do
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

# --- the browser's guards --------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *STRIPE_PAGES, *env.list("CSP_FORM_ACTION", [])],
        "frame-ancestors": [NONE],
    },
    # Wagtail's admin needs inline styles; editors are staff, shoppers never load it.
    "EXCLUDE_URL_PREFIXES": ["/cms/"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # The file broker has no host, and kombu says so at each start.
    "loggers": {"django_tasks": {"level": "WARNING"}, "kombu.connection": {"level": "ERROR"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", "INFO")},
}
