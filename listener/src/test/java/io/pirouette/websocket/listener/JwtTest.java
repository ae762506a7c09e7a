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
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.TrustStoreConfig;
import io.pirouette.websocket.auth.listener.ValidatorSignatureConfig;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.TrustStore;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: JSON Web Tokens. */
class JwtTest {

  private static final Duration LIFE = Duration.ofMinutes(10);

  @TempDir Path directory;

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
    SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims("alice", LIFE).build());
    token.sign(signer);
    return token.serialize();
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
      String claims = "{" + Tokens.goodClaims() + "}";
      Tokens.assertInvalid(secured, Tokens.raw(header, claims, ""));
      Tokens.assertInvalid(secured, Tokens.raw(header, claims, "AA"));
      Tokens.assertInvalid(secured, Tokens.mac(header, claims));
      Tokens.assertInvalid(secured, Tokens.mac("{}", claims));
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
      String text = new String(Files.readAllBytes(Path.of(rsaFile)));
      for (byte[] secret :
          List.of(
              rsa.certificate().getPublicKey().getEncoded(),
              rsa.certificate().getEncoded(),
              text.getBytes(),
              text.strip().getBytes())) {
        Tokens.assertInvalid(secured, signed(JWSAlgorithm.HS256, new MACSigner(secret)));
      }
      Tokens.assertInvalid(
          secured, signed(JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) ec.key())));
      Tokens.assertInvalid(secured, token("alice", LIFE));
    }
    try (Secured secured = Secured.by(by(new CertFile(ecFile)))) {
      JWSSigner signer = new ECDSASigner((ECPrivateKey) ec.key());
      secured.assertIs("alice [update, write]", bearer(signed(JWSAlgorithm.ES256, signer)));
      Tokens.assertInvalid(secured, signed(JWSAlgorithm.RS256, rsaSigner));
    }
  }

  private static JwtValidatorConfig by(ValidatorSignatureConfig signature) {
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
    Arrays.fill(nought, 0, 32, (byte) 0);
    try (Secured secured = Secured.by(by(new CertFile(file)))) {
      secured.assertIs("alice [update, write]", bearer(good));
      for (byte[] bad :
          List.of(
              new byte[64],
              nought,
              Arrays.copyOf(signature, 63),
              Arrays.copyOf(signature, 65),
              ECDSA.transcodeSignatureToDER(signature))) {
        Tokens.assertInvalid(secured, input + Tokens.BASE64URL.encodeToString(bad));
      }
    }
  }

  @Test
  @Tag("T11")
  void nothingIsFetchedAndNoKeyTakenBecauseATokenSaysSo() throws Exception {
    Certified attacker = CertificateAuthority.selfSigned(Leaf.of("attacker").rsa(2_048));
    RSAKey jwk = RSAKey.parse(attacker.certificate());
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
                new Payload("{" + Tokens.goodClaims() + "}"));
        token.sign(new RSASSASigner(attacker.key()));
        Tokens.assertInvalid(secured, token.serialize());
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
      Tokens.assertInvalid(
          secured,
          Tokens.mac("{\"alg\":\"HS256\"," + member + "}", "{" + Tokens.goodClaims() + "}"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../dev/null", "' OR 1=1--", "${jndi:ldap://x}", "unknown"})
  @Tag("T11")
  void theNameOfAKeyIsNothingButAName(String name) throws Exception {
    String token =
        Tokens.mac("{\"alg\":\"HS256\",\"kid\":\"" + name + "\"}", "{" + Tokens.goodClaims() + "}");
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      secured.assertIs("alice []", bearer(token));
    }
    try (Secured secured = Secured.by(Tokens.validator().keyId("the key").build())) {
      Tokens.assertInvalid(secured, token);
      Tokens.assertInvalid(secured, token("alice", LIFE));
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
        Tokens.assertInvalid(secured, token);
      }
      Tokens.assertInvalid(
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
      Tokens.assertInvalid(secured, signed(JWSAlgorithm.RS256, new RSASSASigner(expired.key())));
    }
    for (ValidatorSignatureConfig wrong :
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
    return Collections.list(
        KeyStore.getInstance(new File(store), KeyFiles.PASSWORD.toCharArray()).aliases());
  }
}
