// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.constraints;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadValidationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** Services that take values, and tell what they have got. */
final class Desks {

  private Desks() {}

  static Service of(String kind) {
    return switch (kind) {
      case "order" -> new Orders();
      case "orders" -> new ManyOrders();
      case "map" -> new OrdersByName();
      case "array" -> new OrderArray();
      case "period" -> new Periods();
      case "text" -> new ShortTexts();
      case "number" -> new SmallNumbers();
      case "refusing" -> new Refusing();
      case "quiet" -> new Quiet();
      case "custom" -> new Custom();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Hears in {@code onError} what breaks a constraint. */
  abstract static class Desk implements Service {

    public void onError(Caller caller, Throwable error) {
      caller.writeTextMessage(error.getClass().getSimpleName() + ": " + error.getMessage());
    }
  }

  static class Orders extends Desk {
    public String onMessage(Order order) {
      return "order " + order.id();
    }
  }

  static class ManyOrders extends Desk {
    public String onMessage(List<Order> orders) {
      return orders.size() + " orders";
    }
  }

  static class OrdersByName extends Desk {
    public String onMessage(Map<String, Order> orders) {
      return orders.size() + " orders";
    }
  }

  static class OrderArray extends Desk {
    public String onMessage(Order[] orders) {
      return orders.length + " orders";
    }
  }

  static class Periods extends Desk {
    public String onMessage(Period period) {
      return period.getFrom() + " to " + period.getTo();
    }
  }

  /** The constraints are the method's, not the type's. */
  static class ShortTexts extends Desk {
    public String onTextMessage(@Size(max = 10, message = "is too long") String text) {
      return "text " + text;
    }

    public String onBinaryMessage(
        Caller caller, @Size(max = 3, message = "has too many bytes") byte[] data) {
      return data.length + " bytes";
    }
  }

  static class SmallNumbers extends Desk {
    public String onMessage(Caller caller, @Max(value = 9, message = "is too much") int number) {
      return "number " + number;
    }
  }

  /** Has a method for just these errors, beside the one for all. */
  static class Refusing extends Desk {
    public Order onMessage(Order order) {
      return new Order("", -1, List.of("not checked"), new Order.Address(""));
    }

    public CloseFrame onMessageError(Caller caller, PayloadBindingException error) {
      caller.writeTextMessage("onMessageError " + (error instanceof PayloadValidationException));
      return error.getMessage().contains("quantity")
          ? new CloseFrame.PolicyViolation(error.getMessage())
          : null;
    }
  }

  /** Hears of nothing. */
  static class Quiet implements Service {
    public String onMessage(Order order) {
      return "order " + order.id();
    }
  }

  /** Takes orders by message type. */
  static class Custom extends Desk {
    public String onOrder(Order order) {
      return "order " + order.id();
    }

    public String onReturn(Order order) {
      return "return " + order.id();
    }

    public void onReturnError(Throwable error, Caller caller) {
      caller.writeTextMessage("onReturnError " + error.getMessage());
    }
  }
}
