"""Addresses of the everyday record."""

from django.urls import path

from .views import contacts, intake, notes, outreach, places, small, visits

app_name = "care"
urlpatterns = [
    path("desk/contacts/new/<uuid:client_id>/", contacts.contact_add, name="contact_add"),
    path("desk/contacts/<uuid:pk>/take-back/", contacts.contact_remove, name="contact_remove"),
    path("desk/contacts/<uuid:pk>/restore/", contacts.contact_restore, name="contact_restore"),
    path("desk/notes/<uuid:pk>/", notes.note, name="note"),
    path("desk/notes/<uuid:pk>/edit/", notes.note_edit, name="note_edit"),
    path("desk/notes/<uuid:pk>/sign/", notes.note_sign, name="note_sign"),
    path("desk/notes/<uuid:pk>/ask-countersign/", notes.note_ask_countersign, name="note_ask_countersign"),
    path("desk/passages/<uuid:pk>/amend/", notes.passage_amend, name="passage_amend"),
    path("desk/visits/new/<uuid:client_id>/", visits.visit_add, name="visit_add"),
    path("desk/visits/<uuid:pk>/move/", visits.visit_move, name="visit_move"),
    path("desk/visits/<uuid:pk>/cancel/", visits.visit_cancel, name="visit_cancel"),
    path("desk/visits/<uuid:pk>/restore/", visits.visit_restore, name="visit_restore"),
    path("desk/week/", visits.week, name="week"),
    path("desk/day/", visits.day, name="day"),
    path("desk/week/address/", visits.feed_page, name="feed_page"),
    path("c/<str:token>/", visits.feed, name="feed"),
    path("desk/outreach/", outreach.outreach, name="outreach"),
    path("desk/outreach/talk/", outreach.talk_add, name="talk_add"),
    path("desk/outreach/heads/", outreach.headcount, name="headcount"),
    path("desk/outreach/unmet/", outreach.unmet, name="unmet"),
    path("desk/outreach/<uuid:pk>/", outreach.alias, name="alias"),
    path("desk/outreach/<uuid:pk>/talk/", outreach.talk_add, name="talk_more"),
    path("desk/outreach/<uuid:pk>/known/", outreach.become_known, name="become_known"),
    path("desk/outreach/<uuid:pk>/join/", outreach.join_known, name="join_known"),
    path("desk/intake/<uuid:client_id>/", intake.intake, name="intake"),
    path("desk/intake/<uuid:client_id>/finish/", intake.intake_finish, name="intake_finish"),
    path("desk/intake/<uuid:client_id>/confidentiality/", intake.confidentiality, name="confidentiality"),
    path("desk/intake/<uuid:client_id>/part/<slug:key>/", intake.intake_section, name="intake_section"),
    path("desk/waiting/", places.waiting, name="waiting"),
    path("desk/waiting/<uuid:client_id>/", places.wait, name="wait"),
    path("desk/waiting/<uuid:client_id>/end/", places.wait_end, name="wait_end"),
    path("desk/rest/<uuid:client_id>/", places.step_down, name="step_down"),
    path("desk/back/<uuid:client_id>/", places.come_back, name="come_back"),
    path("desk/given/<uuid:client_id>/<slug:item>/", small.material_give, name="material_give"),
    path("desk/given-back/<uuid:pk>/", small.material_undo, name="material_undo"),
    path("desk/come-back/<uuid:client_id>/", small.follow_up_add, name="follow_up_add"),
    path("desk/views/", small.view_save, name="view_save"),
    path("desk/views/<uuid:pk>/forget/", small.view_forget, name="view_forget"),
]
