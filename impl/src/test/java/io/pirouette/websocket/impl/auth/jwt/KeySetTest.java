// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: which keys of a published set count. */
class KeySetTest {

  private static final JsonObjects JSON = new JsonObjects();
  private static final RSAKey KEY = rsa(2_048);

  private static RSAKey rsa(int bits) {
    try {
      return new RSAKeyGenerator(bits, true).generate();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String member(RSAKey key, String more) {
    return "{\"kty\":\"RSA\",\"n\":\""
        + key.getModulus()
        + "\",\"e\":\""
        + key.getPublicExponent()
        + "\""
        + more
        + "}";
  }

  private static List<VerificationKey> read(String... members) {
    return KeySet.read("{\"keys\":[" + String.join(",", members) + "]}", JSON).orElseThrow();
  }

  private static boolean verifies(List<VerificationKey> keys, JWSAlgorithm algorithm)
      throws Exception {
    JWSObject token = new JWSObject(new JWSHeader(algorithm), new Payload("{}"));
    token.sign(new RSASSASigner(KEY));
    CompactToken compact = CompactToken.of(token.serialize(), JSON);
    return keys.stream().anyMatch(key -> key.verifies(compact));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"use\":\"enc\"",
        ",\"use\":\"\"",
        ",\"use\":\"SIG\"",
        ",\"use\":5",
        ",\"key_ops\":[\"sign\"]",
        ",\"key_ops\":[]",
        ",\"use\":\"sig\",\"key_ops\":[\"encrypt\"]",
        ",\"alg\":\"RSA-OAEP\"",
        ",\"alg\":\"ES256\"",
        ",\"alg\":\"HS256\"",
        ",\"alg\":\"none\"",
        ",\"alg\":\"rs256\"",
        ",\"kid\":5",
        ",\"x5c\":[\"AAAA\"]"
      })
  @Tag("T10")
  @Tag("T14")
  void aKeyForSomethingElseIsPassedOver(String more) throws Exception {
    assertEquals(0, read(member(KEY, more)).size());
    List<VerificationKey> keys = read(member(KEY, more), member(KEY, ",\"kid\":\"good\""));
    assertEquals(1, keys.size());
    assertTrue(verifies(keys, JWSAlgorithm.RS256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "\"text\"",
        "[]",
        "{}",
        "{\"kty\":\"oct\",\"k\":\"YSBzZWNyZXQgb2YgbW9yZSB0aGFuIDMyIGJ5dGVzIGZvciBIUzI1Ng\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}",
        "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AQ\",\"y\":\"AQ\"}",
        "{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"oth\":[{}]}",
        "{\"kty\":\"RSA\",\"n\":\"AQ\"}",
        "{\"kty\":\"unheard of\"}"
      })
  @Tag("T10")
  void whatIsNoKeyThatCanBeUsedIsPassedOver(String member) throws Exception {
    assertEquals(0, read(member).size());
    assertTrue(verifies(read(member, member(KEY, "")), JWSAlgorithm.PS384));
  }

  @Test
  @Tag("T10")
  void aKeyThatIsTooShortOrTooWeakIsPassedOver() {
    assertEquals(0, read(member(rsa(1_024), "")).size());
    assertEquals(
        0, read("{\"kty\":\"RSA\",\"n\":\"" + KEY.getModulus() + "\",\"e\":\"AQ\"}").size());
  }

  @Test
  @Tag("T10")
  void aKeyIsForItsAlgorithmAlone() throws Exception {
    List<VerificationKey> keys = read(member(KEY, ",\"alg\":\"PS256\""));
    assertTrue(verifies(keys, JWSAlgorithm.PS256));
    assertFalse(verifies(keys, JWSAlgorithm.RS256));
    assertFalse(verifies(keys, JWSAlgorithm.PS384));
  }

  @Test
  @Tag("T11")
  void ofTwoKeysOfOneNameNeitherCounts() {
    assertEquals(
        0, read(member(KEY, ",\"kid\":\"a\""), member(rsa(2_048), ",\"kid\":\"a\"")).size());
  }
}
