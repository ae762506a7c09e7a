// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.introspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.auth.listener.CacheConfig;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Specification section 5.2: what a server's answers about tokens are taken for. */
class IntrospectionTest {

  private static final String ALICE = "{\"active\":true,\"username\":\"alice\"}";

  private static Introspection at(TokenServer server, String path, CacheConfig cache) {
    return Introspection.of(
        OAuth2IntrospectionConfig.builder(server.url(path)).cacheConfig(cache).build());
  }

  @Test
  @Tag("LAU-13")
  void oneNameAtTwoTenantsIsTwoSubjects() throws IOException {
    try (TokenServer server = TokenServer.start().answering(200, ALICE);
        Introspection first = at(server, "/introspect?tenant=a", null);
        Introspection again = at(server, "/introspect?tenant=a", null);
        Introspection second = at(server, "/introspect?tenant=b", null)) {
      Identity alice = first.validate("one");
      assertTrue(alice.isSameSubject(again.validate("two")));
      assertFalse(alice.isSameSubject(second.validate("three")));
    }
  }

  @Test
  @Tag("LAU-14")
  @Tag("T16")
  void whatIsNoAnswerIsNotRemembered() throws IOException {
    CacheConfig cache = new CacheConfig(Duration.ofHours(1));
    try (TokenServer server = TokenServer.start().answering(500, "");
        Introspection introspection = at(server, "/introspect", cache)) {
      assertThrows(UnavailableException.class, () -> introspection.validate("one"));
      server.answering(200, ALICE);
      introspection.validate("one");
      server.answering(500, "");
      introspection.validate("one");
      assertEquals(2, server.asked().size());
    }
  }

  @Test
  @Tag("LAU-14")
  @Tag("T16")
  void noMoreTokensAreRememberedThanAllowed() throws IOException {
    CacheConfig cache = new CacheConfig(10, Duration.ofHours(1));
    try (TokenServer server = TokenServer.start().answering(200, ALICE);
        Introspection introspection = at(server, "/introspect", cache)) {
      for (int i = 0; i < 30; i++) {
        introspection.validate("token" + i);
      }
      assertEquals(30, server.asked().size());
      for (int i = 29; i >= 20; i--) {
        introspection.validate("token" + i);
      }
      assertEquals(30, server.asked().size());
      introspection.validate("token19");
      assertEquals(31, server.asked().size());
    }
  }

  @Test
  @Tag("LAU-14")
  @Tag("T16")
  void aRefusalIsRememberedForOneTokenAlone() throws IOException {
    CacheConfig cache = new CacheConfig(Duration.ofHours(1));
    try (TokenServer server = TokenServer.start().answering(200, "{\"active\":false}");
        Introspection introspection = at(server, "/introspect", cache)) {
      assertThrows(RejectedException.class, () -> introspection.validate("one"));
      server.answering(200, ALICE);
      assertEquals("alice", introspection.validate("One").principal().orElseThrow().getName());
    }
  }
}
