// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.Closed;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records and enums that messages become. */
public final class Values {

  private Values() {}

  /** Names its constants otherwise than they are shown, and one has a body. */
  public enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "like grass";
      }
    },
    DARK_BLUE
  }

  /** Nothing in it may be left out. */
  public record Order(String id, int quantity) {}

  /** What is nested in it is not closed. */
  @Closed
  public record Ticket(String id, Optional<Order> order) {}

  /** Each way of being absent, and each way of being nested. */
  public record Customer(
      String name,
      Optional<String> nickname,
      @Nullable String note,
      Color color,
      Order first,
      List<Order> orders) {}

  /** Collections within. */
  public record Basket(
      Map<String, Integer> counts, List<List<String>> rows, int[] sizes, Optional<Ticket> ticket) {

    @Override
    public String toString() {
      return "Basket[%s %s %s %s]".formatted(counts, rows, Arrays.toString(sizes), ticket);
    }
  }

  /** Each kind of scalar. */
  public record Scalars(
      long count, double ratio, BigDecimal price, boolean open, Optional<Integer> seats) {}

  /** Types that JSON-B writes as strings, a name of its own, and anything at all. */
  public record Entry(LocalDate day, @JsonbProperty("entry-id") String id, JsonValue rest) {}

  /** Anything at all may also be null. */
  public record Anything(Object value, JsonValue json) {}

  /** Of itself. */
  public record Tree(String name, List<Tree> branches) {}
}
