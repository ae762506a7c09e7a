// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.impl.engine.Engine;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds back the headers that a container sets on the response while it upgrades: set before the
 * user is asked, they would otherwise stand in a refusal, from where the Servlet API cannot take
 * them. On the way out, the tap's traces are cleaned from the list of extensions.
 */
final class HandshakeHeaders extends HttpServletResponseWrapper {

  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  private final List<Header> held = new ArrayList<>();

  /** Set when the upgrade has succeeded or the container commits it; then everything passes. */
  private boolean released;

  private int refusedWith = SC_BAD_REQUEST;

  HandshakeHeaders(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void setHeader(String name, String value) {
    if (released) {
      super.setHeader(name, value);
    } else {
      held.removeIf(header -> header.name.equalsIgnoreCase(name));
      held.add(new Header(name, value, false));
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (released) {
      super.addHeader(name, value);
    } else {
      held.add(new Header(name, value, true));
    }
  }

  /** The container refuses; the gate answers. */
  @Override
  public void sendError(int status) {
    refusedWith = status;
  }

  @Override
  public void sendError(int status, String message) {
    sendError(status);
  }

  /** The status with which the container has refused. */
  int refusedWith() {
    return refusedWith;
  }

  @Override
  public void flushBuffer() throws IOException {
    release();
    super.flushBuffer();
  }

  /** The upgrade has succeeded. */
  void release() {
    if (!released) {
      released = true;
      held.forEach(this::pass);
      held.clear();
    }
  }

  private void pass(Header header) {
    if (header.name.equalsIgnoreCase(EXTENSIONS)) {
      passExtensions(header.value);
    } else if (header.added) {
      super.addHeader(header.name, header.value);
    } else {
      super.setHeader(header.name, header.value);
    }
  }

  private void passExtensions(String value) {
    String extensions = withoutTap(value);
    if (!extensions.isEmpty()) {
      super.setHeader(EXTENSIONS, extensions);
    }
  }

  private static String withoutTap(String extensions) {
    return Stream.of(extensions.split(","))
        .map(String::trim)
        .filter(extension -> !extension.isEmpty() && !extension.equals(Engine.TAP_EXTENSION))
        .collect(Collectors.joining(", "));
  }

  private record Header(String name, String value, boolean added) {}
}
