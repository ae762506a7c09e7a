// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.xml;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;
import java.util.stream.Stream;

/** Each note comes back, from methods that declare it in different ways. */
@ServicePath("/replies")
public class XmlReplyUpgrade implements UpgradeService {

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return switch (kind) {
      case "note" -> new OfNote();
      case "object" -> new OfObject();
      case "optional" -> new OfOptional();
      case "stream" -> new OfStream();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static class OfNote implements Service {
    public Note onMessage(Note note) {
      return note;
    }
  }

  static class OfObject implements Service {
    public Object onMessage(Note note) {
      return note;
    }
  }

  static class OfOptional implements Service {
    public Optional<Note> onMessage(Note note) {
      return Optional.of(note);
    }
  }

  static class OfStream implements Service {
    public Stream<Note> onMessage(Note note) {
      return Stream.of(note);
    }
  }
}
