from django import forms
from django.utils.translation import gettext_lazy as _


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("您的意见"),
        help_text=_("不用写名字和电话。最多 1000 个字"),
        min_length=2,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("请写下您的意见"),
            "min_length": _("请写下您的意见"),
            "max_length": _("最多 1000 个字，请短一点"),
        },
    )
