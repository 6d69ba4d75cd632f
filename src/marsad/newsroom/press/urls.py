"""Addresses of the public edition; `marsad.edition.paths` makes the same ones."""

from django.urls import path

from marsad.newsroom.press.views import actors, feeds, front, listings, search, story

urlpatterns = [
    path("", front.front, name="front"),
    path("about/", front.about, name="about"),
    path("stories/<str:slug>/", story.story, name="story"),
    path("stories/<str:slug>/original/", story.original, name="original"),
    path("stories/<str:slug>/cite.<str:form>", story.citation, name="citation"),
    path("sections/<str:slug>/", listings.section, name="section"),
    path("keywords/<str:kind>/<str:slug>/", listings.keyword, name="keyword"),
    path("outlets/", listings.outlets, name="outlets"),
    path("outlets/<str:key>/", listings.outlet, name="outlet"),
    path("actors/", actors.actors, name="actors"),
    path("actors/letters/<str:letter>/", actors.actors, name="actors-letter"),
    path("actors/<str:slug>/", actors.actor, name="actor"),
    path("actors/<str:slug>/on/<str:subject>/", actors.subject, name="actor-subject"),
    path("archive/", listings.archive, name="archive"),
    path("archive/<int:year>/<int:month>/", listings.month, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", listings.day, name="day"),
    path("search/", search.search, name="search"),
    path("feed.atom", feeds.atom, name="atom"),
    path("feed.json", feeds.json, name="json-feed"),
    path("sitemap.xml", feeds.sitemap_xml, name="sitemap"),
    path("sitemap-<int:number>.xml", feeds.sitemap_xml, name="sitemap-part"),
    path("news-sitemap.xml", feeds.news_sitemap_xml, name="news-sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
]
