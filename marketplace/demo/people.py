"""The people one can sign in as in the demo; their phones can belong to nobody."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from ground.accounts.models import User


@dataclass(frozen=True)
class Person:
    key: str
    phone: str
    name: str
    role: object
    may: object
    url_name: str


PEOPLE = [
    Person("artisan", "+8615400000001", "龙彩云", _("手工艺人"),
           _("有自己的店：接单、寄出、看收入"), "studio"),
    Person("helper", "+8615400000901", "龙小梅", _("帮办人"),
           _("替龙彩云上架、接单和寄出，碰不到钱"), "studio-helping"),
    Person("keeper", "+8615400000902", "吴云岭", _("合作社管理员"),
           _("管合作社：今天的活、派活、打包、成员、月报"), "coops"),
    Person("stock", "+8615400000921", "田小竹", _("合作社仓管"),
           _("管仓库：点货、调拨、当面卖、打包"), "coops"),
    Person("quality", "+8615400000923", "罗素芬", _("合作社质检"),
           _("看交来的活：合格、返工、不合格"), "coops"),
    Person("bookkeeper", "+8615400000922", "杨明珠", _("合作社会计"),
           _("看分钱和月报，记下发给谁多少"), "coops"),
    Person("member", "+8615400000002", "潘水妹", _("合作社成员"),
           _("看派来的活，接不接自己定；看分到的钱"), "studio"),
    Person("officer", "+8615400000903", "陈干事", _("残联工作人员"),
           _("核对贵州的证件，看谁看过什么"), "desk"),
    Person("prefecture", "+8615400000956", "欧春华", _("州残联工作人员"),
           _("管黔东南州：登记人、办培训、看贷款、接搬来的人"), "desk"),
    Person("women", "+8615400000955", "吴玉兰", _("妇联工作人员"),
           _("和残联一起看同意过的人，借出地方和老师"), "desk"),
    Person("surveyor", "+8615400000940", "杨秋月", _("摸底调查员"),
           _("在凯里替残联做摸底调查"), "desk-surveying"),
    Person("national", "+8615400000950", "顾远山", _("全国残联工作人员"),
           _("看全国做到哪里，公布数字"), "desk-targets"),
    Person("trainer", "+8615400000951", "龙绣云", _("培训老师"),
           _("教凯里的刺绣班：点名，看谁学会了"), "teaching"),
    Person("judge", "+8615400000952", "陆文心", _("比赛评委"),
           _("给作品打分，看不到是谁做的"), "judging"),
    Person("editor", "+8615400000904", "林编辑", _("编辑"),
           _("写首页、专题、故事，两种语言，在 /cms/"), "wagtailadmin_home"),
    Person("operator", "+8615400000905", "赵运营", _("平台运营"),
           _("看钱款：退款、打款、争议，两个人一起批"), "money"),
    Person("second", "+8615400000907", "孙复核", _("平台运营（第二人）"),
           _("批准另一位运营提出的大额打款和调账"), "money"),
    Person("buyer", "+8615400000906", "王冰", _("买家"),
           _("买东西、看订单、管地址"), "home"),
]  # fmt: skip
BY_KEY = {person.key: person for person in PEOPLE}


def load_people() -> dict[str, User]:
    """Users by key; a second time the same."""
    users = {person.key: a_user(person.phone, person.name) for person in PEOPLE}
    users["editor"].groups.set(Group.objects.filter(name__in=["Editors", "Moderators"]))
    User.objects.filter(pk__in=[users["operator"].pk, users["second"].pk]).update(is_staff=True)
    User.objects.filter(pk=users["operator"].pk).update(is_superuser=True)
    return users


def a_user(phone: str, name: str) -> User:
    user = User.objects.filter(phone=phone).first()
    return user or User.objects.create_user(phone=phone, name=name, phone_verified=True)
