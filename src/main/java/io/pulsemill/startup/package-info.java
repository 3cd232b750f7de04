/**
 * What makes a Hadoop program start in a second: a local file system in this JVM, short defaults,
 * one jar.
 */
package io.pulsemill.startup;
