// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import com.password4j.BcryptFunction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bcrypt hash, as {@code htpasswd -B} writes it. */
final class Bcrypt implements StoredPassword {

  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** Everything behind is left out by the algorithm, and so would be any password. */
  private static final int MAX_BYTES = 72;

  private static final int LEAST_COST = 4;
  private static final int MOST_COST = 16;

  private final String hash;
  private final BcryptFunction function;
  private final int cost;

  private Bcrypt(String hash, int cost) {
    this.hash = hash;
    this.cost = cost;
    this.function = BcryptFunction.getInstanceFromHash(hash);
  }

  static boolean isForm(String stored) {
    return stored.startsWith("$2a$") || stored.startsWith("$2b$") || stored.startsWith("$2y$");
  }

  static Bcrypt of(String stored) {
    Matcher matcher = FORM.matcher(stored);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a bcrypt hash of 60 characters");
    }
    int cost = Integer.parseInt(matcher.group(1));
    if (cost < LEAST_COST || cost > MOST_COST) {
      throw new IllegalArgumentException(
          "bcrypt with cost " + cost + ", not " + LEAST_COST + " to " + MOST_COST);
    }
    // These have one meaning, but the library takes 2a for one with a fault beyond ASCII.
    return new Bcrypt("$2b$" + stored.substring(4), cost);
  }

  @Override
  public boolean matches(String password) {
    boolean whole = password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    return function.check(password, hash) && whole;
  }

  @Override
  public long microseconds() {
    return 50L << cost;
  }
}
