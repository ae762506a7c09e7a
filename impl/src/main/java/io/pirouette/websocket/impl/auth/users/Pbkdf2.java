// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import com.password4j.PBKDF2Function;
import com.password4j.types.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PBKDF2 hash, in the form of passlib: {@code $pbkdf2-sha256$rounds$salt$hash}. */
final class Pbkdf2 implements StoredPassword {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$pbkdf2-sha(256|512)\\$([1-9]\\d{0,8})\\$([A-Za-z0-9./]{11,86})\\$([A-Za-z0-9./]{22,86})");

  private static final int LEAST_ROUNDS = 1_000;
  private static final int MOST_ROUNDS = 10_000_000;

  private final PBKDF2Function function;
  private final byte[] salt;
  private final byte[] hash;

  private Pbkdf2(Hmac algorithm, int rounds, byte[] salt, byte[] hash) {
    this.function = PBKDF2Function.getInstance(algorithm, rounds, hash.length * Byte.SIZE);
    this.salt = salt;
    this.hash = hash;
  }

  static boolean isForm(String stored) {
    return stored.startsWith("$pbkdf2");
  }

  static Pbkdf2 of(String stored) {
    Matcher matcher = FORM.matcher(stored);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not $pbkdf2-sha256$ or $pbkdf2-sha512$ with three parts");
    }
    int rounds = Integer.parseInt(matcher.group(2));
    if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException(
          "PBKDF2 with " + rounds + " rounds, not " + LEAST_ROUNDS + " to " + MOST_ROUNDS);
    }
    return new Pbkdf2(
        matcher.group(1).equals("256") ? Hmac.SHA256 : Hmac.SHA512,
        rounds,
        decode(matcher.group(3)),
        decode(matcher.group(4)));
  }

  /** Base64 without padding, and with dots for the plus signs. */
  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }

  @Override
  public boolean matches(String password) {
    byte[] computed = function.hash(password.getBytes(StandardCharsets.UTF_8), salt).getBytes();
    return MessageDigest.isEqual(hash, computed);
  }

  @Override
  public long microseconds() {
    return function.getIterations();
  }
}
