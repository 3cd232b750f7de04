/**
 * Files that a user names, before their rows are read: what they are, recognized by their first
 * bytes, and the bytes of compressed ones. Every verb asks here, so that a file gets the same
 * answer wherever it is given.
 *
 * <p>Part of the stages: it may use Hadoop, and depends on no other package of them.
 *
 * <pre>
 *    a path → FileKind by its first bytes → InputCheck: read on, or one line why not
 *    Compression, Bzip2Blocks → DecompressedStream: the bytes
 * </pre>
 */
@NullMarked
package io.pulsemill.input;

import org.jspecify.annotations.NullMarked;
