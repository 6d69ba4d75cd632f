"""Addresses of the newsroom, composed from those of its apps."""

from django.urls import include, path

from marsad.newsroom.back_room import open_back_room

handler404 = "marsad.newsroom.press.views.answer.not_found"

urlpatterns = [
    path("desk/", include(("marsad.newsroom.desk.urls", "desk"))),
    path("desk/whoswho/", include(("marsad.newsroom.whoswho.urls", "whoswho"))),
    path("desk/", include(("marsad.newsroom.press.desk_urls", "press"))),
    path("back-room/", open_back_room().urls),
    path("", include("marsad.newsroom.staff.urls")),
    path("", include("marsad.newsroom.press.urls")),
]
