"""Addresses of the staff's screens, at the root."""

from django.urls import path

from marsad.newsroom.staff.views import account, log, people, session

urlpatterns = [
    path("login/", session.log_in, name="login"),
    path("logout/", session.log_out, name="logout"),
    path("desk/account/", account.account, name="account"),
    path("desk/people/", people.people, name="people"),
    path("desk/people/add/", people.add, name="add-person"),
    path("desk/people/<int:pk>/", people.change, name="change-person"),
    path("desk/people/<int:pk>/password/", people.password, name="replace-password"),
    path("desk/log/", log.log, name="log"),
]
