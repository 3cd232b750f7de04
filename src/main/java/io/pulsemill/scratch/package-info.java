/**
 * Temporary folders on this machine. Each has a lock that ends with its process, however that ends:
 * a later process deletes the folders whose lock is free.
 *
 * <pre>
 *   java.io.tmpdir/
 *     pulsemill-tmp-123/      {@link ScratchFolder}: jobs of the local runner, native libraries, child processes
 *       .pulsemill-lock       {@link FolderLock}: held by its process
 *     hadoop-unjar456/        {@link UnpackedJar}: made by `hadoop jar`, locked by us
 *       .pulsemill-lock
 * </pre>
 */
@NullMarked
package io.pulsemill.scratch;

import org.jspecify.annotations.NullMarked;
