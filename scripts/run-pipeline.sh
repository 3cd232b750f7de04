#!/usr/bin/env bash
# The whole journey on this machine: observations, feature table, model by both engines, evaluation.
set -euo pipefail

usage() {
  cat <<'END'
usage: scripts/run-pipeline.sh [--subjects N | --input PATH,…] [--output DIR] [--overwrite] [pipeline options]

  --subjects N    simulate N subjects (default 15000)
  --input PATH,…  take these observations instead: files, folders, globs
  --output DIR    where everything goes (default out/)
  --overwrite     replace an earlier run in DIR

Any other option goes to 'pipeline' (scripts/pulsemill pipeline --help lists them).
Trains with the Local and with the Jobs engine and compares the two models byte for byte.
END
}

subjects=15000
input=
output=
overwrite=()
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --subjects | --input | --output)
      [ $# -ge 2 ] || { echo "run-pipeline.sh: $1 needs a value; see --help" >&2; exit 2; }
      case $1 in
        --subjects) subjects=$2 ;;
        --input) input=$2 ;;
        --output) output=$2 ;;
      esac
      shift
      ;;
    --subjects=*) subjects=${1#*=} ;;
    --input=*) input=${1#*=} ;;
    --output=*) output=${1#*=} ;;
    --overwrite) overwrite=(--overwrite) ;;
    *) options+=("$1") ;;
  esac
  shift
done

. "$(dirname "${BASH_SOURCE[0]}")/build.sh"
output=${output:-$ROOT/out}
simulated=
if [ -z "$input" ]; then
  input=$output/observations
  simulated=$("$ROOT/scripts/pulsemill" simulate --subjects "$subjects" --output "$input" "${overwrite[@]}" | head -n 1)
fi
result=$(mktemp)
trap 'rm -f "$result"' EXIT
"$ROOT/scripts/pulsemill" pipeline --input "$input" --output "$output" --compare-engines \
  "${overwrite[@]}" "${options[@]}" >"$result"

# The stage that made the data comes first in the table.
head -n 1 "$result"
[ -z "$simulated" ] || echo "$simulated"
tail -n +2 "$result"
