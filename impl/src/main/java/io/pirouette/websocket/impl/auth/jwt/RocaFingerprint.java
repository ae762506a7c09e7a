// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import java.math.BigInteger;

/**
 * Knows RSA keys of a faulty generator (CVE-2017-15361), which can be factored: of their modulus,
 * every remainder by a small prime is a power of 65537.
 */
final class RocaFingerprint {

  private static final int GENERATOR = 65_537;
  private static final int[] PRIMES = {
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167
  };

  private RocaFingerprint() {}

  /** Whether a key has it; by chance, one of 2^27 does. */
  static boolean isOn(BigInteger modulus) {
    for (int prime : PRIMES) {
      if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPower(int remainder, int prime) {
    int power = 1;
    do {
      if (power == remainder) {
        return true;
      }
      power = power * (GENERATOR % prime) % prime;
    } while (power != 1);
    return false;
  }
}
