/** The steps of a run, from observations to report, and the record that it leaves. */
package io.pulsemill.pipeline;
