"""A client's measures as FHIR, for another system or for herself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, JsonResponse

from beside.foundation.access import policy
from beside.foundation.audit import record_view
from beside.foundation.clock import now
from beside.people.queries import open_client, require

from .. import queries
from ..presenters.fhir import bundle


@policy("exports.make", relation="client")
def export(request: HttpRequest, pk: UUID) -> JsonResponse:
    """Answers and scores; never the wording of a measure."""
    actor = request.actor
    found = open_client(actor, pk)
    require(actor, found, "exports.make")
    record_view(actor, [found], what="measures.export")
    given = queries.given_with_answers(actor, found)
    answer = JsonResponse(bundle(found, given, now()), json_dumps_params={"indent": 2})
    answer["Content-Type"] = "application/fhir+json"
    answer["Content-Disposition"] = 'attachment; filename="measures.json"'
    return answer
