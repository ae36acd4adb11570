"""What machines read; one address whatever the language."""

from django.urls import path

from catalog import feeds

urlpatterns = [
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", feeds.sitemap_part, name="sitemap-part"),
    path("feeds/works.json", feeds.works_json, name="feed-json"),
    path("feeds/works.xml", feeds.works_xml, name="feed-xml"),
    path("robots.txt", feeds.robots, name="robots"),
]
