/** A model's predictions for the rows of a table, in one map-only job. */
package io.pulsemill.predict;
