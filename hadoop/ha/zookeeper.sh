#!/usr/bin/env bash
# A ZooKeeper server: its number is that of its host. Its jar is on Hadoop's class path; every launcher runs a class by name.
set -euo pipefail
mkdir -p /data/zookeeper
echo "${HOSTNAME#zookeeper}" >/data/zookeeper/myid
exec hadoop org.apache.zookeeper.server.quorum.QuorumPeerMain /etc/pulsemill/ha/zoo.cfg
