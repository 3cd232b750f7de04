/** Training runs measured against each other, each in its own JVM. */
package io.pulsemill.measure;
