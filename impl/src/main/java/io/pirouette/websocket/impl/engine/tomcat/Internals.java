// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tomcat;

import jakarta.websocket.SendHandler;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.apache.tomcat.websocket.WsFrameBase;
import org.apache.tomcat.websocket.WsRemoteEndpointImplBase;
import org.apache.tomcat.websocket.WsSession;
import org.jspecify.annotations.Nullable;

/**
 * Members of the container that are not public, and are the only way to what the library promises:
 * frames of its own size, frames that are sent without waiting, and reading that stops and goes on
 * without losing anything. Looked up once; a version of the container that hides one of them is
 * served by what is public.
 */
final class Internals {

  /** From a session to what reads its frames. */
  private static final @Nullable MethodHandle FRAMES =
      field(WsSession.class, "wsFrame", WsFrameBase.class);

  /** From that to the bytes that have been read. */
  private static final @Nullable MethodHandle INPUT =
      field(WsFrameBase.class, "inputBuffer", ByteBuffer.class);

  /** From that to the state of reading. */
  private static final @Nullable MethodHandle STATE = state();

  /** From a session to what sends its frames. */
  private static final @Nullable MethodHandle REMOTE =
      field(WsSession.class, "wsRemoteEndpoint", WsRemoteEndpointImplBase.class);

  /** Sends a frame, waiting. */
  private static final @Nullable MethodHandle SEND_WAITING =
      method("sendMessageBlock", byte.class, ByteBuffer.class, boolean.class);

  /** Sends a frame, not waiting. */
  private static final @Nullable MethodHandle SEND =
      method("startMessage", byte.class, ByteBuffer.class, boolean.class, SendHandler.class);

  private Internals() {}

  private static @Nullable MethodHandle field(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findGetter(owner, name, type);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable MethodHandle method(String name, Class<?>... parameters) {
    try {
      Class<?> owner = WsRemoteEndpointImplBase.class;
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVirtual(owner, name, MethodType.methodType(void.class, parameters));
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

  /** Whether reading can be stopped and resumed. */
  static boolean canSuspend() {
    return FRAMES != null && STATE != null;
  }

  /** Whether frames can be sent as they are given. */
  static boolean canSend() {
    return REMOTE != null && SEND_WAITING != null && SEND != null;
  }

  /** Whether it is known what has been read. */
  static boolean canLookAhead() {
    return FRAMES != null && INPUT != null;
  }

  /** Whether a thread is processing what it has read before a {@code suspend}. */
  static boolean isSuspending(WsSession session) {
    try {
      WsFrameBase frames = (WsFrameBase) present(FRAMES).invokeExact(session);
      Object state = (Object) present(STATE).invokeExact(frames);
      return state.toString().equals("SUSPENDING_PROCESS");
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes that have been read and not processed; the reading thread's alone. */
  static ByteBuffer input(WsSession session) {
    try {
      WsFrameBase frames = (WsFrameBase) present(FRAMES).invokeExact(session);
      return (ByteBuffer) present(INPUT).invokeExact(frames);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** What sends the frames of a session. */
  static WsRemoteEndpointImplBase remote(WsSession session) {
    try {
      return (WsRemoteEndpointImplBase) present(REMOTE).invokeExact(session);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static void send(WsRemoteEndpointImplBase remote, byte opcode, ByteBuffer payload, boolean last)
      throws IOException {
    try {
      present(SEND_WAITING).invokeExact(remote, opcode, payload, last);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static void send(
      WsRemoteEndpointImplBase remote,
      byte opcode,
      ByteBuffer payload,
      boolean last,
      SendHandler gone) {
    try {
      present(SEND).invokeExact(remote, opcode, payload, last, gone);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle present(@Nullable MethodHandle handle) {
    if (handle == null) {
      throw new IllegalStateException("not in this version of the container");
    }
    return handle;
  }
}
