package io.pulsemill.record;

import io.pulsemill.json.OrNull;

/**
 * When a job got where, epoch milliseconds; null if it is not reported (the local runner reports
 * nothing between its driver's two times). In the order of the fields, but three clocks are at
 * work: the driver's, the ResourceManager's and the AM's. Between clocks, compare only as well as
 * the machines' clocks agree.
 *
 * @param submitted driver: just before it submits; looking for splits and shipping files follows
 * @param accepted ResourceManager: it has registered the application
 * @param masterLaunched ResourceManager: a NodeManager started the ApplicationMaster's (AM)
 *     container
 * @param masterStarted AM: its JVM runs and it was constructed; if there were several, the first
 *     one's that lived to write it down
 * @param jobStarted AM: splits are read, tasks are planned, the output is set up next
 * @param firstTaskRunning AM: the first attempt's launch. Of a container: a NodeManager started it,
 *     its JVM comes up next; in an uber job: the task is at work
 * @param lastMapDone AM: the last map task reported its end
 * @param lastTaskDone AM: the last task reported its end
 * @param committed AM: the output is committed; the history is written next
 * @param noticed driver: it saw that the job had ended
 */
public record JobTimeline(
    long submitted,
    @OrNull Long accepted,
    @OrNull Long masterLaunched,
    @OrNull Long masterStarted,
    @OrNull Long jobStarted,
    @OrNull Long firstTaskRunning,
    @OrNull Long lastMapDone,
    @OrNull Long lastTaskDone,
    @OrNull Long committed,
    long noticed) {}
