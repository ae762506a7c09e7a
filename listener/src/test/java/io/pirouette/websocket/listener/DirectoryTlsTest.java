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
import com.unboundid.ldif.LDIFException;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Specification section 5.2: nothing is told to a directory that has not shown who it is. */
@Timeout(60)
class DirectoryTlsTest {

  private static final String PEOPLE = "ou=people,dc=example,dc=org";
  private static final String CREDENTIALS = basic("alice", "alice@123");

  private final CertificateAuthority root = CertificateAuthority.root("Root");

  @TempDir Path directory;

  /** A directory that knows Alice, by LDAPS and by LDAP with StartTLS. */
  private static final class SecureDirectory extends InMemoryOperationInterceptor
      implements AutoCloseable {

    final AtomicInteger requests = new AtomicInteger();
    private final InMemoryDirectoryServer server;

    SecureDirectory(SSLContext tls) throws LDAPException, LDIFException {
      InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
      InetAddress loopback = InetAddress.getLoopbackAddress();
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig("ldap", loopback, 0, tls.getSocketFactory()),
          InMemoryListenerConfig.createLDAPSConfig(
              "ldaps", loopback, 0, tls.getServerSocketFactory(), tls.getSocketFactory()));
      config.addInMemoryOperationInterceptor(this);
      server = new InMemoryDirectoryServer(config);
      server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
      server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
      server.add(
          "dn: uid=alice," + PEOPLE,
          "objectClass: inetOrgPerson",
          "uid: alice",
          "cn: Alice",
          "sn: Alice",
          "userPassword: alice@123");
      server.startListening();
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
      requests.incrementAndGet();
    }

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
      requests.incrementAndGet();
    }

    List<LdapUserStoreConfig.Builder> ways(String host) {
      List<LdapUserStoreConfig.Builder> ways = new ArrayList<>();
      for (boolean pattern : new boolean[] {true, false}) {
        for (String scheme : List.of("ldaps", "ldap")) {
          LdapUserStoreConfig.Builder way =
              LdapUserStoreConfig.builder(
                      scheme + "://" + host + ":" + server.getListenPort(scheme))
                  .startTls(scheme.equals("ldap"));
          ways.add(pattern ? way.userDnPattern("uid=?," + PEOPLE) : way.userSearchBase(PEOPLE));
        }
      }
      return ways;
    }

    @Override
    public void close() {
      server.shutDown(true);
    }
  }

  private SecureDirectory showing(Certified shown) throws Exception {
    return new SecureDirectory(context(shown));
  }

  private SSLContext context(Certified shown) throws IOException, GeneralSecurityException {
    String path = new KeyFiles(directory).keyStore("directory.p12", "PKCS12", shown);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(path)) {
      store.load(in, KeyFiles.PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, KeyFiles.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private ClientSecureSocket.Builder trusting(CertificateAuthority authority) {
    String file = new KeyFiles(directory).certificate("trusted.pem", authority.certificate());
    return ClientSecureSocket.builder().cert(new TrustedCertificates(file));
  }

  private static void assertLetsIn(SecureDirectory known, String host, ClientSecureSocket secure)
      throws IOException {
    for (LdapUserStoreConfig.Builder way : known.ways(host)) {
      try (Secured secured = Secured.by(way.secureSocket(secure).build())) {
        secured.assertIs("alice []", CREDENTIALS);
        secured.assertRefused(401, basic("alice", "wrong"));
        secured.assertIs("alice []", CREDENTIALS);
      }
    }
  }

  private static void assertTellsNothing(
      SecureDirectory stranger, String host, ClientSecureSocket secure) throws IOException {
    for (LdapUserStoreConfig.Builder way : stranger.ways(host)) {
      way.secureSocket(secure);
      LdapUserStoreConfig asNobody = way.build();
      LdapUserStoreConfig asService =
          way.connectionName("uid=alice," + PEOPLE).connectionPassword("alice@123").build();
      for (LdapUserStoreConfig config : List.of(asNobody, asService)) {
        try (Secured secured = Secured.by(config)) {
          secured.assertRefused(503, CREDENTIALS);
        }
      }
    }
    assertEquals(0, stranger.requests.get());
  }

  @Test
  @Tag("LAU-10")
  void aTrustedDirectoryIsAskedByLdapsOrStartTls() throws Exception {
    ClientSecureSocket secure = trusting(root).build();
    try (SecureDirectory known = showing(root.issue(Leaf.of("127.0.0.1")))) {
      assertLetsIn(known, "127.0.0.1", secure);
    }
    try (SecureDirectory known = showing(root.issue(Leaf.of("localhost")))) {
      assertLetsIn(known, "localhost", secure);
    }
  }

  @Test
  @Tag("T19")
  void aStrangerIsToldNothing() throws Exception {
    CertificateAuthority other = CertificateAuthority.root("Other");
    try (SecureDirectory stranger = showing(other.issue(Leaf.of("127.0.0.1", "localhost")))) {
      assertTellsNothing(stranger, "127.0.0.1", trusting(root).build());
      assertTellsNothing(stranger, "localhost", trusting(root).build());
      assertTellsNothing(stranger, "127.0.0.1", null);
    }
  }

  @Test
  @Tag("T19")
  void theDirectoryOfAnotherHostIsToldNothing() throws Exception {
    ClientSecureSocket secure = trusting(root).build();
    try (SecureDirectory other = showing(root.issue(Leaf.of("directory.example")))) {
      assertTellsNothing(other, "127.0.0.1", secure);
      assertTellsNothing(other, "localhost", secure);
      assertLetsIn(other, "127.0.0.1", trusting(root).verifyHostName(false).build());
    }
  }

  @Test
  @Tag("T19")
  void aCertificateThatHasExpiredIsWorthNothing() throws Exception {
    try (SecureDirectory old = showing(root.issue(Leaf.of("127.0.0.1").expired()))) {
      assertTellsNothing(old, "127.0.0.1", trusting(root).build());
    }
  }

  @Test
  @Tag("T19")
  void aDirectoryMayBeMeantByAnotherNameThanThatOfItsUrl() throws Exception {
    ClientSecureSocket secure = trusting(root).serverName("directory.example").build();
    try (SecureDirectory meant = showing(root.issue(Leaf.of("directory.example")))) {
      assertLetsIn(meant, "127.0.0.1", secure);
    }
    try (SecureDirectory other = showing(root.issue(Leaf.of("other.example")))) {
      assertTellsNothing(other, "127.0.0.1", secure);
    }
    try (SecureDirectory named = showing(root.issue(Leaf.of("127.0.0.1", "localhost")))) {
      assertTellsNothing(named, "127.0.0.1", secure);
      assertTellsNothing(named, "localhost", secure);
    }
  }
}
