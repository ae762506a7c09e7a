// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import org.jspecify.annotations.Nullable;

/** Stands for a failure in the log: the same stack traces, with texts that cannot forge a line. */
final class LoggedFailure extends Throwable {

  private static final long serialVersionUID = 1L;

  /** Deeper causes than these, or a cycle of them, tell nothing new. */
  private static final int MAX_CAUSES = 10;

  private final String shown;

  LoggedFailure(Throwable failure) {
    this(failure, MAX_CAUSES);
  }

  private LoggedFailure(Throwable failure, int causes) {
    super(null, causeOf(failure, causes), false, true);
    shown = ConnectionLog.escape(failure.toString());
    setStackTrace(failure.getStackTrace());
  }

  private static @Nullable LoggedFailure causeOf(Throwable failure, int causes) {
    Throwable cause = failure.getCause();
    return cause == null || causes == 0 ? null : new LoggedFailure(cause, causes - 1);
  }

  @Override
  public String toString() {
    return shown;
  }
}
