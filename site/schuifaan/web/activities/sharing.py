"""Plain links that carry an activity to somebody else; nothing of another party is on the page."""

from urllib.parse import quote

from schuifaan.services.activities import ActivityDetail
from schuifaan.web.activities.view import ActivityView, DateView
from schuifaan.web.language import language
from schuifaan.web.language import translate as _
from schuifaan.wording.facts import listed


def share_links(detail: ActivityDetail, view: ActivityView, url: str) -> dict[str, str]:
    """Links that open the visitor's own mail program, and WhatsApp, with what, when, where and the number."""
    phone = _("Bel %(nummer)s", nummer=detail.phone) if detail.phone else ""
    lines = [
        detail.activity.title,
        _when(view.dates[0]) if view.dates else "",
        ", ".join(view.place_lines),
        phone,
        url,
    ]
    text = quote("\n".join(line for line in lines if line))
    return {
        "mail_link": f"mailto:?subject={quote(detail.activity.title)}&body={text}",
        "whatsapp_link": f"https://wa.me/?text={text}",
    }


def _when(date: DateView) -> str:
    return ". ".join(
        part for part in (listed(language(), date.full_day_text, date.hours_text), date.status_text) if part
    )
