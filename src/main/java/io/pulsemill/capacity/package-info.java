/**
 * How many tasks a cluster can run now and how large a container may be: asked before a job is
 * sized.
 */
@NullMarked
package io.pulsemill.capacity;

import org.jspecify.annotations.NullMarked;
