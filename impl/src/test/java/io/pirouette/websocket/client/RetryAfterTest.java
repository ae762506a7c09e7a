// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.RetryConnectTest.AT_ONCE;
import static io.pirouette.websocket.client.RetryConnectTest.assertConnects;
import static io.pirouette.websocket.client.RetryConnectTest.assertWaited;
import static io.pirouette.websocket.client.RetryConnectTest.connecting;
import static io.pirouette.websocket.client.RetryConnectTest.refuse;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are busy, and may say for how long. */
@ExtendWith(LeakCheck.class)
class RetryAfterTest {

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 503})
  @Tag("F28")
  void aServerThatIsBusyIsAskedAgain(int status) throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      refuse(server.accept(), status);
      refuse(server.accept(), status);
      assertConnects(server.accept(), connecting);
    }
  }

  private static String date(long secondsFromNow) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(secondsFromNow));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "date, 2"})
  @Tag("F28")
  void retryAfterIsWaitedFor(String value, long seconds) throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, AT_ONCE);
      RawConnection connection = server.accept();
      long refused = System.nanoTime();
      // A date has whole seconds: two from now are at least one.
      refuse(connection, 503, "Retry-After: " + (seconds == 0 ? value : date(seconds)));
      connection = server.accept();
      assertWaited(1_000, refused);
      assertConnects(connection, connecting);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1000000000",
        "99999999999999999999",
        "-1",
        "soon",
        "",
        "Sun, 06 Nov 1994 08:49:37 GMT"
      })
  @Tag("F28")
  void retryAfterIsWaitedForNoLongerThanTheLongest(String value) throws IOException {
    RetryConfiguration retry =
        RetryConfiguration.builder()
            .interval(Duration.ZERO)
            .maxWaitInterval(Duration.ofMillis(10))
            .build();
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = connecting(server, retry);
      refuse(server.accept(), 503, "Retry-After: " + value);
      assertConnects(server.accept(), connecting);
    }
  }
}
