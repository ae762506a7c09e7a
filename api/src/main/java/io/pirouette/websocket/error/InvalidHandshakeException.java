// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.error;

import io.pirouette.websocket.UpgradeResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server, or a proxy on the way to it, did not answer as RFC 6455 section 4.1 demands: with
 * another status than 101, or with a 101 that does not fit the request. The message names what is
 * wrong, such as {@code Invalid handshake response getStatus: 404 Not Found}; the whole answer is
 * in {@link #response()}.
 */
public class InvalidHandshakeException extends WebSocketException {

  private static final long serialVersionUID = 1L;

  /** What the server or proxy has answered. */
  private final transient UpgradeResponse response;

  /**
   * An error in {@link Phase#UPGRADE}: the server's answer.
   *
   * @param message what is wrong with it
   * @param response the answer
   */
  public InvalidHandshakeException(String message, UpgradeResponse response) {
    this(Phase.UPGRADE, message, response);
  }

  /**
   * An error in {@link Phase#UPGRADE}: the server's answer.
   *
   * @param message what is wrong with it
   * @param response the answer
   * @param cause why, or null
   */
  public InvalidHandshakeException(
      String message, UpgradeResponse response, @Nullable Throwable cause) {
    super(Phase.UPGRADE, message, cause);
    this.response = response;
  }

  /**
   * An error in a phase.
   *
   * @param phase {@link Phase#UPGRADE} for the server's answer, {@link Phase#PROXY} for a proxy's
   * @param message what is wrong with it
   * @param response the answer
   */
  public InvalidHandshakeException(Phase phase, String message, UpgradeResponse response) {
    super(phase, message, null);
    this.response = response;
  }

  /**
   * The answer. It does not survive serialisation.
   *
   * @return status, headers and body as received
   */
  public UpgradeResponse response() {
    return response;
  }

  /**
   * The status of the {@link #response()}.
   *
   * @return the HTTP status, which is 101 if something else is wrong
   */
  public int status() {
    return response.status();
  }

  /**
   * The headers of the {@link #response()}. Names are looked up without regard to case.
   *
   * @return an unmodifiable map of unmodifiable lists
   */
  public Map<String, List<String>> headers() {
    return response.headers();
  }

  /**
   * The body of the {@link #response()}.
   *
   * @return a copy, empty for none
   */
  public byte[] body() {
    return response.body();
  }
}
