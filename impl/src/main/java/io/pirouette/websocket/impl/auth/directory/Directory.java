// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.Places;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.auth.UserStore;
import io.pirouette.websocket.impl.threads.DetachedThreads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The door of a directory: who may wait for it. Names nothing of the SDK, for a class that does
 * cannot say that the SDK is missing.
 */
public final class Directory implements UserStore {

  private static final int LONGEST_GOODBYE_SECONDS = 2;

  private final String url;
  private final EndableUsers users;
  private final long patienceNanos;
  private final Places places;

  /** The SDK leaves its buffers with each thread that it runs on. */
  private final ExecutorService threads = DetachedThreads.named("pirouette-directory");

  private Directory(LdapUserStoreConfig config, EndableUsers users) {
    this.url = config.connectionUrl();
    this.users = users;
    this.patienceNanos = config.connectionTimeout().plus(config.readTimeout()).toNanos();
    this.places = Places.of(config.connectionPoolSize(), url);
  }

  /**
   * The directory of a configuration; it is first asked for the first user.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static Directory of(LdapUserStoreConfig config) {
    try {
      return new Directory(config, new DirectoryUsers(config));
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          config.connectionUrl() + " needs com.unboundid:unboundid-ldapsdk on the class path",
          null);
    }
  }

  @Override
  public Identity authenticate(String name, String password) {
    // A bind with a name and no password succeeds with many directories, as nobody (RFC 4513).
    if (name.isBlank() || password.isBlank()) {
      throw new RejectedException("no name or no password");
    }
    return places.in(() -> await(name, password));
  }

  private Identity await(String name, String password) {
    AtomicReference<Thread> asking = new AtomicReference<>();
    try {
      return threads
          .submit(
              () -> {
                asking.set(Thread.currentThread());
                return users.authenticate(name, password);
              })
          .get(patienceNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw new UnavailableException(url + ": is not asked any more", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(asking.get());
      throw new UnavailableException(url + ": interrupted", null);
    } catch (TimeoutException e) {
      // A directory that never stops answering would never let go of the thread.
      end(asking.get());
      throw new UnavailableException(url + ": does not answer in time", null);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  private void end(@Nullable Thread asking) {
    if (asking != null) {
      users.end(asking);
    }
  }

  @Override
  public void close() {
    // On a thread of its own as well: saying goodbye leaves buffers, too. And waited for, because
    // a container that has stopped an application loads no more of the SDK for it.
    threads.execute(users::close);
    threads.shutdown();
    try {
      threads.awaitTermination(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
