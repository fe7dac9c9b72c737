"""The web application, put together."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from schuifaan.config import Settings, load_settings
from schuifaan.services.installation import open_installation, require_finished
from schuifaan.web.activities import blueprint as activities
from schuifaan.web.api import blueprint as api
from schuifaan.web.assets import Assets, assets_blueprint
from schuifaan.web.brand import brand_rules
from schuifaan.web.coalition import blueprint as coalition
from schuifaan.web.company import blueprint as company
from schuifaan.web.compression import compress_pages
from schuifaan.web.confirming import blueprint as confirming
from schuifaan.web.content_in_use import blueprint as content_in_use
from schuifaan.web.current import follow_content
from schuifaan.web.editors import blueprint as editors
from schuifaan.web.errors import handle_errors
from schuifaan.web.feeds import blueprint as feeds
from schuifaan.web.forgery import refuse_forged
from schuifaan.web.home import blueprint as home
from schuifaan.web.language import LanguagePrefix
from schuifaan.web.managing import blueprint as managing
from schuifaan.web.map import blueprint as map_
from schuifaan.web.map.build import build_base_map
from schuifaan.web.organisations import blueprint as organisations
from schuifaan.web.pages import blueprint as pages
from schuifaan.web.paper import blueprint as paper
from schuifaan.web.search import blueprint as search
from schuifaan.web.search.changing import blueprint as changing
from schuifaan.web.search.steps import blueprint as steps
from schuifaan.web.security import secure
from schuifaan.web.settings import blueprint as settings_
from schuifaan.web.settings.remembering import use_remembered
from schuifaan.web.shortlist import blueprint as shortlist
from schuifaan.web.sign_in.account import blueprint as account
from schuifaan.web.sign_in.views import blueprint as sign_in
from schuifaan.web.submissions import blueprint as submissions
from schuifaan.web.submissions import giving
from schuifaan.web.templating import set_up_templates
from schuifaan.web.themes import blueprint as themes
from schuifaan.web.topics import blueprint as topics

# In the order of a visit: find, look, go; then what partners send and what explains the site; then the sign-in and
# what is behind it.
PUBLIC = (
    *(home, search, steps, changing, map_, activities, company, themes, topics, organisations, shortlist),
    *(submissions, giving, confirming, coalition),
    *(pages, settings_, paper, api),
)
BEHIND_SIGN_IN = (sign_in, account, managing, feeds, editors, content_in_use)


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application of one installation; raises SetupError when it must not run as it is set up."""
    settings = settings or load_settings()
    installation = open_installation(settings)
    require_finished(installation)
    app = Flask("schuifaan", static_folder=None, instance_path=str(settings.var))
    app.extensions["schuifaan"] = installation
    build_base_map(settings, installation.content)
    app.url_map.strict_slashes = False
    assets = Assets(settings.static, brand_rules(installation.content.municipalities.values()))
    compress_pages(app)
    secure(app, https_only=settings.production)
    set_up_templates(app, assets)
    follow_content(app)
    handle_errors(app)
    refuse_forged(app)
    use_remembered(app)
    app.register_blueprint(assets_blueprint(assets))
    for feature in (*PUBLIC, *BEHIND_SIGN_IN):
        app.register_blueprint(feature)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    return app
