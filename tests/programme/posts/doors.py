"""Addresses of posts: the desk, a cooperative's room, her own pages."""

from programme.posts.alerts import raise_alert
from programme.posts.candidacies import accept, ask
from programme.posts.models import Alert, Candidacy, Post
from programme.record.models import Person
from programme.record.services import person_of
from tests.cast import a_cooperative
from tests.programme.door import Door
from tests.programme.people import a_person
from tests.programme.posts.offered import a_coop_post, a_post

MODELS = [Alert, Candidacy, Post]
_COOP = {"coop": "posts' coop"}
_YES = {"is_yes": "yes", "answer": "周一来。"}
_ENDS = {"is_working": "no", "evidence": "没有去。", "outcome": "keep", "reason": "要收钱"}
DOORS = {
    "studio-posts": Door(who="herself"),
    "studio-post": Door("hers to take", who="herself"),
    "studio-post-ask": Door(who="herself", more={"pk": "post"}),
    "studio-post-withdraw": Door("hers to take", who="herself"),
    "studio-post-alert": Door(who="herself", more={"pk": "post"}),
    "coop-posts": Door(who="posts' keeper", more=_COOP),
    "coop-post-new": Door(who="posts' keeper", more=_COOP),
    **{
        name: Door("coop's post", who="posts' keeper", more=_COOP)
        for name in ("coop-post", "coop-post-change", "coop-post-end")
    },
    "coop-post-answer": Door("coop's candidacy", who="posts' keeper", more=_COOP, asks=_YES),
    "desk-posts": Door(),
    "desk-posts-new": Door(reads=False),
    "desk-posts-one": Door("post"),
    **{f"desk-posts-{name}": Door("post", reads=False, asks=_ENDS) for name in (
        "change", "end", "stop",
    )},
    "desk-posts-answer": Door("candidacy", reads=False, asks=_YES),
    "desk-posts-verify": Door("promised", reads=False, asks=_ENDS),
    "desk-posts-alert": Door("alert", reads=False, asks=_ENDS),
}  # fmt: skip


def rows(world):
    officer, her = world.officer, world.herself
    hers = person_of(her.artisan)
    Person.objects.filter(pk=hers.pk).update(region=world.county)
    post, closed = a_post(officer), a_post(officer, title_zh="编竹篮")
    promised = ask(post=post, person=a_person("桂花", world.county), by=officer.user)
    accept(candidacy=promised, answer="周一来。", by=officer.user)
    ask(post=closed, person=hers, by=her)
    Post.objects.filter(pk=closed.pk).update(state=Post.State.CLOSED)
    coop = a_cooperative("苗岭合作社", "Miaoling Cooperative")
    coops = a_coop_post(coop, title_zh="剪窗花")
    return {
        "post": post, "hers to take": closed, "promised": promised,
        "candidacy": ask(post=post, person=a_person("水妹", world.county), by=officer.user),
        "alert": raise_alert(post=post, why="fee", words="要我交钱", by=her),
        "posts' coop": coop, "posts' keeper": coop.keepers.get().user, "coop's post": coops,
        "coop's candidacy": ask(
            post=coops, person=a_person("云英", world.county), by=officer.user
        ),
    }  # fmt: skip
