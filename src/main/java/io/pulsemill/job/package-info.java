/**
 * What every stage does alike: run a job and say how it goes, sum one value over the row groups of
 * a table, and put outputs in place whole or not at all.
 */
package io.pulsemill.job;
