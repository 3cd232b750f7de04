package io.pulsemill.notebook;

import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.global.Global;

/** The kernel, with what its script cannot set: that may only be imports, or else one statement. */
public final class NotebookKernel {
  private NotebookKernel() {}

  /** Arguments: the connection file. */
  public static void main(String[] args) throws Exception {
    ShortErrors.install();
    Global.options().display().defaultMime("text/plain"); // else "a < b" is taken for HTML
    MainApp.main(args);
  }
}
