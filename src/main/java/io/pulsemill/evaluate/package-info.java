/** A model's predictions held against the labels of a table, in one job. */
@NullMarked
package io.pulsemill.evaluate;

import org.jspecify.annotations.NullMarked;
