#!/usr/bin/env bash
# A worker: a DataNode and a NodeManager in one container, so that a task finds its block on its own host.
set -euo pipefail

# All workers share one volume, and a new container must find the blocks of an old one: each takes the first
# folder that no living worker holds. The lock goes with the process.
for ((i = 1; ; i++)); do
  WORKER_DATA=/data/worker-$i
  mkdir -p "$WORKER_DATA"
  exec 9>"$WORKER_DATA/lock"
  flock --nonblock 9 && break
done
export WORKER_DATA # hdfs-site.xml puts the blocks there
echo "worker.sh: blocks in $WORKER_DATA" >&2

hdfs datanode 9>&- &
datanode=$!
yarn nodemanager 9>&- &
nodemanager=$!
trap 'kill "$datanode" "$nodemanager" 2>/dev/null' TERM INT

# Half a worker is none: when one of them ends, so does the other, and docker starts both again.
wait -n || true
kill "$datanode" "$nodemanager" 2>/dev/null || true
wait
