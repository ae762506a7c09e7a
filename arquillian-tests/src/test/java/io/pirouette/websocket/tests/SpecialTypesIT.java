// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types that JSON-B has means of its own for, and what remains strict about them. */
@Tag("MSG-08")
class SpecialTypesIT extends BindingApplication {

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
          positive | {"value":1}                        | Positive[value=1]
          trees    | {"object":{},"array":[1],"string":"s","number":1.5} \
          | Trees[object={}, array=[1], string="s", number=1.5]
          stock    | {"colors":{"RED":1}}               | Stock[colors={RED=1}]
          created  | {"name":"n","n":2}                 | Created[n 2]
          animal   | {"kind":"dog","barks":true}        | Dog[true]
          animal   | {"kind":"cat","lives":7}           | Cat[7]
          ratio    | "3/4"                              | Ratio[above=3, below=4]
          custom   | {"ratio":"1/2","point":[3,4],"animals":[{"kind":"cat","lives":9}]} \
          | Custom[ratio=Ratio[above=1, below=2], point=Point[x=3, y=4], animals=[Cat[9]]]
          """)
  void theMeansOfJsonBindingWork(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trees    | {"object":[]}             | $.object: expected an object, found an array
          trees    | {"array":{}}              | $.array: expected an array, found an object
          trees    | {"string":1}              | $.string: expected a string, found a number
          trees    | {"number":"1"}            | $.number: expected a number, found a string
          trees    | {"object":null}           | $.object: expected an object, found null
          stock    | {"colors":{"BLUE":1}}              | ''
          stock    | {"colors":{"RED":"1"}}             | $.colors.RED: expected an integer
          created  | {"name":"n"}                       | $.n is missing
          created  | {"name":5,"n":2}          | $.name: expected a string, found a number
          animal   | {"kind":"wolf"}                    | ''
          animal   | {"kind":"java.lang.Runtime"}       | ''
          animal   | {"barks":true}                     | ''
          animal   | {"kind":"dog","kind":"cat"}        | $.kind is there twice
          animal   | {"kind":"dog","barks":true} x      | text after the JSON value
          ratio    | "3/x"                              | ''
          ratio    | "3"                                | ''
          ratio    | {"above":3,"below":4}              | ''
          custom   | {"ratio":"1/2","point":[3],"animals":[]} | ''
          custom   | {"ratio":"1/2","point":[3,4],"animals":[[]]} | ''
          animal   | {"kind":"dog","barks":1e99999}     | $.barks: an exponent of more than four digits
          """)
  void whatTheyCannotReadIsRefusedLikeAnythingElse(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  @Test
  void whatAConstructorThrowsIsNotToldToThePeer() throws IOException {
    try (RawPeer peer = open("positive")) {
      peer.sendText("{\"value\":0}");
      String close = String.valueOf(peer.next());
      assertFalse(close.contains("secret"), close);
      peer.answerClose(1003);
    }
    String event = events.next();
    assertFalse(event.contains("secret"), event);
    expectRefusal("positive", "{\"value\":-1}", "");
  }
}
