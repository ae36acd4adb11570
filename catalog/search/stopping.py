"""Words of a question that say nothing of the work."""

# What says that one looks, not what for.
_ASKING_ZH = """
的 了 和 与 或 在 是 我 你 您 她 他 们 我们 要 想 想要 买 想买 找 有 没有 有没有 一个 一件 一只 一条
个 件 只 条 给 送 送给 吗 呢 请 问 请问 什么 这 那 这个 那个 做 用 来 去 看 看看 推荐 可以 能 能够
会 适合 用来 上 里 上面 里面 着 过 把 被 让 带 带有 有关 关于 几个 多少 哪里 怎么 求 求购 购买 网购
"""
_ASKING_EN = """
a an the and or of for with in on at to from by as my your her his our their i we she he they is
are am was be been do does did have has had can could would should will shall may might you it its
this that these those there here what which who where how when not no so if but about into than
want need buy get find show give look looking searching like love something anything some any one
me us him them please thanks hello hi also very really just province suitable perfect ideal using
featuring wear put use keep carry made-in shop shopping online order
"""
# Counted in, or at the end of a thing: they add nothing to it.
_COUNTING_ZH = "子 儿 款 种 类 些 套 组 双 对 幅 张 枚 副 顶 块 串 朵"
STOP = frozenset([*_ASKING_ZH.split(), *_COUNTING_ZH.split(), *_ASKING_EN.split()])
# For whom and what for: they count only where nothing else is said.
_OCCASION_ZH = """
妈妈 母亲 爸爸 父亲 奶奶 外婆 爷爷 外公 老人 长辈 朋友 闺蜜 女儿 儿子 孩子 老师 同事 太太 先生
自己 家里 礼物 礼品 送礼 送人 生日 好看 漂亮 便宜 特别 东西 伴手礼 手信 纪念品 礼盒 女士 男士 女生
男生 女朋友 男朋友 小朋友 外国 外国人 老外 国外 客户 领导 公司 毕业 乔迁 搬家 满月 周岁 退休 旅游
旅行 客厅 卧室 厨房 书房 办公室 墙上 墙面 桌上 书桌 挂 戴 穿 铺 放 装 夏天 冬天 图案 花纹 图样 样式
风格 颜色
"""
_OCCASION_EN = """
mother mom mum father dad grandmother grandma grandfather friend friends daughter son teacher wife
husband myself home gift gifts present birthday nice beautiful pretty lovely cheap special thing
souvenir souvenirs things stuff set women men woman man lady girl boy kids living room bedroom
kitchen office newborn housewarming keepsake wall table desk hand warm soft lover lovers likes
winter summer autumn house someone
family pattern patterned design motif style theme themed decorated
"""
# What everything here is: it tells nothing apart either.
_EVERY_ZH = """
手工 手作 纯手工 手工制作 手工艺 手工艺品 工艺品 作品 传统 民族 民族风 民间 中国 中国风 特色 非遗
精美 精致 可爱 实用 原创 复古 新款 高档 小 大 小号 大号 迷你 小件 用的 用品
"""
_EVERY_EN = """
handmade handcrafted hand-made homemade made craft crafts artisan traditional folk ethnic chinese
china authentic vintage original unique small big large little mini tiny cute work works piece
"""
OCCASION = frozenset(
    [*_OCCASION_ZH.split(), *_EVERY_ZH.split(), *_OCCASION_EN.split(), *_EVERY_EN.split()]
)
