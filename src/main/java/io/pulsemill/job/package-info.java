/** Runs a job: its settings, its progress, and why it failed. */
package io.pulsemill.job;
