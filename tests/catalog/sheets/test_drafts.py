"""What a table left unfinished is found again by the cooperative's keepers, and finished."""

from catalog.models import Listing, Product
from tests.cast import a_cooperative, a_work
from tests.catalog.sheets.imports import House, house
from tests.ground.sheets.files import as_csv

__all__ = ["House", "house"]
ROW = ["A-2", "围巾", "99.5", "5", "007", ""]


def html(house, path):
    answer = house.client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_draft_is_led_to_from_the_import_and_the_shelves(house):
    sheet = house.press(house.send(as_csv(ROW)))
    own, shelves = Product.objects.get(), f"/studio/coop/{house.cooperative.pk}/stock/"

    assert 'href="/studio/works/?state=draft"' in house.page(sheet)
    assert f'href="/studio/works/{own.pk}/"' in html(house, "/studio/works/?state=draft")
    page = html(house, f"/studio/works/{own.pk}/")
    assert ("还缺" in page, f'href="/studio/works/{own.pk}/photos/"' in page) == (True, True)
    for path in (shelves, f"{shelves}works/{own.pk}/"):
        page = html(house, path)
        assert ("还能卖" in page, "买家看不到" in page) == (False, True)
        assert f'href="/studio/works/{own.pk}/"' in page
    assert "delete/" not in html(house, f"/studio/works/{own.pk}/")


def test_a_draft_without_a_maker_gets_one_by_the_next_table(house):
    house.press(house.send(as_csv(["A-2", "围巾", "99.5", "5", "", ""])))
    work = Product.objects.get()
    assert "在表格里写作者" in html(house, f"/studio/works/{work.pk}/")
    assert html(house, "/studio/works/").count("None") == 0

    sheet = house.send(as_csv(ROW))
    assert sheet.rows.get().told == ["作者：— → 水妹"]
    house.press(sheet)

    work.refresh_from_db()
    assert (sheet.state, work.maker) == ("written", house.member)


def test_what_a_member_drafted_herself_stays_hers_and_another_keeper_finds_none(house):
    house.press(house.send(as_csv(ROW)))
    ours = Product.objects.get()
    hers = a_work(shop=house.shop, maker=house.member)
    Product.objects.filter(pk=hers.pk).update(is_public=False, listed_at=None)
    Listing.objects.create(work=hers, key="hers")

    assert house.client.get(f"/studio/works/{hers.pk}/").status_code == 404
    house.client.force_login(a_cooperative("别社", "Other").keepers.get().user)
    assert house.client.get(f"/studio/works/{ours.pk}/").status_code == 404
