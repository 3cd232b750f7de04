/** Compares a model's predictions with the labels of a table, in one job. */
package io.pulsemill.evaluate;
