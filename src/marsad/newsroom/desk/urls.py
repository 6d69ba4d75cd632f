"""Addresses of the desk, under `/desk/`."""

from django.urls import path

from marsad.newsroom.desk.views import bench, capture, hand_over, health, incoming, review, statements, story, work

urlpatterns = [
    path("", incoming.incoming, name="incoming"),
    path("work/", work.work, name="work"),
    path("health/", health.health, name="health"),
    path("health/<str:key>/refused/", health.refusals, name="refused"),
    path("health/<str:key>/<str:what>/", health.announced, name="announced"),
    path("refusals/", health.refusals, name="refusals"),
    path("refusals/<int:pk>/", health.refusal, name="refusal"),
    path("stories/<int:pk>/", story.story, name="story"),
    path("stories/<int:pk>/claim/", story.claim, name="claim"),
    path("stories/<int:pk>/translate/", bench.translate, name="translate"),
    path("stories/<int:pk>/statements/", statements.statements, name="statements"),
    path("stories/<int:pk>/statements/confirm/", statements.confirm, name="confirm-statement"),
    path("stories/<int:pk>/statements/reject/", statements.reject, name="reject-statement"),
    path("stories/<int:pk>/statements/correct/", statements.correct, name="correct-statement"),
    path("stories/<int:pk>/statements/add/", statements.add, name="add-statement"),
    path("stories/<int:pk>/statements/withdraw/", statements.withdraw, name="withdraw-judgement"),
    path("captures/<int:pk>/", capture.capture, name="capture"),
    path("captures/<int:older>/to/<int:newer>/", capture.changes, name="changes"),
    path("drafts/<int:pk>/", bench.bench, name="bench"),
    path("drafts/<int:pk>/save/", bench.save, name="save"),
    path("drafts/<int:pk>/release/", hand_over.release, name="release"),
    path("drafts/<int:pk>/renew/", hand_over.renew, name="renew"),
    path("drafts/<int:pk>/submit/", hand_over.submit, name="submit"),
    path("drafts/<int:pk>/take-back/", hand_over.take_back, name="take-back"),
    path("drafts/<int:pk>/confirm-chain/", hand_over.confirm_chain, name="confirm-chain"),
    path("drafts/<int:pk>/approve/", hand_over.approve, name="approve"),
    path("drafts/<int:pk>/review/", review.review, name="review"),
    path("drafts/<int:pk>/revisions/", review.revisions, name="revisions"),
]
