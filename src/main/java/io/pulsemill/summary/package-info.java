/** From one series to named features: {@link io.pulsemill.summary.Summary}. */
package io.pulsemill.summary;
