// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.bearer;
import static io.pirouette.websocket.listener.Tokens.claims;
import static io.pirouette.websocket.listener.Tokens.signed;
import static io.pirouette.websocket.listener.Tokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.TrustStoreConfig;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.TrustStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: JSON Web Tokens. */
class JwtTest {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @TempDir Path directory;

  private static String raw(String header, String claims, String signature) {
    return BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + signature;
  }

  /** By the shared secret, whatever the texts are. */
  private static String mac(String header, String claims) throws Exception {
    String input = raw(header, claims, "");
    javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(
        new javax.crypto.spec.SecretKeySpec(
            Tokens.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = input.substring(0, input.length() - 1).getBytes(StandardCharsets.US_ASCII);
    return input + BASE64.encodeToString(mac.doFinal(signed));
  }

  private static String goodClaims() {
    return "\"iss\":\"the issuer\",\"sub\":\"alice\",\"exp\":" + in(LIFE);
  }

  private static long in(Duration time) {
    return Instant.now().plus(time).getEpochSecond();
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims("alice", LIFE).build());
    token.sign(signer);
    return token.serialize();
  }

  private static void assertInvalid(Secured secured, String token) throws IOException {
    assertEquals(
        List.of("Bearer realm=\"/secured\", error=\"invalid_token\""),
        secured.assertRefused(401, bearer(token)).header("WWW-Authenticate"));
  }

  @Test
  @Tag("LAU-11")
  @Tag("LAU-12")
  void aTokenOfTheIssuerLetsItsSubjectInWithItsScopes() throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().scopes("write").build())) {
      secured.assertIs("alice [update, write]", bearer(token("alice", LIFE)));
      secured.assertIs(
          "alice [read, write]",
          bearer(Tokens.signed(claims("alice", LIFE).claim("scope", List.of("write", "read")))));
      for (Object scope : List.of("writer", "read", List.of("write", 5), 5, Map.of("write", 1))) {
        secured.assertRefused(
            403, bearer(Tokens.signed(claims("alice", LIFE).claim("scope", scope))));
      }
    }
    try (Secured secured = Secured.by(Tokens.validator().scopeKey("scp").scopes("a").build())) {
      secured.assertIs(
          "alice [a, b]", bearer(Tokens.signed(claims("alice", LIFE).claim("scp", " a  b "))));
      secured.assertRefused(403, bearer(token("alice", LIFE)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"none\"",
        "\"None\"",
        "\"NONE\"",
        "\"nOnE\"",
        "\"\"",
        "5",
        "[\"HS256\"]",
        "null"
      })
  @Tag("T9")
  void anUnsignedTokenIsNone(String algorithm) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      String header = "{\"alg\":" + algorithm + "}";
      String claims = "{" + goodClaims() + "}";
      assertInvalid(secured, raw(header, claims, ""));
      assertInvalid(secured, raw(header, claims, "AA"));
      assertInvalid(secured, mac(header, claims));
      assertInvalid(secured, mac("{}", claims));
    }
  }

  @Test
  @Tag("T10")
  void theKeyDecidesWhichAlgorithmsCount() throws Exception {
    Certified rsa = CertificateAuthority.selfSigned(Leaf.of("issuer").rsa(2_048));
    Certified ec = CertificateAuthority.selfSigned(Leaf.of("issuer"));
    KeyFiles files = new KeyFiles(directory);
    String rsaFile = files.certificate("rsa.crt", rsa.certificate());
    String ecFile = files.certificate("ec.crt", ec.certificate());
    JWSSigner rsaSigner = new RSASSASigner(rsa.key());
    try (Secured secured = Secured.by(by(new CertFile(rsaFile)))) {
      for (JWSAlgorithm algorithm : JWSAlgorithm.Family.RSA) {
        secured.assertIs("alice [update, write]", bearer(signed(algorithm, rsaSigner)));
      }
      String text = new String(java.nio.file.Files.readAllBytes(Path.of(rsaFile)));
      for (byte[] secret :
          List.of(
              rsa.certificate().getPublicKey().getEncoded(),
              rsa.certificate().getEncoded(),
              text.getBytes(),
              text.strip().getBytes())) {
        assertInvalid(secured, signed(JWSAlgorithm.HS256, new MACSigner(secret)));
      }
      assertInvalid(secured, signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) ec.key())));
      assertInvalid(secured, token("alice", LIFE));
    }
    try (Secured secured = Secured.by(by(new CertFile(ecFile)))) {
      JWSSigner signer = new ECDSASigner((ECPrivateKey) ec.key());
      secured.assertIs("alice [update, write]", bearer(signed(JWSAlgorithm.ES256, signer)));
      assertInvalid(secured, signed(JWSAlgorithm.RS256, rsaSigner));
    }
  }

  private static JwtValidatorConfig by(
      io.pirouette.websocket.auth.listener.ValidatorSignatureConfig signature) {
    return JwtValidatorConfig.builder(signature).issuer("the issuer").build();
  }

  @Test
  @Tag("T13")
  void aSignatureOfNoughtsIsNone() throws Exception {
    Certified ec = CertificateAuthority.selfSigned(Leaf.of("issuer"));
    String file = new KeyFiles(directory).certificate("ec.crt", ec.certificate());
    String good = signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) ec.key()));
    String input = good.substring(0, good.lastIndexOf('.') + 1);
    byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
    byte[] nought = signature.clone();
    java.util.Arrays.fill(nought, 0, 32, (byte) 0);
    try (Secured secured = Secured.by(by(new CertFile(file)))) {
      secured.assertIs("alice [update, write]", bearer(good));
      for (byte[] bad :
          List.of(
              new byte[64],
              nought,
              java.util.Arrays.copyOf(signature, 63),
              java.util.Arrays.copyOf(signature, 65),
              com.nimbusds.jose.crypto.impl.ECDSA.transcodeSignatureToDER(signature))) {
        assertInvalid(secured, input + BASE64.encodeToString(bad));
      }
    }
  }

  @Test
  @Tag("T11")
  void nothingIsFetchedAndNoKeyTakenBecauseATokenSaysSo() throws Exception {
    Certified attacker = CertificateAuthority.selfSigned(Leaf.of("attacker").rsa(2_048));
    var jwk = com.nimbusds.jose.jwk.RSAKey.parse(attacker.certificate());
    try (TokenServer theirs = TokenServer.start();
        Secured secured = Secured.by(Tokens.validator().build())) {
      theirs.answering(200, "{\"keys\":[" + jwk.toJSONString() + "]}");
      String chain = Base64.getEncoder().encodeToString(attacker.certificate().getEncoded());
      for (String member :
          List.of(
              "\"jwk\":" + jwk.toJSONString(),
              "\"jku\":\"" + theirs.url("/keys") + "\"",
              "\"x5u\":\"" + theirs.url("/chain") + "\"",
              "\"x5c\":[\"" + chain + "\"]")) {
        JWSObject token =
            new JWSObject(
                JWSHeader.parse("{\"alg\":\"RS256\"," + member + "}"),
                new Payload("{" + goodClaims() + "}"));
        token.sign(new RSASSASigner(attacker.key()));
        assertInvalid(secured, token.serialize());
      }
      assertEquals(List.of(), theirs.asked());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crit\":[\"exp\"],\"exp\":1",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"crit\":[]",
        "\"b64\":false",
        "\"zip\":\"DEF\"",
        "\"enc\":\"A128GCM\"",
        "\"alg\":\"HS256\"",
        "\"kid\":5",
        "\"kid\":[\"a\"]",
        "\"kid\":\"\""
      })
  @Tag("T11")
  void aHeaderWithMoreThanIsUnderstoodIsRefused(String member) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      assertInvalid(secured, mac("{\"alg\":\"HS256\"," + member + "}", "{" + goodClaims() + "}"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../dev/null", "' OR 1=1--", "${jndi:ldap://x}", "unknown"})
  @Tag("T11")
  void theNameOfAKeyIsNothingButAName(String name) throws Exception {
    String token = mac("{\"alg\":\"HS256\",\"kid\":\"" + name + "\"}", "{" + goodClaims() + "}");
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      secured.assertIs("alice []", bearer(token));
    }
    try (Secured secured = Secured.by(Tokens.validator().keyId("the key").build())) {
      assertInvalid(secured, token);
      assertInvalid(secured, token("alice", LIFE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":\"9999999999\"",
        "\"exp\":1e400",
        "\"exp\":-5",
        "\"exp\":9223372036854775808",
        "\"exp\":true",
        "\"exp\":[9999999999]",
        "\"exp\":null",
        "\"exp\":0",
        "\"exp\":9999999999,\"exp\":9999999999",
        "\"exp\":9999999999,\"nbf\":9999999998",
        "\"exp\":9999999999,\"iat\":9999999998",
        "\"exp\":9999999999,\"nbf\":\"0\""
      })
  @Tag("T12")
  void aTimeThatIsOddOrWrongIsRefused(String times) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      assertInvalid(secured, mac("{\"alg\":\"HS256\"}", "{\"iss\":\"the issuer\"," + times + "}"));
      secured.assertIs(
          "nobody []",
          bearer(mac("{\"alg\":\"HS256\"}", "{\"iss\":\"the issuer\",\"exp\":9999999999.5}")));
    }
  }

  @Test
  @Tag("T12")
  void clocksMayDifferByAsMuchAsIsSaid() throws Exception {
    UnaryOperator<JWTClaimsSet.Builder> late =
        token -> token.expirationTime(Date.from(Instant.now().minusSeconds(20)));
    UnaryOperator<JWTClaimsSet.Builder> early =
        token -> token.notBeforeTime(Date.from(Instant.now().plusSeconds(20)));
    try (Secured exact = Secured.by(Tokens.validator().build());
        Secured lenient = Secured.by(Tokens.validator().clockSkew(Duration.ofMinutes(1)).build())) {
      for (UnaryOperator<JWTClaimsSet.Builder> change : List.of(late, early)) {
        String token = Tokens.signed(change.apply(claims("alice", LIFE)));
        assertInvalid(exact, token);
        lenient.assertIs("alice [update, write]", bearer(token));
      }
      assertInvalid(
          lenient,
          Tokens.signed(
              claims("alice", LIFE).expirationTime(Date.from(Instant.now().minusSeconds(61)))));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Tokens.validator().clockSkew(Duration.ofSeconds(61)).build());
  }

  @Test
  @Tag("T12")
  @Tag("LAU-11")
  void aTokenWithoutAnEndIsRefusedUnlessItIsAllowed() throws Exception {
    String token = Tokens.signed(claims("alice", LIFE).expirationTime(null));
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      assertInvalid(secured, token);
    }
    try (Secured secured = Secured.by(Tokens.validator().expiryRequired(false).build())) {
      secured.assertIs("alice [update, write]", bearer(token));
    }
  }

  @Test
  @Tag("T12")
  @Tag("LAU-11")
  void claimsAreWhatTheyAreAskedToBe() throws Exception {
    JwtValidatorConfig config =
        Tokens.validator()
            .username("alice")
            .audience(List.of("a", "b"))
            .jwtId("1")
            .customClaims(Map.of("tenant", "x", "level", 5, "vip", true, "roles", List.of("r")))
            .build();
    String good =
        "{"
            + goodClaims()
            + ",\"aud\":[\"z\",\"b\"],\"jti\":\"1\",\"tenant\":\"x\",\"level\":5.0,\"vip\":true,"
            + "\"roles\":[\"r\"]}";
    try (Secured secured = Secured.by(config)) {
      secured.assertIs("alice []", bearer(mac("{\"alg\":\"HS256\"}", good)));
      for (String[] change :
          List.of(
              new String[] {"the issuer", "the issuer "},
              new String[] {"\"the issuer\"", "[\"the issuer\"]"},
              new String[] {"\"alice\"", "\"Alice\""},
              new String[] {"\"alice\"", "\"\""},
              new String[] {"[\"z\",\"b\"]", "\"bb\""},
              new String[] {"[\"z\",\"b\"]", "[]"},
              new String[] {"[\"z\",\"b\"]", "[5,\"b\"]"},
              new String[] {"\"jti\"", "\"jtj\""},
              new String[] {"\"x\"", "\"X\""},
              new String[] {"5.0", "\"5\""},
              new String[] {"true", "\"true\""},
              new String[] {"[\"r\"]", "[\"r\",\"s\"]"},
              new String[] {"\"vip\":true", "\"vip\":true,\"vip\":true"})) {
        String bad = good.replace(change[0], change[1]);
        assertFalse(bad.equals(good));
        assertInvalid(secured, mac("{\"alg\":\"HS256\"}", bad));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a.b", "a.b.c", "..", "....", "a.b.c.d", "a.b.c.d.e", ".a.", "%.%.%"})
  void whatIsNoTokenIsRefused(String text) throws Exception {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      String good = token("alice", LIFE);
      secured.assertRefused(401, bearer(text));
      for (String token :
          List.of(good + "=", good + ".", "." + good, good.replaceFirst("\\.", ".."), good + "A")) {
        assertInvalid(secured, token);
      }
      assertInvalid(
          secured,
          Tokens.signed(claims("alice", LIFE).claim("long", "x".repeat(5_000))).replace('e', 'f'));
    }
  }

  @Test
  @Tag("LAU-11")
  void aCertificateCountsWhileItIsValid() throws Exception {
    KeyFiles files = new KeyFiles(directory);
    Certified good = CertificateAuthority.selfSigned(Leaf.of("issuer").rsa(2_048));
    Certified expired = CertificateAuthority.selfSigned(Leaf.of("issuer").rsa(2_048).expired());
    String store = files.trustStore("trust.p12", "PKCS12", good.certificate());
    String alias = aliases(store).get(0);
    TrustStore trust = new TrustStore(store, KeyFiles.PASSWORD);
    try (Secured secured = Secured.by(by(new TrustStoreConfig(trust, alias)))) {
      secured.assertIs(
          "alice [update, write]",
          bearer(signed(JWSAlgorithm.RS256, new RSASSASigner(good.key()))));
    }
    String old = files.certificate("old.crt", expired.certificate());
    try (Secured secured = Secured.by(by(new CertFile(old)))) {
      assertInvalid(secured, signed(JWSAlgorithm.RS256, new RSASSASigner(expired.key())));
    }
    for (io.pirouette.websocket.auth.listener.ValidatorSignatureConfig wrong :
        List.of(
            new TrustStoreConfig(trust, "nobody"),
            new CertFile(directory.resolve("none").toString()),
            new CertFile(files.text("text", "hidden")),
            new SharedSecret("hidden, too short"),
            new SharedSecret("${JwtTest.none}"))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Secured.by(by(wrong)).close())
              .getMessage();
      assertTrue(message.contains("expected: "), message);
      assertFalse(message.contains("hidden"), message);
    }
  }

  private static List<String> aliases(String store) throws Exception {
    return java.util.Collections.list(
        java.security.KeyStore.getInstance(new java.io.File(store), KeyFiles.PASSWORD.toCharArray())
            .aliases());
  }
}
