"""How far a loan is, and what follows what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    INTEREST = "interest", _("想申请")
    CHECKED = "checked", _("看过条件")
    PAPERS = "papers", _("在准备材料")
    RECOMMENDED = "recommended", _("已推荐")
    BANK = "bank", _("银行在看")
    GRANTED = "granted", _("贷到了")
    CLAIMED = "claimed", _("申报了贴息")
    EXTENDED = "extended", _("展期了")
    OVERDUE = "overdue", _("逾期了")
    REPAID = "repaid", _("还清了")
    REFUSED = "refused", _("没有批下来")
    WITHDRAWN = "withdrawn", _("不申请了")


BEFORE_BANK = (State.INTEREST, State.CHECKED, State.PAPERS, State.RECOMMENDED)
WITH_BANK = (*BEFORE_BANK, State.BANK)
RUNNING = (State.GRANTED, State.CLAIMED, State.EXTENDED, State.OVERDUE)
OPEN = (*WITH_BANK, *RUNNING)
GRANTED = (*RUNNING, State.REPAID)
