// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import io.pirouette.websocket.app.reporting.Reporting;

/** Services that take records, beans and unions. */
final class RecordServices {

  private RecordServices() {}

  static class OfOrder extends Reporting {
    public String onMessage(Values.Order value) {
      return Answer.to(value);
    }
  }

  static class OfTicket extends Reporting {
    public String onMessage(Values.Ticket value) {
      return Answer.to(value);
    }
  }

  static class OfCustomer extends Reporting {
    public String onMessage(Values.Customer value) {
      return Answer.to(value);
    }
  }

  static class OfBasket extends Reporting {
    public String onMessage(Values.Basket value) {
      return Answer.to(value);
    }
  }

  static class OfScalars extends Reporting {
    public String onMessage(Values.Scalars value) {
      return Answer.to(value);
    }
  }

  static class OfEntry extends Reporting {
    public String onMessage(Values.Entry value) {
      return Answer.to(value);
    }
  }

  static class OfAnything extends Reporting {
    public String onMessage(Values.Anything value) {
      return Answer.to(value);
    }
  }

  static class OfTree extends Reporting {
    public String onMessage(Values.Tree value) {
      return Answer.to(value);
    }
  }

  static class OfBean extends Reporting {
    public String onMessage(Bean value) {
      return Answer.to(value);
    }
  }

  static class OfClosedBean extends Reporting {
    public String onMessage(ClosedBean value) {
      return Answer.to(value);
    }
  }

  static class OfShape extends Reporting {
    public String onMessage(Unions.Shape value) {
      return Answer.to(value);
    }
  }

  static class OfPerson extends Reporting {
    public String onMessage(Unions.Person value) {
      return Answer.to(value);
    }
  }

  static class OfEither extends Reporting {
    public String onMessage(Unions.Either value) {
      return Answer.to(value);
    }
  }
}
