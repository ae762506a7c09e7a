// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Request targets that name one path and may be taken for another, asked for as they stand. */
final class PathTricks {

  /** Reached only when a test fails. */
  private static final int TIMEOUT_MILLIS = 20_000;

  /**
   * Each with the context path for {@code {c}}, and host and port for {@code {h}}. None has
   * credentials; all lead to {@code /secure/ws}, or would if they were read in another way.
   */
  private static final List<String> GUARDED =
      List.of(
          // Parameters of segments.
          "{c}/secure/ws;x",
          "{c}/secure;x/ws",
          "{c}/secure;/ws;",
          "{c}/secure/ws;jsessionid=1",
          "{c}/secure;jsessionid=1/ws",
          "{c}/;x/secure/ws",
          "{c}/secure/;x/ws",
          "{c};x/secure/ws",
          "/;x{c}/secure/ws",
          // Slashes.
          "{c}/secure/ws",
          "{c}/secure/ws/",
          "{c}/secure/ws//",
          "{c}//secure/ws",
          "{c}/secure//ws",
          "/{c}/secure/ws",
          "///{c}/secure/ws",
          "//{h}{c}/secure/ws",
          // Dots.
          "{c}/secure/./ws",
          "{c}/./secure/ws",
          "{c}/secure/ws/.",
          "{c}/secure/ws/x/..",
          "{c}/secure/x/../ws",
          "{c}/secure/x;y/..;z/ws",
          "{c}/open/../secure/ws",
          "{c}/open/ws/../../secure/ws",
          "{c}/open/..;/secure/ws",
          "{c}/open/ws/..;/..;/secure/ws",
          "{c}/open/ws/..;a=b/..;a=b/secure/ws",
          "{c}/open/%2e%2e/secure/ws",
          "{c}/open/.%2E/secure/ws",
          "{c}/open/%2e%2e;/secure/ws",
          "{c}/open/ws/%2e%2e%2f%2e%2e%2fsecure/ws",
          "{c}/open/..%2fsecure%2fws",
          "{c}/open/%252e%252e/secure/ws",
          "{c}/open/..%5csecure%5cws",
          "{c}/open/..\\secure\\ws",
          "{c}/open/.../secure/ws",
          "{c}/secure%2e/ws",
          "{c}/secure/ws%2e",
          // Escapes.
          "{c}/secure%2Fws",
          "{c}/secure%2fws",
          "{c}%2Fsecure/ws",
          "{c}/%2Fsecure/ws",
          "{c}/secure/ws%2F",
          "{c}/secure%252Fws",
          "{c}/secure/%77s",
          "{c}/%73ecure/ws",
          "{c}/secure/%2577s",
          "{c}/%2573ecure/ws",
          "{c}/secure%5Cws",
          "{c}/secure\\ws",
          "\\secure\\ws",
          "{c}/secure%3Bx/ws",
          "{c}/secure/ws%3Bx",
          "{c}/secure/ws%3F",
          "{c}/secure/ws%23",
          "{c}/secure/%u0077s",
          "{c}/secure%u002fws",
          "{c}/secure%ws",
          "{c}/secure/%7",
          // Other letters, and none.
          "{c}/SECURE/ws",
          "{c}/secure/WS",
          "{c}/%C5%BFecure/ws",
          "{c}/secure/ws%00",
          "{c}/secure%00/ws",
          "{c}/%00/secure/ws",
          "{c}/secure/ws%20",
          "{c}/secure%20/ws",
          "{c}/secure/ws%09",
          "{c}/secure/ws%0d%0a",
          "{c}/secure/ws%ad",
          "{c}/secure/ws%e2%80%8b",
          "{c}/secure%c0%afws",
          "{c}/secure%e0%80%afws",
          "{c}/secure/%c1%b7s",
          "{c}/open/%c0%ae%c0%ae/secure/ws",
          "{c}/secure%ef%bc%8fws",
          "{c}/secure\u00af/ws",
          // Queries, fragments, and what follows.
          "{c}/secure/ws?",
          "{c}/secure/ws?/open/ws",
          "{c}/secure/ws?x=../../open/ws",
          "{c}/open/ws?/../../secure/ws",
          "{c}/secure/ws#a",
          "{c}/secure/ws#/../../open/ws",
          "{c}/open/ws {c}/secure/ws",
          "{c}/open/ws\t{c}/secure/ws",
          "{c}/secure/ws/below",
          "{c}/secure/ws/open/ws",
          // The context path.
          "/x/..{c}/secure/ws",
          "/..{c}/secure/ws",
          "/..;{c}/secure/ws",
          "/.{c}/secure/ws",
          "/%2e%2e{c}/secure/ws",
          "{c}/..{c}/secure/ws",
          "{c}/..;{c}/secure/ws",
          "{c}/%2e%2e{c}/secure/ws",
          "{c}/..;/..;{c}/secure/ws",
          "/nowhere/..;{c}/secure/ws",
          "{C}/secure/ws",
          "{e}/secure/ws",
          // Other forms of a target.
          "http://{h}{c}/secure/ws",
          "HTTP://{h}{c}/secure/ws",
          "http://{h}{c}/open/../secure/ws",
          "http://{h}{c}/open/ws/..;/..;/secure/ws",
          "http://h{c}/secure/ws",
          "http://user:word@{h}{c}/secure/ws",
          "https://{h}{c}/secure/ws",
          "ws://{h}{c}/secure/ws",
          "http:{c}/secure/ws",
          "http:///{c}/secure/ws",
          "http://{h}",
          "{h}{c}/secure/ws",
          "secure/ws",
          "./secure/ws",
          "*",
          "{c}",
          "{c}/");

