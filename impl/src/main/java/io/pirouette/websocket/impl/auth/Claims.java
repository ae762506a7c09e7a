// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a token, or a server about a token, says: members of a JSON object. Never printed. */
public final class Claims {

  private static final BigDecimal LAST = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

  private final Map<String, Object> members;

  /** Of an object of strings, {@link BigDecimal}, booleans, lists and maps. */
  public Claims(Map<String, Object> members) {
    this.members = members;
  }

  /** A member of any kind. */
  public Optional<Object> any(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** A member that is a string, and not empty. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /**
   * A member that is a date: seconds since 1970.
   *
   * @throws RejectedException if it is there, and no such number
   */
  public Optional<Instant> date(String name) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof BigDecimal seconds
        && seconds.signum() >= 0
        && seconds.compareTo(LAST) < 0) {
      long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
      return Optional.of(Instant.ofEpochSecond(whole));
    }
    throw new RejectedException(name + " is no date");
  }

  /** Names in one string, with spaces between them, or in a list of strings. */
  public Set<String> names(String name) {
    Object value = members.get(name);
    Set<String> names = new LinkedHashSet<>();
    if (value instanceof String text) {
      names.addAll(Arrays.asList(text.split(" ")));
    } else if (value instanceof Collection<?> list
        && list.stream().allMatch(String.class::isInstance)) {
      list.forEach(element -> names.add((String) element));
    }
    names.remove("");
    return Set.copyOf(names);
  }

  /** The strings of a list, or the only one that is no list. */
  public List<String> texts(String name) {
    Object value = members.get(name);
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance)
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}
