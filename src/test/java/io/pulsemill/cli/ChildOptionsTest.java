package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code tradeoff} passes on to the processes it measures: every option of the mixins it
 * shares with {@code train}, so that a new one that is forgotten fails here.
 */
class ChildOptionsTest {
  /** Given by each trial itself. */
  private static final Set<String> OWN = Set.of("--max-iterations");

  @Test
  void everyObjectiveOptionReachesTheChild() {
    assertReachesTheChild(
        new ObjectiveOptions(), new ObjectiveOptions(), ObjectiveOptions::arguments);
  }

  @Test
  void everyColumnOptionReachesTheChild() {
    assertReachesTheChild(new ColumnOptions(), new ColumnOptions(), ColumnOptions::arguments);
  }

  private static <T> void assertReachesTheChild(
      T parent, T child, Function<T, List<String>> arguments) {
    CommandLine parents = new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(""));
    parents
        .getCommandSpec()
        .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(parent));
    List<String> given = new ArrayList<>();
    for (OptionSpec option : parents.getCommandSpec().options()) {
      given.add(option.longestName());
      given.add(option.type() == double.class ? "0.25" : "7");
    }
    parents.parseArgs(given.toArray(String[]::new));

    CommandLine children = new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(""));
    children
        .getCommandSpec()
        .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(child));
    children.parseArgs(arguments.apply(parent).toArray(String[]::new));

    assertThat(parents.getCommandSpec().options()).isNotEmpty();
    for (OptionSpec option : parents.getCommandSpec().options()) {
      if (!OWN.contains(option.longestName())) {
        Object passed = children.getCommandSpec().findOption(option.longestName()).getValue();
        assertThat(passed).as(option.longestName()).isEqualTo(option.getValue());
      }
    }
  }
}
