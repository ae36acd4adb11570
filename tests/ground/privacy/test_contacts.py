import pytest

from ground.privacy.contacts import tells_a_contact

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    "text",
    [
        "打我电话 13812345678",
        "138 1234 5678 便宜",
        "１３８１２３４５６７８",
        "1\u200b38 1234-5678",
        "一三八一二三四五六七八",
        "座机 0855-8221234",
        "call +44 7911 123456",
        "加我微信",
        "加个VX吧",
        "微信号：caiyun_520",
        "QQ 10001234",
        "写信到 Bing@Example.com",
        "看 https://shop.example/a",
        "www.taobao 里更便宜",
        "去 cheap-silk.com 买",
    ],
)
def test_a_way_to_reach_somebody_is_found(text):
    assert tells_a_contact(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "很好看，268 元，三天就到了。",
        "尺寸 22×14×3 厘米，2026-11-29 收到",
        "订单 8402193375 的手包",
        "用微信付的款，很方便",
        "一共一百二十三针",
        "Lovely work. Arrived in 3 days, thank you!",
        "It is 14.5 cm wide.",
    ],
)
def test_plain_words_are_let_through(text):
    assert tells_a_contact(text) is False
