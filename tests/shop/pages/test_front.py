"""The first pages of a new house, and how every page is served."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction, Site, WorkflowPage

from ground.pagecache.queries import generation
from shop.pages.models import EventPage, HomePage, NewsIndex, NewsPage
from shop.pages.planting import plant
from shop.pages.tasks import publish_scheduled_task
from tests.cast import a_user, a_work
from tests.shop.pages.making import a_page, above, in_english

pytestmark = pytest.mark.django_db


def test_a_bare_install_has_a_front_page(client):
    a_work()

    assert "新上的作品" in client.get("/").content.decode()
    assert "New works" in client.get("/en/").content.decode()
    assert client.get("/stories/").status_code == 404


def test_planting_makes_both_languages_once(db):
    assert plant() is True
    pages = Page.objects.count()
    assert plant() is False

    assert Page.objects.count() == pages == 1 + 2 * 8
    assert HomePage.objects.live().count() == 2
    assert Site.objects.count() == 1
    assert WorkflowPage.objects.count() == 1


def test_planting_takes_the_place_of_wagtail_s_welcome(db):
    Locale.objects.create(language_code="zh-hans")
    root = Page.add_root(title="Root", slug="root")
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)

    call_command("load_pages")

    assert Site.objects.get().root_page.specific_class is HomePage
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_planting_leaves_what_editors_wrote(planted):
    home = HomePage.objects.get(locale__language_code="zh-hans")
    home.title = "我们的首页"
    home.save_revision().publish()

    plant()

    assert HomePage.objects.get(pk=home.pk).title == "我们的首页"


@pytest.mark.parametrize("path", ["/", "/stories/", "/campaigns/", "/craft-guides/", "/events/"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_first_page_is_the_same_for_everyone(client, planted, prefix, path):
    a_work()
    client.force_login(a_user())

    response = client.get(f"{prefix}{path}")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert not response.cookies
    assert response.content.decode().count("<h1") == 1


def test_products_keep_their_addresses(client, planted):
    work = a_work()

    assert client.get(work.get_absolute_url()).status_code == 200
    assert reverse("home") == "/"


@pytest.mark.parametrize("language", ["zh-hans,en", "en", "fr"])
def test_the_address_alone_decides_the_language(client, planted, language):
    chinese = client.get("/stories/", headers={"accept-language": language}).content.decode()
    english = client.get("/en/stories/", headers={"accept-language": language}).content.decode()

    assert '<html lang="zh-Hans"' in chinese
    assert '<html lang="en"' in english


def test_a_page_names_its_translation_and_itself(client, planted):
    page = a_page(NewsPage, slug="baskets")
    in_english(page, title="Baskets")

    html = client.get("/en/news/baskets/").content.decode()

    links = [
        '<link rel="alternate" hreflang="zh-Hans" href="http://testserver/news/baskets/">',
        '<link rel="alternate" hreflang="en" href="http://testserver/en/news/baskets/">',
        '<link rel="alternate" hreflang="x-default" href="http://testserver/news/baskets/">',
        '<link rel="canonical" href="http://testserver/en/news/baskets/">',
        '<a href="/news/baskets/" lang="zh-Hans" hreflang="zh-Hans">中文</a>',
    ]
    assert [link for link in links if link not in html] == []


def test_without_a_translation_the_header_leads_to_the_other_front_page(client, planted):
    a_page(NewsPage, slug="baskets")

    assert client.get("/en/news/baskets/").status_code == 404
    assert (
        '<a href="/en/" lang="en" hreflang="en">' in client.get("/news/baskets/").content.decode()
    )


def test_a_change_shows_on_the_next_request(client, planted, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = a_page(NewsPage, slug="baskets", title="旧的题目")
    assert "旧的题目" in client.get("/news/baskets/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        page.title = "新的题目"
        page.save_revision().publish()
    assert "新的题目" in client.get("/news/baskets/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert client.get("/news/baskets/").status_code == 404


def test_publishing_taking_down_moving_and_deleting_each_make_pages_anew(
    planted, django_capture_on_commit_callbacks
):
    page = a_page(NewsPage)
    english = above(NewsPage)
    deeds = [
        lambda: page.save_revision().publish(),
        lambda: page.unpublish(),
        lambda: page.move(english, pos="last-child"),
        lambda: NewsPage.objects.get(pk=a_page(NewsPage).pk).delete(),
    ]
    for deed in deeds:
        before = generation()
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        assert generation() > before


def a_day_passes(page):
    past = timezone.now() - timedelta(minutes=1)
    revision = page.get_latest_revision()
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()


def test_what_was_scheduled_is_published_by_the_timetable(
    client, planted, django_capture_on_commit_callbacks
):
    page = a_page(NewsPage, publish=False, slug="later")
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert client.get("/news/later/").status_code == 404
    a_day_passes(page)

    with django_capture_on_commit_callbacks(execute=True):
        publish_scheduled_task()

    assert client.get("/news/later/").status_code == 200


def test_a_private_page_is_no_page(client, planted):
    page = a_page(NewsPage, slug="secret")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get("/news/secret/").status_code == 404


@pytest.mark.parametrize("path", ["/nothing/", "/en/nothing/", "/news/nothing/", "/studio/x/y/"])
def test_an_unknown_address_is_not_found_however_it_is_asked(client, planted, path):
    assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 12, "2"])
def test_any_page_number_is_answered(client, planted, page):
    assert client.get(f"/news/?page={page}").status_code == (404 if len(page) > 9 else 200)


def test_a_renamed_page_is_found_under_its_old_address(
    client, planted, django_capture_on_commit_callbacks
):
    page = a_page(NewsPage, slug="old-name")
    page.slug = "new-name"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    response = client.get("/news/old-name/")

    assert (response.status_code, response.url) == (301, "/news/new-name/")


def test_lists_cost_the_same_for_one_and_for_many(client, planted, django_assert_max_num_queries):
    a_page(NewsPage)
    client.get("/news/")
    with django_assert_max_num_queries(20) as one:
        client.get("/news/?page=1")
    for _ in range(5):
        a_page(NewsPage)
    with django_assert_max_num_queries(len(one)):
        client.get("/news/?page=01")
    assert NewsIndex.objects.count() == 2


def test_the_front_page_leads_to_each_list_that_has_anything(client, planted):
    a_page(NewsPage)
    a_page(EventPage, publish=False)

    page = client.get("/").content.decode()

    assert ('href="/news/"' in page, 'href="/events/"' in page) == (True, False)
