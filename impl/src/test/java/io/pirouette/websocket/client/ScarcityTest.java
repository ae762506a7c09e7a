// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that run out of descriptors or memory, and what remains of their clients. */
@ExtendWith(LeakCheck.class)
class ScarcityTest {

  /** How much a server sends that wants to be more than a client can bear. */
  private static final int TOO_MUCH = 200 << 20;

  @ParameterizedTest
  @EnumSource
  @Tag("F38")
  void withoutDescriptorsConnectFailsAndOpenClientsWork(DescriptorProgram.Reading reading)
      throws IOException {
    try (ScriptedServer server = ScriptedServer.start(ScriptedServer::echo)) {
      ChildJvm.runAfter(
          "ulimit -n 128", List.of(), DescriptorProgram.class, server.url(), reading.name());
    }
  }

  /** By a reader in readBinaryMessage or readTextMessage, or by the library while nobody reads. */
  @ParameterizedTest
  @CsvSource({
    "BINARY_FRAGMENTS, true",
    "BINARY_FRAGMENTS, false",
    "BINARY_FRAME, true",
    "BINARY_FRAME, false",
    "TEXT_FRAGMENTS, true",
    "TEXT_FRAGMENTS, false",
    "TEXT_FRAME, true",
    "TEXT_FRAME, false"
  })
  @Tag("F38")
  void aMessageThatMemoryDoesNotHoldEndsItsConnectionAlone(Flood flood, boolean read)
      throws IOException {
    try (ScriptedServer server = ScriptedServer.start(ScarcityTest::serve)) {
      ChildJvm.run(
          List.of("-Xmx32m"),
          MemoryProgram.class,
          server.url(),
          flood.name(),
          String.valueOf(read));
    }
  }

  /** What a client asks for, by sending its name. */
  enum Flood {
    BINARY_FRAGMENTS,
    BINARY_FRAME,
    TEXT_FRAGMENTS,
    TEXT_FRAME;

    private int opcode() {
      return name().startsWith("TEXT") ? Frame.TEXT : Frame.BINARY;
    }

    private void happen(RawConnection connection) throws IOException {
      byte[] part = new byte[name().endsWith("FRAME") ? 40 << 20 : 1 << 16];
      Arrays.fill(part, (byte) 'x');
      if (name().endsWith("FRAME")) {
        connection.send(new Frame(true, 0, opcode(), part));
        return;
      }
      connection.send(new Frame(false, 0, opcode(), part));
      for (int sent = part.length; sent < TOO_MUCH; sent += part.length) {
        connection.send(new Frame(false, 0, Frame.CONTINUATION, part));
      }
    }
  }

  /** An echo for all but those that ask for a flood. */
  private static void serve(RawConnection connection) throws IOException {
    Frame first = connection.next();
    if (first.payload().length < 20 && first.payloadAsText().contains("_")) {
      try {
        Flood.valueOf(first.payloadAsText()).happen(connection);
      } catch (IOException gone) {
        // The client has ended the connection, as it should.
      }
      connection.next();
    } else {
      connection.send(first);
      ScriptedServer.echo(connection);
    }
  }
}
