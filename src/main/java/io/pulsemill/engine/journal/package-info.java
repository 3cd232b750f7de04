/**
 * What a training was answered, kept for the driver or the task 0 that comes after one that died.
 *
 * <pre>
 *    JournaledEngine → PassJournal → JournalWriter → run.EntryFolder
 * </pre>
 */
@NullMarked
package io.pulsemill.engine.journal;

import org.jspecify.annotations.NullMarked;
