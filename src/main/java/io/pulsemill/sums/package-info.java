/**
 * One value summed over the rows of a table by a MapReduce job: mappers sum row groups, one reducer
 * adds.
 *
 * <pre>
 *    map      RowGroupMapper (a RowGroupScan): a sum over the row groups of a split ─ SumWritable ─►
 *    reduce   SumReducer: one sum
 *    client   SumJob: runs it and reads the sum back
 * </pre>
 */
@NullMarked
package io.pulsemill.sums;

import org.jspecify.annotations.NullMarked;
