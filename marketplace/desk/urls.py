from django.urls import path

from marketplace.desk import calendar, matters, money, practice, programme, views

urlpatterns = [
    path("", views.start, name="desk"),
    path("programme/", programme.programme, name="desk-programme"),
    path("programme/people/<int:pk>/open/", matters.show_matters, name="desk-person-open"),
    path("programme/calendar/", calendar.show, name="desk-calendar"),
    path("programme/calendar/link/", calendar.change_link, name="desk-calendar-link"),
    path("programme/practice/", practice.list_all, name="desk-practices"),
    path("programme/practice/<int:pk>/", practice.show, name="desk-practice"),
    path("money/", money.money, name="money"),
]
