package io.pulsemill.notebook;

import io.pulsemill.InputException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import org.rapaio.jupyter.kernel.core.format.ErrorFormatter;
import org.rapaio.jupyter.kernel.core.format.ErrorFormatters;

/**
 * What Pulsemill says of an input or an option is one line in a notebook as on the command line; of
 * other exceptions, and of those of others, the kernel shows the stack. The kernel has no way to ask for that: its map of
 * formats is reached by reflection, which holds for the version that the Dockerfile names.
 */
public final class ShortErrors {
  private static final String OURS = "io.pulsemill.";

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
            isInWords(e) ? List.of(e.getMessage()) : usual.format(kernel, e));
  }

  /** An exception without a message would leave the kernel without a reply. */
  private static boolean isInWords(EvalException e) {
    StackTraceElement[] stack = e.getStackTrace();
    return e.getMessage() != null
        && (isInput(e.getExceptionClassName())
            || (e.getExceptionClassName().equals(IllegalArgumentException.class.getName())
                && stack.length > 0
                && stack[0].getClassName().startsWith(OURS)));
  }

  private static boolean isInput(String name) {
    try {
      return name.startsWith(OURS) && InputException.class.isAssignableFrom(Class.forName(name));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
