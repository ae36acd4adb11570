"""Every kind of page that editors write, as the demo has it, in both languages."""

PAGES = [
    "/",
    "/campaigns/",
    "/campaigns/spring-festival/",
    "/stories/",
    "/stories/long-caiyun/",
    "/craft-guides/",
    "/craft-guides/emb-miaoxiu/",
    "/places/",
    "/places/guizhou/",
    "/lessons/",
    "/lessons/fold-and-cut/",
    "/news/",
    "/news/bamboo-baskets/",
    "/events/",
    "/events/old-town-fair/",
]
