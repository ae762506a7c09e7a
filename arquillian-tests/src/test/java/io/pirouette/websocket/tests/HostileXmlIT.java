// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.app.xml.XmlUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that is made to do harm: nothing outside of it is ever looked at. */
class HostileXmlIT extends BindingApplication {

  private static final List<String> KINDS = List.of("document", "note", "sealed-note");
  private static final String SECRET = "content of the file";

  @TempDir Path directory;
  private RawServer server;
  private String file;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithXml("xml.war", XmlUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage());
  }

  @BeforeEach
  void layOut() throws IOException {
    server = RawServer.start();
    Path secret = Files.writeString(directory.resolve("secret.txt"), SECRET);
    Files.writeString(
        directory.resolve("secret.dtd"), "<!ENTITY e \"" + SECRET + "\"><!ELEMENT note ANY>");
    file = secret.toUri().toString();
  }

  @AfterEach
  void expectThatNobodyHasAsked() throws IOException {
    boolean asked = server.hasPending();
    server.close();
    assertFalse(asked, "the server was asked");
  }

  private String http(String path) {
    return "http://" + server.authority() + path;
  }

  private String filled(String message) {
    return message
        .replace("FILE", file)
        .replace("DTD", file.replace("secret.txt", "secret.dtd"))
        .replace("JAR", "jar:" + http("/x.jar!/x"))
        .replace("HTTP", http("/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE note><note/>",
        "<!DOCTYPE note []><note/>",
        "<!DOCTYPE note SYSTEM \"HTTP\"><note/>",
        "<!DOCTYPE note PUBLIC \"-//X//X\" \"HTTP\"><note/>",
        "<!DOCTYPE note SYSTEM \"JAR\"><note/>",
        "<!DOCTYPE note SYSTEM \"DTD\"><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY e \"x\">]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY e SYSTEM \"FILE\">]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY e SYSTEM \"FILE\">]><note><text>&e;</text></note>",
        "<!DOCTYPE note [<!ENTITY e SYSTEM \"HTTP\">]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY e SYSTEM \"JAR\">]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY e PUBLIC \"x\" \"HTTP\">]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY % p SYSTEM \"HTTP\"> %p;]><note/>",
        "<!DOCTYPE note [<!ENTITY % p SYSTEM \"DTD\"> %p;]><note>&e;</note>",
        "<!DOCTYPE note [<!ENTITY % f SYSTEM \"FILE\"><!ENTITY % g \"<!ENTITY h SYSTEM"
            + " 'HTTP?%f;'>\"> %g;]><note>&h;</note>",
        "<!DOCTYPE note [<!ATTLIST note id CDATA \"7\">]><note/>",
        "<?xml version=\"1.0\"?><!--c--><!DOCTYPE note SYSTEM \"HTTP\"><note/>"
      })
  @Tag("T39")
  void aDocumentTypeIsRefused(String message) throws IOException {
    for (String kind : KINDS) {
      expectRefusal(kind, filled(message), "failed to parse xml: ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<note xmlns:xi=\"http://www.w3.org/2001/XInclude\"><text><xi:include href=\"FILE\""
            + " parse=\"text\"/></text></note>",
        "<note xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"HTTP\"/></note>",
        "<note xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:noNamespaceSchemaLocation=\"HTTP\"/>",
        "<note xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"urn:x HTTP\"/>",
        "<?xml-stylesheet type=\"text/xsl\" href=\"HTTP\"?><note/>",
        "<?xml-model href=\"HTTP\"?><note/>"
      })
  @Tag("T39")
  void whatElsePointsOutsideIsNotFollowed(String message) throws IOException {
    for (String kind : List.of("document", "note")) {
      try (RawPeer peer = open(kind)) {
        for (Frame frame : bothKinds(filled(message))) {
          peer.send(frame);
          String answer = peer.nextText();
          assertFalse(answer.contains(SECRET), answer);
        }
      }
    }
  }

  @Test
  @Tag("T39")
  void anotherEncodingHidesNothing() throws IOException {
    String hidden = filled("<!DOCTYPE note [<!ENTITY e SYSTEM \"HTTP\">]><note>&e;</note>");
    String utf7 =
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?>"
            + hidden.replace("<", "+ADw-").replace(">", "+AD4-");
    for (String kind : KINDS) {
      for (Charset charset : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32"))) {
        String declared = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + hidden;
        for (String message : List.of(declared, "\ufeff" + declared)) {
          expectRefusal("binding", kind, Frame.binary(message.getBytes(charset)), "");
          expectRefusal("binding", kind, Frame.text(message), "failed to parse xml: ");
        }
      }
      for (Frame frame : bothKinds(utf7)) {
        expectRefusal("binding", kind, frame, "failed to parse xml: ");
      }
      byte[] ebcdic = ("<?xml version=\"1.0\" encoding=\"IBM037\"?>" + hidden).getBytes("IBM037");
      expectRefusal("binding", kind, Frame.binary(ebcdic), "");
    }
  }

  @Test
  @Tag("T40")
  void entitiesThatGrowAreRefused() throws IOException {
    String laughs =
        IntStream.rangeClosed(1, 9)
            .mapToObj(i -> "<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)))
            .collect(Collectors.joining());
    String quadratic = "<!ENTITY e \"" + "x".repeat(65_536) + "\">";
    Map<String, String> bombs =
        Map.of(
            "<!ENTITY e0 \"lol\">" + laughs,
            "&e9;",
            "<!ENTITY % e0 \"lol\">" + laughs.replace("ENTITY ", "ENTITY % "),
            "",
            quadratic,
            "&e;".repeat(50_000));
    for (String kind : KINDS) {
      for (Map.Entry<String, String> bomb : bombs.entrySet()) {
        String message =
            "<!DOCTYPE note [" + bomb.getKey() + "]><note>" + bomb.getValue() + "</note>";
        expectRefusal("binding", kind, Frame.text(message), "failed to parse xml: ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000, 1_000_000})
  @Tag("T40")
  void nestingWithoutEndIsRefused(int depth) throws IOException {
    String whole = "<note>" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</note>";
    for (String kind : KINDS) {
      for (String message : List.of(whole, "<note>".repeat(depth))) {
        expectRefusal("binding", kind, Frame.text(message), "failed to parse xml: ");
      }
    }
  }

  @Test
  @Tag("T40")
  void aMillionAttributesAreRefused() throws IOException {
    String attributes =
        IntStream.range(0, 1_000_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
    for (String kind : KINDS) {
      byte[] message = ("<note" + attributes + "/>").getBytes(UTF_8);
      expectRefusal("binding", kind, new Frame(true, 0, Frame.TEXT, message), "failed to parse ");
    }
  }
}
