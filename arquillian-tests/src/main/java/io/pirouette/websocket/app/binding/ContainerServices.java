// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.app.reporting.Reporting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services that take several values at once. */
final class ContainerServices {

  private ContainerServices() {}

  static class OfOrders extends Reporting {
    public String onMessage(List<Values.Order> value) {
      return Answer.to(value);
    }
  }

  static class OfOrderArray extends Reporting {
    public String onMessage(Values.Order[] value) {
      return Answer.to(value);
    }
  }

  static class OfNumbers extends Reporting {
    public String onMessage(int[] value) {
      return Answer.to(value);
    }
  }

  static class OfTexts extends Reporting {
    public String onMessage(String[] value) {
      return Answer.to(value);
    }
  }

  static class OfCounts extends Reporting {
    public String onMessage(Map<String, Integer> value) {
      return Answer.to(value);
    }
  }

  static class OfOrderLists extends Reporting {
    public String onMessage(Map<String, List<Values.Order>> value) {
      return Answer.to(value);
    }
  }

  static class OfColors extends Reporting {
    public String onMessage(Set<Values.Color> value) {
      return Answer.to(value);
    }
  }

  static class OfTable extends Reporting {
    public String onMessage(List<List<Integer>> value) {
      return Answer.to(value);
    }
  }
}
