"""What is Chinese on a page in English is marked as Chinese, for whoever has it read aloud."""

from django.utils.translation import override

from catalog.templatetags.bilingual import voiced


def test_in_english_the_chinese_of_a_text_is_marked_and_nothing_else():
    with override("en"):
        assert voiced("Wu Chunxiang 吴春香") == 'Wu Chunxiang <span lang="zh-Hans">吴春香</span>'
        assert voiced("财金〔2016〕85号") == '<span lang="zh-Hans">财金〔2016〕85号</span>'
        assert voiced("Kaili") == "Kaili"


def test_in_chinese_a_text_stands_as_it_is():
    assert voiced("吴春香") == "吴春香"


def test_what_somebody_typed_stays_text():
    with override("en"):
        assert voiced("<b>香</b>") == '&lt;b&gt;<span lang="zh-Hans">香</span>&lt;/b&gt;'
    assert voiced("<b>") == "&lt;b&gt;"
