/**
 * Files and folders of results: written beside, put in place whole or not at all, read back with
 * their checksum.
 *
 * <pre>
 *    Staging ── AtomicFiles → OutputFolder, OutputFile: put in place whole → ResultFiles reads back
 * </pre>
 */
@NullMarked
package io.pulsemill.output;

import org.jspecify.annotations.NullMarked;
