from django.urls import path

from marketplace.desk import calendar

urlpatterns = [path("calendar/<str:key>.ics", calendar.feed, name="calendar-feed")]
