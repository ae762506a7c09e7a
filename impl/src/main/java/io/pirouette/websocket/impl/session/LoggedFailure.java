// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.util.function.Supplier;
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
    shown = tell(() -> ConnectionLog.escape(failure.toString()), failure.getClass()::getName);
    setStackTrace(tell(failure::getStackTrace, () -> new StackTraceElement[0]));
  }

  private static @Nullable LoggedFailure causeOf(Throwable failure, int causes) {
    Throwable cause = tell(failure::getCause, () -> null);
    return cause == null || causes == 0 ? null : new LoggedFailure(cause, causes - 1);
  }

  /** An exception is a user's class: what it says of itself may fail as well. */
  private static <T extends @Nullable Object> T tell(Supplier<T> what, Supplier<T> otherwise) {
    try {
      return what.get();
    } catch (RuntimeException | Error illBehaved) {
      return otherwise.get();
    }
  }

  @Override
  public String toString() {
    return shown;
  }
}
