"""A line of an error summary says which field, and in rows which row, it is about."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override


class Rows(forms.Form):
    price = forms.CharField(label="价格（元）？", error_messages={"required": "请写一下"})
    why = forms.CharField(label="为什么", error_messages={"required": "请写为什么"})
    sure = forms.BooleanField(label="我同意", error_messages={"required": "请先勾选"})
    unnamed = forms.CharField(error_messages={"required": "请选一个"})

    def row_of(self, name):
        return "蝴蝶手包" if name == "price" else ""


def lines(form):
    html = render_to_string("partials/error_summary.html", {"form": form})
    return [strip_tags(line).strip() for line in html.split("<li>")[1:]]


def test_each_line_names_its_field_unless_the_words_do():
    assert lines(Rows({})) == [
        "蝴蝶手包 · 价格：请写一下", "请写为什么", "请先勾选", "请选一个",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "手机：空"), ("en", "手机: 空")])
def test_the_sign_between_is_the_reader_s(language, said):
    class Phone(forms.Form):
        phone = forms.CharField(label="手机", error_messages={"required": "空"})

    with override(language):
        assert lines(Phone({}))[0] == said


def test_words_of_the_whole_form_and_a_second_form_stand_in_the_same_summary():
    first, second = Rows({"price": "1", "why": "x", "sure": "on", "unnamed": "y"}), Rows({})
    first.add_error(None, "刚才有了变化")

    html = render_to_string("partials/error_summary.html", {"form": first, "second": second})

    assert (html.count("error-summary"), html.count("<li>")) == (1, 5)
    assert "<li>刚才有了变化</li>" in html
