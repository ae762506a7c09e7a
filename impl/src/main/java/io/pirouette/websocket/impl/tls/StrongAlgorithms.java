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
 */
final class StrongAlgorithms implements AlgorithmConstraints {

  @Override
  public boolean permits(
      Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
    return !CertificateStrength.isWeak(algorithm, parameters);
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
    return permits(primitives, key) && permits(primitives, algorithm, parameters);
  }
}