  /** These lead to {@code /open/ws}, or elsewhere, and pass by the guarded one. */
  private static final List<String> OPEN =
      List.of(
          "{c}/open/ws",
          "{c}/open/ws;x",
          "{c}/open//ws",
          "{c}/open/./ws",
          "{c}/open/ws/../ws",
          "{c}/op%65n/ws",
          "{c}/open%2Fws",
          "http://{h}{c}/open/ws",
          "{c}/secure/../open/ws",
          "{c}/secure;x/../open/ws",
          "{c}/secure/..;/open/ws",
          "{c}/secure/ws/../../open/ws",
          "{c}/secure/ws/..;/..;/open/ws",
          "{c}/secure/ws/%2e%2e/%2e%2e/open/ws",
          "{c}/secure/ws/..%2f..%2fopen/ws",
          "{c}/secure/ws/..%2f..%2fopen%2fws",
          "{c}/secure/ws/..%5c..%5copen/ws",
          "{c}/secure/ws//../../../open/ws",
          "{c}/secure/ws/..",
          "{c}/secure/ws/../../open",
          "http://{h}{c}/secure/ws/..;/..;/open/ws");

  private final URI base;

  /** What the tests of the application's root lead to. */
  private final String context;

  PathTricks(URI base) {
    this.base = base;
    this.context = base.getRawPath().replaceFirst("/$", "");
  }

  /** All targets, with another name in the place of the guarded service's. */
  private List<String> targets(String guarded) {
    return Stream.concat(GUARDED.stream(), OPEN.stream())
        .map(
            target ->
                target
                    .replace("ecure", guarded.substring(1))
                    .replace("SECURE", guarded.toUpperCase(Locale.ROOT))
                    .replace("{c}", context)
                    .replace("{C}", context.toUpperCase(Locale.ROOT))
                    .replace("{e}", context.replaceFirst("/p", "/%70"))
                    .replace("{h}", base.getHost() + ":" + base.getPort()))
        // What is left of the context path alone, where it is the root.
        .filter(target -> !target.isEmpty())
        .toList();
  }

  /** Fails if any of the targets gets more than a refusal, or the open service. */
  void expectGuarded(String guarded) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String target : targets(guarded)) {
      String got = ask(target);
      if (!isAllowed(target, got)) {
        wrong.add(target + " -> " + got);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private boolean isAllowed(String target, String got) {
    return switch (got) {
      case "400", "401", "404" -> true;
      case "open" -> target.contains("open") || target.contains("op%65n");
      // To the root of the application, where nothing else is left of the path.
      case "301", "302" -> target.equals(context) || target.startsWith(context + ";");
      // Nothing in the application answers so, but Payara itself to what it cannot map or parse.
      case "200", "505" -> Engine.current().isPayara();
      default -> false;
    };
  }

  /** The status, or which service has opened. */
  String ask(String target) throws IOException {
    String status = status(target);
    if (!status.equals("101")) {
      return status;
    }
    try (RawPeer peer = RawPeer.open(base, Handshake.of(base, target))) {
      return peer.nextText();
    }
  }

  /** From the first line, for not every container's own answer says where it ends. */
  private String status(String target) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(WholeAnswer.request(target, base).getBytes(ISO_8859_1));
      InputStreamReader answer = new InputStreamReader(socket.getInputStream(), ISO_8859_1);
      String line = new BufferedReader(answer).readLine();
      return line == null ? "nothing" : line.split(" ")[1];
    } catch (SocketTimeoutException e) {
      return "silence";
    }
  }
}
