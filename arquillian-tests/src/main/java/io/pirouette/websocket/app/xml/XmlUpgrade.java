// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.xml;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.app.reporting.Reporting;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Hands out a service of a kind, which reports to a topic. */
@ServicePath("/binding")
public class XmlUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    return switch (kind) {
      case "document" -> Reporting.to(topic, OfDocument::new);
      case "string" -> Reporting.to(topic, OfString::new);
      case "note" -> Reporting.to(topic, OfNote::new);
      case "sealed-note" -> Reporting.to(topic, OfSealedNote::new);
      case "handled-note" -> Reporting.to(topic, Handled::new);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static class OfDocument extends Reporting {
    public String onMessage(Document document) {
      Element root = document.getDocumentElement();
      return "<%s> '%s'".formatted(root.getNodeName(), root.getTextContent());
    }
  }

  static class OfString extends Reporting {
    public String onMessage(String text) {
      return text;
    }
  }

  static class OfNote extends Reporting {
    public String onMessage(Note note) {
      return note.toString();
    }
  }

  static class OfSealedNote extends Reporting {
    public String onMessage(SealedNote note) {
      return note.toString();
    }
  }

  static class Handled extends Reporting {
    public String onMessage(Note note) {
      return note.toString();
    }

    public void onMessageError(Throwable error) {
      report("onMessageError", error);
    }
  }
}
