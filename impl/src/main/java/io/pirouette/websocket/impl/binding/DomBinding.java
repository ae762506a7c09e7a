// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** From and to documents of the DOM. Any thread. */
final class DomBinding {

  private DomBinding() {}

  /** Whether values of this type are read and written here. */
  static boolean binds(Class<?> type) {
    return Node.class.isAssignableFrom(type);
  }

  /** The reader for a document, or for its outermost element. */
  static PayloadReader reader(Class<?> type) {
    return type.isAssignableFrom(Document.class)
        ? SecureXml::document
        : text -> SecureXml.document(text).getDocumentElement();
  }

  static void write(MessageSink sink, Object node) {
    sink.writeTextMessage(text((Node) node));
  }

  private static String text(Node node) {
    try {
      TransformerFactory factory = TransformerFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(node), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new WebSocketException(
          Phase.WRITE, "An XML document cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
