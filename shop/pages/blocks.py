"""What pages are made of. What a block shows beside its own words is laid in by `furnishing`."""

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from ground.pictures.models import Picture
from shop.pages.choices import PAGE_KINDS, Theme, craft_choices, region_choices
from shop.pages.choosers import MakerChooserBlock, WorkChooserBlock
from shop.pages.links import CHECKED, safe_address

SAFE_TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]
MOST_WORKS = 24
_OPTIONAL: dict[str, Any] = {"required": False}


def _title(**options: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=_("标题"), max_length=80, default="", **options)


class Furnished(blocks.StructValue):
    """A block's own words, and what was laid in for this answer."""

    shown: Any = ()
    missing: Any = ()
    html: Any = ""
    href: str = ""


class PictureValue(Furnished):
    @property
    def image(self) -> Picture | None:
        """With the words of this place, which fit here better than those of its file."""
        if not self.get("picture"):
            return None
        image = copy(self["picture"])
        image.alt_zh = image.alt_en = self.get("alt") or ""
        return image


class VideoValue(Furnished):
    @property
    def still(self) -> str:
        """The address of the picture that stands before it plays."""
        poster = self.get("poster")
        if poster is None:
            return ""
        made = poster.sources.get("jpeg", [])
        return next((url for width, url in made if width >= 640), made[-1][1] if made else "")


class WordsBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("文字"), features=SAFE_TEXT)

    class Meta:
        icon, label, template = "pilcrow", _("文字"), "pages/blocks/words.html"
        value_class = Furnished


class WorksBlock(blocks.StructBlock):
    """Works by choice, in this order."""

    title = _title(**_OPTIONAL)
    works = blocks.ListBlock(
        WorkChooserBlock(label=_("作品")), label=_("作品"), min_num=1, max_num=MOST_WORKS
    )

    class Meta:
        icon, label, template = "list-ul", _("挑好的作品"), "pages/blocks/works.html"
        value_class = Furnished


class LiveWorksBlock(blocks.StructBlock):
    """Works by what they are: whatever is on show when the page is opened."""

    title = _title(**_OPTIONAL)
    craft = blocks.ChoiceBlock(label=_("手艺"), choices=craft_choices, **_OPTIONAL)
    region = blocks.ChoiceBlock(label=_("产地"), choices=region_choices, **_OPTIONAL)
    least = blocks.IntegerBlock(label=_("最低价（元）"), min_value=0, max_value=10**6, **_OPTIONAL)
    most = blocks.IntegerBlock(label=_("最高价（元）"), min_value=0, max_value=10**6, **_OPTIONAL)
    only_new = blocks.BooleanBlock(label=_("只要最近 30 天新上的"), **_OPTIONAL)
    number = blocks.ChoiceBlock(
        label=_("几件"), choices=[("4", "4"), ("8", "8"), ("12", "12")], default="8"
    )

    class Meta:
        icon, label, template = "search", _("按条件找的作品"), "pages/blocks/live_works.html"
        value_class = Furnished

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        least, most = cleaned["least"], cleaned["most"]
        if least is not None and most is not None and least > most:
            wrong = ValidationError(_("最低价比最高价还高。"))
            raise blocks.StructBlockValidationError(block_errors={"most": wrong})
        return cleaned


class MakerBlock(blocks.StructBlock):
    maker = MakerChooserBlock(label=_("手工艺人"))
    words = blocks.TextBlock(default="", label=_("介绍"), max_length=300, **_OPTIONAL)

    class Meta:
        icon, label, template = "user", _("手工艺人"), "pages/blocks/maker.html"
        value_class = Furnished


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(default="", label=_("原话"), max_length=300)
    maker = MakerChooserBlock(label=_("谁说的（手工艺人）"), **_OPTIONAL)
    who = blocks.CharBlock(default="", label=_("谁说的（别人）"), max_length=80, **_OPTIONAL)

    class Meta:
        icon, label, template = "openquote", _("原话"), "pages/blocks/quote.html"
        value_class = Furnished


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("图片"))
    alt = blocks.CharBlock(
        default="",
        label=_("看不见图的人听到的话"),
        max_length=200,
        help_text=_("图上有什么，一句话说清。"),
    )
    caption = blocks.CharBlock(default="", label=_("图下的话"), max_length=200, **_OPTIONAL)
    credit = blocks.CharBlock(default="", label=_("谁拍的、谁画的"), max_length=80)

    class Meta:
        icon, label, template = "image", _("图片"), "pages/blocks/picture.html"
        value_class = PictureValue


class VideoBlock(blocks.StructBlock):
    """A file of ours with captions, or the address of a video elsewhere, as a plain link."""

    title = _title()
    file = DocumentChooserBlock(label=_("视频文件（mp4、webm）"), **_OPTIONAL)
    captions = DocumentChooserBlock(label=_("字幕文件（vtt）"), **_OPTIONAL)
    poster = ImageChooserBlock(label=_("停下来的画面"), **_OPTIONAL)
    elsewhere = blocks.URLBlock(default="", label=_("别处的视频网址"), **_OPTIONAL)
    transcript = blocks.RichTextBlock(label=_("视频里说了什么"), features=SAFE_TEXT, **_OPTIONAL)

    class Meta:
        icon, label, template = "media", _("视频"), "pages/blocks/video.html"
        value_class = VideoValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if wrong := wrong_video(cleaned["file"], cleaned["captions"], cleaned["elsewhere"]):
            raise blocks.StructBlockValidationError(block_errors=wrong)
        return cleaned


