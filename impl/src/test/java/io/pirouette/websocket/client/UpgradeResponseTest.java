// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.UpgradeResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server's answer, as a value. */
class UpgradeResponseTest {

  @ParameterizedTest
  @CsvSource({
    "101, Switching Protocols",
    "204, No Content",
    "308, Permanent Redirect",
    "404, Not Found",
    "426, Upgrade Required",
    "429, Too Many Requests",
    "431, Request Header Fields Too Large",
    "511, Network Authentication Required",
    "299, ''",
    "599, ''",
    "999, ''"
  })
  void anAbsentPhraseIsTheStandardOneOfTheStatus(int status, String phrase) {
    assertEquals(phrase, response(status, "", Map.of()).reasonPhrase());
    assertEquals("Own", response(status, "Own", Map.of()).reasonPhrase());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -101, 99, 1000})
  void aStatusHasThreeDigits(int status) {
    assertEquals(
        "status: " + status + " (expected: 100 to 999)",
        assertThrows(IllegalArgumentException.class, () -> response(status, "", Map.of()))
            .getMessage());
  }

  @Test
  void headersAreFoundInAnyCase() {
    UpgradeResponse response = response(200, "", Map.of("X-Shard", List.of("7", "8")));
    assertEquals(List.of("7", "8"), response.headers().get("x-SHARD"));
    assertEquals(Optional.of("7"), response.header("x-shard"));
    assertEquals(Optional.empty(), response.header("X-Other"));
  }

  @Test
  void anAnswerIsACopyAndCannotBeChanged() {
    List<String> values = new ArrayList<>(List.of("7"));
    Map<String, List<String>> headers = new HashMap<>(Map.of("X-Shard", values));
    byte[] body = {1, 2};
    UpgradeResponse response = new UpgradeResponse(200, "", headers, body);
    values.clear();
    headers.clear();
    body[0] = 0;
    response.body()[1] = 0;
    assertArrayEquals(new byte[] {1, 2}, response.body());
    assertEquals(List.of("7"), response.headers().get("X-Shard"));
    assertThrows(UnsupportedOperationException.class, () -> response.headers().remove("X-Shard"));
    assertThrows(
        UnsupportedOperationException.class, () -> response.headers().get("X-Shard").add("8"));
  }

  @Test
  @Tag("INI-18")
  void cookiesAreReadWithTheirAttributes() {
    assertEquals(
        List.of(
            new Cookie("id", "4711", "/chat", "example.org", true, true),
            new Cookie("empty", "", null, null, false, false),
            new Cookie("token", "a=b==", null, null, false, false)),
        cookies(
            "id=4711; Path=/chat; Domain=.Example.org; Secure; HttpOnly; SameSite=Lax",
            "empty=; Expires=Wed, 21 Oct 2015 07:28:00 GMT; Max-Age=0",
            " token = a=b== ; path=relative"));
  }

  @Test
  void whatIsNoCookieIsLeftOut() {
    assertEquals(
        List.of(Cookie.of("b", "2")), cookies("nothing", "=1", "a b=1", "b=2", "c=\u00fc", ""));
  }

  private static List<Cookie> cookies(String... headers) {
    return response(101, "", Map.of("set-cookie", List.of(headers))).cookies();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UTF-8",
    "text/plain, UTF-8",
    "text/plain; charset=ISO-8859-1, ISO-8859-1",
    "'text/plain; Charset=\"iso-8859-1\"', ISO-8859-1",
    "text/plain; charset=x-unknown, UTF-8"
  })
  void theBodyIsATextInItsCharset(String contentType, String charset) throws Exception {
    UpgradeResponse response =
        new UpgradeResponse(
            403,
            "",
            Map.of("Content-Type", List.of(contentType)),
            "gr\u00fc\u00dfe".getBytes(charset));
    assertEquals("gr\u00fc\u00dfe", response.bodyText());
  }

  @Test
  void nothingThatMayBeSecretIsShown() {
    UpgradeResponse response =
        new UpgradeResponse(
            401,
            "",
            Map.of("Set-Cookie", List.of("id=secret")),
            "secret".getBytes(StandardCharsets.UTF_8));
    assertFalse(response.toString().contains("secret"), response::toString);
    assertTrue(response.toString().contains("401 Unauthorized"), response::toString);
  }

  private static UpgradeResponse response(
      int status, String phrase, Map<String, List<String>> headers) {
    return new UpgradeResponse(status, phrase, headers, new byte[0]);
  }
}
