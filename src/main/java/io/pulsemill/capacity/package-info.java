/**
 * How many tasks a cluster can run now and how large a container may be: asked before a job is
 * sized.
 */
package io.pulsemill.capacity;
