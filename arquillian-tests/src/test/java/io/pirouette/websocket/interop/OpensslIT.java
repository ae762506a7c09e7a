// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.VerifyClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenSSL can agree upon with a listener that has a key, and defaults for all else. */
@Tag("interop")
@Tag("stock")
@Tag("T24")
class OpensslIT {

  private static final Pattern CIPHER = Pattern.compile("Cipher is (\\S+)");
  private static final String WHATEVER = "ALL:COMPLEMENTOFALL:@SECLEVEL=0";

  @TempDir Path directory;

  private SecureFiles files;

  @BeforeEach
  void makeAuthority() {
    files = new SecureFiles(directory);
  }

  private Listener start(int rsaBits) {
    return SecureFiles.start(ListenerSecureSocket.of(files.localhost(rsaBits)));
  }

  private Listener start(CertKey key, VerifyClient verify) {
    return SecureFiles.start(
        ListenerSecureSocket.builder(key).mutualSsl(new MutualSsl(verify, files.root())).build());
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2, 0", "-tls1_3, 0", "-tls1_2, 2048", "-tls1_3, 2048"})
  @Tag("TLS-15")
  void itTalksToAListenerByEitherVersion(String version, int rsaBits) throws IOException {
    String[] strictly = {
      version,
      "-verify_return_error",
      "-verify_hostname",
      "localhost",
      "-CAfile",
      files.root().certFile()
    };
    try (Listener listener = start(rsaBits);
        OpensslClient client = new OpensslClient(listener, strictly)) {
      client.upgrade().echo("hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  @Tag("TLS-15")
  void anOlderVersionIsNotAgreedTo(String version) throws IOException {
    try (Listener listener = start(2048)) {
      String printed = OpensslClient.shakeHands(listener, version, "-cipher", WHATEVER);
      assertTrue(printed.contains("alert protocol version"), printed);
      assertTrue(printed.contains("Cipher is (NONE)"), printed);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | AES128-GCM-SHA256 AES128-SHA256 AES128-SHA | ECDHE-ECDSA",
        "2048 | AES128-GCM-SHA256 AES128-SHA256 AES128-SHA | ECDHE-RSA DHE-RSA"
      })
  @Tag("TLS-15")
  void onlyTheSuitesOfTheSpecificationAreAgreedTo(int rsaBits, String ciphers, String exchanges)
      throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String exchange : exchanges.split(" ")) {
      for (String cipher : ciphers.split(" ")) {
        expected.add(exchange + "-" + cipher);
      }
    }
    List<String> agreed = new ArrayList<>();
    try (Listener listener = start(rsaBits)) {
      String next = cipher(listener, "-tls1_2", "-cipher", WHATEVER);
      while (next != null) {
        agreed.add(next);
        String others = WHATEVER + ":!" + String.join(":!", agreed);
        next = cipher(listener, "-tls1_2", "-cipher", others);
      }
    }
    assertEquals(expected, new TreeSet<>(agreed));
    assertTrue(agreed.get(0).contains("GCM"), agreed::toString);
  }

  /** What is agreed upon; null means that nothing is. */
  private static String cipher(Listener listener, String... options) throws IOException {
    String printed = OpensslClient.shakeHands(listener, options);
    Matcher cipher = CIPHER.matcher(printed);
    assertTrue(cipher.find(), printed);
    boolean refused = cipher.group(1).equals("(NONE)");
    assertEquals(refused, printed.contains("alert handshake failure"), printed);
    return refused ? null : cipher.group(1);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_256_GCM_SHA384, true",
    "TLS_AES_128_GCM_SHA256, true",
    "TLS_CHACHA20_POLY1305_SHA256, true",
    "TLS_AES_128_CCM_SHA256, false",
    "TLS_AES_128_CCM_8_SHA256, false"
  })
  @Tag("TLS-15")
  void tls13HasTheSuitesOfTheJvm(String suite, boolean agreed) throws IOException {
    try (Listener listener = start(0)) {
      String used = cipher(listener, "-tls1_3", "-ciphersuites", suite);
      assertEquals(agreed ? suite : null, used);
    }
  }

  @Test
  @Tag("TLS-15")
  void nothingIsSignedBySha1() throws IOException {
    try (Listener listener = start(0)) {
      String[] weak = {"-tls1_2", "-cipher", WHATEVER, "-sigalgs", "ECDSA+SHA1"};
      assertEquals(null, cipher(listener, weak));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoWantsToShakeHandsAgainSeesTheEnd(boolean upgraded) throws Exception {
    try (Listener listener = start(0);
        OpensslClient client = new OpensslClient(listener, "-tls1_2")) {
      if (upgraded) {
        client.upgrade().echo("before");
      } else {
        client.awaitHandshake().await("---\n");
      }
      client.command("R");
      String printed = client.untilItsEnd();
      assertTrue(printed.contains("RENEGOTIATING"), printed);
      // Nothing else may come that the peer would take for a record.
      assertFalse(printed.contains("decryption failed"), printed);
      assertNotEquals(0, client.exitCode());
    }
  }

  @Test
  void newKeysWithinAConnectionAreFine() throws IOException {
    try (Listener listener = start(0);
        OpensslClient client = new OpensslClient(listener, "-tls1_3")) {
      client.upgrade().echo("before");
      for (int i = 0; i < 3; i++) {
        // Its own keys, and the listener's, too.
        client.command("K");
        client.await("KEYUPDATE").echo("after");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  @Tag("TLS-12")
  void aSessionWithoutACertificateIsOfNoUseWhereOneIsRequired(String version) throws IOException {
    CertKey key = files.localhost(0);
    String session = directory.resolve("session").toString();
    try (Listener optional = start(key, VerifyClient.OPTIONAL);
        Listener required = start(key, VerifyClient.REQUIRE)) {
      try (OpensslClient client = new OpensslClient(optional, version, "-sess_out", session)) {
        client.upgrade().echo("hello");
      }
      String again = OpensslClient.shakeHands(optional, version, "-sess_in", session);
      assertTrue(again.contains("Reused, "), again);
      try (OpensslClient client = new OpensslClient(required, version, "-sess_in", session)) {
        String printed = client.untilItsEnd();
        assertTrue(printed.contains("alert bad certificate"), printed);
        assertFalse(printed.contains("Reused, "), printed);
      }
    }
  }
}
