#!/bin/sh
# Print the path of a Chromium that starts, installing one where that can be done without asking; one sentence when not.
set -eu

starts() {
    [ -n "$1" ] && "$1" --version >/dev/null 2>&1
}

installed() {
    for name in "${SCHUIFAAN_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        path=$(command -v "$name" 2>/dev/null || true)
        starts "$path" && echo "$path" && return 0
    done
    path=$(playwrights_own)
    starts "$path" && echo "$path"
}

playwrights_own() {
    .venv/bin/python -c 'from playwright.sync_api import sync_playwright as p
with p() as play: print(play.chromium.executable_path)' 2>/dev/null || true
}

apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true >/dev/null 2>&1 || return 1
        as_root="sudo -n"
    fi
    echo "Installing Debian's chromium for the browser journeys" >&2
    $as_root apt-get -qq update >&2 && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y install chromium >&2
}

playwright_install() {
    echo "Asking Playwright for its own Chromium" >&2
    .venv/bin/python -m playwright install chromium >&2
}

installed && exit 0
apt_install && installed && exit 0
playwright_install && installed && exit 0
echo "The browser journeys need Chromium, which is not here and could not be installed: install it (Debian: apt install chromium) or name it in SCHUIFAAN_CHROMIUM." >&2
exit 1
