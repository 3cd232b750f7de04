package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pulsemill.json.SealedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of a verb that records its run is in the record, with the value given. */
class RecordedSettingsIT {
  @TempDir private Path folder;

  @Test
  void train() throws IOException {
    Map<String, String> chosen = table();
    chosen.put("--record", at("run.json"));
    chosen.put("--engine", "local");
    chosen.put("--optimizer", "newton"); // the others do not take an l1 penalty
    excluded(chosen, "--train-table", "--test-table", "--split-column");

    assertRecorded("train", chosen, folder.resolve("run.json"));
  }

  @Test
  void trainByTwoTables() throws IOException {
    Map<String, String> chosen = table();
    chosen.put("--train-table", chosen.get("--table"));
    chosen.put(
        "--test-table",
        Files.copy(Path.of(chosen.get("--table")), folder.resolve("b.csv")).toString());
    chosen.put("--record", at("run.json"));
    chosen.put("--engine", "local");
    chosen.put("--optimizer", "newton"); // the others do not take an l1 penalty
    excluded(chosen, "--table", "--split-column", "--train-fraction");

    assertRecorded("train", chosen, folder.resolve("run.json"));
  }

  @Test
  void trainByAColumn() throws IOException {
    Map<String, String> chosen = table();
    chosen.put("--split-column", "set");
    chosen.put("--record", at("run.json"));
    chosen.put("--engine", "local");
    chosen.put("--optimizer", "newton"); // the others do not take an l1 penalty
    excluded(chosen, "--train-table", "--test-table", "--train-fraction");

    assertRecorded("train", chosen, folder.resolve("run.json"));
  }

  @Test
  void tradeoff() throws IOException {
    Map<String, String> chosen = table();
    chosen.put("--engines", "local");
    chosen.put("--sizes", "200");
    chosen.put("--optimizers", "newton");
    chosen.put("--costs", "src/main/resources/io/pulsemill/costmodel/tradeoff.json");
    chosen.put("--max-iterations", "3");
    excluded(chosen, "--split-column");

    assertRecorded("tradeoff", chosen, folder.resolve("given--output"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pipeline(boolean twoInputs) throws IOException {
    Path input = folder.resolve("input");
    List<String> lines = new ArrayList<>();
    for (int subject = 0; subject < 200; subject++) {
      for (int day = 1; day < 4; day++) {
        int value = (subject * 7919 + day * 31) % 97;
        lines.add("%d;%d;hr;%s;s%d".formatted(day, value, subject % 3 == 0 ? "a" : "b", subject));
      }
    }
    Files.write(input, lines);
    Path labels = folder.resolve("labels");
    Files.write(
        labels,
        lines.stream().map(line -> line.replaceFirst("(.*);.*;(.*);(.*)", "$3;$2")).toList());
    Map<String, String> chosen = new HashMap<>();
    chosen.put("--input", input.toString());
    chosen.put("--output", at("output"));
    chosen.put("--resume", "no");
    chosen.put("--time-column", "time");
    chosen.put("--time-format", "epoch-seconds");
    chosen.put("--delimiter", ";");
    chosen.put("--quote", "'");
    chosen.put("--decimal-mark", ",");
    chosen.put("--header", "no");
    chosen.put("--columns", "time,value,sensor,label,subject");
    chosen.put("--series-columns", ""); // not with --long
    chosen.put("--long", "sensor");
    chosen.put("--sensors", "hr");
    chosen.put("--input-format", "text");
    chosen.put("--null", "NA");
    chosen.put("--comment", "#");
    chosen.put("--encoding", "ISO-8859-1");
    chosen.put("--trim", "yes");
    chosen.put("--time-zone", "Europe/Berlin");
    chosen.put("--value-column", "value");
    chosen.put("--label-column", "label");
    chosen.put("--subject-column", "subject");
    chosen.put("--features", "mean,range");
    chosen.put("--max-line-bytes", "99");
    chosen.put("--engine", "local");
    chosen.put("--optimizer", "newton"); // the others do not take an l1 penalty
    chosen.put("--row-group-rows", "99");
    chosen.put("--labels", labels.toString());
    chosen.put("--partition-columns", "none");
    chosen.put("--check", "");
    chosen.put("--class-weights", "balanced");
    if (twoInputs) {
      chosen.put("--test-input", Files.copy(input, folder.resolve("input-test")).toString());
      excluded(chosen, "--rows", "--train-fraction");
    } else {
      excluded(chosen, "--test-input");
    }

    assertRecorded("pipeline", chosen, folder.resolve("output/run.json"));
  }

  /** A table of columns that are not those of the defaults. */
  private Map<String, String> table() throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,class,set,x,times"));
    for (int row = 0; row < 200; row++) {
      String set = row % 5 == 0 ? "test" : "train";
      String label = row % 3 == 0 ? "a" : "b";
      lines.add("s%d,%s,%s,%d,%d".formatted(row, label, set, row * 7919 % 97, row % 4));
    }
    Path table = Files.write(folder.resolve("table.csv"), lines);
    Map<String, String> chosen = new HashMap<>();
    chosen.put("--table", table.toString());
    chosen.put("--output", at("given--output"));
    chosen.put("--resume", "no");
    chosen.put("--subject-column", "id");
    chosen.put("--label-column", "class");
    chosen.put("--features", "x");
    chosen.put("--weight-column", "times");
    chosen.put("--class-weights", "a=2");
    return chosen;
  }

  /** Options that another one takes the place of. */
  private static void excluded(Map<String, String> chosen, String... names) {
    for (String name : names) {
      chosen.put(name, "");
    }
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void assertRecorded(String verb, Map<String, String> chosen, Path record)
      throws IOException {
    chosen.put("--metrics-file", at("run.prom"));
    chosen.put("--pushgateway", "http://127.0.0.1:9"); // nobody there is a warning
    Map<String, String> given = EveryOption.of(EveryOption.spec(verb), chosen);
    given.values().removeIf(String::isEmpty); // an option of which a run leaves nothing
    CommandLineRun run = CommandLineRun.of(EveryOption.arguments(verb, given).toArray());
    assertThat(run.exit()).as(run.err()).isZero();

    JsonNode settings =
        SealedJson.read(Files.readString(record), record.toString()).path("settings");
    given.forEach(
        (name, value) -> {
          JsonNode recorded = settings.path(name.substring(2));
          Object plain =
              recorded.isNumber()
                  ? recorded.numberValue()
                  : recorded.isBoolean() ? recorded.booleanValue() : recorded.asText();
          assertThat(EveryOption.same(plain, value)).as("%s: %s", name, recorded).isTrue();
        });
  }
}
