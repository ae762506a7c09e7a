// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.app.reporting.Reporting;

/** Services that take types which need more than the usual of JSON-B. */
final class SpecialServices {

  private SpecialServices() {}

  static class OfPositive extends Reporting {
    public String onMessage(Specials.Positive value) {
      return Answer.to(value);
    }
  }

  static class OfTrees extends Reporting {
    public String onMessage(Specials.Trees value) {
      return Answer.to(value);
    }
  }

  static class OfStock extends Reporting {
    public String onMessage(Specials.Stock value) {
      return Answer.to(value);
    }
  }

  static class OfCreated extends Reporting {
    public String onMessage(Specials.Created value) {
      return Answer.to(value);
    }
  }

  static class OfAnimal extends Reporting {
    public String onMessage(Specials.Animal value) {
      return Answer.to(value);
    }
  }

  static class OfRatio extends Reporting {
    public String onMessage(Specials.Ratio value) {
      return Answer.to(value);
    }
  }

  static class OfCustom extends Reporting {
    public String onMessage(Specials.Custom value) {
      return Answer.to(value);
    }
  }
}
