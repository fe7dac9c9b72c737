"""The kind of device, and nothing else, is kept of what a browser says of itself."""

import pytest

from schuifaan.services.accounts.devices import COMPUTER, TABLET, TELEPHONE, UNKNOWN, device_of


@pytest.mark.parametrize(
    "user_agent, kind",
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 Safari/604.1", TELEPHONE),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0 Mobile Safari/537.36", TELEPHONE),
        ("Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0", TELEPHONE),
        ("Mozilla/5.0 (Android 14; Tablet; rv:127.0) Gecko/127.0 Firefox/127.0", TABLET),
        ("Mozilla/5.0 (Linux; Android 13; SM-X200) Chrome/126.0 Safari/537.36", TABLET),
        ("Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) Mobile/15E148 Safari/604.1", TABLET),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36", COMPUTER),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15) Gecko/20100101 Firefox/127.0", COMPUTER),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", COMPUTER),
        ("curl/8.5.0", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_kind_of_device_is_told_from_others(user_agent: str, kind: str) -> None:
    assert device_of(user_agent) == kind
