// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Specification section 5.2: how a user and the groups are found. */
class DirectoryQueryTest {

  private static final String ROOT = "dc=example,dc=org";
  private static final String SERVICE = "cn=service," + ROOT;
  private static final String ALICE = "uid=alice,ou=people," + ROOT;

  /** All that were tried, in order. */
  private final List<String> binds = new CopyOnWriteArrayList<>();

  /** By connections. */
  private final Map<Long, String> whose = new ConcurrentHashMap<>();

  /** Whether users may read nothing. */
  private volatile boolean secretive;

  private InMemoryDirectoryServer directory;

  private final class Watch extends InMemoryOperationInterceptor {

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
      String dn = request.getRequest().getBindDN();
      binds.add(dn);
      whose.put(request.getConnectionID(), dn);
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      String base = request.getRequest().getBaseDN();
      if (secretive
          && base.startsWith("uid=")
          && base.equals(whose.get(request.getConnectionID()))) {
        throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
      }
    }
  }

  @BeforeEach
  void start() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "plain", InetAddress.getLoopbackAddress(), 0, null));
    config.addInMemoryOperationInterceptor(new Watch());
    // The standard one does not know the groups of Unix.
    config.setSchema(null);
    directory = new InMemoryDirectoryServer(config);
    addEntries();
    directory.startListening();
  }

  private void addEntries() throws LDAPException, LDIFException {
    directory.add("dn: " + ROOT, "objectClass: domain", "dc: example");
    directory.add(
        "dn: " + SERVICE,
        "objectClass: applicationProcess",
        "objectClass: simpleSecurityObject",
        "cn: service",
        "userPassword: service@123");
    for (String unit : List.of("people", "guests", "groups", "teams")) {
      directory.add(
          "dn: ou=" + unit + "," + ROOT, "objectClass: organizationalUnit", "ou: " + unit);
    }
    addUser(ALICE, "alice", "alice@example.org");
    addUser("uid=bob,ou=people," + ROOT, "bob", "b*b@example.org");
    directory.add(
        "dn: cn=write,ou=groups," + ROOT,
        "objectClass: groupOfNames",
        "cn: write",
        "member: " + ALICE);
    directory.add(
        "dn: cn=team,ou=teams," + ROOT,
        "objectClass: groupOfNames",
        "cn: team",
        "member: uid=bob,ou=people," + ROOT,
        "member: " + ALICE);
    directory.add(
        "dn: cn=unix,ou=groups," + ROOT,
        "objectClass: posixGroup",
        "cn: unix",
        "gidNumber: 7",
        "memberUid: alice");
  }

  private void addUser(String dn, String name, String mail) throws LDAPException, LDIFException {
    directory.add(
        "dn: " + dn,
        "objectClass: person",
        "objectClass: inetOrgPerson",
        "uid: " + name,
        "cn: " + name,
        "sn: " + name,
        "mail: " + mail,
        "userPassword: " + name + "@123");
  }

  @AfterEach
  void stop() {
    directory.shutDown(true);
  }

  private LdapUserStoreConfig.Builder at() {
    return LdapUserStoreConfig.builder("ldap://127.0.0.1:" + directory.getListenPort())
        .connectionName(SERVICE)
        .connectionPassword("service@123");
  }

  @Test
  @Tag("LAU-10")
  void groupsAreFoundBelowEveryBase() throws IOException {
    List<String> bases = List.of("ou=groups," + ROOT, "ou=teams," + ROOT);
    try (Secured secured = Secured.by(at().userSearchBase(ROOT).groupSearchBase(bases).build())) {
      secured.assertIs("alice [team, write]", basic("alice", "alice@123"));
      secured.assertIs("bob [team]", basic("bob", "bob@123"));
    }
  }

  @Test
  @Tag("LAU-10")
  void groupsMayNameTheirMembersWithoutTheirPlace() throws IOException {
    try (Secured secured =
        Secured.by(
            at().userSearchBase(ROOT)
                .groupSearchBase(List.of(ROOT))
                .groupEntryObjectClass("posixGroup")
                .membershipAttribute("memberUid")
                .build())) {
      secured.assertIs("alice [unix]", basic("ALICE", "alice@123"));
      secured.assertIs("bob []", basic("bob", "bob@123"));
    }
  }

  @Test
  @Tag("LAU-10")
  @Tag("T17")
  void aUserMayComeByAnotherNameThanTheOneTheyHave() throws IOException {
    try (Secured secured =
        Secured.by(at().userSearchBase(ROOT).userNameSearchFilter("(|(uid=?)(mail=?))").build())) {
      secured.assertIs("alice []", basic("alice@example.org", "alice@123"));
      secured.assertIs("alice []", basic("Alice@Example.org", "alice@123"));
      secured.assertIs("bob []", basic("b*b@example.org", "bob@123"));
      secured.assertRefused(401, basic("a*@example.org", "alice@123"));
    }
  }

  @Test
  @Tag("T19")
  void whoeverIsThereTwiceIsNobody() throws Exception {
    addUser("uid=alice,ou=guests," + ROOT, "alice", "alice@guests.example");
    try (Secured secured = Secured.by(at().userSearchBase(ROOT).build())) {
      secured.assertRefused(401, basic("alice", "alice@123"));
      assertEquals(List.of(SERVICE), binds);
      secured.assertIs("bob []", basic("bob", "bob@123"));
    }
    try (Secured secured = Secured.by(at().userSearchBase("ou=people," + ROOT).build())) {
      secured.assertIs("alice []", basic("alice", "alice@123"));
    }
  }

  @Test
  @Tag("LAU-10")
  void whoeverHasNoNameIsNobody() throws IOException {
    try (Secured secured =
        Secured.by(
            at().userSearchBase(ROOT)
                .userNameSearchFilter("(uid=?)")
                .userNameAttribute("employeeNumber")
                .build())) {
      secured.assertRefused(401, basic("alice", "alice@123"));
      assertEquals(List.of(SERVICE), binds);
    }
  }

  @Test
  @Tag("T17")
  void aUserWhoMayReadNothingHasOneNameToo() throws IOException {
    secretive = true;
    try (Secured secured = Secured.by(at().userDnPattern("uid=?,ou=people," + ROOT).build())) {
      secured.assertIs("alice []", basic("ALICE", "alice@123"));
      secured.assertIs("alice []", basic("alice ", "alice@123"));
      secured.assertRefused(401, basic("alice", "bob@123"));
    }
  }

  @Test
  @Tag("LAU-10")
  void aUserIsNeverWhoeverHasComeBefore() throws IOException {
    try (Secured secured =
        Secured.by(at().userDnPattern("uid=?,ou=people," + ROOT).connectionPoolSize(1).build())) {
      for (int i = 0; i < 5; i++) {
        secured.assertIs("alice []", basic("alice", "alice@123"));
        secured.assertRefused(401, basic("bob", "alice@123"));
        secured.assertIs("bob []", basic("bob", "bob@123"));
        secured.assertRefused(401, basic("carol", "carol@123"));
      }
    }
  }
}
