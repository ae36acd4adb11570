from django.utils import translation

from shop.pages.models import CampaignPage, NewsPage
from tests.shop.pages.making import a_page, in_english


def test_pages_stand_in_the_map_with_their_other_language(client, planted):
    news = a_page(NewsPage, slug="baskets")
    in_english(news, title="Baskets")

    index = client.get("/sitemap.xml").content.decode()
    xml = client.get("/sitemap-stories.xml").content.decode()

    assert "http://testserver/sitemap-stories.xml" in index
    assert "<loc>http://testserver/news/baskets/</loc>" in xml
    assert "<loc>http://testserver/en/news/baskets/</loc>" in xml
    assert 'hreflang="en" href="http://testserver/en/news/baskets/"' in xml
    assert translation.get_language() == "zh-hans"


def test_what_nobody_sees_stands_in_no_map(client, planted):
    page = a_page(CampaignPage, slug="spring")
    CampaignPage.objects.filter(pk=page.pk).update(
        opens_at="2099-01-01T00:00:00Z", closes_at="2099-02-01T00:00:00Z"
    )

    assert "spring" not in client.get("/sitemap-stories.xml").content.decode()
