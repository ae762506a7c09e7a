// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Status line and header fields of an HTTP/1.1 response (RFC 9112 sections 4 and 5).
 *
 * @param status three digits
 * @param reasonPhrase may be empty
 * @param headers names of any case, with their values in order
 */
record ResponseHead(int status, String reasonPhrase, Map<String, List<String>> headers) {

  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( ([^\\r\\n]*))?");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\\r\\n]*)");

  /**
   * Reads a head.
   *
   * @param text all lines up to the empty one
   * @throws MalformedResponseException if it is not one of HTTP/1.1
   */
  static ResponseHead parse(String text) throws MalformedResponseException {
    String[] lines = text.split("\r?\n", -1);
    Matcher statusLine = STATUS_LINE.matcher(lines[0]);
    if (!statusLine.matches()) {
      throw new MalformedResponseException(
          "not an HTTP/1.1 response: '" + printable(lines[0]) + "'");
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length - 2; i++) {
      Matcher field = FIELD.matcher(lines[i]);
      if (!field.matches()) {
        throw new MalformedResponseException("not a header field: '" + printable(lines[i]) + "'");
      }
      headers
          .computeIfAbsent(field.group(1), name -> new ArrayList<>())
          .add(field.group(2).strip());
    }
    String phrase = statusLine.group(3);
    return new ResponseHead(
        Integer.parseInt(statusLine.group(1)), phrase == null ? "" : phrase.strip(), headers);
  }

  private static String printable(String line) {
    String start = line.length() > 100 ? line.substring(0, 100) + "..." : line;
    return start.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** Another head follows: this one is of an interim response other than the upgrade. */
  boolean isInterim() {
    return status < 200 && status != 101;
  }

  /** The length of the body; -1 if it ends with the connection, 0 if it cannot be told. */
  long contentLength() {
    List<String> values = headers.getOrDefault("Content-Length", List.of());
    if (values.isEmpty()) {
      return -1;
    }
    boolean number = values.size() == 1 && values.get(0).matches("\\d{1,18}");
    return number ? Long.parseLong(values.get(0)) : 0;
  }

  boolean isChunked() {
    return headers.getOrDefault("Transfer-Encoding", List.of()).stream()
        .anyMatch(coding -> coding.toLowerCase(Locale.ROOT).endsWith("chunked"));
  }

  boolean hasBody() {
    return status != 101 && status != 204 && status != 304;
  }
}
