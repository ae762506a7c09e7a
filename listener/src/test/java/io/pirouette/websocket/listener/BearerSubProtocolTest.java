// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.bearer;
import static io.pirouette.websocket.listener.Tokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.fixture.HttpAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page in a browser, which can send a token nowhere but among the sub-protocols. */
class BearerSubProtocolTest {

  private static final String SUB_PROTOCOL = "Sec-WebSocket-Protocol";

  private final String token = token("alice", Duration.ofHours(1));

  private static Secured secured() {
    return Secured.by(
        service ->
            service
                .subProtocols(List.of("v1"))
                .auth(Tokens.validator().build())
                .authOptions(AuthOptions.builder().bearerSubProtocol("bearer.").build()));
  }

  private static String offer(String entries) {
    return SUB_PROTOCOL + ": " + entries;
  }

  @Test
  void aTokenAmongTheSubProtocolsLetsInAndIsNeverEchoed() throws IOException {
    try (Secured secured = secured()) {
      for (String entries :
          List.of("bearer." + token + ", v1", "v1,bearer." + token, "v2, v1, bearer." + token)) {
        HttpAnswer answer = secured.answer(offer(entries));
        assertEquals(101, answer.status());
        assertEquals(List.of("v1"), answer.header(SUB_PROTOCOL));
        assertFalse(answer.toString().contains(token.substring(token.length() - 20)));
      }
      HttpAnswer alone = secured.answer(offer("bearer." + token));
      assertEquals(101, alone.status());
      assertEquals(List.of(), alone.header(SUB_PROTOCOL));
    }
  }

  @Test
  void aTokenThatIsNotGoodIsRefusedThereAsElsewhere() throws IOException {
    try (Secured secured = secured()) {
      HttpAnswer answer = secured.assertRefused(401, offer("bearer.x" + token + ", v1"));
      assertTrue(
          answer.header("WWW-Authenticate").get(0).contains("error=\"invalid_token\""),
          answer::toString);
      secured.assertRefused(401, offer("bearer., v1"));
      secured.assertRefused(401, offer("Bearer." + token + ", v1"));
      secured.assertRefused(401, offer("v1"));
    }
  }

  @Test
  @Tag("T6")
  void severalTokensAreRefusedWhicheverIsGood() throws IOException {
    try (Secured secured = secured()) {
      secured.assertRefused(400, offer("bearer." + token), bearer(token));
      secured.assertRefused(400, offer("bearer." + token + ", bearer.x"));
      secured.assertRefused(400, offer("bearer." + token), "Authorization: Digest x");
    }
  }

  @Test
  void noTokenIsLookedForThereUnlessItIsSaid() throws IOException {
    try (Secured secured = Secured.by(Tokens.validator().build())) {
      secured.assertRefused(401, offer("bearer." + token));
      secured.assertIs("alice [update, write]", bearer(token), offer("bearer." + token));
    }
  }

  @Test
  void aSubProtocolOfTheServiceIsNoToken() {
    ServiceConfiguration.Builder service =
        ServiceConfiguration.builder()
            .subProtocols(List.of("v1", "bearer.v1"))
            .authOptions(AuthOptions.builder().bearerSubProtocol("bearer.").build());
    String message = assertThrows(IllegalArgumentException.class, service::build).getMessage();
    assertTrue(message.contains("bearer.v1") && message.contains("expected: "), message);
  }
}
