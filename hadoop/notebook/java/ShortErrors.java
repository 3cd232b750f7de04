package io.pulsemill.notebook;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.EvalException;
import org.rapaio.jupyter.kernel.core.format.ErrorFormatter;
import org.rapaio.jupyter.kernel.core.format.ErrorFormatters;

/**
 * What Pulsemill says of an input or an option is one line in a notebook as on the command line; of
 * other exceptions the kernel shows the stack. The kernel has no way to ask for that: its map of
 * formats is reached by reflection, which holds for the version that the Dockerfile names.
 */
public final class ShortErrors {
  private static final Set<String> IN_WORDS =
      Set.of("io.pulsemill.InputException", "java.lang.IllegalArgumentException");

  private ShortErrors() {}

  /** To be called once, when the kernel starts. */
  @SuppressWarnings("unchecked")
  public static void install() throws ReflectiveOperationException {
    Field map = ErrorFormatters.class.getDeclaredField("map");
    map.setAccessible(true);
    Map<Class<?>, ErrorFormatter<EvalException>> formats =
        (Map<Class<?>, ErrorFormatter<EvalException>>) map.get(null);
    ErrorFormatter<EvalException> usual = formats.get(EvalException.class);
    formats.put(
        EvalException.class,
        (kernel, e) ->
            IN_WORDS.contains(e.getExceptionClassName())
                ? List.of(e.getMessage())
                : usual.format(kernel, e));
  }
}
