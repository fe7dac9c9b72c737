#!/bin/sh
# Make the virtual environment named in $1 with the first suitable Python; one sentence when there is none.
set -eu

folder=$1
"$folder/bin/python" -m pip --version >/dev/null 2>&1 && exit 0

newest_without_venv=
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
    if "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        echo "Making $folder with $("$name" --version)"
        exec "$name" -m venv --clear "$folder"
    fi
    newest_without_venv=$name
done

if [ -n "$newest_without_venv" ]; then
    echo "$newest_without_venv has no venv module: install it first (Debian and Ubuntu: apt install python3-venv)." >&2
else
    echo "Python 3.11 or newer is needed and was not found (tried python3.13, python3.12, python3.11, python3; PYTHON=/path/to/python make ... names another)." >&2
fi
exit 1
