// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.client.IssuerSignatureConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.KeyStoreConfig;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.tls.KeyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2, "Client": tokens that a client signs itself. */
@Tag("CAU-03")
class OwnTokenTest {

  private static final String SECRET =
      "a secret of more than 64 bytes, so that each algorithm has enough of it";

  @TempDir private Path directory;
  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void end() throws Exception {
    server.close();
  }

  private SignedJWT token(JwtIssuerConfig config) throws Exception {
    String authorization = Asked.authorization(server, config);
    assertTrue(authorization.startsWith("Bearer "), authorization);
    return SignedJWT.parse(authorization.substring("Bearer ".length()));
  }

  private void assertSigned(JwtIssuerConfig.Builder config, String algorithm, JWSVerifier verifier)
      throws Exception {
    SignedJWT token = token(config.issuer("me").build());
    assertEquals(JWSAlgorithm.parse(algorithm), token.getHeader().getAlgorithm());
    assertTrue(token.verify(verifier), algorithm);
    assertEquals("me", token.getJWTClaimsSet().getIssuer());
  }

  @Test
  void aTokenSaysAllThatIsConfigured() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    SignedJWT token =
        token(
            JwtIssuerConfig.builder(new SigningSecret(SECRET))
                .issuer("the issuer")
                .username("alice")
                .audience("one", "two")
                .jwtId("4711")
                .keyId("the key")
                .expTime(Duration.ofMinutes(2))
                .customClaim("scope", List.of("read", "write"))
                .customClaim("limits", Map.of("orders", 3, "paid", true))
                .build());
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertEquals("the issuer", claims.getIssuer());
    assertEquals("alice", claims.getSubject());
    assertEquals(List.of("one", "two"), claims.getAudience());
    assertEquals("4711", claims.getJWTID());
    assertEquals("the key", token.getHeader().getKeyID());
    assertEquals(List.of("read", "write"), claims.getStringListClaim("scope"));
    assertEquals(true, claims.getJSONObjectClaim("limits").get("paid"));
    assertEquals(3L, claims.getJSONObjectClaim("limits").get("orders"));
    assertTrue(claims.getIssueTime().after(Date.from(before)));
    assertEquals(120_000, claims.getExpirationTime().getTime() - claims.getIssueTime().getTime());
  }

  @Test
  void whatIsNotConfiguredIsNotSaidAndOneAudienceIsAString() throws Exception {
    SignedJWT token =
        token(JwtIssuerConfig.builder(new SigningSecret(SECRET)).audience("one").build());
    assertEquals(Set.of("aud", "iat", "exp", "jti"), token.getJWTClaimsSet().getClaims().keySet());
    assertEquals("one", token.getPayload().toJSONObject().get("aud"));
    assertEquals(Set.of("alg", "typ"), token.getHeader().toJSONObject().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void aSecretSignsByTheAlgorithmThatIsAskedFor(String algorithm) throws Exception {
    assertSigned(
        JwtIssuerConfig.builder(new SigningSecret(SECRET)).algorithm(algorithm),
        algorithm,
        new MACVerifier(SECRET));
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, ES256", "secp384r1, ES384", "secp521r1, ES512"})
  void aCurveHasOneAlgorithm(String curve, String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    IssuerSignatureConfig key = new KeyFile(files().key("ec.pem", pair.getPrivate()));
    assertSigned(
        JwtIssuerConfig.builder(key), algorithm, new ECDSAVerifier((ECPublicKey) pair.getPublic()));
  }

  @Test
  void anRsaKeySignsByRs256UnlessAnotherOneIsAskedFor() throws Exception {
    Certified certified = CertificateAuthority.selfSigned(Leaf.of("me").rsa(2_048));
    JWSVerifier verifier =
        new RSASSAVerifier((RSAPublicKey) certified.certificate().getPublicKey());
    IssuerSignatureConfig encrypted =
        new KeyFile(files().encryptedKey("rsa.pem", certified.key()), KeyFiles.PASSWORD);
    assertSigned(JwtIssuerConfig.builder(encrypted), "RS256", verifier);
    assertSigned(JwtIssuerConfig.builder(encrypted).algorithm("PS384"), "PS384", verifier);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void aKeyStoreHasTheKeyUnderItsAlias(String type) throws Exception {
    Certified one = CertificateAuthority.selfSigned(Leaf.of("one").rsa(2_048));
    Certified two = CertificateAuthority.selfSigned(Leaf.of("two").rsa(2_048));
    String path = files().keyStore("keys." + type, type, Map.of("one", one, "two", two));
    KeyStore store = new KeyStore(path, KeyFiles.PASSWORD);
    assertSigned(
        JwtIssuerConfig.builder(new KeyStoreConfig(store, "two")),
        "RS256",
        new RSASSAVerifier((RSAPublicKey) two.certificate().getPublicKey()));
  }

  @Test
  void aKeyThatIsReplacedSignsWithoutARestart() throws Exception {
    Certified old = CertificateAuthority.selfSigned(Leaf.of("old").rsa(2_048));
    Certified renewed = CertificateAuthority.selfSigned(Leaf.of("new").rsa(2_048));
    JwtIssuerConfig config =
        JwtIssuerConfig.builder(new KeyFile(files().key("key.pem", old.key()))).build();
    RSASSAVerifier verifier =
        new RSASSAVerifier((RSAPublicKey) renewed.certificate().getPublicKey());
    assertNotNull(token(config));
    Files.move(
        Path.of(files().key("next.pem", renewed.key())),
        directory.resolve("key.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    boolean taken = false;
    while (!taken && System.nanoTime() < deadline) {
      taken = token(config).verify(verifier);
    }
    assertTrue(taken);
  }

  @Test
  void theSecretIsWhatItsPlaceholderStandsForNow() throws Exception {
    JwtIssuerConfig config = JwtIssuerConfig.builder(new SigningSecret("${own.secret}")).build();
    try {
      System.setProperty("own.secret", SECRET);
      assertTrue(token(config).verify(new MACVerifier(SECRET)));
      System.setProperty("own.secret", "another" + SECRET);
      assertTrue(token(config).verify(new MACVerifier("another" + SECRET)));
    } finally {
      System.clearProperty("own.secret");
    }
  }

  private KeyFiles files() {
    return new KeyFiles(directory);
  }

  @Test
  void whatCannotBeSaidIsRefusedAtOnce() {
    JwtIssuerConfig.Builder builder = JwtIssuerConfig.builder(new SigningSecret(SECRET));
    assertRefused("customClaims: 'sub'", builder.customClaim("sub", "x"));
    builder = JwtIssuerConfig.builder(new SigningSecret(SECRET));
    assertRefused(
        "customClaims: 'when' is a java.util.Date", builder.customClaim("when", new Date()));
    builder = JwtIssuerConfig.builder(new SigningSecret(SECRET));
    assertRefused("expTime: PT0.5S", builder.expTime(Duration.ofMillis(500)));
    builder = JwtIssuerConfig.builder(new SigningSecret(SECRET));
    assertRefused("algorithm: 'none'", builder.algorithm("none"));
  }

  private static void assertRefused(String message, JwtIssuerConfig.Builder builder) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }
}
