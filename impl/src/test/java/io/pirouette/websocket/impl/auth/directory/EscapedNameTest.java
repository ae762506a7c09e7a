// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a name is, the directory is asked for that name, and for nothing else. */
class EscapedNameTest {

  private static final String BASE = "ou=people,dc=example,dc=org";

  private static final List<String> HOSTILE =
      List.of(
          "*",
          "*)(uid=*",
          "admin)(|(uid=*",
          "\\",
          "\\2a",
          "\0",
          "a\0b",
          "admin ",
          " admin",
          "ADMIN",
          "a,ou=x",
          "a+b=c",
          "#00",
          "#",
          "\"",
          "<>;=",
          "?",
          "??",
          "\u00e4",
          "\ud83d\ude00",
          "\n",
          "\r\n",
          "\u007f",
          "  ",
          "a\\",
          "\\ ",
          "uid=a",
          "\u202e",
          "\u0000\u0000",
          "x".repeat(1_024));

  /** Of these, any sequence means something somewhere. */
  private static final String ALPHABET =
      "a B*()\\,+=\"<>;#?&|!~:/\0\n\r\t\u00e4\u20ac\u3042'{}$%01";

  private static List<String> names() {
    List<String> names = new ArrayList<>(HOSTILE);
    Random random = new Random(4515);
    while (names.size() < 5_000) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(12);
      for (int i = 0; i < length; i++) {
        if (random.nextInt(10) == 0) {
          name.appendCodePoint(0x1F300 + random.nextInt(200));
        } else {
          name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
      }
      names.add(name.toString());
    }
    return names;
  }

  private static LdapUserStoreConfig.Builder at() {
    return LdapUserStoreConfig.builder("ldap://127.0.0.1");
  }

  @Test
  @Tag("T17")
  void aNameInAPatternIsOneValueOfOneAttribute() throws LDAPException {
    UserQuery query = new UserQuery(at().userDnPattern("uid=?," + BASE).build());
    DN parent = new DN(BASE);
    for (String name : names()) {
      DN dn = new DN(query.dn(name));
      assertEquals(parent, dn.getParent(), name);
      RDN own = dn.getRDN();
      assertEquals(1, own.getAttributeValues().length, name);
      assertEquals("uid", own.getAttributeNames()[0]);
      assertEquals(name, own.getAttributeValues()[0]);
    }
  }

  @Test
  @Tag("T17")
  void aNameInTheMiddleOfAPatternIsAPartOfOneValue() throws LDAPException {
    UserQuery query = new UserQuery(at().userDnPattern("cn=user ?!,ou=?," + BASE).build());
    for (String name : names()) {
      DN dn = new DN(query.dn(name));
      assertEquals(new DN(BASE).getRDNs().length + 2, dn.getRDNs().length, name);
      assertEquals(
          List.of("user " + name + "!"), List.of(dn.getRDNs()[0].getAttributeValues()), name);
      assertEquals(List.of(name), List.of(dn.getRDNs()[1].getAttributeValues()), name);
    }
  }

  @Test
  @Tag("T17")
  void aNameInAFilterIsOneValue() throws LDAPException {
    UserQuery standard = new UserQuery(at().userSearchBase(BASE).build());
    UserQuery own =
        new UserQuery(
            at().userSearchBase(BASE)
                .userNameSearchFilter("(&(objectClass=person)(|(uid=?)(mail=?@example.org)))")
                .build());
    for (String name : names()) {
      Filter[] parts = Filter.create(standard.filter(name).toString()).getComponents();
      assertEquals(2, parts.length, name);
      assertEquality(name, parts[1]);
      Filter[] both = own.filter(name).getComponents();
      assertEquals(2, both.length, name);
      assertEquals(2, both[1].getComponents().length, name);
      assertEquality(name, both[1].getComponents()[0]);
      assertEquality(name + "@example.org", both[1].getComponents()[1]);
    }
  }

  private static void assertEquality(String value, Filter filter) {
    assertEquals(Filter.FILTER_TYPE_EQUALITY, filter.getFilterType(), value);
    assertEquals(value, filter.getAssertionValue());
  }

  @Test
  @Tag("T17")
  void aNameThatIsTooLongIsNotAskedFor() {
    UserQuery pattern = new UserQuery(at().userDnPattern("uid=?," + BASE).build());
    UserQuery search = new UserQuery(at().userSearchBase(BASE).build());
    String name = "x".repeat(10 * 1_024);
    assertThrows(RejectedException.class, () -> pattern.dn(name));
    assertThrows(RejectedException.class, () -> search.filter(name));
  }

  @Test
  void whatIsNoFilterOrPatternIsRefusedWhenItIsConfigured() {
    for (LdapUserStoreConfig.Builder wrong :
        List.of(
            at().userDnPattern("?"),
            at().userDnPattern("uid=?,people"),
            at().userSearchBase(BASE).userNameSearchFilter("(uid=?"),
            at().userSearchBase(BASE).userNameSearchFilter("(&(uid=?)"))) {
      LdapUserStoreConfig config = wrong.build();
      assertThrows(IllegalArgumentException.class, () -> new UserQuery(config));
    }
  }
}
