import pytest
from django.db import connection

from tests.cast import a_craft, a_division, a_work
from tests.catalog.search.listing import indexed


@pytest.fixture
def empty_index(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")


@pytest.fixture
def three(empty_index):
    guizhou, hebei = a_division(), a_division("130000", "河北省", "Hebei")
    paper = a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    return indexed(
        a_work(title="苗绣手包", title_en="Miao clutch", price_fen=26800, region=guizhou),
        a_work(
            title="剪纸窗花", title_en="Window papers", price_fen=6800, craft=paper, region=hebei
        ),
        a_work(
            title="苗绣披肩",
            title_en="Miao shawl",
            price_fen=168000,
            stock_kind="custom",
            pieces=None,
        ),
    )
