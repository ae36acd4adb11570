"""A village helper with a shared phone, and a maker on her own pages: by keyboard, on 390 px."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.journey import follow
from tests.browser.journeys.walker import Count, Walker
from tests.browser.test_access import faults, overflow
from tests.stack import DATABASE

pytestmark = pytest.mark.browser
LIMITS = {
    "ask in the village": Count(pages=12, typed=14, given=0, chosen=12, presses=220),
    "her own way": Count(pages=13, typed=2, given=0, chosen=4, presses=90),
}
SAID = {"income": "1357", "told": "出门要人背", "say": "想学蜡染"}
HER, ROUND = "+8615400000002", "贵州省春季摸底调查"
RECORDS = {
    "answers": """SELECT x.way, x.family, x.may_fill FROM survey_response x
        JOIN record_person p ON p.id = x.person_id JOIN artisans_artisan a ON a.id = p.artisan_id
        JOIN accounts_user u ON u.id = a.user_id WHERE u.phone = ?""",
    "places": """SELECT c.name_zh, x.state, x.access FROM training_enrolment x
        JOIN training_run r ON r.id = x.run_id JOIN training_course c ON c.id = r.course_id
        JOIN record_person p ON p.id = x.person_id JOIN artisans_artisan a ON a.id = p.artisan_id
        JOIN accounts_user u ON u.id = a.user_id WHERE u.phone = ? AND x.state <> 'finished'""",
    "loans": """SELECT x.kind, x.state, x.amount_fen FROM finance_loancase x
        JOIN record_person p ON p.id = x.person_id JOIN artisans_artisan a ON a.id = p.artisan_id
        JOIN accounts_user u ON u.id = a.user_id WHERE u.phone = ?""",
    "consents": """SELECT c.kind, c.withdrawn_at IS NOT NULL FROM privacy_consent c
        JOIN accounts_user u ON u.id = c.user_id WHERE u.phone = ? AND c.kind = 'sharing'""",
}


class Passer(Walker):
    """Each page that is come to is looked at once: what axe finds, and whether it is too wide."""

    def __init__(self, browser, *, level_aaa):
        super().__init__(browser, scripts=False)
        self.level_aaa, self.seen, self.wrong = level_aaa, set(), {}

    def go(self, **wanted):
        super().go(**wanted)
        self.look()

    def look(self):
        page = self.page
        kind = re.sub(r"\d+", "…", page.url) + page.title()[:3]
        if kind in self.seen:
            return
        self.seen.add(kind)
        self.hurry(1)
        if found := faults(page, self.level_aaa) or max(overflow(page), 0):
            self.wrong[kind] = found
        self.hurry(4)

    def choose(self, name, *values):
        for value in values:
            self.tick(name=name, value=value)


@pytest.fixture
def walker(browser, request):
    walker = Passer(browser, level_aaa=request.param)
    yield walker
    walker.close()


@pytest.fixture
def report(record_testsuite_property, capsys):
    def tell(journey, count):
        with capsys.disabled():
            print(f"\n{journey}: {count} of {LIMITS[journey]}")  # noqa: T201 -- the measure itself
        record_testsuite_property(f"journey.{journey}", str(count))
        assert count.within(LIMITS[journey]), count

    return tell


def rows(market, question, *about):
    """What stands in the database at the end, read beside the product."""
    path = Path(market.environment["VAR_DIR"]) / DATABASE
    with closing(sqlite3.connect(path)) as database:
        return database.execute(question, about).fetchall()


def sign_in(page, market, key):
    page.goto(f"{market.url}/demo/")
    follow(page, f"form[action*='/{key}/'] button")


def a_printed_form(browser, market):
    """Its number, as an officer of the county prints it: with a mouse, and not counted."""
    page = browser.new_page()
    sign_in(page, market, "officer")
    page.goto(f"{market.url}/desk/programme/survey/")
    follow(page, f"main li a:has-text('{ROUND}')")
    page.goto(f"{page.url}forms/")
    page.fill("[name=how_many]", "1")
    follow(page, "main form button")
    number = re.search(r"\b\d+-\d{5}-\d\b", page.inner_text("main"))[0]
    page.close()
    return number


@pytest.mark.parametrize("walker", [False], indirect=True, ids=["AA"])
def test_a_village_helper_asks_two_women_and_types_in_a_form(walker, market, browser, report):
    number = a_printed_form(browser, market)
    survey = int(number.split("-")[0])
    sign_in(walker.page, market, "surveyor")
    walker.start(f"{market.url}/desk/surveying/")
    walker.look()

    _meet(walker, survey, "韦阿朵", "三棵树镇")
    assert "我同意记下我的回答" in walker.page.inner_text("main")  # read out to her
    _answer_all(walker)
    assert "手机上没有留下她的回答" in walker.page.inner_text("body")
    _nothing_is_left(walker)

    walker.page.goto(f"{market.url}/desk/surveying/")
    _meet(walker, survey, "韦阿果", "舟溪镇")
    walker.to_main()
    walker.tick(name="agrees")
    walker.choose("craft", "o2")
    walker.go()

    _open_paper(walker, survey, number)
    _type_in(walker, "韦阿兰")
    assert "录好了" in walker.page.inner_text("body")
    _open_paper(walker, survey, number)
    walker.go()
    assert "这张表已经录过了" in walker.page.inner_text(".error-summary")
    report("ask in the village", walker.count)
    assert walker.wrong == {}
    assert rows(
        market,
        """SELECT p.name_zh, p.region_id, p.place_zh, r.way, r.may_fill, r.family, r.form_id > 0,
            u.name FROM survey_response r JOIN record_person p ON p.id = r.person_id
            JOIN accounts_user u ON u.id = r.given_by_id WHERE p.name_zh LIKE '韦阿%' ORDER BY r.id
        """,
    ) == [
        ("韦阿朵", "522601", "三棵树镇", "asked", 1, "embroidery", None, "杨秋月"),
        ("韦阿果", "522601", "舟溪镇", "asked", 0, "papercut", None, "杨秋月"),
        ("韦阿兰", "522601", "舟溪镇", "paper", 0, "", 1, "杨秋月"),
    ]


def _meet(walker, survey, name, place):
    walker.to_main()
    walker.go(href=f"/desk/surveying/{survey}/")
    walker.to_main()
    walker.type(name, name="name")
    walker.type(place, name="place")
    walker.go()


def _answer_all(walker):
    """The three blocks; one number cannot be, and what is wrong leads to it."""
    walker.to_main()
    walker.tick(name="agrees")
    walker.choose("craft", "o1")
    walker.tick(name="work")
    walker.type(SAID["income"], name="income")
    walker.tick(name="wish")
    walker.choose("hard", "o2")
    walker.type("30", name="hours")
    walker.type(SAID["told"], name="told")
    walker.choose("need", "o4", "o6")
    walker.tick(name="learn")
    walker.type(SAID["say"], name="say")
    walker.tick(name="may_fill")
    walker.go(tag="button")
    assert "最多写 24" in walker.page.inner_text(".error-summary")
    walker.to_main()
    walker.tab_to(href="#id_hours")
    walker.key("Enter")
    assert walker.is_at(name="hours")
    walker.key("Control+a")
    walker.type("3", name="hours")
    walker.go()


def _nothing_is_left(walker):
    """However far back one goes: no answer, no name; in the cookies and the stores neither."""
    page, words = walker.page, [*SAID.values(), "韦阿朵", "三棵树镇"]
    left = []
    for _ in range(7):
        page.go_back()
        typed = page.locator("input:not([type=hidden]), textarea").evaluate_all(
            "all => all.filter(it => it.checked || !/^(checkbox|radio)$/.test(it.type))"
            ".map(it => it.value)"
        )
        held = page.content() + " ".join(typed) + page.inner_text("body")
        left += [(page.url, word) for word in words if word in held]
    assert left == []
    cookies = walker.context.cookies()
    assert {each["name"] for each in cookies} <= {"sessionid", "csrftoken"}
    stores = "async () => [localStorage.length, sessionStorage.length, await caches.keys()]"
    assert page.evaluate(stores) == [0, 0, []]


def _open_paper(walker, survey, number):
    walker.page.goto(re.sub(r"/surveying/.*", "/surveying/", walker.page.url))
    walker.to_main()
    walker.go(href=f"/{survey}/paper/")
    walker.to_main()
    walker.type(number, name="number")


def _type_in(walker, name):
    walker.key("Tab")
    walker.type(name, name="name")
    walker.type("舟溪镇", name="place")
    walker.type("1", name="a-wish")
    walker.tick(name="agrees")
    walker.go(tag="button")


@pytest.mark.parametrize("walker", [True], indirect=True, ids=["AAA"])
def test_a_maker_reads_her_way_learns_borrows_and_takes_a_consent_back(walker, market, report):
    sign_in(walker.page, market, "member")
    walker.start(f"{market.url}/studio/way/")
    walker.look()
    way = walker.page.inner_text("main")
    assert "你学完一期培训班" in way
    assert "她" not in way

    _answer_and_enrol(walker, market)
    assert "报上名了" in walker.page.inner_text("main")
    assert "等答复" in walker.page.inner_text("main")
    _ask_for_a_loan(walker, market)
    assert "想申请" in walker.page.inner_text("main")
    _agree_and_take_back(walker, market)
    report("her own way", walker.count)
    assert walker.wrong == {}
    assert {name: rows(market, asked, HER) for name, asked in RECORDS.items()} == {
        "answers": [("herself", "papercut", 1)],
        "places": [("剪纸初级班", "enrolled", "asked")],
        "loans": [("startup", "interest", 3_000_000)],
        "consents": [("sharing", 1)],
    }


def _open(walker, market, path):
    walker.page.goto(f"{market.url}{path}")
    walker.count.pages += 1
    walker.look()
    walker.to_main()


def _answer_and_enrol(walker, market):
    """What she says of her craft finds a course for her, because she agreed to it."""
    _open(walker, market, "/studio/survey/")
    survey = walker.page.locator("main li", has_text=ROUND).locator("a").first
    walker.go(href=survey.get_attribute("href"))
    walker.to_main()
    walker.tick(name="agrees")
    walker.choose("craft", "o2")
    walker.choose("need", "o2")
    walker.tick(name="may_fill")
    walker.go(tag="button")
    walker.to_main()
    walker.go(href="/studio/training/runs/")
    walker.to_main()
    walker.type("要坐轮椅进去", name="access")
    walker.go(tag="button")


def _ask_for_a_loan(walker, market):
    _open(walker, market, "/studio/finance/")
    loan = walker.page.locator("main li", has_text="残疾人个人创业").locator("a").last
    walker.go(href=loan.get_attribute("href"))
    for words in ("合适的地方", "还不知道的", "批不批，由银行定"):
        assert words in walker.page.inner_text("main")
    walker.to_main()
    walker.go(href="/apply/")
    walker.to_main()
    walker.type("30000", name="amount")
    walker.go()


def _agree_and_take_back(walker, market):
    _open(walker, market, "/account/consents/")
    for _press in ("yes", "no"):
        walker.go(action="/sharing/")
        walker.to_main()
