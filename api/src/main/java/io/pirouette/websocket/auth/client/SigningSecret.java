// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth.client;

/**
 * A secret that is shared with who checks the tokens, for HS256, HS384 and HS512; its bytes are
 * those of the text in UTF-8.
 *
 * @param secret the secret, of at least as many bytes as the algorithm's hash has, 32 for HS256
 *     (RFC 7518 section 3.2), which is checked when a client connects. May have placeholders. It is
 *     not shown by {@link #toString()}.
 */
public record SigningSecret(String secret) implements IssuerSignatureConfig {

  /**
   * Checks the value.
   *
   * @param secret see above
   * @throws IllegalArgumentException if it is blank
   */
  public SigningSecret {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("secret: not shown (expected: one)");
    }
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "SigningSecret[]";
  }
}
