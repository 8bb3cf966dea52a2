"""Addresses of measures."""

from django.urls import path

from .views import bringing, client, days, exporting, giving, goals, prompts, settings, tablet

app_name = "measures"
urlpatterns = [
    path("desk/family/<uuid:pk>/measures/", client.client, name="client"),
    path("desk/family/<uuid:pk>/measures/choose/", client.choose, name="choose"),
    path("desk/family/<uuid:pk>/measures/pause/", client.pause, name="pause"),
    path("desk/family/<uuid:pk>/measures/began/", client.began, name="began"),
    path("desk/family/<uuid:pk>/measures/pair/", client.pair, name="pair"),
    path("desk/family/<uuid:pk>/measures/begin/<slug:key>/", giving.begin, name="begin"),
    path("desk/family/<uuid:pk>/measures/export/", exporting.export, name="export"),
    path("desk/family/<uuid:pk>/measures/goals/", goals.goals, name="goals"),
    path("desk/family/<uuid:pk>/measures/goals/new/", goals.goal_new, name="goal_new"),
    path("desk/measures/goals/<uuid:pk>/", goals.goal_edit, name="goal_edit"),
    path("desk/measures/goals/<uuid:pk>/aside/", goals.goal_aside, name="goal_aside"),
    path("desk/measures/<uuid:pk>/rating/", goals.rating, name="rating"),
    path("desk/measures/<uuid:pk>/days/", days.days, name="days"),
    path("desk/measures/<uuid:pk>/day/", days.day, name="day"),
    path("desk/measures/", settings.library, name="library"),
    path("desk/measures/bring-in/", bringing.bring, name="bring"),
    path("desk/measures/bring-in/look/", bringing.bring_look, name="bring_look"),
    path("desk/measures/bring-in/put-away/", bringing.bring_forget, name="bring_forget"),
    path("desk/measures/of/<slug:key>/", settings.instrument, name="instrument"),
    path("desk/measures/wording/<uuid:pk>/end/", settings.wording_end, name="wording_end"),
    path("desk/measures/schedules/<uuid:pk>/end/", settings.schedule_end, name="schedule_end"),
    path("desk/measures/<uuid:pk>/tablet/", tablet.hand_over, name="tablet"),
    path("desk/measures/<uuid:pk>/", giving.sheet_page, name="sheet"),
    path("desk/measures/<uuid:pk>/answer/", giving.answer, name="answer"),
    path("desk/measures/<uuid:pk>/scores/", giving.result_page, name="result"),
    path("desk/measures/<uuid:pk>/put-aside/", giving.put_aside, name="put_aside"),
    path("desk/measures/<uuid:pk>/take-up/", giving.take_up, name="take_up"),
    path("desk/measures/<uuid:pk>/amend/", giving.amend, name="amend"),
    path("desk/measures/prompts/<uuid:pk>/take/", prompts.take, name="prompt_take"),
    path("desk/measures/prompts/<uuid:pk>/done/", prompts.done, name="prompt_done"),
    path("t/", tablet.code, name="code"),
    path("t/start/", tablet.start, name="tablet_start"),
    path("t/question/<int:number>/", tablet.question, name="tablet_question"),
    path("t/end/", tablet.end, name="tablet_end"),
]
