"""The one address of the ground floor: a form keeps itself."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from .access import policy
from .drafts import save_draft
from .once import was_used


@policy("", relation="own")
@require_POST
def keep_draft(request: HttpRequest) -> HttpResponse:
    """Save what is typed so far; answers with the local time it was kept."""
    form = request.POST.get("_form", "")
    if not form:
        return HttpResponse(status=400)
    if was_used(request.actor, request.POST.get("_once", "")):
        return HttpResponse(status=204)  # saved meanwhile: a draft that arrives late would only confuse
    data = {name: list(values) for name, values in request.POST.lists()}
    at = save_draft(request.actor, form, request.POST.get("_subject", ""), data)
    return JsonResponse({"kept": timezone.localtime(at).strftime("%H:%M")})
