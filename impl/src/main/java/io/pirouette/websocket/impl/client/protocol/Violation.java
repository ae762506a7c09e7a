// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.InvalidContinuationFrameException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import org.jspecify.annotations.Nullable;

/** The peer has broken a rule, and the connection fails (RFC 6455 section 7.1.7). */
public final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_PAYLOAD = 1007;
  private static final int TOO_BIG = 1009;

  private final int statusCode;
  private final WebSocketException error;

  private Violation(int statusCode, WebSocketException error) {
    super(error.getMessage(), error, false, false);
    this.statusCode = statusCode;
    this.error = error;
  }

  static Violation corrupted(String message) {
    return corrupted(message, null);
  }

  static Violation corrupted(String message, @Nullable Throwable cause) {
    return new Violation(PROTOCOL_ERROR, new CorruptedFrameException(Phase.READ, message, cause));
  }

  static Violation continuation(String message) {
    return new Violation(PROTOCOL_ERROR, new InvalidContinuationFrameException(message, null));
  }

  static Violation invalidPayload(String message, @Nullable Throwable cause) {
    return new Violation(INVALID_PAYLOAD, new CorruptedFrameException(Phase.READ, message, cause));
  }

  static Violation frameTooLarge(long limit) {
    return tooLarge("frame", limit);
  }

  /** A message is larger than allowed. */
  public static Violation messageTooLarge(long limit) {
    return tooLarge("message", limit);
  }

  private static Violation tooLarge(String what, long limit) {
    return new Violation(
        TOO_BIG,
        new PayloadTooLargeException(
            "Max " + what + " length of " + limit + " has been exceeded.", null));
  }

  /** A message has more fragments than anybody needs. */
  public static Violation tooManyFragments(int limit) {
    return new Violation(
        TOO_BIG,
        new PayloadTooLargeException(
            "A message of more than " + limit + " fragments has been received.", null));
  }

  /** The status code of the close frame that tells the peer. */
  public int statusCode() {
    return statusCode;
  }

  /** What a reader of the connection is told. */
  public WebSocketException error() {
    return error;
  }
}
