/** Trainings measured against each other, each in a JVM of its own. */
package io.pulsemill.measure;
