#!/usr/bin/env bash
# The notebooks of examples/notebooks: git has them without outputs; and on the cluster of scripts/cluster.sh up
# --notebook each cell of each runs, who has no cluster or no files is told what to do, and the token is nowhere it could
# be read. Leaves the executed notebooks as HTML.
#   scripts/check-notebooks.sh [FOLDER]    (default: target/check-notebooks)
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/compose.sh
. scripts/check.sh
notebooks=examples/notebooks
out=${1:-target/check-notebooks}

if grep --extended-regexp --files-with-matches '"output_type"|"execution_count": *[0-9]' "$notebooks"/*.ipynb; then
  die "these have outputs; git keeps none: jupyter nbconvert --clear-output --inplace FILE"
fi
say "no outputs in $notebooks"

skip_without_docker
find_compose
[ -n "$(containers notebook)" ] || {
  say "SKIPPED: Jupyter is not running; start it: scripts/cluster.sh up --notebook"
  exit 0
}
mkdir -p "$out"

work=/tmp/check-notebooks-$$
in_notebook() { # [NAME=VALUE …] COMMAND …
  docker exec --interactive "$(containers notebook)" env "$@" </dev/null
}
trap 'in_notebook rm -rf "$work"' EXIT
in_notebook rm -rf "$work"
in_notebook mkdir -p "$work/nowhere"

# execute NAME [NAME=VALUE …]: runs all cells; its log is NAME.log.
execute() {
  local name=$1
  shift
  in_notebook "$@" jupyter nbconvert --execute --ExecutePreprocessor.timeout=600 --to html --output-dir "$work" \
    "/pulsemill/$notebooks/$name.ipynb" >"$out/$name.log" 2>&1
}

# refuses NAME TEXT [NAME=VALUE …]: fails within half a minute, with a line that has this text.
refuses() {
  local name=$1 text=$2 start=$SECONDS
  shift 2
  ! execute "$name" "$@" || die "$name: no error without what it needs"
  grep --quiet --fixed-strings -- "$text" "$out/$name.log" || { tail -n 5 "$out/$name.log" >&2 && die "$name: does not say '$text'"; }
  [ $((SECONDS - start)) -le 30 ] || die "$name: took $((SECONDS - start)) s to say that"
  say "$name: says in $((SECONDS - start)) s: $(grep --max-count 1 --fixed-strings -- "$text" "$out/$name.log" | cut -c 1-100) …"
}
docker exec --interactive "$(containers notebook)" tee "$work/nowhere/core-site.xml" >/dev/null <<'END'
<configuration><property><name>fs.defaultFS</name><value>hdfs://nowhere.invalid:8020</value></property></configuration>
END
in_notebook cp /etc/pulsemill/mapred-site.xml "$work/nowhere"
for name in 1-observations 2-engines 3-models; do
  refuses "$name" "scripts/cluster.sh up" HADOOP_CONF_DIR="$work/nowhere"
done
refuses 4-python "$work/nowhere: no features, predictions" PULSEMILL_FILES="$work/nowhere"

in_notebook bash "/pulsemill/$notebooks/4-python.sh" "$work/python" >"$out/4-python.sh.log" 2>&1 \
  || { tail "$out/4-python.sh.log" >&2 && die "4-python.sh failed"; }
for file in "$notebooks"/*.ipynb; do
  name=$(basename "$file" .ipynb)
  start=$SECONDS
  execute "$name" PULSEMILL_FILES="$work/python" || { tail -n 30 "$out/$name.log" >&2 && die "$name: a cell failed; see $out/$name.log"; }
  docker cp "$(containers notebook):$work/$name.html" "$out/$name.html" >/dev/null
  say "$name: each cell ran, in $((SECONDS - start)) s; $out/$name.html"
done

# The token, not as an argument here either. Who has it is let in, who has not is not.
token() { docker exec "$(containers notebook)" bash -c 'cat "${NOTEBOOK_TOKEN_FILE:-$HOME/.token}"'; }
answer() { curl --silent --output /dev/null --write-out '%{http_code}' --config -; }
address=http://127.0.0.1:$NOTEBOOK_PORT
[ "$(echo "url = $address/api/kernels" | answer)" = 403 ] || die "$address lets in who has no token"
[ "$(echo "url = $address/nothing?token=$(token)" | answer)" = 404 ] || die "$address does not let in who has the token"
[ "$(echo "url = $address/api/kernels?token=$(token)" | answer)" = 200 ] || die "$address does not let in who has the token"
for where in logs top inspect; do
  ! docker "$where" "$(containers notebook)" 2>&1 | grep --quiet --fixed-strings --file=<(token) \
    || die "docker $where shows the token"
done
say "the token opens $address and is not in what docker logs, top and inspect show"
