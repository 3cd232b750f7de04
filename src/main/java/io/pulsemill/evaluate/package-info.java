/** A model's predictions held against the labels of a table, in one job. */
package io.pulsemill.evaluate;
