from django.utils.translation import override

from ground.messages.marks import in_marks


def test_a_title_is_put_in_marks_of_the_readers_language():
    assert in_marks("蝴蝶手包") == "《蝴蝶手包》"
    with override("en"):
        assert in_marks("Butterfly bag") == "“Butterfly bag”"


def test_a_title_with_its_own_marks_gets_no_more():
    assert in_marks("马尾绣小挂画《向阳》") == "马尾绣小挂画《向阳》"
