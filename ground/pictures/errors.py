from django.utils.translation import gettext_lazy as _


class PictureRefused(Exception):
    """Nothing was stored; `told` says to her what was wrong and what to do."""

    told = _("这张图片用不了，请换一张。")


class NotAPicture(PictureRefused):
    told = _("这个文件不是照片。请选 JPG、PNG、WebP、AVIF 或手机拍的照片（HEIC）。")


class BrokenPicture(PictureRefused):
    told = _("这张照片没有传完整或已经损坏，请再传一次。")


class FileTooLarge(PictureRefused):
    told = _("这个文件太大了，请选 25 MB 以内的照片。")


class TooManyPixels(PictureRefused):
    told = _("这张照片的尺寸太大了，请用普通大小再拍一张。")


class TooSmall(PictureRefused):
    told = _("这张照片太小，看不清楚。请换一张边长至少 300 像素的。")
