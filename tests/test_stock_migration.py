"""What was counted before there were movements opens the shelves: `stockroom.0003`."""

import sqlite3

import pytest

from tests.test_migrations import environment, manage

__all__ = ["environment", "manage"]
pytestmark = [pytest.mark.slow, pytest.mark.one_database]
# Rows as they were, by the models of that day.
BEFORE = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

loader = MigrationExecutor(connection).loader
apps = loader.project_state([("stockroom", "0002_places_and_movements")]).apps
get = apps.get_model
region = {"code": "520000", "name_zh": "贵州省", "level": "province"}
division = get("regions", "Division").objects.create(**region)
coop = get("cooperatives", "Cooperative").objects.create(name_zh="云岭合作社", region=division)
user = get("accounts", "User").objects.create(phone="+8613800000001", name="彩云")
artisan = get("artisans", "Artisan").objects.create(name_zh="彩云", slug="caiyun", user=user)
Partner, Product = get("partner", "Partner"), get("catalogue", "Product")
hers = Partner.objects.create(name="彩云绣坊", slug="hers", code="hers", artisan=artisan)
theirs = Partner.objects.create(name="云岭", slug="theirs", code="theirs", cooperative=coop)
kind = get("catalogue", "ProductClass").objects.create(name="work", slug="work")
for title, shop, on_hand in [
    ("手包", hers, 3), ("背扇", theirs, 5), ("空", hers, 0), ("定做", hers, None),
    ("无店", None, 2),
]:
    work = Product.objects.create(title=title, slug="x", upc=title, shop=shop, product_class=kind)
    get("stockroom", "Stock").objects.create(work=work, on_hand=on_hand)
"""


def rows(path, question):
    with sqlite3.connect(path) as connection:
        return connection.execute(question).fetchall()


def test_what_was_counted_becomes_opening_movements_at_home(manage, tmp_path):
    for step in (
        ("migrate", "stockroom", "0002", "--verbosity", "0"),
        ("shell", "--no-imports", "-c", BEFORE),
        ("migrate", "stockroom", "--verbosity", "0"),
    ):
        done = manage(*step)
        assert (done.returncode, done.stderr) == (0, "")
    database = tmp_path / "qiaoshou.sqlite3"

    moved = rows(database, "SELECT title, reason, pieces FROM stockroom_movement ORDER BY title")
    lies = rows(
        database,
        "SELECT w.title, p.kind, p.name, s.pieces FROM stockroom_shelf s "
        "JOIN stockroom_place p ON p.id = s.place_id "
        "JOIN catalogue_product w ON w.id = s.work_id ORDER BY w.title",
    )

    assert moved == [("手包", "opening", 3), ("背扇", "opening", 5)]
    assert lies == [("手包", "home", "", 3), ("背扇", "store", "仓库", 5)]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        rows(database, "UPDATE stockroom_movement SET pieces = 9")
    with pytest.raises(sqlite3.IntegrityError, match="something lies there"):
        rows(database, "UPDATE stockroom_place SET closed_at = '2026-01-01'")
