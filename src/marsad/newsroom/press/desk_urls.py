"""Addresses of the press's screens at the desk, under `/desk/`."""

from django.urls import path

from marsad.newsroom.press.views.desk import front_page, publish, said, standing

urlpatterns = [
    path("front-page/", front_page.front_page, name="front-page"),
    path("front-page/<int:pk>/", front_page.place, name="place"),
    path("drafts/<int:pk>/publish/", publish.publish, name="publish"),
    path("drafts/<int:pk>/published/", standing.standing, name="standing"),
    path("drafts/<int:pk>/correct/", standing.correct, name="correct"),
    path("drafts/<int:pk>/withdraw/", standing.withdraw, name="withdraw"),
    path("whoswho/<int:pk>/said/", said.said, name="said"),
    path("whoswho/<int:pk>/said-of/", said.said_of, name="said-of"),
]
