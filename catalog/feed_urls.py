"""What machines read; one address whatever the language."""

from django.urls import path

from catalog import feeds, sitemaps

urlpatterns = [
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_part, name="sitemap-part"),
    path("feeds/works.json", feeds.works_json, name="feed-json"),
    path("feeds/works.xml", feeds.works_xml, name="feed-xml"),
    path("feeds/works.rss", feeds.works_rss, name="feed-rss"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
