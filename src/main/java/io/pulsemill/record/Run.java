package io.pulsemill.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pulsemill.json.OrAbsent;
import java.util.List;
import java.util.Map;

/**
 * What a run was asked, what it read, and where its seconds went: {@code run.json}. Unlike the
 * model, it is of one run: two runs differ in it.
 *
 * @param versions of the program, the JVM and Hadoop
 * @param settings every option of the verb: a number, text, Boolean or null
 * @param inputs files of observations; null if the run began with a table
 * @param records what became of the observations, by kind; null likewise
 * @param training one per engine that trained
 * @param stages in their order
 * @param jobs of all stages, in their order
 */
public record Run(
    Map<String, String> versions,
    @JsonSetter(contentNulls = Nulls.SET) Map<String, Object> settings,
    @OrAbsent List<InputFile> inputs,
    @OrAbsent Map<String, Long> records,
    List<TrainingRun> training,
    List<Stage> stages,
    List<JobEntry> jobs) {}
