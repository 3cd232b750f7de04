/**
 * What YARN and the job history server record of finished jobs: where each attempt's seconds went,
 * and a timeline.
 */
package io.pulsemill.history;
