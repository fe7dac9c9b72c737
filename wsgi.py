"""What a WSGI server loads: `gunicorn wsgi:app`."""

from schuifaan.app import create_app

app = create_app()
