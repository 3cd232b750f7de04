/**
 * What a text file of observations probably is, guessed from a sample of its lines and shown as the
 * options that read it. Nothing is ever read by a guess: a user takes the options over, or not.
 * Plain Java.
 *
 * <pre>
 *    lines → EncodingGuess → SplitGuess (delimiter, quote) → SampleTable, header taken off
 *    a column → ColumnGuess (decimal mark, null markers, TimeGuess) → RoleGuess
 *    all of them → Detection: options, and why
 * </pre>
 */
@NullMarked
package io.pulsemill.detect;

import org.jspecify.annotations.NullMarked;
