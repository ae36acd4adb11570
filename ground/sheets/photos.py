"""A ZIP of photos: only those that rows name are taken in, one at a time, through the pipeline."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import ngettext

from ground.pictures.errors import PictureRefused
from ground.pictures.reading import MOST_BYTES
from ground.pictures.services import keep_prepared, prepare_picture
from ground.sheets.errors import NotASheet
from ground.sheets.limits import MOST_PHOTO_UNPACKED, MOST_PHOTOS
from ground.sheets.models import SheetImport, SheetPhoto
from ground.sheets.progress import Tell
from ground.sheets.told import spoken, told_of
from ground.sheets.told import told as _

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_LOCKED, _UTF8 = 0x1, 0x800
_PACKED = (".zip", ".rar", ".7z")
Items = dict[str, zipfile.ZipInfo]


def open_photos(file: BinaryIO) -> tuple[zipfile.ZipFile, Items]:
    """Nothing is ever unpacked to a path. Raises NotASheet."""
    try:
        packed = zipfile.ZipFile(file)
    except _BROKEN as broken:
        raise NotASheet(_("照片的 ZIP 读不出来，请重新打包再传")) from broken
    items = [item for item in packed.infolist() if _is_file(item)]
    if len(items) > MOST_PHOTOS:
        raise NotASheet(_("照片太多了，请分成几个 ZIP"))
    if sum(item.file_size for item in items) > MOST_PHOTO_UNPACKED:
        raise NotASheet(_("照片的 ZIP 解开以后太大了，请分成几个"))
    return packed, _by_name(items)


def _is_file(item: zipfile.ZipInfo) -> bool:
    """Neither a folder nor what a Mac puts beside each file."""
    return not (item.is_dir() or "__MACOSX/" in item.filename or _base(item).startswith("."))


def _by_name(items: Iterable[zipfile.ZipInfo]) -> Items:
    named: Items = {}
    for item in items:
        _check_name(item)
        name = _base(item).casefold()
        if name in named:
            raise NotASheet(_("ZIP 里有两张照片叫同一个名字：%(name)s") % {"name": name[:60]})
        named[name] = item
    return named


def _check_name(item: zipfile.ZipInfo) -> None:
    name = item.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        raise NotASheet(_("ZIP 里有一个文件指向别的地方，不能收。请重新打包"))
    if name.lower().endswith(_PACKED):
        raise NotASheet(_("ZIP 里还有一个压缩包。请只放照片，重新打包"))
    if item.flag_bits & _LOCKED:
        raise NotASheet(_("这个 ZIP 有密码。请去掉密码，重新打包"))


def _base(item: zipfile.ZipInfo) -> str:
    """Windows packs Chinese names as GBK and does not say so."""
    name = item.filename
    if not item.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = item.filename
    return posixpath.basename(name.replace("\\", "/"))


def take_in(sheet: SheetImport, file: BinaryIO, wanted: Mapping[str, str], tell: Tell) -> list[str]:
    """Of the wanted names (in small letters, with a title each) what is there; begun again, the
    rest. Returns what to tell beside the rows. Raises NotASheet."""
    packed, items = open_photos(file)
    known = set(sheet.photos.values_list("name", flat=True))
    for number, (name, title) in enumerate(wanted.items(), start=1):
        if not SheetImport.objects.filter(pk=sheet.pk, attempt=sheet.attempt).exists():
            break  # dropped meanwhile, or another worker is at it
        if name in items and name not in known:
            _take(sheet, name, _data(packed, items[name]), title)
        tell(number)
    unused = len(items.keys() - wanted.keys())
    told = spoken(
        lambda: ngettext(
            "ZIP 里有 %(n)s 张照片，表里没有写", "ZIP 里有 %(n)s 张照片，表里没有写", unused
        )
    )
    return [told % {"n": unused}] if unused else []


def _data(packed: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    """Never more than a photo may weigh, whatever the ZIP says; empty: it is damaged."""
    try:
        with packed.open(item) as file:
            return file.read(MOST_BYTES + 1)
    except (*_BROKEN, RuntimeError):
        return b""


def _take(sheet: SheetImport, name: str, data: bytes, title: str) -> None:
    """Picture and row together: of a worker that is killed here nothing is left over."""
    photo = SheetPhoto(sheet=sheet, name=name[:200])
    try:
        if not data:
            raise NotASheet(_("在 ZIP 里已经损坏"))
        prepared = prepare_picture(file=io.BytesIO(data))
    except (PictureRefused, NotASheet) as refusal:
        photo.told = told_of(refusal.told).cut(300)
        photo.save()
        return
    photo.colour = asdict(prepared.colour)
    with transaction.atomic():
        photo.picture = keep_prepared(prepared=prepared, title=title, by=sheet.by)
        photo.save()
