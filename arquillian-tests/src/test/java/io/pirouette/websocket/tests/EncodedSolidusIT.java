// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.paths.OpenUpgrade;
import io.pirouette.websocket.app.paths.SealFilter;
import io.pirouette.websocket.app.paths.SealedUpgrade;
import io.pirouette.websocket.app.paths.SecureUpgrade;
import io.pirouette.websocket.container.ServiceTomcat;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tricks with paths, on a Tomcat that is set to refuse less than it does by default. */
@Tag("tomcat")
@Tag("T2")
class EncodedSolidusIT {

  private static ServiceTomcat start(Consumer<Connector> settings) throws Exception {
    ServiceTomcat tomcat = new ServiceTomcat(settings);
    try {
      tomcat.add(SealFilter.class, "/sealed/*");
      tomcat.start(Set.of(SecureUpgrade.class, SealedUpgrade.class, OpenUpgrade.class));
      return tomcat;
    } catch (Exception | Error e) {
      tomcat.close();
      throw e;
    }
  }

  private static void expectGuarded(Consumer<Connector> settings) throws Exception {
    try (ServiceTomcat tomcat = start(settings)) {
      PathTricks tricks = new PathTricks(tomcat.uri());
      tricks.expectGuarded("secure");
      tricks.expectGuarded("sealed");
      assertEquals("open", tricks.ask("/paths/open/ws"));
    }
  }

  @ParameterizedTest
  @CsvSource({"reject, 400", "decode, 401|404", "passthrough, 404"})
  void noTrickLeadsPastAGuardWhateverTomcatDoesWithEscapedSlashes(String handling, String allowed)
      throws Exception {
    expectGuarded(connector -> connector.setEncodedSolidusHandling(handling));
    try (ServiceTomcat tomcat = start(connector -> connector.setEncodedSolidusHandling(handling))) {
      String got = new PathTricks(tomcat.uri()).ask("/paths/secure%2Fws");
      assertTrue(got.matches(allowed), got);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"decode", "passthrough"})
  void noTrickLeadsPastAGuardWhereBackslashesAndOddCharactersAreLetThrough(String handling)
      throws Exception {
    expectGuarded(
        connector -> {
          connector.setEncodedSolidusHandling(handling);
          connector.setEncodedReverseSolidusHandling(handling);
          connector.setProperty("allowBackslash", "true");
          connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
          connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
        });
  }
}
