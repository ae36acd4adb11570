"""Which blocks a page may be made of."""

from wagtail.blocks import StreamBlock

from shop.pages import blocks


class Body(StreamBlock):
    words = blocks.WordsBlock()
    works = blocks.WorksBlock()
    live_works = blocks.LiveWorksBlock()
    maker = blocks.MakerBlock()
    quote = blocks.QuoteBlock()
    picture = blocks.PictureBlock()
    video = blocks.VideoBlock()
    steps = blocks.StepsBlock()
    action = blocks.ActionBlock()
    map = blocks.MapBlock()
    pages = blocks.PagesBlock()


class HomeBody(Body):
    opening = blocks.OpeningBlock()
    families = blocks.FamiliesBlock()
    makers = blocks.MakersBlock()
    promises = blocks.PromisesBlock()


class LessonBody(Body):
    video = blocks.LessonVideoBlock()