def wrong_video(file: Any, captions: Any, elsewhere: str) -> dict[str, ValidationError]:
    """One of the two, and captions with a file."""
    if bool(file) == bool(elsewhere):
        return {"file": ValidationError(_("视频文件和别处的网址，填一样。"))}
    if file and file.file_extension.lower() not in {"mp4", "webm"}:
        return {"file": ValidationError(_("视频要 mp4 或 webm 文件。"))}
    if file and (not captions or captions.file_extension.lower() != "vtt"):
        return {"captions": ValidationError(_("有视频就要有 vtt 字幕，听不见的人靠它。"))}
    return {}


class LessonVideoBlock(VideoBlock):
    """Who learns without hearing or without the video reads what is said."""

    transcript = blocks.RichTextBlock(label=_("视频里说了什么"), features=SAFE_TEXT)


class _Pictured(blocks.StructBlock):
    """A picture is optional, and its words come with it."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["picture"] and not cleaned["alt"]:
            wrong = ValidationError(_("有图就要写一句话，看不见的人听得到。"))
            raise blocks.StructBlockValidationError(block_errors={"alt": wrong})
        return cleaned


class StepBlock(_Pictured):
    title = _title()
    text = blocks.TextBlock(default="", label=_("怎么做"), max_length=600)
    picture = ImageChooserBlock(label=_("图片"), **_OPTIONAL)
    alt = blocks.CharBlock(default="", label=_("看不见图的人听到的话"), max_length=200, **_OPTIONAL)

    class Meta:
        value_class = PictureValue


class StepsBlock(blocks.StructBlock):
    title = _title(**_OPTIONAL)
    steps = blocks.ListBlock(StepBlock(label=_("步骤")), label=_("步骤"), min_num=1, max_num=30)

    class Meta:
        icon, label, template = "list-ol", _("步骤"), "pages/blocks/steps.html"
        value_class = Furnished


class ActionBlock(blocks.StructBlock):
    title = _title()
    text = blocks.TextBlock(default="", label=_("文字"), max_length=300, **_OPTIONAL)
    button = blocks.CharBlock(default="", label=_("按钮上的字"), max_length=30)
    page = blocks.PageChooserBlock(label=_("去哪一页"), **_OPTIONAL)
    address = blocks.CharBlock(
        default="", label=_("或者去哪个地址"), max_length=300, help_text=CHECKED, **_OPTIONAL
    )
    theme = blocks.ChoiceBlock(label=_("配色"), choices=Theme.choices, default=Theme.PAPER)

    class Meta:
        icon, label, template = "arrow-right", _("请人去做一件事"), "pages/blocks/action.html"
        value_class = Furnished

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        address = cleaned["address"]
        if bool(cleaned["page"]) == bool(address) or (address and not safe_address(address)):
            wrong = ValidationError(_("选一页，或者写一个地址，只要一样。"))
            raise blocks.StructBlockValidationError(block_errors={"address": wrong})
        return cleaned


class MapBlock(blocks.StructBlock):
    title = _title()
    text = blocks.TextBlock(default="", label=_("文字"), max_length=300, **_OPTIONAL)

    class Meta:
        icon, label, template = "site", _("各地的图和名单"), "pages/blocks/map.html"
        value_class = Furnished


class OpeningBlock(_Pictured):
    """The first thing one sees; without a picture of its own, the newest work."""

    title = _title()
    text = blocks.TextBlock(default="", label=_("文字"), max_length=300)
    picture = ImageChooserBlock(label=_("图片"), **_OPTIONAL)
    alt = blocks.CharBlock(default="", label=_("看不见图的人听到的话"), max_length=200, **_OPTIONAL)

    class Meta:
        icon, label, template = "home", _("开头"), "pages/blocks/opening.html"
        value_class = PictureValue


class FamiliesBlock(blocks.StructBlock):
    title = _title()

    class Meta:
        icon, label, template = "grip", _("手艺大类"), "pages/blocks/families.html"
        value_class = Furnished


class MakersBlock(blocks.StructBlock):
    """Those who show themselves and have works on show, the newest first."""

    title = _title()

    class Meta:
        icon, label, template = "group", _("做东西的人"), "pages/blocks/makers.html"
        value_class = Furnished


class PromiseBlock(blocks.StructBlock):
    title = _title()
    text = blocks.TextBlock(default="", label=_("文字"), max_length=200)


class PromisesBlock(blocks.StructBlock):
    title = _title()
    promises = blocks.ListBlock(PromiseBlock(label=_("一条")), label=_("几条"), max_num=6)

    class Meta:
        icon, label, template = "check", _("几句保证"), "pages/blocks/promises.html"


class PagesBlock(blocks.StructBlock):
    """The newest pages of one kind, such as stories."""

    title = _title()
    kind = blocks.ChoiceBlock(label=_("哪一种"), choices=PAGE_KINDS)

    class Meta:
        icon, label, template = "doc-empty", _("最近的页面"), "pages/blocks/pages.html"
        value_class = Furnished
