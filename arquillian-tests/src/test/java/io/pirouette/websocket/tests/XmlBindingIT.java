// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.app.xml.XmlUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as a tree, and as values of an application's own classes; text and binary. */
@Tag("MSG-06")
class XmlBindingIT extends BindingApplication {

  private static final String MALFORMED = "failed to parse xml: ";

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithXml("xml.war", XmlUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          document | <a/>                                              | <a> ''
          document | <?xml version="1.0" encoding="UTF-8"?> <a>b</a>   | <a> 'b'
          document | <p:a xmlns:p="urn:p"><p:b>\u6c34</p:b>!</p:a>     | <p:a> '\u6c34!'
          document | <a><![CDATA[<b>]]>&amp;&#x41;</a>                 | <a> '<b>&A'
          note     | <note id="5"><text>t</text></note>                | Note[5 't' []]
          note     | <note><copy-to>a</copy-to><copy-to>b</copy-to></note> | Note[0 'null' [a, b]]
          note     | <note/>                                           | Note[0 'null' []]
          note     | <note more="1"><text>t</text><more>u</more></note> | Note[0 't' []]
          sealed-note | <note id="1"><text>t</text></note>             | SealedNote[1 't' []]
          """)
  void xmlBecomesATreeOrAValue(String kind, String message, String value) throws IOException {
    expectValue(kind, message, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          document    | ''
          document    | plain
          document    | {"a":1}
          document    | <a>
          document    | <a></b>
          document    | <a/><b/>
          document    | <a/>text
          document    | <a b="1" b="2"/>
          document    | <a>&unknown;</a>
          document    | <a>&#0;</a>
          document    | <p:a/>
          note        | ''
          note        | <note>
          note        | <note/><note/>
          note        | <remark/>
          note        | <note xmlns="urn:other"/>
          note        | <note id="five"/>
          """)
  void whatIsNoSuchXmlIsRefused(String kind, String message) throws IOException {
    expectRefusal(kind, message, MALFORMED);
  }

  @Test
  @Tag("MSG-09")
  void aClosedClassRefusesAnElementThatItDoesNotKnow() throws IOException {
    expectRefusal("sealed-note", "<note><more/></note>", MALFORMED);
    expectRefusal("sealed-note", "<note><text>t</text><text2/></note>", MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"document", "note"})
  void bytesAreTakenAsUtf8WhateverTheXmlSays(String kind) throws IOException {
    expectRefusal(
        "binding", kind, Frame.binary("<note/>".getBytes(UTF_16)), "the bytes are not UTF-8");
    expectRefusal(
        "binding",
        kind,
        Frame.binary(new byte[] {'<', 'a', '>', (byte) 0xe4, '<', '/', 'a', '>'}),
        "the bytes are not UTF-8");
  }

  @Test
  @Tag("DBF-05")
  @Tag("DBF-09")
  void anErrorMethodIsToldAndTheNextMessageIsBoundOnItsOwn() throws IOException {
    try (RawPeer peer = open("handled-note")) {
      for (int i = 0; i < 3; i++) {
        peer.sendText("<note><text>lost</text>");
        String event = events.next();
        String begin = "onMessageError PayloadBindingException: data binding failed: " + MALFORMED;
        assertTrue(event.startsWith(begin), event);
        peer.sendText("<note id=\"1\"/>");
        peer.expectText("Note[1 'null' []]");
        peer.sendBinary("<note id=\"2\"/>".getBytes(UTF_8));
        peer.expectText("Note[2 'null' []]");
      }
    }
  }
}
