#!/usr/bin/env bash
# A NameNode and its failover controller in one container: the controller must die with its NameNode, and be paused with it.
set -euo pipefail

folder=/data/namenode

other=namenode1
[ "$HOSTNAME" = namenode2 ] || other=namenode2

# Formatted when there is no image yet, and never otherwise: one that lost its volume copies the other's. Only the first
# formats a new HDFS, and is refused (-nonInteractive) if the JournalNodes hold one already.
until compgen -G "$folder/current/fsimage_*[0-9]" >/dev/null; do
  rm -rf "$folder" # a try that was interrupted: it holds no image
  if (: >"/dev/tcp/$other/8020") 2>/dev/null; then
    hdfs namenode -bootstrapStandby -nonInteractive || sleep 2
  elif [ "$HOSTNAME" = namenode1 ]; then
    hdfs namenode -format -nonInteractive || sleep 2
  else
    sleep 1
  fi
done

# shellcheck disable=SC2086  # none, or two words: -rollingUpgrade started
hdfs namenode ${NAMENODE_START:-} &
namenode=$!
controller=
trap 'kill "$namenode" $controller 2>/dev/null' TERM INT

# The node of the election in ZooKeeper, while the NameNode starts; 2: it is there already.
until hdfs zkfc -formatZK -nonInteractive || [ $? -eq 2 ]; do
  sleep 2
done
HADOOP_HEAPSIZE_MAX=128m hdfs zkfc &
controller=$!

# When one of them ends, so does the other, and docker starts both again.
wait -n || true
kill "$namenode" "$controller" 2>/dev/null || true
wait
