// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** The versions of TLS and the cipher suites that may be used. Immutable. */
final class Negotiation {

  private static final String NEWEST = "TLSv1.3";
  private static final String DISABLED = "jdk.tls.disabledAlgorithms";

  /** Known to the JDK, and broken. */
  private static final Set<String> NEVER = Set.of("SSLv2Hello", "SSLv3");

  private final List<String> protocols;
  private final List<String> cipherSuites;

  /**
   * Decides.
   *
   * @param engine any with the JVM's defaults, of the same end
   * @param versions at least one
   * @param suites none means the JVM's
   */
  Negotiation(SSLEngine engine, List<String> versions, List<String> suites) {
    protocols = usableVersions(engine, versions);
    cipherSuites = suites.isEmpty() ? jvmSuites(engine) : usableSuites(engine, suites);
  }

  void apply(SSLParameters parameters) {
    parameters.setProtocols(protocols.toArray(new String[0]));
    parameters.setCipherSuites(cipherSuites.toArray(new String[0]));
    parameters.setUseCipherSuitesOrder(true);
  }

  private static List<String> usableVersions(SSLEngine engine, List<String> wanted) {
    List<String> known = new ArrayList<>(List.of(engine.getSupportedProtocols()));
    known.removeAll(NEVER);
    List<String> usable = new ArrayList<>();
    for (String version : wanted) {
      if (!known.contains(version)) {
        throw new SslException(
            "protocol.versions: '" + version + "' (expected: of " + known + ")", null);
      }
      if (!isDisabled(version) && !usable.contains(version)) {
        usable.add(version);
      }
    }
    if (usable.isEmpty()) {
      throw new SslException(
          "protocol.versions: "
              + wanted
              + " (expected: at least one that the JVM's property "
              + DISABLED
              + " allows)",
          null);
    }
    return List.copyOf(usable);
  }

  private static boolean isDisabled(String version) {
    String disabled = Security.getProperty(DISABLED);
    return disabled != null
        && Arrays.stream(disabled.split(","))
            .anyMatch(entry -> entry.strip().equalsIgnoreCase(version));
  }

  private List<String> jvmSuites(SSLEngine engine) {
    return Arrays.stream(engine.getEnabledCipherSuites()).filter(this::fitsVersion).toList();
  }

  private List<String> usableSuites(SSLEngine engine, List<String> wanted) {
    List<String> supported = List.of(engine.getSupportedCipherSuites());
    List<String> usable = new ArrayList<>();
    if (protocols.contains(NEWEST) && wanted.stream().noneMatch(Negotiation::isOfNewest)) {
      jvmSuites(engine).stream().filter(Negotiation::isOfNewest).forEach(usable::add);
    }
    for (String suite : wanted) {
      if (!supported.contains(suite)) {
        checkKnown(engine, suite);
      } else if (fitsVersion(suite) && !usable.contains(suite)) {
        usable.add(suite);
      }
    }
    if (usable.isEmpty()) {
      throw new SslException(
          "ciphers: "
              + wanted
              + " (expected: at least one that "
              + protocols
              + " has and the JVM's property "
              + DISABLED
              + " allows)",
          null);
    }
    return List.copyOf(usable);
  }

  /** Not everything that the JDK knows is supported: its administrator may have forbidden it. */
  private static void checkKnown(SSLEngine engine, String suite) {
    try {
      engine.setEnabledCipherSuites(new String[] {suite});
    } catch (IllegalArgumentException e) {
      throw new SslException(
          "ciphers: '"
              + suite
              + "' (expected: names of the JDK's cipher suites, such as"
              + " TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)",
          null);
    }
  }

  private boolean fitsVersion(String suite) {
    return isOfNewest(suite) ? protocols.contains(NEWEST) : !protocols.equals(List.of(NEWEST));
  }

  private static boolean isOfNewest(String suite) {
    String name = suite.toUpperCase(Locale.ROOT);
    return !name.contains("_WITH_") && !name.endsWith("_SCSV");
  }
}
