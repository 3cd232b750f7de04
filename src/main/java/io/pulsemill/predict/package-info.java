/** A model's predictions for the rows of a table, in one map-only job. */
@NullMarked
package io.pulsemill.predict;

import org.jspecify.annotations.NullMarked;
