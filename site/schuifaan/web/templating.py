"""What every template may use. A name that is not here, and not given by its view, is an error."""

import re
from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from schuifaan.web import addresses
from schuifaan.web.assets import Assets
from schuifaan.web.brand import brand_class
from schuifaan.web.current import current
from schuifaan.web.fragments import Fragments
from schuifaan.web.language import (
    asked_language,
    dutch,
    language,
    only_in_dutch,
    said,
    translate,
    translate_number,
)
from schuifaan.wording import facts as wording
from schuifaan.wording.catalogs import CHECKED, LANGUAGES, LIVE, direction, gettext_for

MENU_PATHS = frozenset(
    (
        *("/zoeken", "/voor-iemand-anders", "/keuzelijst", "/instellingen"),
        *(
            "/wegwijzer",
            "/wis-alles",
            "/doorgeven",
            "/papier",
            "/voor-organisaties",
            "/wij-missen-dit",
            "/inloggen",
        ),
        *("/over", "/toegankelijkheid", "/privacy", "/colofon"),
    )
)
"""Pages that header and footer lead to."""


_DATE = re.compile(r"\b\d{1,4}-\d{1,2}-\d{1,4}\b")


class PlainGlobals(Environment):
    """Gives every template its globals as one dictionary.

    Jinja's chain of dictionaries is walked name by name at each import of a component, ten times a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def set_up_templates(app: Flask, assets: Assets) -> None:
    """Give templates their language, links and assets, and make undefined names fail.

    What components use is global, so that they are imported without context: with it, Jinja would run every
    imported file anew for each page.
    """
    app.jinja_environment = PlainGlobals
    environment = app.jinja_env
    fragments = Fragments()
    environment.undefined = StrictUndefined
    environment.filters["unbroken"] = unbroken
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        asset=assets.url,
        link=addresses.link,
        start=addresses.start,
        my_pairs=addresses.my_pairs,
        path=addresses.path_of,
        carried=addresses.carried,
        _=translate,
        ngettext=translate_number,
        content=LocalProxy(lambda: current().content),
        dutch=dutch,
        said=said,
        language=language,
        asked_language=asked_language,
        only_in_dutch=only_in_dutch,
        in_language=addresses.in_language,
        absolute=addresses.absolute,
        direction=direction,
        gettext_for=gettext_for,
        languages={code: LANGUAGES[code] for code in LIVE},
        checked_languages=CHECKED,
        kept=fragments.kept,
        menu_paths=MENU_PATHS,
        kept_each=fragments.kept_each,
        wording=wording,
    )

    @app.context_processor
    def _page() -> dict[str, Any]:
        code = language()
        installation = current()
        here = addresses.municipality()
        return {
            "lang": code,
            "dir": direction(code),
            "municipality": here,
            "municipalities": tuple(installation.content.municipalities.values()),
            "site_name": here.site_name if here else "Schuif aan",
            "display_classes": " ".join(filter(None, (*addresses.carried().display, brand_class(here)))),
            "demo": installation.settings.demo,
        }


def unbroken(text: str) -> Markup:
    """`text` with its dates kept on one line: a browser breaks "3-12-2026" at its hyphens."""
    return Markup(_DATE.sub(r'<span class="unbroken">\g<0></span>', str(escape(text))))  # noqa: S704 (escaped here)
