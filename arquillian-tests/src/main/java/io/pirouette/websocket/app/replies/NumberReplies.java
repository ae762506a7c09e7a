// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Service;
import java.math.BigDecimal;

/** Methods that declare numbers and booleans. */
final class NumberReplies {

  private NumberReplies() {}

  static Service make(String type) {
    return switch (type) {
      case "int" -> new Int();
      case "long" -> new Long();
      case "double" -> new Double();
      case "boolean" -> new Boolean();
      case "decimal" -> new Decimal();
      case "boxed" -> new Boxed();
      default -> null;
    };
  }

  static class Int implements Service {
    public int onTextMessage(String text) {
      return (int) Values.of("int");
    }
  }

  static class Long implements Service {
    public long onTextMessage(String text) {
      return (long) Values.of("long");
    }
  }

  static class Double implements Service {
    public double onTextMessage(String text) {
      return (double) Values.of("double");
    }
  }

  static class Boolean implements Service {
    public boolean onTextMessage(String text) {
      return (boolean) Values.of("boolean");
    }
  }

  static class Decimal implements Service {
    public BigDecimal onTextMessage(String text) {
      return (BigDecimal) Values.of("decimal");
    }
  }

  /** May be null. */
  static class Boxed implements Service {
    public Integer onTextMessage(String text) {
      return (Integer) Values.of(text);
    }
  }
}
