"""Addresses of pages about people; ids are opaque and say nothing."""

from django.urls import path

from beside.people.views import (
    away,
    circle,
    clients,
    contact,
    living,
    merging,
    moments,
    opening,
    persons,
    pregnancy,
    stories,
)
from beside.people.views import ties as tie_pages

app_name = "people"
_ONE = "desk/people/<uuid:pk>/"

urlpatterns = [
    path("desk/people/new/", persons.mother_add, name="mother_add"),
    path("desk/people/handover/<uuid:user>/", circle.handover, name="handover"),
    path("desk/away/", away.away, name="away"),
    path("desk/away/<uuid:pk>/back/", away.away_end, name="away_end"),
    path("desk/people/words/<uuid:program>/", merging.role_words, name="role_words"),
    path(_ONE, clients.client, name="client"),
    path(f"{_ONE}reason/", opening.reason, name="reason"),
    path(f"{_ONE}who-can-see/", clients.who_can_see, name="who_can_see"),
    path(f"{_ONE}step/<uuid:program>/", clients.step, name="step"),
    path(f"{_ONE}person/", persons.person_edit, name="person_edit"),
    path(f"{_ONE}child/new/", persons.child_add, name="child_add"),
    path(f"{_ONE}caregiver/new/", persons.caregiver_add, name="caregiver_add"),
    path(f"{_ONE}contact/new/", contact.contact_add, name="contact_add"),
    path(f"{_ONE}contact/<uuid:contact>/", contact.contact_edit, name="contact_edit"),
    path(f"{_ONE}contact/<uuid:contact>/confirm/", contact.contact_confirm, name="contact_confirm"),
    path(f"{_ONE}contact/<uuid:contact>/end/", contact.contact_end, name="contact_end"),
    path(f"{_ONE}supports/", tie_pages.supports, name="supports"),
    path(f"{_ONE}ties/new/", tie_pages.tie_add, name="tie_add"),
    path(f"{_ONE}ties/<uuid:tie>/", tie_pages.tie, name="tie"),
    path(f"{_ONE}ties/<uuid:tie>/end/", tie_pages.tie_end, name="tie_end"),
    path(f"{_ONE}circle/", circle.circle, name="circle"),
    path(f"{_ONE}circle/<uuid:assignment>/leave/", circle.circle_leave, name="circle_leave"),
    path(f"{_ONE}household/", living.household, name="household"),
    path(f"{_ONE}household/<uuid:member>/leave/", living.household_leave, name="household_leave"),
    path(f"{_ONE}living/", living.living, name="living"),
    path(f"{_ONE}apart/new/", living.separation_add, name="separation_add"),
    path(f"{_ONE}apart/<uuid:episode>/", living.separation_edit, name="separation_edit"),
    path(f"{_ONE}pregnancy/new/", pregnancy.pregnancy_add, name="pregnancy_add"),
    path(f"{_ONE}pregnancy/<uuid:pregnancy>/", pregnancy.pregnancy_edit, name="pregnancy_edit"),
    path(f"{_ONE}pregnancy/<uuid:pregnancy>/birth/", pregnancy.birth, name="birth"),
    path(f"{_ONE}pregnancy/<uuid:pregnancy>/loss/", pregnancy.loss, name="loss"),
    path(f"{_ONE}pregnancy/<uuid:pregnancy>/close/", pregnancy.pregnancy_close, name="pregnancy_close"),
    path(f"{_ONE}health-before-birth/", pregnancy.prenatal_health, name="prenatal_health"),
    path(f"{_ONE}quality/new/", stories.quality_add, name="quality_add"),
    path(f"{_ONE}text/<slug:kind>/", stories.story, name="story"),
    path(f"{_ONE}text/<slug:kind>/<slug:topic>/", stories.story, name="story"),
    path(f"{_ONE}met/", moments.first_contacts, name="first_contacts"),
    path(f"{_ONE}passing/", moments.passing, name="passing"),
    path(f"{_ONE}circle/close/", moments.staff_tie_add, name="staff_tie_add"),
    path(f"{_ONE}circle/close/<uuid:staff_tie>/end/", moments.staff_tie_end, name="staff_tie_end"),
    path(f"{_ONE}join/", merging.merge, name="merge"),
    path(f"{_ONE}join/<uuid:merge>/undo/", merging.merge_undo, name="merge_undo"),
]
