// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: users of a directory. */
class DirectoryTest {

  private static final String PEOPLE = "ou=people,dc=example,dc=org";
  private static final String GROUPS = "ou=groups,dc=example,dc=org";
  private static final String SERVICE = "cn=service,dc=example,dc=org";

  private final AtomicInteger binds = new AtomicInteger();
  private InMemoryDirectoryServer directory;

  @BeforeEach
  void start() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "plain", InetAddress.getLoopbackAddress(), 0, null));
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
            binds.incrementAndGet();
          }
        });
    directory = new InMemoryDirectoryServer(config);
    directory.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
    directory.add(
        "dn: " + SERVICE,
        "objectClass: applicationProcess",
        "objectClass: simpleSecurityObject",
        "cn: service",
        "userPassword: service@123");
    directory.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
    directory.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
    addUser("alice", "Alice");
    addUser("bob", "Bob");
    addUser("b,ou=x", "Comma");
    directory.add(
        "dn: cn=write," + GROUPS,
        "objectClass: groupOfNames",
        "cn: write",
        "member: uid=alice," + PEOPLE,
        "member: uid=b\\,ou\\=x," + PEOPLE);
    directory.add(
        "dn: cn=read," + GROUPS,
        "objectClass: groupOfNames",
        "cn: read",
        "member: uid=alice," + PEOPLE);
    directory.startListening();
  }

  private void addUser(String name, String commonName) throws LDAPException, LDIFException {
    directory.add(
        "dn: uid=" + name.replace(",", "\\,").replace("=", "\\=") + "," + PEOPLE,
        "objectClass: inetOrgPerson",
        "uid: " + name,
        "cn: " + commonName,
        "sn: " + commonName,
        "userPassword: " + name + "@123");
  }

  @AfterEach
  void stop() {
    directory.shutDown(true);
  }

  private LdapUserStoreConfig.Builder at() {
    return LdapUserStoreConfig.builder("ldap://127.0.0.1:" + directory.getListenPort())
        .connectionName(SERVICE)
        .connectionPassword("service@123")
        .groupSearchBase(List.of(GROUPS));
  }

  private LdapUserStoreConfig.Builder searched() {
    return at().userSearchBase(PEOPLE);
  }

  @Test
  @Tag("LAU-10")
  void aUserIsFoundBoundAndHoldsGroupsAsScopes() throws IOException {
    try (Secured secured = Secured.by(searched().build())) {
      secured.assertIs("alice [read, write]", basic("alice", "alice@123"));
      secured.assertIs("bob []", basic("bob", "bob@123"));
      secured.assertIs("b,ou=x [write]", basic("b,ou=x", "b,ou=x@123"));
      secured.assertRefused(401, basic("alice", "bob@123"));
      secured.assertRefused(401, basic("carol", "alice@123"));
      secured.assertIs("alice [read, write]", basic("alice", "alice@123"));
    }
    try (Secured secured = Secured.by(searched().scopes("write").build())) {
      secured.assertIs("alice [read, write]", basic("alice", "alice@123"));
      secured.assertRefused(403, basic("bob", "bob@123"));
    }
  }

  @Test
  @Tag("LAU-10")
  void aUsersNameMayBeAPartOfThePattern() throws IOException {
    LdapUserStoreConfig pattern = at().userDnPattern("uid=?," + PEOPLE).build();
    LdapUserStoreConfig asUser =
        LdapUserStoreConfig.builder("ldap://127.0.0.1:" + directory.getListenPort())
            .userDnPattern("uid=?," + PEOPLE)
            .groupSearchBase(List.of(GROUPS))
            .build();
    for (LdapUserStoreConfig config : List.of(pattern, asUser)) {
      try (Secured secured = Secured.by(config)) {
        secured.assertIs("alice [read, write]", basic("alice", "alice@123"));
        secured.assertIs("b,ou=x [write]", basic("b,ou=x", "b,ou=x@123"));
        secured.assertRefused(401, basic("alice", "bob@123"));
        secured.assertRefused(401, basic("b", "b,ou=x@123"));
      }
    }
  }

  @Test
  @Tag("T17")
  void oneUserHasOneNameHoweverItIsWritten() throws IOException {
    try (Secured secured = Secured.by(searched().build())) {
      secured.assertIs("alice [read, write]", basic("ALICE", "alice@123"));
      secured.assertIs("alice [read, write]", basic("alice ", "alice@123"));
    }
    try (Secured secured = Secured.by(at().userDnPattern("uid=?," + PEOPLE).build())) {
      secured.assertIs("alice [read, write]", basic("Alice", "alice@123"));
      secured.assertIs("alice [read, write]", basic("alice ", "alice@123"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "a*",
        "*)(uid=*",
        "alice)(|(uid=*",
        "\\",
        "\\2a",
        "alice\\",
        "alice,ou=x",
        "alice+cn=Alice",
        "alice," + PEOPLE,
        "uid=alice",
        "?",
        "#616c696365",
        "\"alice\"",
        "al ice"
      })
  @Tag("T17")
  void aNameIsNothingButAName(String name) throws IOException {
    for (LdapUserStoreConfig config :
        List.of(searched().build(), at().userDnPattern("uid=?," + PEOPLE).build())) {
      try (Secured secured = Secured.by(config)) {
        secured.assertRefused(401, basic(name, "alice@123"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   ", "\0", "\0\0"})
  @Tag("T18")
  void anEmptyPasswordNeverReachesTheDirectory(String password) throws IOException {
    for (LdapUserStoreConfig config :
        List.of(searched().build(), at().userDnPattern("uid=?," + PEOPLE).build())) {
      try (Secured secured = Secured.by(config)) {
        secured.assertRefused(401, basic("alice", password));
        assertEquals(0, binds.get());
      }
    }
  }

  @Test
  @Tag("T19")
  void aDirectoryThatIsDownRefusesWith503AndIsAskedAgainWhenItIsBack() throws Exception {
    try (Secured secured = Secured.by(searched().build())) {
      secured.assertIs("alice [read, write]", basic("alice", "alice@123"));
      int port = directory.getListenPort();
      directory.shutDown(true);
      assertEquals(
          List.of("5"),
          secured.assertRefused(503, basic("alice", "alice@123")).header("Retry-After"));
      directory.startListening();
      LdapUserStoreConfig.builder("ldap://127.0.0.1:" + port);
    }
  }
}
