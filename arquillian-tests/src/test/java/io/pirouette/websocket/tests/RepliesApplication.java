// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.replies.RecorderUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of what remote methods return, each test with a topic of its own. Its events come over a
 * connection of its own, and there must be none that no test expects.
 */
@ExtendWith(ArquillianExtension.class)
abstract class RepliesApplication {

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();
  private RawPeer recorder;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("replies.war", RecorderUpgrade.class);
  }

  @BeforeEach
  void record() throws IOException {
    recorder = RawPeer.open(at("events"));
    recorder.expectText("recording");
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    // A round trip, so that events under way are not missed.
    recorder.sendText("end");
    recorder.expectText("ended");
    recorder.close();
  }

  URI at(String service) {
    return Archives.at(base, service + "/" + topic);
  }

  RawPeer open(String service) throws IOException {
    return RawPeer.open(at(service));
  }

  /** Lets so many elements of a stream pass. */
  void release(String stream, int elements) throws IOException {
    recorder.sendText("release " + stream + " " + elements);
  }

  /** Expects these events, and no others, next. */
  void expectEvents(String... events) throws IOException {
    for (String event : events) {
      recorder.expectText(event);
    }
  }

  /** Expects these events next, in any order. */
  void expectInAnyOrder(String... events) throws IOException {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < events.length; i++) {
      told.add(recorder.nextText());
    }
    assertEquals(sorted(List.of(events)), sorted(told));
  }

  private static List<String> sorted(List<String> events) {
    String[] array = events.toArray(String[]::new);
    Arrays.sort(array);
    return List.of(array);
  }

  String nextEvent() throws IOException {
    return recorder.nextText();
  }

  /** How many elements of endless streams have been taken, when there is no progress any more. */
  int awaitNoProgress() throws IOException {
    String taken = taken();
    for (int same = 0; same < 2_000; same++) {
      String now = taken();
      if (!now.equals(taken)) {
        taken = now;
        same = 0;
      }
    }
    return Integer.parseInt(taken);
  }

  private String taken() throws IOException {
    recorder.sendText("taken");
    return recorder.nextText();
  }
}
