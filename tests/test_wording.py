"""Plain words for her: short clauses, no pity, no office language, no puzzle at any door."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database
ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
LONGEST_CLAUSE = 26  # characters
# What her pages never say, and what they say instead.
BANNED = {
    "弱势": "no pity",
    "帮扶": "no pity",
    "爱心": "no pity",
    "可怜": "no pity",
    "不幸": "no pity",
    "克服": "no pity",
    "身残志坚": "no pity",
    "提交": "交上去, 保存, 发出",
    "操作": "做",
    "点击": "按",
    "确认收货": "收到了",
    "物流": "快递",
    "运单": "快递单号",
    "结算": "打给你",
    "佣金": "服务费",
    "账期": "哪一天",
    "跳转": "去",
    "界面": "页面",
    "系统": "我们, 平台",
    "异常": "出错了",
    "无效": "不对",
    "非法": "不对",
    "请知悉": "nothing",
    "您": "你: her pages are hers",
}
TO_BUYERS = {"谢谢您买手工作品。"}  # on the slip that lies in the parcel
BETWEEN = re.compile(r"[，。！？；：、（）「」…,.!?;:()]|\s—\s|·")
HOLE = re.compile(r"{{.*?}}|{%.*?%}|<.*?>", re.S)
IN_TAG = re.compile(r"""{%-?\s*trans(?:late)?\s+("[^"]*"|'[^']*')""")
IN_BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.S
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def hers():
    """Pages of the studio."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        if path.parent.name == "studio" or "base_studio.html" in path.read_text():
            yield path


def said_on(path):
    text = path.read_text()
    for match in IN_TAG.findall(text):
        yield match[1:-1]
    for body in IN_BLOCK.findall(text):
        for half in re.split(r"{%\s*plural[^%]*%}", body):
            yield " ".join(half.split())


def clauses(said):
    plain = HOLE.sub("", said)
    return [each.strip() for each in BETWEEN.split(plain) if CHINESE.search(each)]


def names(path):
    return path.relative_to(TEMPLATES).as_posix()


def test_the_lint_bites():
    assert [len(each) for each in clauses("买家收到以后，再过 {{ days }} 天退货期。")] == [6, 8]
    assert clauses("This is English.") == []


def test_it_looks_at_her_pages():
    assert {"studio/income.html", "studio/start.html", "fulfilment/decline.html"} <= {
        names(path) for path in hers()
    }


@pytest.mark.parametrize("path", list(hers()), ids=names)
def test_her_pages_use_plain_words(path):
    found = {
        (word, said): better
        for said in said_on(path)
        for word, better in BANNED.items()
        if word in said and said not in TO_BUYERS
    }
    assert found == {}


@pytest.mark.parametrize("path", list(hers()), ids=names)
def test_her_clauses_are_short(path):
    long = [each for said in said_on(path) for each in clauses(said) if len(each) > LONGEST_CLAUSE]
    assert long == []


def test_no_shop_page_labels_her():
    """What is shown of a disability, she has put there herself."""
    shop = [*(TEMPLATES / "catalog").rglob("*.html"), *(TEMPLATES / "partials").rglob("*.html")]
    found = {path.name for path in shop if "残疾" in path.read_text()}
    assert found <= {"maker.html"}  # by her own consent


def test_no_puzzle_stands_before_any_door():
    puzzles = re.compile(r"captcha|验证图|看不清|换一张|滑块|拼图", re.I)
    sources = [*TEMPLATES.rglob("*.html"), *(ROOT / "marketplace/static").glob("*.js")]
    sources += (ROOT / "ground/accounts").rglob("*.py")
    found = [path.name for path in sources if puzzles.search(path.read_text())]
    assert found == []
    assert len(sources) > 60
