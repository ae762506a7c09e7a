// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program with few descriptors, which it uses up: first with clients, then the last ones too. To
 * be started with the URL of an echo server and a {@link Reading}.
 */
final class DescriptorProgram {

  /** What the clients that are open all the time have done before there are no descriptors. */
  enum Reading {
    /** Nothing yet. */
    NEVER,
    /** Read a moment ago. */
    LATELY,
    /** Read so long ago that they have given back what a reader holds. */
    LONG_AGO
  }

  private static final int KEPT = 4;

  private final String url;
  private final List<Client> kept = new ArrayList<>();
  private final List<Client> more = new ArrayList<>();

  private DescriptorProgram(String url) {
    this.url = url;
  }

  /** Ends with an exception if something is not as it should be. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DescriptorProgram program = new DescriptorProgram(arguments[0]);
    program.run(Reading.valueOf(arguments[1]));
  }

  private void run(Reading reading) throws IOException, InterruptedException {
    loadClasses();
    for (int i = 0; i < KEPT; i++) {
      kept.add(Client.connect(url, Dialogue.patient().build()));
    }
    if (reading != Reading.NEVER) {
      kept.forEach(DescriptorProgram::echo);
    }
    if (reading == Reading.LONG_AGO) {
      // Twice as long as the library's own clock takes; nothing else tells.
      Thread.sleep(1_500);
    }
    useUp();
    List<FileInputStream> files = useUpTheLast();
    assertNoConnection();
    kept.forEach(DescriptorProgram::echo);
    for (FileInputStream file : files) {
      file.close();
    }
    kept.forEach(DescriptorProgram::echo);
    while (more.size() > 4) {
      more.remove(0).close();
    }
    more.add(Client.connect(url, Dialogue.patient().build()));
    kept.forEach(DescriptorProgram::echo);
    more.forEach(DescriptorProgram::echo);
    more.forEach(Client::close);
    kept.forEach(Client::close);
  }

  /** To load a class takes a descriptor, so that everything has to have happened once before. */
  private void loadClasses() {
    try (Client client = Client.connect(url, Dialogue.patient().build())) {
      echo(client);
    }
    assertThrows(ConnectionException.class, () -> Client.connect("ws://127.0.0.1:1/"));
    assertEquals(List.of(), more.stream().filter(Client::isOpen).toList());
  }

  private static void echo(Client client) {
    assertTrue(client.isOpen());
    client.writeTextMessage("still here?");
    assertEquals("still here?", client.readTextMessage());
  }

  private void useUp() {
    assertThrows(
        ConnectionException.class,
        () -> {
          while (true) {
            more.add(Client.connect(url, Dialogue.patient().build()));
          }
        });
    assertTrue(more.size() > 10, () -> more.size() + " clients");
  }

  private static List<FileInputStream> useUpTheLast() {
    List<FileInputStream> files = new ArrayList<>();
    assertThrows(
        FileNotFoundException.class,
        () -> {
          while (true) {
            files.add(new FileInputStream("/dev/null"));
          }
        });
    return files;
  }

  private void assertNoConnection() {
    for (int i = 0; i < 20; i++) {
      ConnectionException failure =
          assertThrows(
              ConnectionException.class, () -> Client.connect(url, Dialogue.patient().build()));
      assertEquals(Phase.CONNECT, failure.phase(), failure::toString);
      assertTrue(failure.getMessage().contains("Too many open files"), failure::toString);
    }
  }
}
