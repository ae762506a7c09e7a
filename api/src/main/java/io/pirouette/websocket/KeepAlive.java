// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/** What becomes of a connection whose request was answered, but not upgraded. */
public enum KeepAlive {
  /**
   * It stays open for another request unless the peer wants it otherwise (RFC 9112 section 9.3).
   */
  AUTO,
  /** The same as {@link #AUTO}: a peer that says that it closes is believed. */
  ALWAYS,
  /** It is closed. */
  NEVER
}
