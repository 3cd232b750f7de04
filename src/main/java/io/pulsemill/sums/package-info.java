/**
 * One value summed over the rows of a table by a MapReduce job: mappers sum row groups, one reducer
 * adds; several, where the sums of many tasks are large.
 *
 * <pre>
 *    map      RowGroupMapper (a RowGroupScan): a sum over the row groups of a split ─ SumWritable ─►
 *    reduce   SumReducer: one sum; TaskPartitioner, if there are several
 *    client   SumJob: runs it, reads the sums back and adds them
 * </pre>
 */
@NullMarked
package io.pulsemill.sums;

import org.jspecify.annotations.NullMarked;
