// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Closed;
import java.util.Optional;

/** Sealed interfaces that messages become. */
public final class Unions {

  private Unions() {}

  /** Told apart by their components. */
  public sealed interface Shape permits Circle, Square {}

  /** One of several. */
  public record Circle(int radius) implements Shape {}

  /** One of several. */
  public record Square(int side) implements Shape {}

  /** A message may fit several: the order after {@code permits} decides, not that of the source. */
  public sealed interface Person permits Guest, Member, Stranger {}

  /** Fits whatever has a name. */
  public record Stranger(String name) implements Person {}

  /** Fits more than a guest, and less than a stranger. */
  public record Member(String name, int number) implements Person {}

  /** Comes first, and fits only what has all three and nothing else. */
  @Closed
  public record Guest(String name, int number, boolean welcome) implements Person {}

  /** A union of a union and an enum. */
  public sealed interface Either permits Mark, Figure {}

  /** By its name. */
  public enum Mark implements Either {
    TICK,
    CROSS
  }

  /** A union in a union. */
  public sealed interface Figure extends Either permits Line, Dot {}

  /** One of several. */
  public record Line(int length) implements Figure {}

  /** One of several. */
  public record Dot(Optional<String> color) implements Figure {}
}
