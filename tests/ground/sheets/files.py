"""Files as people send them: good ones, and bad ones on purpose."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image

WORKS = ["作品编号", "作品名称", "价格", "件数", "作者", "照片"]


def as_csv(*rows, heading=WORKS, encoding="utf-8", separator=","):
    return "\r\n".join(separator.join(map(str, row)) for row in [heading, *rows]).encode(encoding)


def as_xlsx(*rows, heading=WORKS, change=None):
    book = Workbook()
    for row in [heading, *rows]:
        book.active.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_zip(files, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def a_photo(colour="firebrick", side=320, form="JPEG"):
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, form)
    return out.getvalue()


def upload(data, name="works.csv"):
    return SimpleUploadedFile(name, data)


def with_part(workbook, path, old, new):
    """A workbook with something else in one of its parts."""
    packed = zipfile.ZipFile(io.BytesIO(workbook))
    parts = {name: packed.read(name) for name in packed.namelist()}
    parts[path] = parts[path].replace(old, new)
    return as_zip(parts, zipfile.ZIP_DEFLATED)
