// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.nio.charset.StandardCharsets;

/**
 * A close frame as a value: returned by a remote method, or an element of a returned stream, it
 * closes the connection with its status code and reason (RFC 6455 section 7.4). Every remote method
 * but {@code onPing}, {@code onPong} and {@code onClose} may return one.
 *
 * <pre>{@code
 * public CloseFrame onMessage(Move move) {
 *   return board.isOver() ? new CloseFrame.NormalClosure() : null;
 * }
 * }</pre>
 *
 * <p>The peer's close frame is then awaited for {@link
 * ServiceConfiguration#connectionClosureTimeout()}, without any thread waiting. Immutable.
 */
public sealed interface CloseFrame {

  /**
   * The status code.
   *
   * @return 1000-1003, 1007-1011 or 3000-4999; anything else cannot be sent, and ends the
   *     connection without a close frame
   */
  int statusCode();

  /**
   * The reason.
   *
   * @return at most 123 bytes in UTF-8; empty for none
   */
  String reason();

  private static String checked(String reason) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(reason)) {
      throw new IllegalArgumentException("reason: half a surrogate pair (expected: none)");
    }
    int length = reason.getBytes(StandardCharsets.UTF_8).length;
    if (length > 123) {
      throw new IllegalArgumentException(
          "reason: " + length + " bytes in UTF-8 (expected: at most 123)");
    }
    return reason;
  }

  /**
   * Status code 1000: the purpose of the connection has been fulfilled.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record NormalClosure(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public NormalClosure {
      reason = checked(reason);
    }

    /** No reason. */
    public NormalClosure() {
      this("");
    }

    @Override
    public int statusCode() {
      return 1000;
    }
  }

  /**
   * Status code 1001: this end goes away, as a server does that shuts down.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record GoingAway(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public GoingAway {
      reason = checked(reason);
    }

    /** No reason. */
    public GoingAway() {
      this("");
    }

    @Override
    public int statusCode() {
      return 1001;
    }
  }

  /**
   * Status code 1002: the peer has broken the protocol.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record ProtocolError(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public ProtocolError {
      reason = checked(reason);
    }

    /** The reason {@code Connection closed due to protocol error}. */
    public ProtocolError() {
      this("Connection closed due to protocol error");
    }

    @Override
    public int statusCode() {
      return 1002;
    }
  }

  /**
   * Status code 1003: the peer has sent a kind of data that is not accepted.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record UnsupportedData(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public UnsupportedData {
      reason = checked(reason);
    }

    /** The reason {@code Endpoint received unsupported frame}. */
    public UnsupportedData() {
      this("Endpoint received unsupported frame");
    }

    @Override
    public int statusCode() {
      return 1003;
    }
  }

  /**
   * Status code 1007: the data in a message is not what its kind says.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record InvalidPayload(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public InvalidPayload {
      reason = checked(reason);
    }

    /** The reason {@code Payload does not match the expected format or encoding}. */
    public InvalidPayload() {
      this("Payload does not match the expected format or encoding");
    }

    @Override
    public int statusCode() {
      return 1007;
    }
  }

  /**
   * Status code 1008: a message breaks the rules of the service.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record PolicyViolation(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public PolicyViolation {
      reason = checked(reason);
    }

    /** The reason {@code Received message violates its policy}. */
    public PolicyViolation() {
      this("Received message violates its policy");
    }

    @Override
    public int statusCode() {
      return 1008;
    }
  }

  /**
   * Status code 1009: a message is too big to be processed.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record MessageTooBig(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public MessageTooBig {
      reason = checked(reason);
    }

    /** The reason {@code The received message exceeds the allowed size limit}. */
    public MessageTooBig() {
      this("The received message exceeds the allowed size limit");
    }

    @Override
    public int statusCode() {
      return 1009;
    }
  }

  /**
   * Status code 1011: the service has met a condition that it did not expect.
   *
   * @param reason see {@link CloseFrame#reason()}
   */
  record InternalServerError(String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param reason see above
     * @throws IllegalArgumentException if it is too long, or has half a surrogate pair
     */
    public InternalServerError {
      reason = checked(reason);
    }

    /** The reason {@code Internal server error occurred}. */
    public InternalServerError() {
      this("Internal server error occurred");
    }

    @Override
    public int statusCode() {
      return 1011;
    }
  }

  /**
   * Any status code.
   *
   * @param statusCode see {@link CloseFrame#statusCode()}
   * @param reason see {@link CloseFrame#reason()}
   */
  record CustomCloseFrame(int statusCode, String reason) implements CloseFrame {

    /**
     * Checks the reason.
     *
     * @param statusCode see above
     * @param reason see above
     * @throws IllegalArgumentException if the reason is too long, or has half a surrogate pair
     */
    public CustomCloseFrame {
      reason = checked(reason);
    }

    /**
     * No reason.
     *
     * @param statusCode see above
     */
    public CustomCloseFrame(int statusCode) {
      this(statusCode, "");
    }
  }
}
