"""What was sent from the page of a new work: first kept, then judged, so that nothing is lost."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalog.drafts import fill_draft, open_draft, throw_away
from catalog.errors import NotAnyMore, NoteRefused, TooManyPictures
from catalog.models import Listing, Product, WorkPicture
from catalog.photos import add_photo
from catalog.studio_doors import is_locked, publish
from catalog.studio_forms import KEY, ListForm, PriceHelp, new_key
from catalog.voice import keep_note
from ground.easy.questions import BACK, GO, ask_here_again, is_answered
from ground.pictures.errors import PictureRefused
from sellers.artisans.models import Artisan

WANTS = {"publish", "draft", "help"}


class Submission:
    def __init__(self, request: HttpRequest, maker: Artisan) -> None:
        self.request, self.maker = request, maker
        wants, key = request.POST.get("do", ""), request.POST.get("key", "")
        self.wants = wants if wants in WANTS else "publish"
        self.key = key if KEY.fullmatch(key) else new_key()
        self.form = ListForm(request.POST, request.FILES, is_draft=self.wants != "publish")
        self.price_help = PriceHelp(request.POST)
        self.photos = request.FILES.getlist("photos")
        self.voice = request.FILES.get("voice")
        self.is_answered = is_answered(self.form, request)
        if self._is_reckoning and not self.form.errors:
            ask_here_again(self.form)
        self.has_errors = bool(self.form.errors) | (not self.price_help.is_valid())
        self.work = self._known()

    def _known(self) -> Product | None:
        rows = Listing.objects.filter(key=self.key, work__maker=self.maker)
        listing = rows.select_related("work__craft").first()
        return listing.work if listing else None

    def take_in(self) -> None:
        """Text, photos and note lie safe before anything is refused. Raises NotHers, NotAnyMore."""
        if self.work and (self.work.is_public or self.work.listed_at):
            raise NotAnyMore
        if self.work and is_locked(self.request, self.work):
            return
        if self._has_something:
            self._keep()
        if self._is_asked_later:
            return
        if self.wants == "publish" and not self.places and "photos" not in self.form.errors:
            self._refuse("photos", _("请加一张照片"))
        elif self.wants == "draft" and not self.work and not self.form.errors:
            self._refuse("title", _("先拍一张照片，或者写这是什么"))

    @property
    def _is_asked_later(self) -> bool:
        """Easy reading: the photo comes last, so nothing is missing yet."""
        return not self.is_answered and hasattr(self.form, "asked")

    @property
    def _is_reckoning(self) -> bool:
        """She pressed the help beside the price, or Enter in it; going back is neither."""
        is_back = self.request.POST.get(GO) == BACK
        return not is_back and (self.wants == "help" or self.price_help.is_new)

    @property
    def _has_something(self) -> bool:
        is_text = self.is_answered and bool(self.form.cleaned_data["title"])
        return bool(self.photos or self.voice or self.work or is_text)

    def _keep(self) -> None:
        by, said = self.request.user, self.form.cleaned_data
        self.work = open_draft(maker=self.maker, key=self.key, by=by)
        fill_draft(
            work=self.work,
            title=said.get("title", ""),
            price_fen=said.get("price"),
            kind=said.get("kind") or Product.Kind.ONE_OFF,
            by=by,
        )
        self._take_photos()
        self._take_voice()
        if not (self.work.title or self.places or self._has_note()):
            throw_away(work=self.work, by=by)
            self.work = None

    def _take_photos(self) -> None:
        for told in take_photos(self.work, self.photos, self.request.user):
            self._refuse("photos", told)

    def _take_voice(self) -> None:
        if not self.voice:
            return
        try:
            keep_note(
                work=self.work,
                file=self.voice,
                owner=self.request.subject,
                by=self.request.user,
            )
        except NoteRefused as refusal:
            self._refuse("voice", str(refusal.told))

    def _has_note(self) -> bool:
        return Listing.objects.filter(work=self.work, voice__isnull=False).exists()

    def _refuse(self, field: str, told: str) -> None:
        self.form.add_error(field, told)
        self.has_errors = True

    @property
    def places(self) -> list[WorkPicture]:
        return list(self.work.work_pictures.select_related("picture")) if self.work else []

    @property
    def is_complete(self) -> bool:
        return self.is_answered and not (self.has_errors or self._is_reckoning)

    @property
    def advice(self) -> dict[str, object]:
        return self.price_help.beside(self.form.cleaned_data.get("price"))

    def publish(self) -> str:
        return publish(self.request, self.work)


def take_photos(work: Product, files: list[UploadedFile], by: object) -> list[str]:
    """Those that are good come in; for the others, what was wrong in her words."""
    refusals = []
    for file in files:
        try:
            if not file.size:
                refusals.append(_("%(name)s：这个文件是空的，请再选一次。") % {"name": file.name})
                continue
            add_photo(work=work, file=file, by=by)
        except (PictureRefused, TooManyPictures) as refusal:
            refusals.append(f"{file.name}{_('：')}{refusal.told}")
    return refusals
