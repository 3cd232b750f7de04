/**
 * HDFS and YARN on one machine without an installation: the servers share one JVM, every container
 * is a process of its own. For {@code scripts/run-pipeline.sh --on mini} and for the tests of the
 * pipeline on a cluster.
 */
package io.pulsemill.mini;
