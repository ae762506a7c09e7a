// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no JSON may say, whoever provides JSON-B: the message is not delivered, and each refusal has
 * all its parts. Each message comes as a text and as bytes.
 */
abstract class StrictJsonRules extends BindingApplication {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int     | 1.5                  | $: expected an integer
          int     | 1.5e0                | $: expected an integer
          int     | "5"                  | $: expected an integer
          int     | true                 | $: expected an integer
          int     | [5]                  | $: expected an integer
          int     | {}                   | $: expected an integer
          int     | null                 | $: expected an integer
          integer | null                 | $: expected an integer
          integer | "5"                  | $: expected an integer
          long    | 0.1                  | $: expected an integer
          big     | 1.5                  | $: expected an integer
          double  | 1e400                | $: expected
          double  | -1e400               | $: expected
          double  | "1.5"                | $: expected a number
          float   | 1e39                 | $: expected
          decimal | "1.5"                | $: expected a number, found a string
          decimal | true                 | $: expected a number, found true
          decimal | null                 | $: expected a number, found null
          boolean | 0                    | $: expected true or false, found a number
          boolean | "true"               | $: expected true or false, found a string
          boolean | null                 | $: expected true or false, found null
          optional| "5"                  | $: expected an integer
          """)
  @Tag("MSG-13")
  void aValueThatANumberOrTruthCannotHold(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int   | 3000000000           | -2147483648          | 2147483647
          int   | 2147483648           | -2147483648          | 2147483647
          int   | -2147483649          | -2147483648          | 2147483647
          long  | 9223372036854775808  | -9223372036854775808 | 9223372036854775807
          short | 32768                | -32768               | 32767
          byte  | 128                  | -128                 | 127
          """)
  @Tag("MSG-13")
  void anIntegerOutOfRange(String kind, String message, String from, String to) throws IOException {
    expectRefusal(
        kind,
        message,
        "$: expected an integer from " + from + " to " + to + ", found another number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order    | {}                                   | $.id is missing
          order    | {"id":"a"}                           | $.quantity is missing
          order    | {"ID":"a","quantity":1}              | $.id is missing
          order    | {"id":5,"quantity":1}                | $.id: expected a string, found a number
          order    | {"id":true,"quantity":1}    | $.id: expected a string, found true
          order    | {"id":{},"quantity":1}               | $.id: expected a string, found an object
          order    | {"id":[],"quantity":1}               | $.id: expected a string, found an array
          order    | {"id":null,"quantity":1}             | $.id: expected a string, found null
          order    | {"id":"a","quantity":"1"}            | $.quantity: expected an integer
          order    | {"id":"a","quantity":1.5}            | $.quantity: expected an integer
          order    | {"id":"a","quantity":null}           | $.quantity: expected an integer
          order    | []                                   | $: expected an object, found an array
          order    | "id"                                 | $: expected an object, found a string
          order    | 5                                    | $: expected an object, found a number
          order    | true                         | $: expected an object, found true
          order    | null                                 | $: expected an object, found null
          scalars  | {"count":1,"ratio":1,"price":1,"open":1,"seats":1} \
          | $.open: expected true or false, found a number
          scalars  | {"count":1,"ratio":1,"price":"1","open":true} \
          | $.price: expected a number, found a string
          scalars  | {"count":1,"ratio":1,"price":1,"open":true,"seats":"4"} \
          | $.seats: expected an integer
          entry    | {"day":"2024-02-30","entry-id":"e","rest":1} | ''
          entry    | {"day":5,"entry-id":"e","rest":1} | $.day: expected a string, found a number
          entry    | {"day":"2024-02-29","id":"e","rest":1}       | $.entry-id is missing
          anything | {"value":1}                                  | $.json is missing
          tree     | {"name":"r","branches":[{"name":"b"}]}       | $.branches[0].branches is missing
          """)
  @Tag("MSG-08")
  void anObjectThatLacksWhatARecordNeeds(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  private static final String CUSTOMER =
      """
      {"name": "n", "color": "RED", "first": {"id": "a", "quantity": 1},
       "orders": [{"id": "b", "quantity": 2}, {"id": "c", "quantity": 3}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "color": "RED",      | ''                        | $.color is missing
          "RED"                | "red"                     | $.color:
          "RED"                | "like grass"              | $.color:
          "RED"                | 0                         | $.color:
          "RED"                | null                      | $.color:
          "id": "b",           | ''                        | $.orders[0].id is missing
          {"id": "c", "quantity": 3} | null    | $.orders[1]: expected an object, found null
          {"id": "c", "quantity": 3} | {"id": "c", "quantity": []} \
          | $.orders[1].quantity: expected an integer
          {"id": "a", "quantity": 1} | []      | $.first: expected an object, found an array
          "name": "n",         | "name": "n", "nickname": 5, \
          | $.nickname: expected a string, found a number
          "name": "n",         | "name": "n", "note": 5, \
          | $.note: expected a string, found a number
          """)
  @Tag("MSG-08")
  void whatIsWrongFurtherInsideIsNamedByItsPath(String from, String to, String detail)
      throws IOException {
    expectRefusal("customer", CUSTOMER.replace(from, to), detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ticket      | {"id":"a","extra":1}              | $.extra is unknown
          ticket      | {"extra":null,"id":"a"}           | $.extra is unknown
          closed-bean | {"name":"n","extra":1}            | $.extra is unknown
          basket      | {"counts":{},"rows":[],"sizes":[],"ticket":{"id":"a","@type":"b"}} \
          | $.ticket.@type is unknown
          """)
  @Tag("MSG-09")
  void anUnknownPropertyOfAClosedType(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"order":{"id":"a","quantity":1}}                  | $.name is missing
          {"name":"n"}                                       | $.order is missing
          {"name":null,"order":{"id":"a","quantity":1}}      | $.name: expected a string, found null
          {"name":5,"order":{"id":"a","quantity":1}}    | $.name: expected a string, found a number
          {"name":"n","order":null}                     | $.order: expected an object, found null
          {"name":"n","order":{"id":"a"}}                    | $.order.quantity is missing
          {"name":"n","order":{"id":"a","quantity":1},"color":null} \
          | $.color: expected a string, found null
          {"name":"n","order":{"id":"a","quantity":1},"count":null} | $.count: expected an integer
          {"name":"n","order":{"id":"a","quantity":1},"count":"7"}  | $.count: expected an integer
          {"name":"n","order":{"id":"a","quantity":1},"bean-size":1.5} \
          | $.bean-size: expected an integer
          """)
  @Tag("MSG-08")
  void anObjectThatLacksWhatABeanNeeds(String message, String detail) throws IOException {
    expectRefusal("bean", message, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders         | {"id":"a","quantity":1}      | $: expected an array, found an object
          orders         | [{"id":"a","quantity":1},{}] | $[1].id is missing
          orders         | [null]                       | $[0]: expected an object, found null
          order-array    | [[]]                         | $[0]: expected an object, found an array
          order          | [{"id":"a","quantity":1}]    | $: expected an object, found an array
          numbers        | [1,"2"]                      | $[1]: expected an integer
          numbers        | [null]                       | $[0]: expected an integer
          texts          | ["a",1]                | $[1]: expected a string, found a number
          texts          | ["a",null]                   | $[1]: expected a string, found null
          colors         | ["RED","BLUE"]               | $[1]:
          table          | [[1],[2,"3"]]                | $[1][1]: expected an integer
          counts         | []                           | $: expected an object, found an array
          counts         | {"a":1,"b":"2"}              | $.b: expected an integer
          counts         | {"a":null}                   | $.a: expected an integer
          order-lists    | {"x":[{"id":"a"}]}           | $.x[0].quantity is missing
          json-object    | []                           | $: expected an object, found an array
          json-array     | {}                           | $: expected an array, found an object
          json-string    | 5                            | $: expected a string, found a number
          json-number    | "5"                          | $: expected a number, found a string
          json-structure | 5                            | $: expected
          json-object    | null                         | $: expected an object, found null
          """)
  @Tag("MSG-10")
  @Tag("MSG-12")
  void anArrayForAnObjectAndTheReverse(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [256]    | $[0]: expected an integer from 0 to 255, found another number
          [0,-1]   | $[1]: expected an integer from 0 to 255, found another number
          [0,1.5]  | $[1]: expected an integer from 0 to 255, found another number
          [0,"1"]  | $[1]: expected an integer from 0 to 255, found a string
          [null]   | $[0]: expected an integer from 0 to 255, found null
          [[]]     | $[0]: expected an integer from 0 to 255, found an array
          "AQ=="   | $: expected an array, found a string
          {}       | $: expected an array, found an object
          bytes    | malformed JSON
          ''       | malformed JSON
          """)
  @Tag("MSG-05")
  void aTextForBytesThatIsNoArrayOfThem(String message, String detail) throws IOException {
    for (String kind : new String[] {"bytes", "buffer"}) {
      expectRefusal("binding", kind, Frame.text(message), detail);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          color  | red                          | $: no constant of Color
          color  | BLUE                         | $: no constant of Color
          color  | "BLUE"                       | $: no constant of Color
          color  | like grass                   | $: no constant of Color
          color  | 0                            | $: no constant of Color
          color  | ''                           | $: no constant of Color
          shape  | {}                           | no type of Shape fits
          shape  | []                           | no type of Shape fits
          shape  | null                         | no type of Shape fits
          either | "DOT"                        | no type of Either fits
          """)
  @Tag("MSG-14")
  @Tag("MSG-17")
  @Tag("MSG-20")
  void aNameOfNoConstantAndAnObjectOfNoType(String kind, String message, String detail)
      throws IOException {
    expectRefusal(kind, message, detail);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {" x", " {}", ",", "}", "]", "\"", " null", " //", "\u0000", "\ufeff"})
  @Tag("MSG-25")
  @Tag("T41")
  void textAfterTheValue(String more) throws IOException {
    expectRefusal("json", "[]" + more, "text after the JSON value");
    expectRefusal("object", "true" + more, "text after the JSON value");
    expectRefusal("order", "{\"id\":\"a\",\"quantity\":1}" + more, "text after the JSON value");
    expectRefusal("counts", "{}" + more, "text after the JSON value");
    expectRefusal("orders", "[]" + more, "text after the JSON value");
  }
}
