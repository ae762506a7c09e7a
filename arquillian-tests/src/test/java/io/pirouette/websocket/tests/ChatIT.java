// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.pirouette.websocket.app.chat.ChatUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat: everybody hears everybody, whoever comes, goes or vanishes. */
@ExtendWith(ArquillianExtension.class)
@Tag("SMP-02")
class ChatIT {

  /** More than a connection takes whose peer does not read. */
  private static final int SPEECHES = 400;

  private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();

  private final String room = UUID.randomUUID().toString();

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("chat.war", ChatUpgrade.class);
  }

  /** Enters, and is heard by all, which shows that it is there. */
  private RawPeer enter(String name, RawPeer... others) throws IOException {
    RawPeer peer = RawPeer.open(Archives.at(base, "chat/" + room + "/" + name));
    peer.expectText("Hi " + name + "! You have successfully connected to the chat");
    expectAll(name + " connected to the chat", others);
    say(peer, name, "hello", others);
    return peer;
  }

  private static void leave(RawPeer peer, String name, RawPeer... others) throws IOException {
    peer.close();
    expectAll(name + " left the chat", others);
  }

  private static void say(RawPeer peer, String name, String text, RawPeer... others)
      throws IOException {
    peer.sendText(text);
    peer.expectText(name + ": " + text);
    expectAll(name + ": " + text, others);
  }

  private static void expectAll(String text, RawPeer... peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.expectText(text);
    }
  }

  @Test
  void allHearWhoComesWhatIsSaidAndWhoLeaves() throws IOException {
    try (RawPeer ann = enter("ann")) {
      RawPeer bob = enter("bob", ann);
      RawPeer cleo = enter("cleo", ann, bob);
      say(ann, "ann", "how do you do?", bob, cleo);
      say(bob, "bob", "fine", ann, cleo);
      leave(bob, "bob", ann, cleo);
      say(cleo, "cleo", "where is bob?", ann);
      leave(cleo, "cleo", ann);
      say(ann, "ann", "alone");
    }
  }

  @Test
  void aNameMayHaveSpacesAndAccents() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "chat/" + room + "/zo%C3%AB%20b"))) {
      peer.expectText("Hi zoë b! You have successfully connected to the chat");
    }
  }

  @Test
  void oneThatVanishesIsMissedAndTheOthersGoOn() throws IOException {
    try (RawPeer ann = enter("ann")) {
      RawPeer bob = enter("bob", ann);
      RawPeer cleo = enter("cleo", ann, bob);
      cleo.reset();
      expectAll("cleo left the chat", ann, bob);
      say(ann, "ann", "where is cleo?", bob);
      leave(bob, "bob", ann);
    }
  }

  /** Its connection dies while somebody is in the middle of writing to it. */
  @Test
  void oneThatDoesNotListenAndVanishesKeepsNobodyFromHearing() throws Exception {
    try (RawPeer ann = enter("ann")) {
      RawPeer bob = enter("bob", ann);
      RawPeer cleo = enter("cleo", ann, bob);
      RawPeer deaf = enter("deaf", ann, bob, cleo);
      ExecutorService threads = Executors.newCachedThreadPool();
      try {
        List<Future<?>> listening = new ArrayList<>();
        for (RawPeer peer : List.of(ann, bob, cleo)) {
          listening.add(threads.submit(() -> hearAll(peer)));
        }
        Future<?> speaking = threads.submit(() -> speak(ann));
        awaitSilence();
        deaf.reset();
        for (Future<?> listener : listening) {
          listener.get();
        }
        speaking.get();
      } finally {
        threads.shutdownNow();
      }
      leave(bob, "bob", ann, cleo);
      leave(cleo, "cleo", ann);
    }
  }

  private static String speech(int number) {
    return number + "x".repeat(60_000);
  }

  private static Void speak(RawPeer peer) throws IOException {
    for (int i = 0; i < SPEECHES; i++) {
      peer.sendText(speech(i));
    }
    return null;
  }

  /** Hears all, in order, and at some time that one has left. */
  private Void hearAll(RawPeer peer) throws IOException {
    boolean left = false;
    int next = 0;
    while (next < SPEECHES || !left) {
      String text = nextMessage(peer);
      if (text.equals("deaf left the chat")) {
        assertFalse(left);
        left = true;
      } else {
        assertEquals("ann: " + speech(next), text);
        next++;
      }
      heard.add(next);
    }
    return null;
  }

  /** In however many frames. */
  private static String nextMessage(RawPeer peer) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    Frame frame;
    do {
      frame = peer.next();
      assertNotNull(frame);
      message.writeBytes(frame.payload());
    } while (!frame.fin());
    return message.toString(UTF_8);
  }

  /** Waits until a second passes in which nobody hears anything. */
  private void awaitSilence() throws InterruptedException {
    Integer latest;
    do {
      latest = heard.poll(1, TimeUnit.SECONDS);
    } while (latest != null);
  }
}
