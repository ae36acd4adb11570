from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class SheetForm(forms.Form):
    file = forms.FileField(
        label=_("表格（XLSX 或 CSV）"),
        help_text=_("5 MB 以内，最多 20000 行。"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": _("请选一个表格"), "empty": _("这个文件是空的")},
    )
    photos = forms.FileField(
        label=_("照片（ZIP，可以不传）"),
        help_text=_("照片放在一个 ZIP 里，2 GB 以内。名字和表里写的一样。"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        error_messages={"empty": _("这个文件是空的")},
    )

    def __init__(self, *args: Any, takes_photos: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not takes_photos:
            del self.fields["photos"]


class PressForm(forms.Form):
    leave_out = forms.BooleanField(required=False)
