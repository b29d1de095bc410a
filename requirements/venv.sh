#!/bin/sh
# Make .venv from a hashed requirements file: sh requirements/venv.sh PYTHON FILE
set -eu
python=$1 file=$2
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    found=$("$python" --version 2>/dev/null) || found="not there"
    echo "Trucewatch needs Python 3.11 or later; '$python' is ${found:-older}. Name another one: make PYTHON=python3.12" >&2
    exit 1
fi
free=$(df -Pk . | awk 'NR==2 {print int($4 / 1024)}')
if [ "$free" -lt 1500 ]; then
    echo "Trucewatch needs 1,500 MB of free disk for its libraries and the demo; here are $free MB." >&2
    exit 1
fi
[ -x .venv/bin/python ] || { echo "making .venv"; "$python" -m venv .venv; }
echo "installing the libraries of $file (pinned, checked by hash)"
.venv/bin/pip --disable-pip-version-check --quiet install --require-hashes -r "$file"
.venv/bin/pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps --editable .
