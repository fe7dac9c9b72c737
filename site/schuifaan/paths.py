"""Where shipped files lie: in the wheel beside this package, in a checkout at the repository root."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


def shipped(name: str) -> Path:
    """The folder of shipped files called `name` ("static" or "content").

    A wheel carries it as `schuifaan/_<name>` (see `site/build_hook.py`); a checkout has it at its root.
    """
    in_wheel = PACKAGE / f"_{name}"
    return in_wheel if in_wheel.is_dir() else CHECKOUT / name
