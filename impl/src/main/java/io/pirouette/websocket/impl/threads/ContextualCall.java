// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A call that an executor makes on the thread that asks for it, with what becomes of it. */
public final class ContextualCall implements Runnable {

  private final Call call;
  private boolean made;
  private @Nullable Object result;
  private @Nullable Throwable failure;

  private ContextualCall(Call call) {
    this.call = call;
  }

  /**
   * Calls within a context, and returns or throws what the call does. While an application ends,
   * its contexts may have ended already: then the call is made without one. Some say so, others say
   * nothing.
   */
  public static @Nullable Object within(Executor context, Call call) throws Throwable {
    ContextualCall contextual = new ContextualCall(call);
    try {
      context.execute(contextual);
    } catch (IllegalStateException | RejectedExecutionException e) {
      if (contextual.made) {
        throw e;
      }
    }
    if (!contextual.made) {
      return call.call();
    }
    if (contextual.failure != null) {
      throw contextual.failure;
    }
    return contextual.result;
  }

  @Override
  public void run() {
    made = true;
    try {
      result = call.call();
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Something that may fail in any way. */
  @FunctionalInterface
  public interface Call {
    /** Does it. */
    @Nullable Object call() throws Throwable;
  }
}
