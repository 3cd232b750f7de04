/**
 * One value summed over the rows of a table by a MapReduce job: mappers sum row groups, one reducer
 * adds.
 */
package io.pulsemill.sums;
