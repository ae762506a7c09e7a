// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link CertificateStrength} where the JVM's own trust is used. What the JDK forbids
 * is forbidden as well.
 *
 * <p>A way of signing is refused together with the key that has signed: such is a certificate on
 * the path. Without a key, it is negotiation or a root. Servers with an old root in their chain
 * must not be told that there is no use in showing it.
 */
final class StrongAlgorithms implements AlgorithmConstraints {

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return true;
  }

  @Override
  public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
    return CertificateStrength.weakness(key) == null;
  }

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives,
      String algorithm,
      Key key,
      @Nullable AlgorithmParameters parameters) {
    return permits(primitives, key) && !CertificateStrength.isWeak(algorithm, parameters);
  }
}
