// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.app.reporting.Reporting;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Services that take a number, a truth or a name. */
final class ScalarServices {

  private ScalarServices() {}

  static class OfInt extends Reporting {
    public String onMessage(int value) {
      return Answer.to(value);
    }
  }

  static class OfInteger extends Reporting {
    public String onMessage(Integer value) {
      return Answer.to(value);
    }
  }

  static class OfLong extends Reporting {
    public String onMessage(long value) {
      return Answer.to(value);
    }
  }

  static class OfShort extends Reporting {
    public String onMessage(short value) {
      return Answer.to(value);
    }
  }

  static class OfByte extends Reporting {
    public String onMessage(byte value) {
      return Answer.to(value);
    }
  }

  static class OfDouble extends Reporting {
    public String onMessage(double value) {
      return Answer.to(value);
    }
  }

  static class OfFloat extends Reporting {
    public String onMessage(float value) {
      return Answer.to(value);
    }
  }

  static class OfDecimal extends Reporting {
    public String onMessage(BigDecimal value) {
      return Answer.to(value);
    }
  }

  static class OfBig extends Reporting {
    public String onMessage(BigInteger value) {
      return Answer.to(value);
    }
  }

  static class OfBoolean extends Reporting {
    public String onMessage(boolean value) {
      return Answer.to(value);
    }
  }

  static class OfColor extends Reporting {
    public String onMessage(Values.Color value) {
      return Answer.to(value);
    }
  }

  static class OfOptional extends Reporting {
    public String onMessage(Optional<Integer> value) {
      return Answer.to(value);
    }
  }
}
