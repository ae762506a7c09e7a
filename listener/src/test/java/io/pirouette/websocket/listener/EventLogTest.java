// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.CapturedLog.Line;
import io.pirouette.websocket.listener.LoggedTalk.Silent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each event of a connection has one debug line, with the connection and the service. */
@Tag("LOG-02")
class EventLogTest {

  /** Has a method for everything. */
  static class Everything extends Silent {

    Everything(BlockingQueue<String> ids) {
      super(ids);
    }

    public String onTextMessage(Caller caller, String text) {
      if (text.equals("fail")) {
        throw new IllegalStateException("as told");
      }
      return text;
    }

    public byte[] onBinaryMessage(byte[] data) {
      return data;
    }

    public byte[] onPing(byte[] data) {
      return data;
    }

    public void onPong(byte[] data) {}

    public void onClose(Caller caller, int statusCode) {}

    public void onError(Throwable error) {}
  }

  private static void sendEverything(RawPeer peer) throws IOException {
    peer.sendText("hello");
    peer.sendFragments(Frame.BINARY, new byte[3], 1);
    peer.send(Frame.control(Frame.PONG, "q"));
    peer.send(Frame.control(Frame.PING, "p"));
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  void eachEventHasOneLine(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Everything::new,
            (peer, log) -> {
              sendEverything(peer);
              peer.expectText("hello");
              peer.expect(Frame.binary(new byte[3]));
              peer.expect(Frame.control(Frame.PONG, "p"));
            });
    List<String> events = List.of("open", "text", "binary", "pong", "ping", "close 1000");
    assertEquals(events, talk.events());
    assertEquals(events.size(), talk.lines().size(), talk.lines()::toString);
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  void soHasOneForWhichTheServiceHasNoMethod(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Silent::new,
            (peer, log) -> {
              sendEverything(peer);
              peer.expect(Frame.control(Frame.PONG, "p"));
              peer.send(Frame.closeWithoutCode());
              assertEquals(Frame.CLOSE, peer.next().opcode());
              peer.expectEnd();
            });
    assertEquals(List.of("open", "text", "binary", "pong", "ping", "close 1005"), talk.events());
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  void aLossIsACloseWith1006(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Everything::new,
            (peer, log) -> {
              peer.sendText("hello");
              peer.expectText("hello");
              peer.cut();
              log.await(line -> line.message().startsWith("close "));
            });
    assertEquals(List.of("open", "text", "close 1006"), talk.events());
    for (Line line : talk.lines()) {
      assertTrue(line.message().contains("connection " + talk.id()), line::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  void anErrorIsNamedByItsClass(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Everything::new,
            (peer, log) -> {
              peer.sendText("fail");
              peer.expectClose(1011, "Unexpected condition");
            });
    assertEquals(List.of("open", "text", "error java.lang.IllegalStateException"), talk.events());
  }
}
