"""The measure of everything: a bare Flask "hello" under the site's own server, with the site's own settings."""

from typing import Any

from flask import Flask
from gunicorn.arbiter import Arbiter

from schuifaan.cli.server import Server
from schuifaan.config import load_settings

app = Flask("hello")


@app.get("/")
def hello() -> str:
    return "hello"


@app.get("/gezond")
def healthy() -> str:
    return "ok"


class HelloServer(Server):
    """The same gunicorn (class and number of workers, threads), without the worker that keeps the site up to date."""

    def load(self) -> Any:
        return app

    def run(self) -> None:
        Arbiter(self).run()


if __name__ == "__main__":
    HelloServer(load_settings()).run()
