#!/usr/bin/env bash
# A gang's passes over real RPC on this machine: task 0 in one process, all other members as threads of a second one,
# as a star and as trees. Members have four rows each, so a pass is its messages and nothing else.
#   scripts/measure-tree.sh [MEMBERS …]      (10 100 1000)
# Two cores here do what a cluster's members do side by side: the milliseconds are those of all messages together, and
# only what task 0 holds is as it would be there. Then, what is simulated of the same gangs.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
. scripts/build.sh
prepare_start
[ $# -gt 0 ] || set -- 10 100 1000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=target/test-classes:$CLASS_PATH
package=io.pulsemill.engine.resident

# measure MEMBERS FEATURES CLASSES DERIVATIVES FAN-IN PASSES
measure() {
  local meet="$work/$1-$2-$3-$4-$5"
  "$JAVA" "${OPEN[@]}" -Xss512k -Xmx8g -cp "$classes" $package.BenchMembers "$1" "$2" "$3" "$4" "$5" "$meet" \
    2> "$work/members.log" &
  local members=$!
  "$JAVA" "${OPEN[@]}" -XX:+UseSerialGC -Xmn64m -Xmx6g -cp "$classes" \
    $package.BenchTask0 "$1" "$2" "$3" "$4" "$5" "$meet" "$6" 2> "$work/task0.log" || cat "$work/task0.log" >&2
  wait $members || cat "$work/members.log" >&2
}

# table MEMBERS …: a line for each gang.
table() {
  local members shape features labels derivatives kilobytes passes fan depth ms bytes heap sum
  printf '%8s%9s%8s%9s%7s%10s%12s%12s%10s\n' members features classes fan-in depth 'ms a pass' 'sum, bytes' 'task 0, MB' checksum
  for members; do
    for shape in "7 3 HESSIAN 6" "500 20 GRADIENT 200" "2500 20 GRADIENT 1000" "100 10 HESSIAN 10000"; do
      read -r features labels derivatives kilobytes <<< "$shape"
      [ $((members * kilobytes)) -le 1000000 ] || continue # 10 GB for a pass: more than there is here
      passes=$((members * kilobytes >= 100000 ? 5 : 25)) # a pass of a gigabyte takes half a minute
      for fan in 0 32 10 4; do
        [ "$fan" -lt "$((members - 1))" ] || continue
        read -r depth ms bytes heap sum <<< "$(measure "$members" "$features" "$labels" "$derivatives" "$fan" $passes)"
        printf '%8d%9d%8d%9s%7d%10d%12d%12d%10s\n' \
          "$members" "$features" "$labels" "$([ "$fan" = 0 ] && echo star || echo "$fan")" "$depth" "$ms" "$bytes" "$heap" "$sum"
      done
    done
  done
}

table "$@" | tee "$work/tree.txt"
echo
"$JAVA" "${OPEN[@]}" -cp "$classes" io.pulsemill.plan.TreeErrors "$work/tree.txt" "$(nproc)"
