"""Sign-in at the root; a person's own pages; the administrator's pages."""

from django.urls import include, path

from .views import library, own, places, sign_in, staff, staff_changes

_own_pages = [
    path("", sign_in.home, name="home"),
    path("code/", sign_in.choose_password, name="code"),
    path("you/", own.own, name="own"),
    path("you/details/", own.own_details, name="own_details"),
    path("you/sessions/end/", own.end_other_sessions, name="end_other_sessions"),
    path("you/second/", own.second_factor_needed, name="second_factor_needed"),
    path("you/app/picture.svg", own.app_picture, name="app_picture"),
]
_staff_pages = [
    path("", staff.staff_list, name="staff_list"),
    path("invite/", staff_changes.invite, name="staff_invite"),
    path("<uuid:pk>/", staff.staff_page, name="staff_page"),
    path("<uuid:pk>/details/", staff_changes.details, name="staff_details"),
    path("<uuid:pk>/roles/", staff_changes.roles, name="staff_roles"),
    path("<uuid:pk>/close/", staff_changes.close, name="staff_close"),
    path("<uuid:pk>/open/", staff_changes.open_again, name="staff_open"),
    path("<uuid:pk>/code/", staff_changes.new_code, name="staff_code"),
    path("<uuid:pk>/sessions/end/", staff_changes.end_sessions, name="staff_end_sessions"),
    path("<uuid:pk>/second/reset/", staff_changes.reset_second, name="staff_reset_second"),
]
_place_pages = [
    path("", places.place_list, name="place_list"),
    path("organisation/", places.organisation, name="organisation"),
    path("programs/new/", places.program_new, name="program_new"),
    path("programs/<uuid:pk>/", places.program_rename, name="program_rename"),
    path("programs/<uuid:pk>/sites/new/", places.site_new, name="site_new"),
    path("sites/<uuid:pk>/", places.site_rename, name="site_rename"),
]

# The sign-in library looks its own addresses up by these names.
_library_pages = [
    path("", library.sign_in, name="account_login"),
    path("account/out/", library.sign_out, name="account_logout"),
    path("account/second/", library.second, name="mfa_authenticate"),
    path("account/passkey/", library.passkey_in, name="mfa_login_webauthn"),
    path("account/you/password/", library.change_password, name="account_change_password"),
    path("account/you/confirm/", library.confirm_password, name="account_reauthenticate"),
    path("account/you/confirm/code/", library.confirm_code, name="mfa_reauthenticate"),
    path("account/you/confirm/passkey/", library.confirm_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/you/", own.own, name="mfa_index"),
    path("account/you/app/", library.app_on, name="mfa_activate_totp"),
    path("account/you/app/off/", library.app_off, name="mfa_deactivate_totp"),
    path("account/you/codes/", library.codes_shown, name="mfa_view_recovery_codes"),
    path("account/you/codes/new/", library.codes_new, name="mfa_generate_recovery_codes"),
    path("account/you/passkeys/", library.passkey_list, name="mfa_list_webauthn"),
    path("account/you/passkeys/new/", library.passkey_add, name="mfa_add_webauthn"),
    path("account/you/passkeys/<int:pk>/", library.passkey_name, name="mfa_edit_webauthn"),
    path("account/you/passkeys/<int:pk>/off/", library.passkey_off, name="mfa_remove_webauthn"),
]
_our_pages = [
    path("account/", include(_own_pages)),
    path("desk/staff/", include(_staff_pages)),
    path("desk/places/", include(_place_pages)),
]
urlpatterns = [path("", include((_our_pages, "accounts"))), *_library_pages]
