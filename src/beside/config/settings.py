"""Django's settings, from the environment. One file, in the order a newcomer reads it."""

from datetime import timedelta
from pathlib import Path

import environ

from .environment import read_environment

ENV = read_environment()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = list(ENV.hosts)
CSRF_TRUSTED_ORIGINS = list(ENV.origins)
BESIDE_HOME = ENV.home
BESIDE_MODE = ENV.mode
BESIDE_REQUIRE_MFA = ENV.require_mfa
BESIDE_PROXIES = ENV.proxies
BESIDE_AUDIT_HEAD = ENV.head_file
BESIDE_BACKUP_KEY = ENV.backup_key
BESIDE_KEYS = ENV.home / "keys.json"

# --- the house: a storey may import only what stands after it in this list ---------------------------------
BESIDE_STOREYS = [
    "beside.desk",
    "beside.measures",
    "beside.care",
    "beside.people",
    "beside.accounts",
    "beside.ui",
    "beside.foundation",
]
INSTALLED_APPS = [
    *BESIDE_STOREYS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "template_partials",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "beside.foundation.origins.OwnForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "beside.foundation.middleware.CalmAnswers",
    "beside.accounts.middleware.SignInMiddleware",
    "beside.foundation.middleware.DeclaredPolicies",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "beside.config.urls"
WSGI_APPLICATION = "beside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "beside.ui.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "beside.ui.renderer.BesideRenderer"

# --- the record -------------------------------------------------------------------------------------------
DATABASES = {"default": environ.Env().db_url_config(ENV.database_url)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-16384;"
            "PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;"
        ),
    }
    # Browser tests have a live server beside them: both need one file.
    DATABASES["default"]["TEST"] = {"NAME": str(ENV.home / "test.sqlite3")}
# Kept between pages: opening SQLite anew reads the whole schema, and closing it writes the log back into the file.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# --- languages and time -----------------------------------------------------------------------------------
LANGUAGE_CODE = "en-ca"
LANGUAGES = [("en-ca", "English"), ("fr-ca", "Français")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "lang"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = ENV.behind_https
TIME_ZONE = ENV.time_zone
USE_I18N = True
USE_TZ = True

# --- files served -----------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENV.home / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# --- trust ------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# The check for Django's own form guard looks for its name; ours, foundation.origins.OwnForms, is built on it.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin" if not ENV.behind_https else "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "__Host-s" if ENV.behind_https else "s"
CSRF_FAILURE_VIEW = "beside.foundation.web.out_of_date"
CSRF_COOKIE_NAME = "__Host-c" if ENV.behind_https else "c"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.behind_https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_SSL_REDIRECT = ENV.behind_https
SECURE_HSTS_SECONDS = 31536000 if ENV.behind_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENV.behind_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.behind_https else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
BESIDE_IDLE_MINUTES = {"staff": 15, "mother": 5, "partner": 15, "system": 15}
BESIDE_ABSOLUTE_HOURS = 12
BESIDE_REASON_PAGE = "people:reason"

# --- signing in -------------------------------------------------------------------------------------------
LOGIN_URL = "/"
LOGIN_REDIRECT_URL = "accounts:home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "beside.accounts.backends.SignInBackend"]
PASSWORD_HASHERS = ["beside.accounts.hashers.PatientArgon2"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "beside.accounts.passwords.LongEnoughAndUnknown"}]
SESSION_COOKIE_AGE = BESIDE_ABSOLUTE_HOURS * 3600
ACCOUNT_ADAPTER = "beside.accounts.adapters.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {
    "login": "beside.accounts.forms.SignInForm",
    "change_password": "beside.accounts.forms.ChangePasswordForm",
    "reauthenticate": "beside.accounts.forms.ConfirmPasswordForm",
}
# "key" is the sign-in name together with the address, as for axes below.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "60/5m/ip,10/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "10/m/user",
    "one_time_code": "10/5m/ip",
}
MFA_ADAPTER = "beside.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Beside"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENV.behind_https
MFA_FORMS = {
    "authenticate": "beside.accounts.forms.SecondStepForm",
    "reauthenticate": "beside.accounts.forms.ConfirmCodeForm",
    "activate_totp": "beside.accounts.forms.SetUpAppForm",
    "add_webauthn": "beside.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "beside.accounts.forms.NamePasskeyForm",
}
# Somebody who tries her name elsewhere cannot lock her out: name and address count together.
AXES_CLIENT_IP_CALLABLE = "beside.accounts.addresses.client_address"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_TEMPLATE = "accounts/wait.html"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- logs: no request bodies, no names --------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet_lines": {"()": "beside.foundation.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["quiet_lines"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
