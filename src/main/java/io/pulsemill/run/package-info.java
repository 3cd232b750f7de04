/**
 * What lets a run survive its driver: one driver at a time, a record of what was asked and what was
 * done, and an end of what nobody needs any more.
 *
 * <pre>
 *    RunFolder ── RunPlaces
 *        ├── Lease ── LeaseFile, Holder  who may write; Renewal says every 10 s that it is alive
 *        ├── WatchedRun ── RunStatus     how far it is; StatusLines tells others
 *        ├── Resumption ── Asked         the question; another one is refused
 *        ├── Journal (EntryFolder)       the steps done
 *        ├── Orphans ── TaggedApplications  jobs of a driver that is gone: used, or ended
 *        └── Leftovers                   what dead drivers left
 * </pre>
 */
@NullMarked
package io.pulsemill.run;

import org.jspecify.annotations.NullMarked;
