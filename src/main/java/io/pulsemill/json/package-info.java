/**
 * The JSON files of results: how they are laid out, the checksum each carries of itself, and how
 * records become objects and objects records.
 *
 * <pre>
 *    record → JsonRecords → SealedJson + Seal → text → Seal, format → JsonRecords + Check → record
 * </pre>
 */
@NullMarked
package io.pulsemill.json;

import org.jspecify.annotations.NullMarked;
