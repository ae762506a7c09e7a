// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scanners find at a listener that has a key, and defaults for all else. */
@Tag("interop")
@Tag("stock")
class ListenerScanIT {

  private static final int DEADLINE_SECONDS = 300;
  private static final Set<String> TOO_BAD = Set.of("MEDIUM", "HIGH", "CRITICAL", "FATAL");

  @TempDir Path directory;

  private String run(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process = start(output, command);
    process.getOutputStream().close();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(output);
  }

  private static Process start(Path output, String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      return fail(command[0] + " cannot be run: install testssl.sh 3.0 or later, and openssl", e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048})
  @Tag("T24")
  @Tag("TLS-15")
  void nothingOfMediumSeverityIsFound(int rsaBits) throws Exception {
    SecureFiles files = new SecureFiles(directory);
    Path found = directory.resolve("found.json");
    try (Listener listener = SecureFiles.start(ListenerSecureSocket.of(files.localhost(rsaBits)))) {
      String output =
          run(
              "testssl",
              "--quiet",
              "--color=0",
              "--warnings=off",
              "--nodns=none",
              "--jsonfile=" + found,
              "--add-ca=" + files.root().certFile(),
              "--ip=127.0.0.1",
              "--protocols",
              "--standard",
              "--pfs",
              "--server-preference",
              "--server-defaults",
              "--vulnerable",
              "localhost:" + listener.port());
      assertTrue(Files.exists(found), output);
    }
    List<JsonObject> findings = read(found);
    List<String> bad =
        findings.stream()
            .filter(finding -> TOO_BAD.contains(finding.getString("severity")))
            .map(JsonObject::toString)
            .toList();
    assertEquals(List.of(), bad);
    // The last of what is looked for: the scan was not broken off.
    assertTrue(findings.stream().anyMatch(finding -> finding.getString("id").equals("RC4")));
    assertEquals(List.of("OK"), severities(findings, "secure_client_renego"));
    assertEquals(Set.of("TLS1_2", "TLS1_3"), offeredVersions(findings));
  }

  private static Set<String> offeredVersions(List<JsonObject> findings) {
    return findings.stream()
        .filter(finding -> finding.getString("id").matches("SSLv[23]|TLS1(_[123])?"))
        .filter(finding -> finding.getString("finding").startsWith("offered"))
        .map(finding -> finding.getString("id"))
        .collect(Collectors.toSet());
  }

  private static List<String> severities(List<JsonObject> findings, String id) {
    return findings.stream()
        .filter(finding -> finding.getString("id").equals(id))
        .map(finding -> finding.getString("severity"))
        .toList();
  }

  private static List<JsonObject> read(Path file) throws IOException {
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      return reader.readArray().getValuesAs(JsonObject.class);
    }
  }
}
