// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is logged of close frames and streams; on Tomcat, whose log is this process's. */
@Tag("tomcat")
class ReplyLogIT extends RepliesApplication {

  @Test
  @Tag("CLF-04")
  void aCodeThatMayNotBeSentIsLogged() throws Exception {
    try (LibraryLog log = new LibraryLog();
        RawPeer peer = open("closing/messages")) {
      peer.sendText("custom 1005 a reason");
      peer.expectEnd();
      log.expectOne("Failed to send close frame. Invalid status code: 1005");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inline/quiet, ours, no more of it",
    "inline/quiet, other, a secret",
    "inline/publisher, ours, no more of it"
  })
  @Tag("LOG-03")
  @Tag("STR-03")
  @Tag("STR-04")
  void aStreamThatFailsIsLogged(String kind, String way, String failure) throws Exception {
    try (LibraryLog log = new LibraryLog();
        RawPeer peer = open(kind)) {
      peer.sendText("failing a " + way);
      peer.expectText("a-0");
      peer.expectText("a-1");
      peer.next();
      peer.answerClose(1011);
      expectClosedAndPerhapsTold(kind);
      log.expectOne(failure);
    }
  }

  private void expectClosedAndPerhapsTold(String kind) throws IOException {
    if (kind.endsWith("quiet")) {
      expectEvents("a closed");
    } else {
      expectInAnyOrder("a closed", "error WebSocketException: no more of it");
    }
  }
}
