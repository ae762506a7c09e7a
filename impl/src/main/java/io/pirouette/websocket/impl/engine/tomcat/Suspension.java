// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

/**
 * Stops and resumes the reading of a session. The container's own {@code resume} forgets what a
 * thread has read and not processed, if it comes before that thread has noticed the {@code
 * suspend}: it would be processed only when the peer sends more. So it is waited for, and what it
 * looks at is not public.
 */
final class Suspension {

  /** From a session to its frames; null if this version of the container hides it. */
  private static final @Nullable MethodHandle FRAMES = frames();

  /** From the frames to the state of reading. */
  private static final @Nullable MethodHandle STATE = state();

  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private Suspension() {}

  private static @Nullable MethodHandle frames() {
    try {
      return MethodHandles.privateLookupIn(WsSession.class, MethodHandles.lookup())
          .findGetter(WsSession.class, "wsFrame", WsFrameBase.class)
          .asType(MethodType.methodType(WsFrameBase.class, WsSession.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable MethodHandle state() {
    try {
      Class<?> state =
          Class.forName(
              WsFrameBase.class.getName() + "$ReadState",
              false,
              WsFrameBase.class.getClassLoader());
      return MethodHandles.privateLookupIn(WsFrameBase.class, MethodHandles.lookup())
          .findVirtual(WsFrameBase.class, "getReadState", MethodType.methodType(state))
          .asType(MethodType.methodType(Object.class, WsFrameBase.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  static boolean isPossible() {
    return FRAMES != null && STATE != null;
  }

  /**
   * Waits until no thread is processing what it has read before a {@code suspend}, which takes a
   * moment.
   *
   * @return false if that thread has failed in between
   */
  static boolean await(WsSession session) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (isUnderWay(session)) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      Thread.yield();
    }
    return true;
  }

  private static boolean isUnderWay(WsSession session) {
    if (FRAMES == null || STATE == null) {
      return false;
    }
    try {
      WsFrameBase frames = (WsFrameBase) FRAMES.invokeExact(session);
      Object state = (Object) STATE.invokeExact(frames);
      return state.toString().equals("SUSPENDING_PROCESS");
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
