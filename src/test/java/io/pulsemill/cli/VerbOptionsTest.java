package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the one declaration of an option gives it: a key, an entry in the record, a range, help. */
class VerbOptionsTest {
  /** Options that both have, but whose value each training has of its own. */
  private static final Set<String> PER_TRIAL =
      Set.of("--table", "--output", "--threads", "--max-iterations");

  /**
   * Options that both have, but that mean the run of {@code tradeoff} itself; it opens the table,
   * and its trainings read samples in Parquet, which has nulls of its own.
   */
  private static final Set<String> OF_TRADEOFF =
      Set.of(
          "--costs",
          "--help",
          "--version",
          "--overwrite",
          "--resume",
          "--take-over",
          "--metrics-file",
          "--progress",
          "--pushgateway",
          "--quiet",
          "--verbose",
          "--null");

  static Stream<String> verbs() {
    return EveryOption.program(new Configuration(false)).getSubcommands().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyOptionIsInTheSettings(String verb) {
    Map<String, String> given = EveryOption.of(EveryOption.spec(verb), Map.of());

    assertRecorded(parsed(new Configuration(false), verb, given), given);
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyOptionIsAKey(String verb) {
    CommandSpec spec = EveryOption.spec(verb);
    Map<String, String> given = EveryOption.of(spec, Map.of());
    Configuration conf = new Configuration(false);
    given.forEach((name, value) -> conf.set("pulsemill." + name.substring(2), value));

    CommandLine command = parsed(conf, verb, Map.of());
    OptionKeys.switchOn(conf, command.getCommandSpec());

    assertRecorded(command, given);
  }

  private static CommandLine parsed(Configuration conf, String verb, Map<String, String> given) {
    CommandLine program = EveryOption.program(conf);
    List<String> words = EveryOption.arguments(verb, given);
    if (List.of("seal", "clean", "status").contains(verb)) {
      words.add("FILE");
    }
    program.parseArgs(words.toArray(String[]::new));
    return program.getSubcommands().get(verb);
  }

  private static void assertRecorded(CommandLine command, Map<String, String> given) {
    Map<String, Object> settings = ((Verb) command.getCommand()).settings();
    assertThat(given).isNotEmpty();
    given.forEach(
        (name, value) ->
            assertThat(settings.get(name.substring(2)))
                .as(name)
                .matches(recorded -> EveryOption.same(recorded, value), "is " + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--split-column", "--train-fraction"})
  void everyOptionThatTradeoffSharesWithTrainReachesItsTrainings(String excludedByAnother) {
    CommandSpec tradeoff = EveryOption.spec("tradeoff");
    Map<String, String> given =
        EveryOption.of(tradeoff, Map.of("--optimizers", "gd", "--engines", "local"));
    given.remove(excludedByAnother);
    CommandLine parent = parsed(new Configuration(false), "tradeoff", given);
    CommandLine program = EveryOption.program(new Configuration(false));
    List<String> words = new ArrayList<>(List.of("train", "--table=t"));
    words.addAll(((TradeoffVerb) parent.getCommand()).common());
    program.parseArgs(words.toArray(String[]::new));
    CommandLine child = program.getSubcommands().get("train");

    Set<String> shared = new TreeSet<>(tradeoff.optionsMap().keySet());
    shared.retainAll(child.getCommandSpec().optionsMap().keySet());
    shared.removeIf(name -> !name.startsWith("--"));
    shared.removeAll(PER_TRIAL);
    shared.removeAll(OF_TRADEOFF);
    shared.remove(excludedByAnother);

    assertThat(shared).isNotEmpty();
    for (String name : shared) {
      Object passed = child.getCommandSpec().findOption(name).getValue();
      assertThat(EveryOption.same(passed, given.get(name))).as("%s: %s", name, passed).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyNumberHasARangeThatHelpShows(String verb) {
    for (OptionSpec option : EveryOption.spec(verb).options()) {
      Class<?>[] types = option.typeInfo().getAuxiliaryTypes();
      boolean number =
          option.type() == double.class || Number.class.isAssignableFrom(boxed(types[0]));
      boolean ranged =
          option.userObject() instanceof Field field && field.isAnnotationPresent(Range.class);
      if (!option.longestName().equals("--seed")) {
        assertThat(ranged).as(option.longestName()).isEqualTo(number);
        assertThat(String.join("", option.description()).contains("Range: ")).isEqualTo(number);
      }
    }
  }

  private static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }
}
