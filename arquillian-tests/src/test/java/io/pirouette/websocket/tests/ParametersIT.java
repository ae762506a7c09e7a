// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.upgrade.MixedUpgrade;
import io.pirouette.websocket.fixture.HttpAnswer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.1: queries and headers as parameters of the upgrade method. */
@ExtendWith(ArquillianExtension.class)
class ParametersIT {

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("parameters.war", MixedUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  // Queries

  private static final String ALL =
      "?flag=true&small=-7&big=8&single=1.5&wide=-1e3&decimal=12.50&extra=x&extra";

  @ParameterizedTest
  @ValueSource(strings = {"query/primitive", "query/boxed"})
  @Tag("UPG-14")
  @Tag("UPG-17")
  void aParameterWithoutAnnotationIsOneOfTheQueryByItsName(String service) throws IOException {
    assertEquals("true | -7 | 8 | 1.5 | -1000.0 | 12.50", door.told(service + ALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flag", "small", "big", "single", "wide", "decimal"})
  @Tag("UPG-15")
  void aQueryParameterThatIsMissingIsAnsweredWith400(String name) throws IOException {
    String body = "No query param value found for: " + name;
    for (String service : new String[] {"query/primitive", "query/boxed"}) {
      door.refuses(400, body, service + ALL.replaceFirst("\\b" + name + "=[^&]*", "other=1"));
      // Case counts.
      door.refuses(400, body, service + ALL.replaceFirst("\\b" + name, name.toUpperCase()));
    }
  }

  @Test
  @Tag("UPG-15")
  void withoutAnyQueryARequiredParameterIsMissing() throws IOException {
    door.refuses(400, "No query param value found for: text", "query/text");
    door.refuses(400, "No query param value found for: text", "query/text?");
  }

  @Test
  @Tag("UPG-16")
  @Tag("UPG-17")
  void anOptionalQueryParameterMayBeMissing() throws IOException {
    String empty = "Optional.empty";
    assertEquals(String.join(" | ", empty, empty, empty, empty, empty, empty), optional(""));
    assertEquals(
        "Optional[true] | Optional[-7] | Optional[8] | Optional[1.5] | Optional[-1000.0]"
            + " | Optional[12.50]",
        optional(ALL));
    assertEquals("[] | [] | [] | [] | [] | []", door.told("query/list"));
  }

  private String optional(String query) throws IOException {
    return door.told("query/optional" + query);
  }

  @Test
  @Tag("UPG-18")
  void ofSeveralValuesTheFirstCountsUnlessAllAreWanted() throws IOException {
    assertEquals("one | Optional[x] | []", door.told("query/text?text=one&text=2&other=x&other=y"));
    assertEquals(
        "true | 7 | 8 | 1.5 | -1000.0 | 12.50",
        door.told("query/primitive?small=7" + ALL.replace('?', '&').replace("-7", "seven")));
    assertEquals(
        "[true, false] | [] | [3, 1, 3] | [] | [] | [1.0, 1]",
        door.told("query/list?big=3&flag=true&big=1&decimal=1.0&big=3&flag=false&decimal=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "text=a,a | Optional.empty | []",
    "text=a%2Cb,'a,b | Optional.empty | []'",
    "'text=a,b','a,b | Optional.empty | []'",
    "text,' | Optional.empty | []'",
    "text=,' | Optional.empty | []'",
    "text==b=,=b= | Optional.empty | []",
    "text=a+%2B%20b,a + b | Optional.empty | []",
    "text=%2541,%41 | Optional.empty | []",
    "te%78t=%C3%A4%F0%9F%98%80,ä😀 | Optional.empty | []",
    "text=a;b,a;b | Optional.empty | []",
    "&&text=a&&other=b&,a | Optional[b] | []",
    "text=a?b/c,a?b/c | Optional.empty | []",
    "text=a&sort-by=x&sort%2Dby=y&sortBy=z,'a | Optional.empty | [x, y]'"
  })
  @Tag("UPG-18")
  void namesAndValuesOfTheQueryAreDecodedOnceAndNeverSplitAtCommas(String query, String told)
      throws IOException {
    assertEquals(told, door.told("query/text?" + query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C3", "a%C0%AFb", "%ED%A0%80"})
  @Tag("UPG-18")
  void aQueryThatIsNotUtf8IsAnsweredWith400(String value) throws IOException {
    for (String pair : new String[] {"text=" + value, "text=a&" + value + "=b"}) {
      HttpAnswer answer = door.ask("query/text?" + pair);
      assertEquals(400, answer.status(), answer::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "flag, boolean, yes",
    "flag, boolean, ''",
    "small, int, seven",
    "small, int, ''",
    "small, int, 2147483648",
    "small, int, +7",
    "small, int, 7%00",
    "big, long, 9223372036854775808",
    "single, float, 1e39",
    "single, float, NaN",
    "wide, double, -1e309",
    "wide, double, %E2%88%9E",
    "decimal, decimal, 1e10000",
    "decimal, decimal, 12.5x"
  })
  @Tag("UPG-19")
  void aQueryValueOfAnotherTypeIsAnsweredWith400(String name, String type, String value)
      throws IOException {
    String body = "Invalid query param value for: " + name + " (expected: " + type + ")";
    String pair = name + "=" + value;
    String all = ALL.replaceFirst("\\b" + name + "=[^&]*", pair);
    for (String path :
        new String[] {
          "query/primitive" + all,
          "query/boxed" + all,
          "query/optional?" + pair,
          "query/list" + ALL + "&" + pair
        }) {
      door.refuses(400, body, path);
    }
  }

  // Headers

  @Test
  @Tag("UPG-21")
  void aHeaderIsFoundByTheAnnotationsNameOrTheParametersInAnyCase() throws IOException {
    assertEquals("a | b", door.told("header/required", "X-Tenant: a", "region: b"));
    assertEquals("a | b", door.told("header/required", "REGION: b", "x-TENANT: a", "blue: c"));
  }

  @Test
  @Tag("UPG-22")
  void ofSeveralHeaderLinesTheFirstCountsUnlessAllAreWanted() throws IOException {
    assertEquals("a | b", door.told("header/required", "X-Tenant: a", "region: b", "X-Tenant: c"));
    assertEquals(
        "[a, b; c=\"d, e\"] | [7, -1] | Optional[x, y]",
        door.told(
            "header/list",
            "X-Tag: a",
            "X-Number: 7",
            "x-tag: b; c=\"d, e\"",
            "X-Number: -1",
            "X-First: x, y",
            "X-First: z"));
  }

  @Test
  @Tag("UPG-22")
  void anOptionalHeaderMayBeMissing() throws IOException {
    assertEquals("[] | [] | Optional.empty", door.told("header/list"));
    assertEquals(
        "Optional[true] | Optional.empty | Optional[8] | Optional.empty | Optional[1.0E7]"
            + " | Optional[1.50]",
        door.told("header/typed", "X-Flag: TRUE", "X-Big: +8", "X-Wide: 1e7", "X-Decimal: 1.50"));
  }

  @Test
  @Tag("UPG-23")
  void aRequiredHeaderThatIsMissingIsAnsweredWith404() throws IOException {
    door.findsNoResource("header/required", "X-Tenant: a");
    door.findsNoResource("header/required/?a=b", "region: b", "blue: c");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Flag, boolean, 1",
    "X-Small, int, seven",
    "X-Small, int, ''",
    "X-Small, int, '7, 8'",
    "X-Big, long, 1e99",
    "X-Single, float, 1e39",
    "X-Wide, double, Infinity",
    "X-Decimal, decimal, 1e-10000"
  })
  @Tag("UPG-22")
  void aHeaderValueOfAnotherTypeIsAnsweredWith400(String name, String type, String value)
      throws IOException {
    door.refuses(
        400,
        "Invalid header param value for: " + name + " (expected: " + type + ")",
        "header/typed",
        name + ": " + value);
  }

  @Test
  @Tag("UPG-22")
  void eachLineOfAHeaderHasToBeOfItsType() throws IOException {
    door.refuses(
        400,
        "Invalid header param value for: X-Number (expected: int)",
        "header/list",
        "X-Number: 7",
        "X-Number: eight");
  }

  // All of them

  @Test
  @Tag("UPG-06")
  @Tag("UPG-24")
  void parametersOfAllKindsAndTheRequestMayStandInAnyOrder() throws IOException {
    assertEquals(
        "eu | 7 | 2 | [id, name] | Optional[blue] | true",
        door.told("mixed/eu/orders/7?sort=id&page=2&sort=name", "X-Tenant: blue"));
    assertEquals("eu | 7 | 2 | [] | Optional.empty | true", door.told("mixed/eu/orders/7?page=2"));
  }

  @Test
  @Tag("UPG-34")
  void theMethodIsNotCalledUnlessAllOfItsParametersAreThere() throws IOException {
    int before = Integer.parseInt(door.told("counted/1?page=2", "X-Tenant: a"));
    door.findsNoResource("counted", "X-Tenant: a");
    door.findsNoResource("counted/one?page=2", "X-Tenant: a");
    door.findsNoResource("counted/1?page=2");
    door.refuses(400, "No query param value found for: page", "counted/1", "X-Tenant: a");
    door.refuses(
        400,
        "Invalid query param value for: page (expected: long)",
        "counted/1?page=two",
        "X-Tenant: a");
    int after = Integer.parseInt(door.told("counted/1?page=2", "X-Tenant: a"));
    assertEquals(before + 1, after);
  }
}
