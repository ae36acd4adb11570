"""She lists a work from a phone photo, by keyboard alone: pages, fields and presses are counted."""

import pytest
from PIL import Image

from tests.browser.journey import follow

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
NEW = "/studio/works/new/"


@pytest.fixture
def photo(tmp_path):
    """As a phone takes it: some megabytes."""
    path = tmp_path / "hand.jpg"
    image = Image.effect_noise((3000, 2250), 80).convert("RGB")
    image.paste((190, 30, 50), (700, 500, 2300, 1800))
    image.save(path, quality=95)
    return path


def at_her_desk(browser, market, **context):
    page = browser.new_context(viewport=PHONE, **context).new_page()
    # Listened for from the start: asked for only then, the album can open before we look.
    page.on("filechooser", lambda chooser: None)
    page.goto(f"{market.url}/demo/")
    follow(page, "form[action*='artisan'] button")
    page.goto(f"{market.url}{NEW}")
    return page


def test_two_pages_two_fields_a_photo_a_choice_and_at_most_sixteen_presses(browser, market, photo):
    page = at_her_desk(browser, market)
    presses = []

    def press(*keys):
        for key in keys:
            presses.append(key)
            page.keyboard.press(key)

    press("Tab", "Enter")  # past the head of the page
    page.wait_for_url("**#main")
    press("Tab")  # to the photo
    with page.expect_file_chooser() as chooser:
        press("Enter")
    chooser.value.set_files(photo)
    press("Tab")
    page.keyboard.type("苗绣手包")
    press("Tab")
    page.keyboard.type("168")
    press("Tab", "Tab", "ArrowDown", "Tab")  # over the help with the price, to the choice
    with page.expect_navigation(timeout=60_000):
        press("Enter")

    assert page.inner_text("h1") == "挂出来了"
    assert len(presses) <= 16
    page.context.close()


def test_the_photo_is_made_smaller_and_the_text_outlives_a_reload(browser, market, photo):
    page = at_her_desk(browser, market)
    page.fill("[name=title]", "苗绣手包")
    page.fill("[name=price]", "168")
    page.reload()
    assert page.input_value("[name=title]") == "苗绣手包"

    page.set_input_files("#id_photos", photo)
    page.wait_for_selector("#id_photos + [role=status]:has-text('1 张照片')", timeout=60_000)
    sent = page.evaluate("document.querySelector('#id_photos').files[0].size")
    assert sent < photo.stat().st_size / 3
    follow(page, "button.wide[value=publish]", timeout=60_000)

    assert page.inner_text("h1") == "挂出来了"
    assert page.evaluate("Object.keys(localStorage)") == []
    page.context.close()


def test_signing_out_clears_what_she_typed(browser, market):
    page = at_her_desk(browser, market)
    page.fill("[name=title]", "苗绣手包")
    assert len(page.evaluate("Object.keys(localStorage)")) == 1

    page.goto(f"{market.url}/account/")
    follow(page, "form[action$='/sign-out/'] button")

    assert page.evaluate("Object.keys(localStorage)") == []
    page.context.close()
