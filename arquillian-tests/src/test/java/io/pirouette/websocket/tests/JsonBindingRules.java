// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JSON becomes, whoever provides JSON-B. Each message comes as a text and as bytes. */
abstract class JsonBindingRules extends BindingApplication {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int     | 5                          | 5
          int     | ' \t\r\n-7\r\n '           | -7
          int     | 2147483647                 | 2147483647
          int     | -2147483648                | -2147483648
          int     | 1.0                        | 1
          int     | 1e2                        | 100
          integer | 5                          | 5
          integer | 100e-1                     | 10
          long    | 9223372036854775807        | 9223372036854775807
          long    | -9223372036854775808       | -9223372036854775808
          short   | 32767                      | 32767
          short   | 1e2                        | 100
          byte    | -128                       | -128
          byte    | -1.28E2                    | -128
          double  | 1.5                        | 1.5
          double  | 5                          | 5.0
          double  | 1e308                      | 1.0E308
          double  | -0.1                       | -0.1
          double  | 0.1000000000000000000001   | 0.1
          float   | 0.1                        | 0.1
          decimal | 1.10                       | 1.10
          decimal | 12345678901234567890.5     | 12345678901234567890.5
          decimal | 1e9999                     | 1E+9999
          decimal | 1E-9999                    | 1E-9999
          big     | 123456789012345678901      | 123456789012345678901
          big     | 1e3                        | 1000
          boolean | true                       | true
          boolean | false                      | false
          optional| 5                          | Optional[5]
          optional| null                       | Optional.empty
          """)
  @Tag("MSG-13")
  @Tag("MSG-24")
  void aNumberOrTruthBecomesOneThatItFits(String kind, String message, String value)
      throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json           | {"a":[1,true,null]}  | {"a":[1,true,null]}
          json           | "text"               | "text"
          json           | 1.50                 | 1.50
          json           | false                | false
          json           | null                 | null
          json           | []                   | []
          json-object    | {"a":{"b":"c"}}      | {"a":{"b":"c"}}
          json-array     | [[],{}]              | [[],{}]
          json-structure | [1]                  | [1]
          json-structure | {"a":1}              | {"a":1}
          json-string    | "a\\u0062"           | "ab"
          json-number    | 12                   | 12
          object         | {"a":[1,"x",true]}   | {a=[1, x, true]}
          object         | "text"               | text
          object         | true                 | true
          object         | null                 | null
          anything       | {"value":null,"json":null} | Anything[value=null, json=null]
          """)
  @Tag("MSG-07")
  @Tag("MSG-23")
  void anyJsonIsAValue(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order    | {"id":"a","quantity":2}   | Order[id=a, quantity=2]
          order    | {"quantity":2,"id":""}    | Order[id=, quantity=2]
          order    | {"id":"a","quantity":2,"extra":{"id":[1,null]}} | Order[id=a, quantity=2]
          order    | {"id":"5","quantity":2}   | Order[id=5, quantity=2]
          ticket   | {"id":"a"}                | Ticket[id=a, order=Optional.empty]
          scalars  | {"count":9007199254740993,"ratio":2,"price":0.10,"open":true} \
          | Scalars[count=9007199254740993, ratio=2.0, price=0.10, open=true, seats=Optional.empty]
          entry    | {"day":"2024-02-29","entry-id":"e","rest":[1]} \
          | Entry[day=2024-02-29, id=e, rest=[1]]
          anything | {"value":"v","json":{}}   | Anything[value=v, json={}]
          tree     | {"name":"r","branches":[{"name":"b","branches":[]}]} \
          | Tree[name=r, branches=[Tree[name=b, branches=[]]]]
          """)
  @Tag("MSG-08")
  void anObjectBecomesARecord(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  static final String CUSTOMER =
      """
      {"name": "n", %s "color": "GREEN", "first": {"id": "a", "quantity": 1},
       "orders": [{"id": "b", "quantity": 2}, {"id": "c", "quantity": 3}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | Optional.empty | null
          '"note": null,'                  | Optional.empty | null
          '"nickname": "m", "note": "o",'  | Optional[m]    | o
          """)
  @Tag("MSG-08")
  void whatIsOptionalOrNullableMayBeAbsent(String between, String nickname, String note)
      throws IOException {
    expectValue(
        "customer",
        CUSTOMER.formatted(between),
        "Customer[name=n, nickname=%s, note=%s, color=like grass,".formatted(nickname, note)
            + " first=Order[id=a, quantity=1],"
            + " orders=[Order[id=b, quantity=2], Order[id=c, quantity=3]]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"n","order":{"id":"a","quantity":1}} \
          | Bean[n Order[id=a, quantity=1] 7 blue - null 0]
          {"order":{"id":"a","quantity":1},"name":"n","count":1,"color":"red","nickname":"m",\
          "note":"o","bean-size":3,"extra":[]} \
          | Bean[n Order[id=a, quantity=1] 1 red m o 3]
          {"name":"n","order":{"id":"a","quantity":1},"nickname":null,"note":null} \
          | Bean[n Order[id=a, quantity=1] 7 blue - null 0]
          """)
  @Tag("MSG-08")
  void anObjectBecomesABeanWhoseDefaultsStay(String message, String value) throws IOException {
    expectValue("bean", message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          orders      | []                                                | []
          orders      | [{"id":"a","quantity":1},{"id":"b","quantity":2}] \
          | [Order[id=a, quantity=1], Order[id=b, quantity=2]]
          order-array | [{"id":"a","quantity":1}]                         | [Order[id=a, quantity=1]]
          numbers     | [1, -2, 3]                                        | [1, -2, 3]
          texts       | ["a", ""]                                         | [a, ]
          colors      | ["RED"]                                           | [RED]
          table       | [[1,2],[],[3]]                                    | [[1, 2], [], [3]]
          """)
  @Tag("MSG-10")
  void anArrayBecomesACollectionOrAnArray(String kind, String message, String value)
      throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          counts      | {}                                 | {}
          counts      | {"b":2,"a":1,"":3}                 | {=3, a=1, b=2}
          order-lists | {"x":[{"id":"a","quantity":1}]}    | {x=[Order[id=a, quantity=1]]}
          basket      | {"counts":{"a":1},"rows":[["x"],[]],"sizes":[4]} \
          | Basket[{a=1} [[x], []] [4] Optional.empty]
          """)
  @Tag("MSG-12")
  void anObjectBecomesAMapAlsoWithinARecord(String kind, String message, String value)
      throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RED         | RED
          "RED"       | RED
          DARK_BLUE   | DARK_BLUE
          "GREEN"     | like grass
          GREEN       | like grass
          """)
  @Tag("MSG-14")
  @Tag("MSG-15")
  void anEnumIsTheNameOfAConstantBareOrQuoted(String message, String value) throws IOException {
    expectValue("color", message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shape   | {"radius":1}                                     | Circle[radius=1]
          shape   | {"side":1}                                       | Square[side=1]
          shape   | {"side":1,"radius":2}                            | Circle[radius=2]
          shape   | {"side":1,"radius":"2"}                          | Square[side=1]
          person  | {"name":"n"}                                     | Stranger[name=n]
          person  | {"name":"n","number":1}                          | Member[name=n, number=1]
          person  | {"name":"n","number":1,"welcome":true} \
          | Guest[name=n, number=1, welcome=true]
          person  | {"name":"n","number":1,"welcome":true,"more":1}  | Member[name=n, number=1]
          person  | {"name":"n","number":null}                       | Stranger[name=n]
          either  | "CROSS"                                          | CROSS
          either  | {"length":1}                                     | Line[length=1]
          either  | {}                                         | Dot[color=Optional.empty]
          """)
  @Tag("MSG-17")
  @Tag("MSG-20")
  void aSealedInterfaceIsTheFirstOfItsTypesThatFits(String kind, String message, String value)
      throws IOException {
    expectValue(kind, message, value);
  }

  @Test
  @Tag("MSG-05")
  @Tag("MSG-03")
  void bytesAreThoseOfABinaryMessageOrAnArrayOfNumbers() throws IOException {
    for (String kind : new String[] {"bytes", "buffer"}) {
      try (RawPeer peer = open(kind)) {
        String prefix = kind.equals("buffer") ? "buffer " : "";
        peer.sendText("[0, 127,128 ,255]");
        peer.expectText(prefix + "[0, 127, -128, -1]");
        peer.sendText("[]");
        peer.expectText(prefix + "[]");
        peer.sendBinary(new byte[] {'[', '1', ']', (byte) 0xff});
        peer.expectText(prefix + "[91, 49, 93, -1]");
        peer.send(Frame.binary(new byte[0]));
        peer.expectText(prefix + "[]");
      }
    }
  }

  @Test
  @Tag("MSG-08")
  void aStringMayBeAsLongAsAMessage() throws IOException {
    String id = "\u6c34".repeat(1_000_000);
    expectValueOfLong(
        "order", "{\"id\":\"" + id + "\",\"quantity\":1}", "... of " + (1_000_000 + 22));
    expectValueOfLong("json", "[\"" + id + "\"]", "... of " + (1_000_000 + 4));
  }
}
