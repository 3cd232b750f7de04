#!/usr/bin/env bash
# Does a gang of tasks form beside other load? YARN's own CapacityScheduler with 1,000 nodes that are not there, in
# simulated time; a quarter of an hour for all cells. docs/resident.md has the table.
#   scripts/measure-gang.sh [REGEX]      only the cells whose name it finds, such as 'fair' or '^two'
# Columns: who gives containers out (a thread, Hadoop 3.5's default, or each node's call); slots that others hold, slots
# that the driver finds free and that the ApplicationMaster is told of; seconds from submission to the first, the median
# and the last container; containers got; container-seconds waited for the others; others' tasks killed; CPU of the whole
# program per simulated second.
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/build.sh"
"$JAVA" -Xmx2g -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$ROOT/target/class-path-mini")" \
  io.pulsemill.gang.GangTable "$@" </dev/null
