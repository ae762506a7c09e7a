// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Where tests listen to the events of a topic, and say what is to be written to its groups. */
@ServicePath("/events")
public class RecorderUpgrade implements UpgradeService {

  @Get("{topic}")
  public Service upgrade(@PathParameter String topic) {
    return new Recorder(Topic.of(topic));
  }

  static class Recorder implements Service {

    private final Topic topic;

    Recorder(Topic topic) {
      this.topic = topic;
    }

    public String onOpen(Caller caller) {
      topic.recordedBy(caller);
      return "recording";
    }

    /** A command, the name of a group, and numbers. */
    public String onTextMessage(String line) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "push" -> group(words).push(number(words, 2), number(words, 3));
        case "mix" -> group(words).mix(number(words, 2), number(words, 3));
        case "compete" -> group(words).compete(number(words, 2));
        case "crowd" -> group(words).crowd(number(words, 2), "x"::repeat);
        case "tell" -> group(words).tell(words[2]);
        case "permit" -> topic.permit();
        case "written" -> {
          return "written " + group(words).written();
        }
        default -> {
          return "ended";
        }
      }
      return null;
    }

    private Group group(String[] words) {
      return topic.group(words[1]);
    }

    private static int number(String[] words, int index) {
      return Integer.parseInt(words[index]);
    }
  }
}
