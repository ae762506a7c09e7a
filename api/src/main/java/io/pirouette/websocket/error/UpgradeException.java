// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import io.pirouette.websocket.internal.HeaderFields;
import java.util.List;
import java.util.Map;

/**
 * Refuses an upgrade: thrown by the method of an {@code UpgradeService}, it is answered with its
 * status, its headers, and its message as a body of type {@code text/plain} in UTF-8.
 */
public class UpgradeException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** The headers of the answer; immutable. */
  private final transient Map<String, List<String>> headers;

  /**
   * Refuses with status 400 and no headers of its own.
   *
   * @param message the body of the answer
   */
  public UpgradeException(String message) {
    this(400, message, Map.of());
  }

  /**
   * Refuses with a status and headers of choice.
   *
   * @param status 300 to 599
   * @param message the body of the answer; may be empty
   * @param headers header names with their values in order
   * @throws IllegalArgumentException if the status is out of range, or a header's name or value is
   *     not allowed by RFC 9110 section 5, or belongs to the connection (such as {@code
   *     Content-Length})
   */
  public UpgradeException(int status, String message, Map<String, List<String>> headers) {
    super(Phase.UPGRADE, message, null);
    if (status < 300 || status > 599) {
      throw new IllegalArgumentException("status: " + status + " (expected: 300 to 599)");
    }
    this.status = status;
    this.headers = HeaderFields.ofRefusal(headers);
  }

  /**
   * The HTTP status of the answer.
   *
   * @return 300 to 599
   */
  public int status() {
    return status;
  }

  /**
   * The headers of the answer.
   *
   * @return an unmodifiable map of unmodifiable lists
   */
  public Map<String, List<String>> headers() {
    return headers;
  }
}
