// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static io.pirouette.websocket.interop.SecuredListener.basic;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.container.ServerProcess;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users of OpenLDAP's server. */
@Tag("interop")
@Tag("stock")
@Tag("LAU-10")
class SlapdIT {

  private static final String PEOPLE = "ou=people,dc=example,dc=org";
  private static final String ODD = "o,d+d \"(*)\\# \u00fc";
  private static final String GROUPS = "ou=groups,dc=example,dc=org";

  @TempDir Path directory;

  private SecureFiles files;
  private Slapd slapd;

  @BeforeEach
  void load() throws IOException, InterruptedException {
    files = new SecureFiles(directory);
    slapd = new Slapd(directory, files);
  }

  private LdapUserStoreConfig.Builder over(String url) {
    return LdapUserStoreConfig.builder(url)
        .secureSocket(ClientSecureSocket.of(files.root()))
        .connectionName("cn=service,dc=example,dc=org")
        .connectionPassword("service@123")
        .groupSearchBase(List.of(GROUPS));
  }

  private static void assertKnowsItsUsers(LdapUserStoreConfig config) throws IOException {
    try (SecuredListener listener = new SecuredListener(config)) {
      for (int i = 0; i < 3; i++) {
        listener.assertIs("alice [write]", basic("alice", "alice@123"));
        listener.assertIs("bob []", basic("bob", "bob@123"));
        listener.assertRefused(401, basic("alice", "bob@123"));
        listener.assertRefused(401, basic("nobody", "alice@123"));
        listener.assertRefused(401, basic("*", "alice@123"));
        listener.assertRefused(401, basic("alice)(uid=*", "alice@123"));
      }
      listener.assertIs("alice [write]", basic("ALICE", "alice@123"));
    }
  }

  @Test
  void overTlsFromTheStart() throws Exception {
    try (ServerProcess process = slapd.start()) {
      process.port();
      assertKnowsItsUsers(over(slapd.secureUrl()).userSearchBase(PEOPLE).build());
      assertKnowsItsUsers(over(slapd.secureUrl()).userDnPattern("uid=?," + PEOPLE).build());
    }
  }

  @Test
  void withStartTls() throws Exception {
    try (ServerProcess process = slapd.start()) {
      process.port();
      assertKnowsItsUsers(over(slapd.url()).startTls(true).userSearchBase(PEOPLE).build());
      LdapUserStoreConfig plain = over(slapd.url()).userSearchBase(PEOPLE).build();
      try (SecuredListener listener = new SecuredListener(plain)) {
        listener.assertRefused(503, basic("alice", "alice@123"));
      }
    }
  }

  @Test
  void withGroupsOfUnix() throws Exception {
    LdapUserStoreConfig config =
        over(slapd.secureUrl())
            .userSearchBase(PEOPLE)
            .groupEntryObjectClass("posixGroup")
            .membershipAttribute("memberUid")
            .scopes("wheel")
            .build();
    try (ServerProcess process = slapd.start();
        SecuredListener listener = new SecuredListener(config)) {
      process.port();
      listener.assertIs("alice [wheel]", basic("alice", "alice@123"));
      listener.assertRefused(403, basic("bob", "bob@123"));
    }
  }

  @Test
  @Tag("T19")
  void aServerThatHasBeenAwayIsAskedAgain() throws Exception {
    LdapUserStoreConfig config = over(slapd.secureUrl()).userSearchBase(PEOPLE).build();
    try (SecuredListener listener = new SecuredListener(config)) {
      listener.assertRefused(503, basic("alice", "alice@123"));
      for (int i = 0; i < 2; i++) {
        try (ServerProcess process = slapd.start()) {
          process.port();
          listener.assertIs("alice [write]", basic("alice", "alice@123"));
        }
        listener.assertRefused(503, basic("alice", "alice@123"));
      }
    }
  }

  /** The directory takes letters of other cases and widths, and spaces around, for the same. */
  @Test
  @Tag("T17")
  void aNameIsTheOneThatTheDirectoryHasHoweverItIsWritten() throws Exception {
    try (ServerProcess process = slapd.start()) {
      process.port();
      for (LdapUserStoreConfig config : bySearchAndByPattern()) {
        try (SecuredListener listener = new SecuredListener(config)) {
          for (String name : List.of("Alice", "alice ", " alice", "\uff41lice")) {
            listener.assertIs("alice [write]", basic(name, "alice@123"));
          }
          for (String name : List.of(ODD, ODD.toUpperCase(Locale.ROOT))) {
            listener.assertIs(ODD + " [write]", basic(name, "odd@123"));
          }
        }
      }
    }
  }

  static Stream<String> otherNames() {
    return Stream.of(
        "ali\u00adce",
        "alice\u0301",
        "al*",
        "*)(uid=*",
        "alice)(|(uid=*",
        "\\",
        "\\2a",
        "\\61lice",
        "alice\0",
        "alice,ou=people",
        "alice," + PEOPLE,
        "alice+cn=Alice",
        "#0405616c696365",
        "\"alice\"",
        "uid=alice",
        "alice;lang-en",
        "\ud83d\ude00",
        "x".repeat(4_000));
  }

  @Test
  @Tag("T17")
  @Tag("T18")
  void aNameIsNothingButAName() throws Exception {
    try (ServerProcess process = slapd.start()) {
      process.port();
      for (LdapUserStoreConfig config : bySearchAndByPattern()) {
        try (SecuredListener listener = new SecuredListener(config)) {
          for (String name : otherNames().toList()) {
            listener.assertRefused(401, basic(name, "alice@123"));
          }
          listener.assertRefused(401, basic("service", "service@123"));
          listener.assertRefused(401, basic("alice", ""));
          listener.assertIs("alice [write]", basic("alice", "alice@123"));
        }
      }
    }
  }

  private List<LdapUserStoreConfig> bySearchAndByPattern() {
    return List.of(
        over(slapd.secureUrl()).userSearchBase(PEOPLE).build(),
        over(slapd.secureUrl()).userDnPattern("uid=?," + PEOPLE).build());
  }

  @Test
  @Tag("T19")
  void noPasswordIsSentToAServerThatIsNotTrusted() throws Exception {
    SecureFiles others = new SecureFiles(Files.createDirectory(directory.resolve("others")));
    List<LdapUserStoreConfig.Builder> configs =
        List.of(over(slapd.secureUrl()), over(slapd.url()).startTls(true));
    try (ServerProcess process = slapd.start()) {
      process.port();
      for (LdapUserStoreConfig.Builder config : configs) {
        config.userSearchBase(PEOPLE).secureSocket(ClientSecureSocket.of(others.root()));
        try (SecuredListener listener = new SecuredListener(config.build())) {
          listener.assertRefused(503, basic("alice", "alice@123"));
        }
      }
      assertFalse(slapd.log().contains(" BIND "), slapd.log());
      for (LdapUserStoreConfig.Builder config : configs) {
        config.secureSocket(ClientSecureSocket.of(files.root()));
        try (SecuredListener listener = new SecuredListener(config.build())) {
          listener.assertIs("alice [write]", basic("alice", "alice@123"));
        }
      }
      assertTrue(slapd.log().contains(" BIND "), slapd.log());
    }
  }
}
