from django.urls import path

from catalog.printed import views

urlpatterns = [path("<str:text>/", views.show_page, name="printed-page")]
