// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.listener;

/**
 * A secret that is shared with who signs the tokens, for HS256, HS384 and HS512; its bytes are
 * those of the text in UTF-8.
 *
 * @param secret the secret, of at least 32 bytes (RFC 7518 section 3.2), which is checked when the
 *     service is attached; algorithms that need longer ones count only if it is that long. May have
 *     placeholders. It is not shown by {@link #toString()}.
 */
public record SharedSecret(String secret) implements ValidatorSignatureConfig {

  /**
   * Checks the value.
   *
   * @param secret see above
   * @throws IllegalArgumentException if it is blank
   */
  public SharedSecret {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("secret: not shown (expected: one)");
    }
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "SharedSecret[]";
  }
}
