package io.pulsemill.notebook;

import io.pulsemill.report.Shown;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Shows the value of a cell: results, and lists of them, as their HTML, and as their text to who
 * takes none; other collections as text, where the kernel would make HTML of what they contain.
 */
public final class ShownDisplay implements DisplayProvider {
  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(
        new Renderer(Shown.class, value -> shown(List.of(value))),
        new Renderer(Collection.class, value -> collection((Collection<?>) value)),
        new Renderer(Map.class, value -> DisplayData.fromText(value.toString())));
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  private static DisplayData collection(Collection<?> values) {
    boolean results = !values.isEmpty() && values.stream().allMatch(Shown.class::isInstance);
    return results ? shown(values) : DisplayData.fromText(values.toString());
  }

  private static DisplayData shown(Collection<?> results) {
    DisplayData data =
        DisplayData.fromHtml(
            results.stream().map(each -> ((Shown) each).html()).collect(Collectors.joining()));
    data.putText(results.stream().map(Object::toString).collect(Collectors.joining("\n")));
    return data;
  }

  private record Renderer(Class<?> rendererClass, Function<Object, DisplayData> display)
      implements DisplayRenderer {
    @Override
    public boolean canRender(String mime) {
      return true;
    }

    @Override
    public DisplayData render(String mime, Object value) {
      return display.apply(value);
    }
  }
}
