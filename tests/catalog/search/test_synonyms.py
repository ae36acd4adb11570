import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from catalog.search.models import SynonymGroup
from ground.pagecache.queries import generation
from tests.cast import a_user, a_work
from tests.catalog.search.listing import indexed, titles

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("empty_index", "three"),
    pytest.mark.both_databases,
]


@pytest.fixture
def editor(client):
    user = a_user(name="林编辑")
    user.is_staff = user.is_superuser = True
    user.save()
    client.force_login(user)
    return client


def write(editor, **names):
    return editor.post(reverse("wagtailsnippets_search_synonymgroup:add"), names)


def test_what_an_editor_writes_counts_with_the_next_request(
    editor, django_capture_on_commit_callbacks
):
    before = titles(editor, "q=蓝花荷囊")
    with django_capture_on_commit_callbacks(execute=True):
        response = write(editor, names_zh="蓝花荷囊 手包", names_en="blue bag thing")

    assert response.status_code == 302
    assert before == []
    assert titles(editor, "q=蓝花荷囊") == titles(editor, "q=blue bag thing") == ["苗绣手包"]


def test_a_group_that_goes_counts_no_more(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write(editor, names_zh="蓝花荷囊 手包")
    group = SynonymGroup.objects.get()
    found = titles(editor, "q=蓝花荷囊")

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailsnippets_search_synonymgroup:delete", args=[group.pk]))

    assert (found, titles(editor, "q=蓝花荷囊")) == (["苗绣手包"], [])


def test_a_word_among_others_means_them_too(editor, django_capture_on_commit_callbacks):
    indexed(a_work(title="蔚县手包", craft=None))
    with django_capture_on_commit_callbacks(execute=True):
        write(editor, names_zh="蓝花荷囊，手包")

    assert titles(editor, "q=我想买蔚县的蓝花荷囊") == ["蔚县手包"]


@pytest.mark.parametrize(
    ("names_zh", "names_en"),
    [
        ("", ""),
        ("手包", ""),
        ("手包 手包", ""),
        ("手包 手", ""),
        ("手包 礼物", ""),
        ("手包 bag", ""),
        ("手包 蓝花😀", ""),
        ("手包 " + "很" * 9, ""),
        ("", "bag"),
        ("", "bag, the"),
        ("", "bag, 手包"),
        ("", "bag, a bag of many colours"),
        ("", "bag, x); DROP TABLE y"),
        ("", "Bag, bags"),
    ],
)
def test_names_that_say_nothing_are_refused(editor, names_zh, names_en):
    before = generation()

    response = write(editor, names_zh=names_zh, names_en=names_en)

    assert response.status_code == 200
    assert SynonymGroup.objects.count() == 0
    assert generation() == before


def test_a_name_is_in_one_group_alone(editor):
    SynonymGroup.objects.create(names_zh="香包 香囊")

    with pytest.raises(ValidationError, match="香囊"):
        SynonymGroup(names_zh="香囊 荷囊").full_clean()
    SynonymGroup.objects.get().full_clean()


def test_the_database_wants_a_name():
    with pytest.raises(IntegrityError), transaction.atomic():
        SynonymGroup.objects.create()


def test_no_stranger_comes_in(client):
    response = client.get(reverse("wagtailsnippets_search_synonymgroup:list"))

    assert response.status_code == 302
    assert "/cms/login/" in response["Location"] or "sign-in" in response["Location"]
