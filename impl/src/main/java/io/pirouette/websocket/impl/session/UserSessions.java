// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections that must not outlive the sessions of their users. Thread-safe. */
public final class UserSessions {

  /** What follows for each connection, by the ids of the sessions. */
  private final Map<String, Map<SessionCaller, Runnable>> consequences = new ConcurrentHashMap<>();

  private final EndedSessions ended = new EndedSessions();

  UserSessions() {}

  /** Has something done when the session of a connection ends, or now if it has ended. */
  public void watch(SessionCaller caller, Runnable consequence) {
    UserSession session = caller.facts().userSession().orElse(null);
    if (session == null) {
      return;
    }
    consequences.compute(
        session.id(),
        (id, known) -> {
          Map<SessionCaller, Runnable> all = known == null ? new ConcurrentHashMap<>() : known;
          all.put(caller, consequence);
          return all;
        });
    if (session.isOver() || ended.contains(session.id())) {
      run(remove(session.id(), caller));
    }
  }

  /** A connection has ended. */
  public void forget(SessionCaller caller) {
    caller.facts().userSession().ifPresent(session -> remove(session.id(), caller));
  }

  private @Nullable Runnable remove(String session, SessionCaller caller) {
    Runnable[] removed = new Runnable[1];
    consequences.computeIfPresent(
        session,
        (id, all) -> {
          removed[0] = all.remove(caller);
          return all.isEmpty() ? null : all;
        });
    return removed[0];
  }

  /** A session has begun, perhaps by the id of one that has ended. */
  public void begun(String id) {
    ended.remove(id);
  }

  /** A session has ended, or has got another id. */
  public void ended(String id) {
    ended.add(id);
    Map<SessionCaller, Runnable> all = consequences.remove(id);
    if (all != null) {
      all.keySet().forEach(caller -> run(all.remove(caller)));
    }
  }

  /** What fails for one connection must not save the others of the session. */
  private static void run(@Nullable Runnable consequence) {
    if (consequence == null) {
      return;
    }
    try {
      consequence.run();
    } catch (RuntimeException e) {
      ConnectionLog.error("A connection could not be closed with its user's session", e);
    }
  }
}
