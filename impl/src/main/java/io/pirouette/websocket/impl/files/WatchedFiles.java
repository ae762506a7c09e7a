// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.files;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made of files, made anew when they have changed. They are looked at when it is asked for,
 * at most once a second. Thread-safe.
 */
public final class WatchedFiles<T> {

  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final List<String> paths;
  private final Supplier<T> reader;
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until the files could be read for the first time. */
  private @Nullable T content;

  private FileStamps stamps = FileStamps.of(List.of());
  private long lookedAt;

  /**
   * Files that are read when they are first asked for.
   *
   * @param paths by which it is seen that they have changed
   * @param reader makes anew what is made of them; what it throws shows no secret
   */
  public WatchedFiles(List<String> paths, Supplier<T> reader) {
    this.paths = List.copyOf(paths);
    this.reader = reader;
  }

  /**
   * What has been read last.
   *
   * @throws RuntimeException of the reader, if nothing could ever be read
   */
  public T content() {
    lock.lock();
    try {
      T current = content;
      if (current == null) {
        lookedAt = System.nanoTime();
        stamps = FileStamps.of(paths);
        current = reader.get();
      } else if (System.nanoTime() - lookedAt >= PAUSE) {
        lookedAt = System.nanoTime();
        current = refreshed(current);
      }
      content = current;
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** The stamps are taken first: what changes while it is read is seen at the next look. */
  private T refreshed(T current) {
    FileStamps now = FileStamps.of(paths);
    if (now.sameAs(stamps)) {
      return current;
    }
    stamps = now;
    try {
      return reader.get();
    } catch (RuntimeException e) {
      // Asked for anew, for in a container the logger belongs to the calling application.
      System.getLogger("io.pirouette.websocket")
          .log(
              Level.WARNING,
              "A changed file cannot be used, what was read before stays in force: "
                  + e.getMessage());
      return current;
    }
  }
}
