/** Compares a model's predictions with the labels of a table, in one job. */
@NullMarked
package io.pulsemill.evaluate;

import org.jspecify.annotations.NullMarked;
