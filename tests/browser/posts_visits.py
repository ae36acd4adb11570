"""Posts: her pages, the desk's and a cooperative's room."""

from tests.browser.visit import Visit, wrong

_COOP = {"coop": "posts' coop"}
POSTS = [
    Visit("studio-posts"),
    Visit("studio-post", row="post"),
    Visit("studio-post", row="hers to take"),
    wrong("studio-post-alert", row="post"),
    Visit("coop-posts", who="poster", more=_COOP),
    wrong("coop-post-new", who="poster", more=_COOP),
    Visit("coop-post", who="poster", row="coop's post", more=_COOP),
    wrong("coop-post-change", who="poster", row="coop's post", more=_COOP,
          typed={"places": "0", "open_until": ""}),
    Visit("coop-post-end", who="poster", row="coop's post", more=_COOP),
    wrong("coop-post-answer", who="poster", row="coop's candidacy", more=_COOP),
    Visit("desk-posts", who="officer"),
    wrong("desk-posts-new", who="officer"),
    Visit("desk-posts-one", who="officer", row="post"),
    wrong("desk-posts-change", who="officer", row="post", typed={"places": "0"}),
    Visit("desk-posts-end", who="officer", row="post"),
    wrong("desk-posts-stop", who="officer", row="post"),
    wrong("desk-posts-answer", who="officer", row="candidacy"),
    wrong("desk-posts-verify", who="officer", row="promised"),
    wrong("desk-posts-alert", who="officer", row="alert"),
]  # fmt: skip
POSTS_PRESSES = {"studio-post-ask", "studio-post-withdraw"}
