// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Connections of one kind; those that are not used are kept for the next one. Thread-safe. */
final class Connections implements AutoCloseable {

  /** Opens a connection. */
  interface Opener {
    LDAPConnection open();
  }

  /** Asks the directory something. */
  interface Question<T extends @Nullable Object> {
    T ask(LDAPConnection connection) throws LDAPException;
  }

  private final Opener opener;

  /** By the thread that asks. */
  private final ConcurrentMap<Thread, LDAPConnection> inUse = new ConcurrentHashMap<>();

  private final ConcurrentLinkedDeque<LDAPConnection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Connections(Opener opener) {
    this.opener = opener;
  }

  /** Asks by a connection that nobody else uses meanwhile; again, if the directory has ended it. */
  <T> T use(Question<T> question) throws LDAPException {
    for (LDAPConnection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      try {
        return ask(question, kept);
      } catch (LDAPException e) {
        if (!Answers.isLost(e.getResultCode())) {
          throw e;
        }
      }
    }
    return ask(question, opener.open());
  }

  private <T> T ask(Question<T> question, LDAPConnection connection) throws LDAPException {
    boolean good = false;
    inUse.put(Thread.currentThread(), connection);
    try {
      if (closed) {
        throw new UnavailableException("the service has been detached", null);
      }
      T answer = question.ask(connection);
      good = true;
      return answer;
    } catch (RejectedException e) {
      good = true;
      throw e;
    } catch (LDAPException e) {
      good = Answers.isHarmless(e.getResultCode());
      throw e;
    } finally {
      inUse.remove(Thread.currentThread());
      giveBack(connection, good);
    }
  }

  private void giveBack(LDAPConnection connection, boolean good) {
    if (good) {
      idle.addFirst(connection);
      if (closed) {
        close();
      }
    } else {
      connection.closeWithoutUnbind();
    }
  }

  /** Ends the one by which a thread asks, if it does. */
  void end(Thread asking) {
    LDAPConnection connection = inUse.get(asking);
    if (connection != null) {
      connection.closeWithoutUnbind();
    }
  }

  /** Ends all of them, also those by which somebody asks. */
  @Override
  public void close() {
    closed = true;
    inUse.values().forEach(LDAPConnection::closeWithoutUnbind);
    for (LDAPConnection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.close();
    }
  }
}
