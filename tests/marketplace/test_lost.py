"""What is not found leads back to where one was."""

import pytest
from django.test import Client

WAYS = ("回到工作台", "Back to the studio", "回到办公台", "查订单")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "back"),
    [
        ("/studio/none/", "回到工作台"),
        ("/en/studio/none/", "Back to the studio"),
        ("/desk/none/", "回到办公台"),
        ("/works/none-999999/", "查订单"),
    ],
)
def test_a_page_that_is_not_there_names_the_way_back(path, back):
    answer = Client().get(path)
    assert answer.status_code == 404
    shown = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert [word for word in WAYS if word in shown] == [back]
