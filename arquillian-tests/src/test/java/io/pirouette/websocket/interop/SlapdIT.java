// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static io.pirouette.websocket.interop.SecuredListener.basic;

import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
}
