"""An officer, a trainer and a judge at work: by keyboard alone, each page looked at on a phone."""

import csv
import json
import subprocess
import sys
import time

import pytest

from tests.browser.journeys.test_journeys import code_for
from tests.browser.journeys.walker import Worker
from tests.cast import a_number
from tests.stack import ROOT

pytestmark = pytest.mark.browser
OFFICER, JUDGE = "15400007001", "15400007003"
TRAINERS = ["15400007002", "15400007006"]


class Office:
    """Rows made for these journeys, and what is on record of them."""

    def __init__(self, process):
        self.process = process
        self.rows = json.loads(process.stdout.readline())

    def ask(self, what, about=""):
        self.process.stdin.write(json.dumps([what, about]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def office(market):
    command = [sys.executable, "-m", "tests.browser.journeys.office_rows"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=market.environment, **pipes) as process:
        yield Office(process)
        process.stdin.close()


@pytest.fixture
def worker(browser, request):
    worker = Worker(browser, scripts=getattr(request, "param", False))
    yield worker
    worker.close()


def sign_in(worker, market, phone, path):
    """At the door of the page that she wants, with the code from her phone."""
    worker.start(f"{market.url}{path}")
    worker.to_main()
    worker.type(phone, name="phone")
    worker.go()
    worker.to_main()
    worker.type(code_for(market, phone), name="code")
    worker.go()
    assert path in worker.page.url


def test_an_officer_decides_registers_and_opens_a_figure_down_to_its_records(
    worker, market, office
):
    sign_in(worker, market, OFFICER, "/desk/")
    _refuse_a_loan(worker, office.rows["loan"])
    _register_a_woman(worker)
    sheet = _open_a_figure(worker, office)

    assert office.ask("loan", office.rows["loan"]) == [
        "refused", "她已经在别处贷到了。", ["interest", "refused"],
    ]  # fmt: skip
    assert office.ask("woman", "罗阿妹七") == [
        [["522601", "舟溪镇"]],
        [["officer", "上门看过，每天绣四小时。", "522601", "周干事"]],
    ]
    row = next(row for row in csv.reader(sheet.splitlines()) if "从事手工的人数" in row)
    assert row[4] == str(office.ask("employed"))
    assert worker.wrong == {}


def _refuse_a_loan(worker, loan):
    """From what waits to the one who waits; the reason is asked for."""
    worker.go(tag="a", text="计划")
    worker.to_main()
    worker.go(href="/desk/programme/finance/")
    worker.to_main()
    worker.go(href=f"/desk/programme/finance/cases/{loan}/")
    worker.to_main()
    worker.go(href="/refused/")
    worker.to_main()
    worker.go(tag="button")
    worker.mend("reason")
    worker.type("她已经在别处贷到了。", name="reason")
    worker.key("Tab")
    worker.go(tag="button")
    assert "没有批下来" in worker.page.inner_text("main")


def _register_a_woman(worker):
    """Whom she met, her certificate in her hand, and that she works: seen at her door."""
    worker.go(tag="a", text="计划")
    worker.to_main()
    worker.go(href="/desk/programme/people/")
    worker.to_main()
    worker.go(href="/people/new/")
    worker.to_main()
    worker.type("罗阿妹七", name="name")
    worker.type("贵州凯里 舟溪镇", name="place")
    worker.go()
    worker.to_main()
    worker.tab_to(tag="summary", text="证在我手里")
    worker.key("Enter")
    worker.type(a_number(serial=77), name="check-number")
    worker.go()
    worker.to_main()
    worker.tab_to(tag="summary", text="有合同")
    worker.key("Enter")
    worker.tab_to(name="spell-kind")
    worker.key("ArrowDown")
    worker.type("上门看过，每天绣四小时。", name="spell-evidence")
    worker.type(time.strftime("%Y-01-05"), name="spell-began_on")
    worker.go()


def _open_a_figure(worker, office):
    """Reckoned anew with her in it; down to the women; and taken along."""
    worker.go(tag="a", text="计划")
    worker.to_main()
    worker.go(href="/desk/programme/targets/")
    before = office.ask("reckoned")
    worker.to_main()
    worker.go(action="/targets/reckon/")
    for _ in range(100):
        if office.ask("reckoned") != before:
            break
        time.sleep(0.1)
    worker.to_main()
    worker.tab_to(name="measure")
    worker.key("ArrowDown")
    worker.key("ArrowDown")
    worker.key("Tab")
    worker.go()
    worker.to_main()
    worker.go(href="/targets/records/")
    assert "罗阿妹七" in worker.page.inner_text("main table")
    worker.to_main()
    worker.go(href="/desk/programme/targets/?")
    worker.to_main()
    return worker.fetch(href="form=csv")


@pytest.mark.parametrize("worker", [False, True], ids=["no-script", "script"], indirect=True)
def test_a_trainer_takes_attendance_and_assesses_and_certificates_come_of_it(
    worker, market, office, browser, request
):
    which = "[script]" in request.node.name
    run, women = office.rows["runs"][which]
    sign_in(worker, market, TRAINERS[which], "/desk/teaching/")
    worker.to_main()
    worker.go(href=f"/desk/teaching/runs/{run}/")
    _take_attendance(worker, women)
    _assess(worker, women)
    there, once = [180, 180], [180, 0]
    passed = [there, "passed", "enrolled", 0, 0]
    failed = [once, "failed", "enrolled", 0, 0]
    assert office.ask("run", run) == ["open", [passed, passed, failed]]
    assert worker.wrong == {}

    assert _close(browser, market, office, which) == {}

    done = [there, "passed", "finished", 1, 1]
    left = [once, "failed", "unfinished", 0, 0]
    assert office.ask("run", run) == ["closed", [done, done, left]]


def _take_attendance(worker, women):
    """The first day all came, by one press; the second day one did not."""
    worker.to_main()
    worker.go(href="/sessions/")
    worker.to_main()
    worker.go(name="all")
    _back_to_the_run(worker)
    worker.tab_to(href="/sessions/")
    worker.key("Tab")
    worker.go(href="/sessions/")
    worker.to_main()
    for pk in women[:2]:
        worker.tick(name="there", value=str(pk))
    worker.go(tag="button")
    _back_to_the_run(worker)


def _back_to_the_run(worker):
    worker.to_main()
    worker.go(href="/desk/teaching/runs/")
    worker.to_main()


def _assess(worker, women):
    """One after the other: each press leads back to where she was in the list."""
    for pk, able in zip(women, ("yes", "yes", "no"), strict=True):
        before = worker.count.presses
        worker.go(action=f"/able/{pk}/", value=able)
        assert worker.count.presses - before <= (9 if pk == women[0] else 5)


def _close(browser, market, office, which):
    """Her officer, signed in already: results, the end of the run, and a paper that is genuine."""
    run, women = office.rows["runs"][which]
    officer = Worker(browser, scripts=which)
    key = office.ask("session", "officer")
    officer.context.add_cookies([{"name": "sessionid", "value": key, "url": market.url}])
    officer.start(f"{market.url}/desk/programme/training/")
    officer.to_main()
    officer.go(href="show=results")
    officer.to_main()
    officer.go(href=f"/training/runs/{run}/")
    officer.to_main()
    officer.go(action="/finish/")
    _leave_one(officer, women[2])
    officer.to_main()
    officer.go(action="/close/")
    officer.to_main()
    code = _see_the_paper(officer, women[0])
    officer.start(f"{market.url}/certificates/")
    officer.to_main()
    officer.type(code, name="code")
    officer.go()
    assert officer.page.inner_text("h1") == "这张结业证是真的"
    officer.close()
    return officer.wrong


def _leave_one(officer, pk):
    """Who did not learn it yet: the reason is asked for, and she is told."""
    officer.to_main()
    officer.go(href=f"/enrolments/{pk}/")
    officer.to_main()
    officer.tab_to(tag="summary", text="没有学完")
    officer.key("Enter")
    officer.go(action="/unfinished/", tag="button")
    officer.mend("why-reason")
    officer.type("第二天家里有事。", name="why-reason")
    officer.key("Tab")
    officer.go(tag="button")
    officer.to_main()
    officer.go(href="/training/runs/")


def _see_the_paper(officer, pk):
    officer.go(href=f"/enrolments/{pk}/")
    officer.to_main()
    officer.go(href="/certificate/")
    return officer.page.inner_text(".training-paper .big-code")


def test_a_judge_steps_aside_of_one_piece_and_marks_the_others(worker, market, office):
    contest, sheets = office.rows["sheets"]
    sign_in(worker, market, JUDGE, "/desk/judging/")
    worker.to_main()
    worker.go(href=f"/desk/judging/{contest}/")
    worker.to_main()
    worker.type("吴外人", name="name")
    worker.go()
    worker.to_main()
    _mark(worker, sheets[0], ["101", "80"])
    worker.mend(worker.page.locator("main input[aria-invalid]").first.get_attribute("name"))
    worker.page.keyboard.press("Control+a")
    worker.page.keyboard.type("91.5")
    worker.go()
    _mark(worker, sheets[1], ["70", "66.25"])
    _step_aside(worker, sheets[2])

    said = worker.page.locator("main .badge").all_inner_texts()
    assert said == ["正在评分", "打过分了", "打过分了", "你回避了"]
    assert office.ask("sheet", sheets[0]) == ["", [[91_500, True], [80_000, True]]]
    assert office.ask("sheet", sheets[1]) == ["", [[70_000, True], [66_250, True]]]
    assert office.ask("sheet", sheets[2]) == ["known", []]
    assert worker.wrong == {}


def _mark(worker, sheet, points):
    worker.go(href=f"/desk/judging/pieces/{sheet}/")
    worker.to_main()
    worker.tab_to(tag="input")
    for each in points:
        worker.page.keyboard.type(each)
        worker.key("Tab")
    worker.go(tag="button")


def _step_aside(worker, sheet):
    worker.go(href=f"/desk/judging/pieces/{sheet}/")
    worker.to_main()
    worker.go(href="/aside/")
    worker.to_main()
    worker.go(tag="button")
