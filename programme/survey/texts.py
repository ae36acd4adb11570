"""What she agrees to before the first question. A changed text is a new version."""

from django.utils.translation import gettext_lazy as _

from ground.privacy.texts import Text

CONSENT = Text(
    1,
    _(
        "我同意记下我的回答。用来数一数这里的人有什么难处、要什么。"
        "回答加密保存，谁看过都有记录。不想答的题可以不答。"
    ),
    _("收回以后，你的回答马上删掉。数字里还算一个人，看不出是你。"),
)
MAY_FILL = _("我同意用我的回答帮我填登记表、找合适的培训班。")
