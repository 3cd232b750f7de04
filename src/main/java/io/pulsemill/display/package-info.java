/**
 * How the progress of a run is shown on standard error: lines, one line that is redrawn, JSON.
 *
 * <pre>
 *   ProgressMode → Display: PlainDisplay, RedrawnDisplay ── LiveLine, JsonDisplay
 * </pre>
 */
@NullMarked
package io.pulsemill.display;

import org.jspecify.annotations.NullMarked;
