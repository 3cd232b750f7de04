#!/usr/bin/env bash
# Starts Jupyter, once there are a token and the notebooks.
set -euo pipefail
umask 077 # what is made here is nobody else's

# Whoever has the token runs programs on the cluster: it is in this file only, not in a command line, a variable or a log.
export NOTEBOOK_TOKEN_FILE=${NOTEBOOK_TOKEN_FILE:-$HOME/.token}
[ -s "$NOTEBOOK_TOKEN_FILE" ] || python3 -c 'import secrets; print(secrets.token_hex(24))' >"$NOTEBOOK_TOKEN_FILE"

# Copies to work in: the repository is read only, and stays clean. A new version of a notebook replaces its copy, unless
# that was changed.
mkdir -p notebooks .given
for new in /pulsemill/examples/notebooks/*.ipynb; do
  [ -r "$new" ] || continue
  mine=notebooks/${new##*/} given=.given/${new##*/}
  if [ ! -e "$mine" ] || cmp --silent "$mine" "$given"; then
    cp "$new" "$mine"
    cp "$new" "$given"
  fi
done

exec jupyter-notebook --config=/opt/notebook/jupyter_notebook_config.py
