"""The product's own settings and middleware, with one more URL: the yardstick."""

from marketplace.settings import *  # noqa: F403 -- the product's, whole

ROOT_URLCONF = "tests.bench.urls"
API_REQUESTS_A_MINUTE = 10**9  # nobody waits here
