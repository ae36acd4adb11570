from django.urls import path

from catalog.printed import views

# As printed; outside the languages, which it chooses between. Never change it.
urlpatterns = [path("q/<str:text>/", views.open_code, name="printed-code")]
