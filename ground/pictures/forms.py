"""What editors send in Wagtail: kept as what makers send is."""

from functools import partial
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ground.pictures.errors import BrokenPicture, PictureRefused
from ground.pictures.models import Picture
from ground.pictures.services import follow_editor, plain_picture


class PictureField(WagtailImageField):
    """Wagtail's own answers a photo that was cut short with a fault of the server."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except OSError as cut_short:
            raise forms.ValidationError(BrokenPicture.told) from cut_short


class PictureForm(BaseImageForm):
    file = PictureField(label=_("照片"))

    def clean_file(self) -> Any:
        """Re-encoded: where and when it was taken, and by which phone, is never published."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        file.seek(0)
        try:
            data = plain_picture(file=file)
        except PictureRefused as refused:
            raise forms.ValidationError(refused.told) from refused
        return SimpleUploadedFile(f"{PurePath(file.name).stem}.jpg", data, "image/jpeg")

    def save(self, commit: bool = True) -> Picture:
        is_new = "file" in self.changed_data or not self.instance.sources
        self.instance.once_saved = partial(follow_editor, has_new_file=is_new)
        picture: Picture = super().save(commit=commit)
        return picture
