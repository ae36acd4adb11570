import pytest
from django.core.management import CommandError, call_command

from ground.regions.errors import WrongDivisionFile
from ground.regions.models import Division
from ground.regions.services import load_divisions

pytestmark = pytest.mark.django_db

HEAD = "code,name_zh,name_latin,level,parent_code\n"
GUIZHOU = "520000,贵州省,Guizhou,province,\n"


def a_file(folder, text):
    path = folder / "regions.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_division_of_the_file_is_loaded_and_a_second_run_changes_nothing():
    first = load_divisions()
    before = list(Division.objects.values_list())

    second = load_divisions()

    assert (first, second) == (3882, 3882)
    assert list(Division.objects.values_list()) == before
    assert Division.objects.filter(level="province").count() == 34
    assert Division.objects.get(code="653228").name_zh == "和康县"


def test_a_changed_name_is_taken_over(tmp_path):
    load_divisions(path=a_file(tmp_path, HEAD + GUIZHOU))

    load_divisions(path=a_file(tmp_path, HEAD + GUIZHOU.replace("贵州省", "黔省")))

    assert list(Division.objects.values_list("code", "name_zh")) == [("520000", "黔省")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        HEAD,
        HEAD + "520000,贵州省\n",
        HEAD + "52000x,贵州省,Guizhou,province,\n",
        HEAD + GUIZHOU + GUIZHOU,
        HEAD + "520000,贵州省,Guizhou,planet,\n",
        HEAD + "522600,黔东南州,Qiandongnan,city,520000\n",
        HEAD + "522600,黔东南州,Qiandongnan,city,\n",
    ],
)
def test_a_wrong_file_is_refused_by_name_and_nothing_is_loaded(tmp_path, text):
    with pytest.raises(WrongDivisionFile):
        load_divisions(path=a_file(tmp_path, text))

    assert Division.objects.count() == 0


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x89PNG", None])
def test_a_file_that_is_no_text_or_not_there_is_refused_by_name(tmp_path, content):
    path = tmp_path / "regions.csv"
    if content:
        path.write_bytes(content)

    with pytest.raises(CommandError, match="WrongDivisionFile: regions.csv"):
        call_command("load_divisions", file=path)

    assert Division.objects.count() == 0
