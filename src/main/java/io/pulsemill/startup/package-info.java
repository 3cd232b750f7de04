/**
 * What makes a Hadoop program start in a second: a local file system in this JVM, short defaults,
 * one jar.
 */
@NullMarked
package io.pulsemill.startup;

import org.jspecify.annotations.NullMarked;
