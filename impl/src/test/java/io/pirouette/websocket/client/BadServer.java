// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import java.util.function.Function;

/** Servers that no client should talk to, by the certificates that they show. */
enum BadServer {
  EXPIRED("validity check failed", root -> root.issue(Leaf.of("localhost").expired())),
  NOT_YET_VALID("validity check failed", root -> root.issue(Leaf.of("localhost").notYetValid())),
  OF_ANOTHER_HOST("localhost", root -> root.issue(Leaf.of("other.test", "localhost.test"))),
  /** RFC 6125 section 6.4.4: the subject is of no matter where there are names. */
  OF_ANOTHER_HOST_BUT_FOR_THE_SUBJECT(
      "localhost", root -> root.issue(Leaf.of("localhost").butNamed("other.test"))),
  OF_A_WILDCARD_OVER_TWO_LABELS("one.two.wild.test", "one.two.wild.test", wildcard("*.wild.test")),
  OF_A_WILDCARDS_OWN_DOMAIN("wild.test", "wild.test", wildcard("*.wild.test")),
  OF_ALL_HOSTS("one.wild.test", "one.wild.test", wildcard("*")),
  OF_AN_ADDRESS_IN_THE_SUBJECT_ALONE(
      "127.0.0.1",
      "No subject alternative names present",
      root -> root.issue(Leaf.ofSubject("127.0.0.1"))),
  OF_AN_ADDRESS_THAT_IS_SAID_TO_BE_A_NAME(
      "127.0.0.1",
      "No subject alternative names",
      root -> root.issue(Leaf.of("other.test").butNamed("127.0.0.1"))),
  OF_ANOTHER_ADDRESS(
      "127.0.0.1", "No subject alternative names", root -> root.issue(Leaf.of("127.0.0.2"))),
  FOR_CLIENTS_ONLY("Extended key usage", root -> root.issue(Leaf.of("localhost").forClientsOnly())),
  SELF_SIGNED(
      "unable to find valid certification path to requested target",
      root -> CertificateAuthority.selfSigned(Leaf.of("localhost"))),
  OF_AN_UNKNOWN_ISSUER(
      "unable to find valid certification path to requested target",
      root -> CertificateAuthority.root("unknown").issue(Leaf.of("localhost"))),
  OF_A_NAMESAKE_OF_THE_ISSUER(
      "signature check failed",
      root -> CertificateAuthority.root("root").issue(Leaf.of("localhost"))),
  WITHOUT_ITS_ISSUERS(
      "unable to find valid certification path to requested target",
      root -> root.intermediate("not shown").issue(Leaf.of("localhost")).withoutIssuers()),
  OF_SOMEBODY_WHO_MAY_NOT_ISSUE(
      "basic constraints",
      root ->
          CertificateAuthority.pretended(root.issue(Leaf.of("localhost")))
              .issue(Leaf.of("localhost"))),
  OF_AN_EXPIRED_ISSUER(
      "validity check failed",
      root -> root.intermediate(Leaf.ofSubject("old").expired()).issue(Leaf.of("localhost"))),
  WITH_A_SHORT_KEY("1024 bits", root -> root.issue(Leaf.of("localhost").rsa(1024))),
  OF_AN_ISSUER_WITH_A_SHORT_KEY(
      "1024 bits",
      root -> root.intermediate(Leaf.ofSubject("short").rsa(1024)).issue(Leaf.of("localhost"))),
  SIGNED_WITH_SHA1("SHA1", root -> root.issue(Leaf.of("localhost").signedWith("SHA1"))),
  OF_AN_ISSUER_SIGNED_WITH_SHA1(
      "SHA1",
      root ->
          root.intermediate(Leaf.ofSubject("old").signedWith("SHA1")).issue(Leaf.of("localhost"))),
  SIGNED_WITH_MD5(
      "MD5",
      root ->
          root.intermediate(Leaf.ofSubject("RSA").rsa(2048))
              .issue(Leaf.of("localhost").signedWith("MD5")));

  private final String wanted;
  private final String said;
  private final Function<CertificateAuthority, Certified> shown;

  BadServer(String said, Function<CertificateAuthority, Certified> shown) {
    this("localhost", said, shown);
  }

  /** With whom the client wants, and a part of what it says. */
  BadServer(String wanted, String said, Function<CertificateAuthority, Certified> shown) {
    this.wanted = wanted;
    this.said = said;
    this.shown = shown;
  }

  private static Function<CertificateAuthority, Certified> wildcard(String name) {
    return root -> root.issue(Leaf.of(name));
  }

  /** A part of what the client says. */
  String said() {
    return said;
  }

  /** What the server shows, by an authority that the client trusts or by somebody else. */
  Certified shown(CertificateAuthority root) {
    return shown.apply(root);
  }

  /** The host of the URL. */
  String host() {
    return serverName() == null ? wanted : "localhost";
  }

  /** The name that the server is to prove; null for the URL's. */
  String serverName() {
    return wanted.endsWith(".test") ? wanted : null;
  }
}
