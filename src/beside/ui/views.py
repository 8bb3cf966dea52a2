"""Three addresses of the frame itself: the gallery, "still here", and starting a form again."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from beside.foundation.access import policy
from beside.foundation.drafts import discard_draft

from .gallery import gallery_context


@policy.public()
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for people who build pages; not served in production."""
    if getattr(settings, "BESIDE_MODE", "production") == "production" and not settings.DEBUG:
        raise Http404
    return render(request, "ui/gallery.html", gallery_context(request))


@policy("", relation="own")
@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """She is still here: the request itself keeps the session open."""
    return HttpResponse(status=204)


@policy("", relation="own")
@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Forget what was typed earlier in one form and show it empty."""
    actor = request.actor
    discard_draft(actor, request.POST.get("_form", ""), request.POST.get("_subject", ""))
    back = request.GET.get("next", "/")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if ours else "/")
