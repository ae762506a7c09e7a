// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The JDK's XML parsers, whatever else is on the class path, set so that a document can reach
 * nothing outside itself and cannot grow: without DOCTYPE, entities of its own and XInclude, and no
 * deeper than 64 elements. Any thread.
 */
final class SecureXml {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private static final String MAX_DEPTH =
      "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

  private static final String DEPTH = "64";

  /** Declares a prefix; without entities it stands in the text as it is. */
  private static final String PREFIX = "xmlns:";

  private static final int MAX_PREFIXES = 100;

  private static final ErrorHandler THROWING =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {
          // Nothing that a peer has to hear of.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
          throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
          throw e;
        }
      };

  private SecureXml() {}

  /** A document of a text. */
  static Document document(String text) {
    InputSource source = source(text);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setAttribute(MAX_DEPTH, DEPTH);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(THROWING);
      return builder.parse(source);
    } catch (SAXException | IOException e) {
      throw misfit(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("The JDK's XML parser cannot be made safe", e);
    }
  }

  /** A reader for somebody else to read with. */
  static XMLReader reader() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      parser.setProperty(MAX_DEPTH, DEPTH);
      XMLReader reader = parser.getXMLReader();
      reader.setErrorHandler(THROWING);
      return reader;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The JDK's XML parser cannot be made safe", e);
    }
  }

  static InputSource source(String text) {
    checkPrefixes(text);
    return new InputSource(new StringReader(text));
  }

  /** The JDK's parser looks through all of them for each element, which takes minutes for many. */
  private static void checkPrefixes(String text) {
    int found = 0;
    for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + PREFIX.length())) {
      if (++found > MAX_PREFIXES) {
        throw Misfit.because(
            "failed to parse xml: more than " + MAX_PREFIXES + " namespace prefixes");
      }
    }
  }

  static PayloadBindingException misfit(Exception failure) {
    return Misfit.because("failed to parse xml: " + failure.getMessage(), failure);
  }
}
