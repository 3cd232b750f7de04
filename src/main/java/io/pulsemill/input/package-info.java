/**
 * Files that a user names, before their rows are read: what they are, recognized by their first
 * bytes, and the bytes of compressed ones. Every verb asks here, so that a file gets the same
 * answer wherever it is given.
 *
 * <p>Part of the stages: it may use Hadoop, and depends on no other package of them.
 */
package io.pulsemill.input;
