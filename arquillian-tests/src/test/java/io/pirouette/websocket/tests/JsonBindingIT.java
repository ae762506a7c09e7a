// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules by the provider that applications usually bring, or that the server has; and what
 * another one may do otherwise.
 */
class JsonBindingIT extends JsonBindingRules {

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("binding.war", BindingUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage())
        .addAsLibraries(Archives.nullness());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scalars | {"count":1,"ratio":1,"price":1,"open":true,"seats":4} \
          | Scalars[count=1, ratio=1.0, price=1, open=true, seats=Optional[4]]
          scalars | {"count":1,"ratio":1,"price":1,"open":true,"seats":null} \
          | Scalars[count=1, ratio=1.0, price=1, open=true, seats=Optional.empty]
          ticket  | {"id":"a","order":{"id":"b","quantity":1,"extra":1}} \
          | Ticket[id=a, order=Optional[Order[id=b, quantity=1]]]
          basket  | {"counts":{},"rows":[],"sizes":[],"ticket":{"id":"t"}} \
          | Basket[{} [] [] Optional[Ticket[id=t, order=Optional.empty]]]
          """)
  @Tag("MSG-08")
  @Tag("MSG-09")
  void whatIsOptionalMayBeOfAnyType(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  @Test
  @Tag("MSG-08")
  void whatIsOptionalMayBeNull() throws IOException {
    expectValue(
        "customer",
        CUSTOMER.formatted("\"nickname\": null,"),
        "Customer[name=n, nickname=Optional.empty, note=null, color=like grass,"
            + " first=Order[id=a, quantity=1],"
            + " orders=[Order[id=b, quantity=2], Order[id=c, quantity=3]]]");
  }

  @Test
  @Tag("MSG-23")
  void aNumberThatMayBeAnythingKeepsItsDigits() throws IOException {
    expectValue("object", "9".repeat(1_000), "9".repeat(200) + "... of 1000");
    expectValue("object", "{\"a\":1.50,\"b\":1e400}", "{a=1.50, b=1E+400}");
  }
}
