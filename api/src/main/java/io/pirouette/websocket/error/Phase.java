// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

/** What was going on when a {@link WebSocketException} arose. */
public enum Phase {
  /** A listener was being set up, started or changed. */
  LISTEN,
  /** A client was making sense of its URL, or asking for the server's address. */
  RESOLVE,
  /** A client's TCP connection was being made. */
  CONNECT,
  /** A client's proxy was being asked to connect to the server. */
  PROXY,
  /** The TLS handshake was under way. */
  TLS,
  /** A client's credentials were being obtained, or a peer's were looked at. */
  AUTH,
  /** The HTTP upgrade was being asked for or answered. */
  UPGRADE,
  /** A frame or message was being received. */
  READ,
  /** A frame or message was being sent. */
  WRITE,
  /** The connection was being closed, or had been. */
  CLOSE,
  /** A method of a service was running, and threw. */
  SERVICE
}
