package io.pulsemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/options.md} is what {@code --help} prints, of every verb. */
class OptionsPageTest {
  private static final Path PAGE = Path.of("docs/options.md");
  private static final String WRITE = "mvn test -Dtest=OptionsPageTest -Ddocs.write";

  @Test
  void pageIsWhatHelpPrints() throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    CommandLine program =
        new PulsemillTool(
                Main.class,
                new String[0],
                new String[0],
                new Streams(nowhere, nowhere, false),
                lost -> {})
            .commandLine(new Configuration(false));
    StringBuilder page = new StringBuilder(head());
    page.append(help(program));
    program
        .getSubcommands()
        .forEach((verb, command) -> page.append("\n## " + verb + "\n\n").append(help(command)));

    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("%s is out of date; it is written by: %s", PAGE, WRITE)
        .hasContent("" + page);
  }

  private static String head() {
    return String.join(
        "\n",
        List.of(
            "# Options",
            "",
            "What `scripts/pulsemill --help` and `scripts/pulsemill VERB --help` print. Do not edit this page: it is written",
            "by `" + WRITE + "`, and that test fails when the page and the program differ.",
            "",
            ""));
  }

  private static String help(CommandLine command) {
    String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF).replace("\r\n", "\n");
    return "```\n" + usage.strip() + "\n```\n";
  }
}
