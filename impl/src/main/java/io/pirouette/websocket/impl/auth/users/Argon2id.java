// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import com.password4j.Argon2Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Argon2 hash of any variant, in the form of its reference implementation. */
final class Argon2id implements StoredPassword {

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(?:id|i|d)\\$v=(?:19|16)\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})"
              + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{16,172}");

  /** In KiB. */
  private static final int MOST_MEMORY = 262_144;

  private static final int MOST_ITERATIONS = 64;

  private final String hash;
  private final Argon2Function function;
  private final long cost;

  private Argon2id(String hash, long cost) {
    this.hash = hash;
    this.cost = cost;
    this.function = Argon2Function.getInstanceFromHash(hash);
  }

  static boolean isForm(String stored) {
    return stored.startsWith("$argon2");
  }

  static Argon2id of(String stored) {
    Matcher matcher = FORM.matcher(stored);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an Argon2 hash of version 19 or 16");
    }
    int memory = Integer.parseInt(matcher.group(1));
    int iterations = Integer.parseInt(matcher.group(2));
    if (memory < 8 || memory > MOST_MEMORY || iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "Argon2 with m="
              + memory
              + " and t="
              + iterations
              + ", not m of 8 to "
              + MOST_MEMORY
              + " and t of 1 to "
              + MOST_ITERATIONS);
    }
    // Else the library would start threads and a shutdown hook, which hold an application for ever.
    if (Integer.parseInt(matcher.group(3)) != 1) {
      throw new IllegalArgumentException("Argon2 with p=" + matcher.group(3) + ", not p=1");
    }
    return new Argon2id(stored, (long) memory * iterations);
  }

  @Override
  public boolean matches(String password) {
    return function.check(password, hash);
  }

  @Override
  public long microseconds() {
    return cost;
  }
}
