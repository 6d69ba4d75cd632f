"""Addresses of the Who's Who at the desk, under `/desk/whoswho/`."""

from django.urls import path

from marsad.newsroom.whoswho.views import heading, judgements, listing, new, review, same, standing

urlpatterns = [
    path("", listing.listing, name="list"),
    path("new/", new.new, name="new"),
    path("review/", review.review, name="review"),
    path("review/pair/", review.judge_pair, name="review-pair"),
    path("review/name/", review.judge_name, name="review-name"),
    path("review/undo/", review.undo, name="review-undo"),
    path("<int:pk>/", heading.heading, name="heading"),
    path("<int:pk>/names/", heading.add_name, name="add-name"),
    path("<int:pk>/facts/", heading.add_fact, name="add-fact"),
    path("<int:pk>/house/", heading.make_house, name="make-house"),
    path("<int:pk>/take-back/", heading.take_back, name="take-back"),
    path("<int:pk>/same/", same.same, name="same"),
    path("<int:pk>/compare/<int:other>/", same.compare, name="compare"),
    path("<int:pk>/judge/<int:other>/", same.judge_pair, name="judge-pair"),
    path("<int:pk>/split/", judgements.split, name="split"),
    path("<int:pk>/withdraw/", judgements.withdraw, name="withdraw-judgement"),
    path("<int:pk>/name-in-story/", judgements.judge_name, name="judge-name"),
    path("<int:pk>/confirm/", standing.confirm, name="confirm"),
    path("<int:pk>/take-confirmation-back/", standing.take_confirmation_back, name="take-confirmation-back"),
    path("<int:pk>/seal/", standing.seal, name="seal"),
    path("<int:pk>/unseal/", standing.unseal, name="unseal"),
]
