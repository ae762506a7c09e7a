// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.upgrade.ShopUpgrade;
import io.pirouette.websocket.container.Engine;
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

/**
 * Specification section 3.1: which service a path belongs to, which resource, and what is in it.
 */
@ExtendWith(ArquillianExtension.class)
class RoutingIT {

  private static final String SPECIAL = "gr%C3%B6%C3%9Fe/a-b_c.d~e/ma%C3%9F-1.0/a,b=c!d/";

  private static final String DIGITS_100 = "1234567890".repeat(10);

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("routing.war", ShopUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  @ParameterizedTest
  @CsvSource({
    "shop/orders/eu/latest/7, eu, 7",
    "shop/orders/eu/latest/7/, eu, 7",
    "shop/orders/latest/latest/latest, latest, latest",
    "shop/orders/eu/latest/7?a=/b, eu, 7",
    "shop/orders/%C3%A4%20b/latest/%E2%82%AC, ä b, €",
    "shop/orders/%257Bregion%257D/latest/7, %7Bregion%7D, 7",
    "sh%6Fp/%6Frders/eu/l%61test/7, eu, 7",
    "shop/orders/eu/latest/7;f=6;g=a%2541, eu, 7",
    "shop/orders/eu/latest/7;, eu, 7",
    "shop//orders///eu/latest/7//, eu, 7",
    "shop/x/../orders/./eu/latest/7, eu, 7"
  })
  @Tag("UPG-04")
  @Tag("UPG-06")
  @Tag("UPG-07")
  void variablesMayStandBetweenLiteralsInPathsOfSeveralSegments(
      String path, String region, String number) throws IOException {
    assertEquals("OrdersUpgrade | " + region + " | " + number, door.told(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop;a=1/orders;b=2;c=3/eu;d=4/latest;e=5/7;f=6",
        "shop;a=1/orders;b=2;c=3/eu;d=4/latest;e=5/7;f=6/",
        "shop;v=%252F/orders/eu;%C3%A4=1/latest/7",
        "shop;a/orders;/eu;b;c/latest;=/7;;"
      })
  @Tag("UPG-07")
  @Tag("UPG-09")
  void matrixParametersDoNotCountInAnySegment(String path) throws IOException {
    String sent = door.at(path).getRawPath();
    assertEquals(
        Engine.current().isPayara()
            // It shows nobody what comes after a semicolon.
            ? "ShopUpgrade | " + sent
            : "OrdersUpgrade | eu | 7",
        door.told(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop/orders",
        "shop/orders/eu",
        "shop/orders/eu/latest",
        "shop/orders/eu/latest/",
        "shop/orders/eu/latest/7/x",
        "shop/orders/eu/newest/7",
        "shop/orders/eu/LATEST/7",
        "shop/orders/eu/l%2561test/7",
        "shop/orders/eu/latest%20/7",
        "shop/orders;a=b/eu;c/newest/7/?page=1"
      })
  @Tag("UPG-02")
  @Tag("UPG-08")
  void aPathThatIsNotTheResourcesIsToldAsItWasSent(String path) throws IOException {
    door.findsNoResource(path);
  }

  @Test
  @Tag("LSN-23")
  void theLongestBasePathTakesTheRequestEvenIfItsResourceDoesNot() throws IOException {
    assertEquals("ArchiveUpgrade", door.told("shop/orders/old/all"));
    door.findsNoResource("shop/orders/old/latest/7");
    assertEquals("OrdersUpgrade | older | 7", door.told("shop/orders/older/latest/7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "shop/",
        "shop/x",
        "shop/any/depth/at/all",
        "shop/ordersX/eu/latest/7",
        "shop/ORDERS/eu/latest/7",
        "shop/%25",
        "shop;v=1/x;v=2/"
      })
  @Tag("UPG-03")
  @Tag("UPG-08")
  void aDotTakesTheBasePathAndEverythingBelowIt(String path) throws IOException {
    String sent = door.at(path).getRawPath();
    assertEquals("ShopUpgrade | " + sent, door.told(path));
  }

  @Test
  @Tag("UPG-05")
  void pathsMayHaveCharactersThatJavaNamesDoNot() throws IOException {
    assertEquals("SpecialUpgrade | ü-1", door.told(SPECIAL + "%C3%BC-1"));
    assertEquals("SpecialUpgrade | 1", door.told(SPECIAL.replace(",", "%2C") + "1"));
    door.findsNoResource(SPECIAL.replace(",", ".") + "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHOP", "Shop/orders/eu/latest/7", "sho", "shopX", "shop%20", "sh%256Fp"})
  @Tag("UPG-01")
  @Tag("UPG-08")
  void caseCountsInBasePathsToo(String path) throws IOException {
    if (Engine.current() == Engine.LISTENER) {
      door.refuses(404, "No service found to handle the service request", path);
    } else {
      assertEquals(404, door.ask(path).status());
    }
  }

  // Variables

  @ParameterizedTest
  @ValueSource(strings = {"primitive", "boxed"})
  @Tag("UPG-10")
  void variablesOfThePathAreBoundByNameAsTheirTypes(String service) throws IOException {
    assertEquals(
        "true | -7 | 9223372036854775807 | 1.5 | -1000.0 | 12.50",
        door.told(service + "/true/-7/9223372036854775807/1.5/-1e3/12.50"));
    assertEquals(
        "false | 2147483647 | -9223372036854775808 | 0.25 | 1.0E300 | 0",
        door.told(service + "/FALSE/+2147483647/-9223372036854775808/2.5E-1/1e+300/0"));
    assertEquals(
        "true | 7 | 0 | 7.0 | 0.0 | " + DIGITS_100,
        door.told(service + "/True/007/-0/%37/1e-999/" + DIGITS_100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true/seven/8/1/1/1",
        "true/7x/8/1/1/1",
        "true/0x7/8/1/1/1",
        "true/1_000/8/1/1/1",
        "true/%207/8/1/1/1",
        "true/--7/8/1/1/1",
        "true/+-7/8/1/1/1",
        "true/+/8/1/1/1",
        "true/%D9%A7/8/1/1/1",
        "true/2147483648/8/1/1/1",
        "true/7/9223372036854775808/1/1/1",
        "true/7/8L/1/1/1",
        "true/7/8/1e39/1/1",
        "true/7/8/NaN/1/1",
        "true/7/8/Infinity/1/1",
        "true/7/8/1.5f/1/1",
        "true/7/8/.5/1/1",
        "true/7/8/5./1/1",
        "true/7/8/1/1e309/1",
        "true/7/8/1/0x1p3/1",
        "true/7/8/1/1.5d/1",
        "true/7/8/1/1/1e10000",
        "true/7/8/1/1/ten"
      })
  @Tag("UPG-11")
  void aPathWithWhatIsNoValueOfItsTypeIsNotFound(String values) throws IOException {
    for (String service : new String[] {"primitive/", "boxed/"}) {
      door.findsNoResource(service + values);
    }
  }

  @Test
  @Tag("UPG-11")
  void aDecimalHasAnEnd() throws IOException {
    door.findsNoResource("primitive/true/7/8/1/1/1" + DIGITS_100);
    assertEquals("true | 7 | 8 | 1.0 | 1.0 | 1E+9999", door.told("boxed/true/7/8/1/1/1e9999"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "tru", "truee", "%20true", "on"})
  @Tag("UPG-12")
  void aVariableThatIsNeitherTrueNorFalseIsNotFound(String flag) throws IOException {
    door.findsNoResource("primitive/" + flag + "/7/8/1/1/1");
  }

  @ParameterizedTest
  @CsvSource({
    "%2541, %41",
    "a%20b, a b",
    "a+b, a+b",
    "a%3Fb%23c, a?b#c",
    "%C3%A4%E2%82%AC%F0%9F%98%80, ä€😀",
    "a;b=c, a",
    "a;b=c/, a"
  })
  @Tag("UPG-07")
  @Tag("UPG-13")
  void escapesInAVariableAreDecodedOnce(String sent, String received) throws IOException {
    assertEquals(received, door.told("text/" + sent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "a%C3", "%C0%AF", "%ED%A0%80", "%00"})
  @Tag("UPG-13")
  void aPathThatIsNotUtf8IsAnsweredWith400(String text) throws IOException {
    assertEquals(400, door.ask("text/" + text).status());
  }

  @Test
  @Tag("UPG-13")
  void anEscapedSemicolonDoesNotEndAVariable() throws IOException {
    // Payara takes it for a plain one.
    assertEquals(Engine.current().isPayara() ? "a" : "a;b", door.told("text/a%3Bb"));
  }

  @Test
  @Tag("UPG-13")
  void anEscapedSlashDoesNotEndAVariable() throws IOException {
    if (Engine.current().isPayara()) {
      assertEquals("a/b", door.told("text/a%2Fb"));
      assertEquals("OrdersUpgrade | eu/latest | 7", door.told("shop/orders/eu%2Flatest/latest/7"));
      door.findsNoResource("shop/orders/eu%2Flatest/7");
      assertEquals(404, door.ask("shop%2Forders/eu/latest/7").status());
    } else {
      // Tomcat refuses it, whoever it is for.
      assertEquals(400, door.ask("text/a%2Fb").status());
    }
  }
}
