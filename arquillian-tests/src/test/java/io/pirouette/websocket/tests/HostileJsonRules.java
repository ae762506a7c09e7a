// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is malformed, or made to do harm, whoever provides JSON-B. */
@Tag("T41")
abstract class HostileJsonRules extends BindingApplication {

  private static final String ORDER = "\"id\":\"a\",\"quantity\":1";
  private static final String SKIPPING = "{\"id\":\"a\",\"quantity\":1,\"x\":%s}";
  private static final String ANSWER = "Order[id=a, quantity=1]";
  private static final int MANY = 100_000;

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "",
        " ",
        "plain",
        "tru",
        "True",
        "nul",
        "NaN",
        "[NaN]",
        "{\"a\":NaN}",
        "Infinity",
        "[-Infinity]",
        "[1,]",
        "[,1]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "{\"a\" 1}",
        "{1:1}",
        "[1 2]",
        "[1",
        "{\"a\":",
        "\"unfinished",
        "]",
        "[+1]",
        "[01]",
        "[-01]",
        "[.5]",
        "[1.]",
        "[1e]",
        "[1e+]",
        "[-]",
        "[0x10]",
        "/* c */ []",
        "// c\n[]",
        "[/**/]",
        "[\"\\x\"]",
        "[\"\\u12\"]",
        "[\"\\u12G4\"]",
        "[\"tab\tinside\"]",
        "[\"line\ninside\"]",
        "[\"nul\u0000inside\"]",
        "\u0000[]",
        "\ufeff[]",
        "\u00a0[]",
        "\u000c[]"
      })
  @Tag("MSG-25")
  void malformedJson(String message) throws IOException {
    expectRefusal("json", message, "malformed JSON");
    expectRefusal("object", message, "malformed JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json   | [                             | nested deeper than 64 levels
          json   | {"a":                         | nested deeper than 64 levels
          json   | {"a":[                        | nested deeper than 64 levels
          object | [                             | nested deeper than 64 levels
          shape  | {"radius":[                   | ''
          object | {"a":                         | nested deeper than 64 levels
          tree   | {"name":"n","branches":[      | nested deeper than 64 levels
          order  | [                             | $: expected an object, found an array
          table  | [                             | ''
          int    | [                             | ''
          bytes  | [                             | ''
          """)
  void nestingWithoutEnd(String kind, String level, String detail) throws IOException {
    for (int depth : new int[] {65, 1_000, 100_000, 1_000_000}) {
      expectRefusal("roomy", kind, Frame.text(level.repeat(depth)), detail);
    }
  }

  @Test
  void nestingThatIsJustNotTooDeep() throws IOException {
    String deepest = "[".repeat(64) + "]".repeat(64);
    expectValue("json", deepest, deepest);
    expectValue("object", deepest, deepest);
    expectValue("order", SKIPPING.formatted(deepest.substring(1, 127)), ANSWER);
    expectRefusal("json", "[" + deepest + "]", "nested deeper than 64 levels");
    expectRefusal("object", "[" + deepest + "]", "nested deeper than 64 levels");
    expectRefusal("order", SKIPPING.formatted(deepest), "nested deeper than 64 levels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "long", "double", "decimal", "big", "json", "object"})
  void aNumberOfMoreThanAThousandCharacters(String kind) throws IOException {
    for (int length : new int[] {1_001, 1_000_000}) {
      String digits = "9".repeat(length - 1);
      for (String number : new String[] {"9" + digits, "-" + digits, "9." + digits + "e9"}) {
        expectRefusal(
            "roomy", kind, Frame.text(number), "$: a number of more than 1000 characters");
      }
    }
  }

  @Test
  void aNumberOfAThousandCharacters() throws IOException {
    String longest = "9".repeat(1_000);
    for (String kind : new String[] {"decimal", "big", "json"}) {
      expectValue(kind, longest, "9".repeat(200) + "... of 1000");
    }
    expectRefusal("int", longest, "$: expected an integer from -2147483648 to 2147483647, found");
    expectRefusal("long", longest, "$: expected an integer from -9223372036854775808 to 92233720");
    expectRefusal("double", longest, "$: expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "long", "double", "float", "decimal", "big", "json", "object"})
  void anExponentOfMoreThanFourDigits(String kind) throws IOException {
    for (String number :
        new String[] {"1e10000", "1E+10000", "1e-10000", "1e999999999", "0e99999999999999999999"}) {
      expectRefusal(kind, number, "$: an exponent of more than four digits");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1e99999]                | $.x[0]: an exponent of more than four digits
          {"y":-1E-99999}          | $.x.y: an exponent of more than four digits
          {"y":1,"y":2}            | $.x.y is there twice
          [NaN]                    | malformed JSON
          "\\ud800"                 | $.x: half a surrogate pair
          """)
  void whatIsSkippedIsReadAsStrictly(String skipped, String detail) throws IOException {
    expectRefusal("order", SKIPPING.formatted(skipped), detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json        | {"a":1,"a":1}                            | $.a is there twice
          json        | {"a":1,"\\u0061":2}                       | $.a is there twice
          json        | [{"a":{"b":[{"c":1,"d":2,"c":3}]}}]      | $[0].a.b[0].c is there twice
          json-object | {"a":{},"a":{}}                          | $.a is there twice
          object      | {"a":1,"a":2}                            | $.a is there twice
          counts      | {"a":1,"b":2,"a":1}                      | $.a is there twice
          order       | {"id":"a","quantity":1,"id":"b"}         | $.id is there twice
          order       | {"id":"a","x":1,"quantity":1,"x":1}      | $.x is there twice
          bean        | {"name":"n","name":"m"}                  | $.name is there twice
          orders      | [{"id":"a","quantity":1,"quantity":2}]   | $[0].quantity is there twice
          """)
  void aNameThatIsThereTwice(String kind, String message, String detail) throws IOException {
    expectRefusal(kind, message, detail);
  }

  /** Names that all have the same hash code in Java; each takes 24 characters. */
  private static String names(int count) {
    String[] alike = {"A}", "B^", "C?", "D "};
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append(i == 0 ? "\"" : ",\"");
      for (int digits = i, n = 0; n < 10; digits /= 4, n++) {
        names.append(alike[digits % 4]);
      }
      names.append("\":1");
    }
    return names.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "object", "counts", "order"})
  void moreNamesThanAnObjectMayHave(String kind) throws IOException {
    for (int count : new int[] {MANY + 1, 1_000_000}) {
      expectRefusal(
          "roomy",
          kind,
          Frame.text("{" + names(count) + "}"),
          "an object of more than 100000 names");
    }
  }

  @Test
  void asManyNamesAsAnObjectMayHave() throws IOException {
    expectValueOfLong("order", "{" + ORDER + "," + names(MANY - 2) + "}", ANSWER);
    expectValueOfLong("counts", "{" + names(MANY) + "}", "... of " + MANY * 24);
    expectValueOfLong("json", "[{" + names(MANY) + "},{" + names(MANY) + "}]", "... of 5000005");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order  | {"id":"\\ud800","quantity":1}            | $.id: half a surrogate pair
          order  | {"id":"\\udc00","quantity":1}            | $.id: half a surrogate pair
          order  | {"id":"\\uD83Dx","quantity":1}           | $.id: half a surrogate pair
          order  | {"id":"\\ud83d\\ud83d\\ude00","quantity":1} | $.id: half a surrogate pair
          order  | {"id":"\\ude00\\ud83d","quantity":1}      | $.id: half a surrogate pair
          texts  | ["a","\\ud800"]                          | $[1]: half a surrogate pair
          bean   | {"name":"\\ud800"}                       | $.name: half a surrogate pair
          json   | ["\\ud800"]                              | $[0]: half a surrogate pair
          object | {"a":"\\ud800"}                          | $.a: half a surrogate pair
          object | "\\ud800"                                | $: half a surrogate pair
          json   | {"\\ud800":1}                            | ''
          counts | {"\\ud800":1}                            | ''
          ticket | {"id":"a","\\ud800":1}                   | ''
          color  | "\\ud800"                                | $
          """)
  void halfASurrogatePair(String kind, String message, String detail) throws IOException {
    expectRefusal(kind, message, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order  | {"@type":"java.lang.Runtime","id":"a","quantity":1}  | Order[id=a, quantity=1]
          order  | {"@class":"java.lang.Thread","id":"a","quantity":1}  | Order[id=a, quantity=1]
          order  | {"__proto__":{"id":"b"},"id":"a","quantity":1}       | Order[id=a, quantity=1]
          order  | {"class":{"name":"b"},"id":"a","quantity":1}         | Order[id=a, quantity=1]
          order  | {"id":"\\ud83d\\ude00","quantity":1}  | Order[id=\ud83d\ude00, quantity=1]
          order  | {"id":"\\u0000","quantity":1}                         | Order[id=\0, quantity=1]
          shape  | {"@type":"Circle","@class":"Circle","side":1}        | Square[side=1]
          object | {"@class":"java.util.Date","time":0}    | {@class=java.util.Date, time=0}
          object | {"@type":"java.util.Date"}              | {@type=java.util.Date}
          counts | {"__proto__":1,"@type":2,"class":3}     | {@type=2, __proto__=1, class=3}
          json   | {"@type":"java.util.Date"}              | {"@type":"java.util.Date"}
          """)
  void namesThatMeanSomethingElsewhereAreNamesLikeAnyOther(
      String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }
}
