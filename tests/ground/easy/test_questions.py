"""One question a page: the same form, kept in hidden inputs and checked again at each step."""

from types import SimpleNamespace

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string

from ground.easy.questions import is_answered, is_easy

pytestmark = pytest.mark.one_database

EASY = SimpleNamespace(user=SimpleNamespace(easy_read=True))
USUAL = SimpleNamespace(user=SimpleNamespace(easy_read=False))
WHOLE = {"name": "手包", "price": "12", "kind": "b", "sure": "on"}


class WorkForm(forms.Form):
    photo = forms.FileField(required=False)
    name = forms.CharField(max_length=5)
    price = forms.IntegerField()
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    sure = forms.BooleanField(required=False)

    def clean(self):
        if self.cleaned_data.get("name") == "nothing"[:5]:
            raise forms.ValidationError("Not that")
        return self.cleaned_data


def asked(form):
    return (form.asked.number, form.asked.all, form.asked.names)


def step(request=EASY, **data):
    form = WorkForm(data)
    return form, is_answered(form, request)


def html_of(form):
    return render_to_string("partials/questions.html", {"form": form, "done": "寄出了"})


def test_without_the_wish_it_is_the_whole_form():
    form, done = step(USUAL, **WHOLE)

    assert (done, hasattr(form, "asked")) == (True, False)
    assert form.cleaned_data["price"] == 12
    assert "下一步" not in html_of(form)
    assert "寄出了" in html_of(form)


def test_it_begins_with_the_first_question():
    form = WorkForm()

    assert is_answered(form, EASY) is False

    assert asked(form) == (1, 5, ("name",))
    html = html_of(form)
    assert "第 1 问，共 5 问" in html
    assert html.count("<label") == 1
    assert "下一步" in html
    assert "上一步" not in html
    assert "寄出了" not in html


def test_each_answer_leads_to_the_next_question_and_is_kept():
    form, done = step(name="手包", _asked="name")

    assert (done, asked(form), form.errors) == (False, (2, 5, ("price",)), {})
    assert '<input type="hidden" name="name" value="手包"' in html_of(form)
    assert 'name="_asked" value="price"' in html_of(form)


def test_a_wrong_answer_is_asked_again_with_its_error_alone():
    form, done = step(name="手包", price="many", _asked="price")

    assert (done, asked(form)[0], list(form.errors)) == (False, 2, ["price"])


def test_an_earlier_answer_tampered_with_is_asked_again():
    form, done = step(name="far too long", price="12", kind="a", _asked="kind")

    assert (done, asked(form)[0], list(form.errors)) == (False, 1, ["name"])


def test_back_asks_the_one_before_and_scolds_nobody():
    form, done = step(name="手包", price="many", _asked="price", _go="back")

    assert (done, asked(form)[0], form.errors) == (False, 1, {})
    assert 'name="price" value="many"' in html_of(form)
    assert asked(step(_asked="name", _go="back")[0])[0] == 1


def test_files_come_last_and_the_last_step_has_the_forms_own_button():
    form, done = step(**WHOLE, _asked="sure")

    assert (done, asked(form)) == (False, (5, 5, ("photo",)))
    html = html_of(form)
    assert 'type="file"' in html
    assert "寄出了" in html
    assert 'name="sure" value="on"' in html or 'name="sure" value="True"' in html


def test_the_last_answer_completes_the_form():
    form = WorkForm(WHOLE | {"_asked": "photo"}, {"photo": SimpleUploadedFile("a.jpg", b"x")})

    assert is_answered(form, EASY) is True

    assert form.cleaned_data["photo"].name == "a.jpg"
    assert {name: str(form.cleaned_data[name]) for name in ("name", "price", "kind", "sure")} == {
        "name": "手包",
        "price": "12",
        "kind": "b",
        "sure": "True",
    }


def test_a_box_left_empty_stays_empty_on_its_way():
    form, _ = step(name="手包", price="12", kind="a", _asked="sure")

    assert 'name="sure" value="False"' in html_of(form)
    assert step(name="手包", price="12", kind="a", sure="False", _asked="photo")[1] is True


def test_what_is_wrong_with_the_whole_is_said_at_the_end():
    form, done = step(**WHOLE | {"name": "nothi"}, _asked="photo")

    assert (done, asked(form)[0]) == (False, 5)
    assert form.non_field_errors() == ["Not that"]
    assert step(name="nothi", _asked="name")[0].non_field_errors() == []


def test_the_whole_form_at_once_counts_too():
    assert step(**WHOLE)[1] is True
    form, done = step(name="手包", price="many", kind="b")
    assert (done, asked(form)[0], list(form.errors)) == (False, 2, ["price"])


@pytest.mark.parametrize("name", ["key", "errors", "", "1", "\x00", "9" * 400])
def test_a_forged_question_is_none(name):
    form, done = step(**WHOLE, _asked=name)

    assert (done, form.cleaned_data["name"]) == (True, "手包")


def test_hidden_fields_of_the_form_always_go_along():
    form, _ = step(name="手包", key="k1", _asked="name")

    assert 'name="key" value="k1"' in html_of(form)
    assert html_of(form).count('name="key"') == 1


def test_each_reads_as_she_chose_herself_also_while_a_helper_acts():
    she, helper = SimpleNamespace(easy_read=True), SimpleNamespace(easy_read=False)

    assert is_easy(SimpleNamespace(user=helper, subject=she)) is False
    assert is_easy(SimpleNamespace(user=she, subject=helper)) is True
    assert is_easy(SimpleNamespace()) is False


class SendForm(forms.Form):
    how = forms.ChoiceField(choices=[("post", "post"), ("hand", "hand")])
    number = forms.CharField(max_length=3, required=False)
    front = forms.IntegerField(required=False)
    back = forms.IntegerField(required=False)

    def questions(self):
        asks_number = self.data.get("how") != "hand"
        return [("how",), *([("number",)] if asks_number else []), ("front", "back")]


def test_a_form_may_put_its_questions_itself():
    form = SendForm({"how": "hand", "_asked": "how"})

    assert is_answered(form, EASY) is False

    assert asked(form) == (2, 2, ("front", "back"))
    assert html_of(form).count("<label") == 2


def test_what_is_wrong_in_a_question_that_fell_away_is_shown_at_the_end():
    form = SendForm({"how": "hand", "number": "too long", "_asked": "front"})

    assert is_answered(form, EASY) is False

    assert list(form.errors) == ["number"]
    assert html_of(form).count("<label") == 3
