// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.glassfish.tyrus.core.MaskingKeyGenerator;

/**
 * Keys that nobody can predict (RFC 6455 section 5.3), fetched some at a time: the JVM's source of
 * randomness has a lock that all connections share.
 */
final class MaskingKeys implements MaskingKeyGenerator {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes = new byte[64];
  private final ByteBuffer keys = ByteBuffer.wrap(bytes).limit(0);

  @Override
  public int nextInt() {
    if (!keys.hasRemaining()) {
      RANDOM.nextBytes(bytes);
      keys.clear();
    }
    return keys.getInt();
  }
}
