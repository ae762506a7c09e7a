// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The vectors of Project Wycheproof. Their payloads are no claims, so what they are tried against
 * is the check of signatures alone: public keys as they are in a published set, secrets as they are
 * configured.
 */
class WycheproofTest {

  private static final JsonObjects JSON = new JsonObjects();

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** What is accepted against the statement, or refused, by number. */
  private static Set<String> surprises(String file, int count) throws IOException {
    Set<String> surprises = new TreeSet<>();
    int tried = 0;
    try (InputStream resource =
        WycheproofTest.class.getResourceAsStream("/wycheproof/" + file + ".json")) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (Map<String, Object> group : list(JSON.read(text).get("testGroups"))) {
        for (Map<String, Object> vector : list(group.get("tests"))) {
          tried++;
          if (surprises(group, vector)) {
            surprises.add(vector.get("tcId") + " " + vector.get("comment"));
          }
        }
      }
    }
    assertEquals(count, tried);
    return surprises;
  }

  private static boolean surprises(Map<String, Object> group, Map<String, Object> vector) {
    boolean encrypted = vector.containsKey("jwe");
    // Some that are encrypted are not even a text.
    String token = String.valueOf(vector.get(encrypted ? "jwe" : "jws"));
    Map<String, Object> keys =
        object(group.containsKey("public") ? group.get("public") : group.get("private"));
    boolean expected = !encrypted && vector.get("result").equals("valid");
    return isAccepted(token, keys) != expected;
  }

  private static boolean isAccepted(String text, Map<String, Object> keys) {
    try {
      CompactToken token = CompactToken.of(text, JSON);
      return keys(keys).stream()
          .filter(key -> key.id().isEmpty() || key.id().equals(token.keyId()))
          .anyMatch(key -> key.verifies(token));
    } catch (RejectedException e) {
      return false;
    }
  }

  /** Secrets are never published; nor can one be configured under a name that has two. */
  private static List<VerificationKey> keys(Map<String, Object> keys) {
    List<Map<String, Object>> members =
        keys.containsKey("keys") ? list(keys.get("keys")) : List.of(keys);
    boolean secret = members.stream().allMatch(member -> member.get("kty").equals("oct"));
    if (!secret) {
      return KeySet.read(json(members), JSON).orElseThrow();
    }
    Set<Object> names = members.stream().map(m -> m.get("kid")).collect(Collectors.toSet());
    return names.size() < members.size() ? List.of() : secrets(members);
  }

  private static List<VerificationKey> secrets(List<Map<String, Object>> members) {
    List<VerificationKey> secrets = new ArrayList<>();
    for (Map<String, Object> member : members) {
      try {
        byte[] bytes = Base64.getUrlDecoder().decode((String) member.get("k"));
        if (!"enc".equals(member.get("use"))) {
          secrets.add(VerificationKey.of(bytes, (String) member.get("alg")));
        }
      } catch (IllegalArgumentException e) {
        // It cannot be configured.
      }
    }
    return secrets;
  }

  private static String json(List<Map<String, Object>> members) {
    return members.stream()
        .map(WycheproofTest::json)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private static String json(Map<String, Object> member) {
    return member.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + value(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(WycheproofTest::value).collect(Collectors.joining(",", "[", "]"))
        : "\"" + value + "\"";
  }

  /**
   * Six good ones are refused on purpose: two have a character in their Base64url that RFC 7515
   * section 2 forbids, and four are by another algorithm than the one that their key says it is
   * for.
   */
  @Test
  @Tag("T10")
  @Tag("T13")
  void signaturesAreJudgedAsStated() throws IOException {
    assertEquals(
        Set.of(
            "346 Figure20",
            "347 Figure27",
            "350 Figure20",
            "351 Figure27",
            "367 invalidBase64Padding",
            "370 invalidBase64PaddingInPayload",
            "372 InvalidCharacterInsertedInHeader",
            "373 InvalidCharacterInsertedInPayload"),
        surprises("json_web_signature_test", 401));
  }

  /** What is encrypted is no signed token, whatever is stated of it. */
  @Test
  @Tag("T10")
  void tokensOfBothKindsAreJudgedAsStated() throws IOException {
    assertEquals(Set.of(), surprises("json_web_crypto_test", 83));
  }

  @Test
  @Tag("T10")
  void keysAreJudgedAsStated() throws IOException {
    assertEquals(Set.of(), surprises("json_web_key_test", 26));
  }

  @Test
  void nothingIsAcceptedThatIsNoToken() {
    assertThrows(RejectedException.class, () -> CompactToken.of("", JSON));
  }
}
