// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP answer to a client's upgrade request: the 101 of an open connection, or the refusal that
 * an {@link io.pirouette.websocket.error.InvalidHandshakeException} carries. Immutable: it may be
 * kept and read from any thread for as long as one likes.
 */
public final class UpgradeResponse {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset=\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private final int status;
  private final String reasonPhrase;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * Copies an answer.
   *
   * @param status 100 to 999
   * @param reasonPhrase the words after the status; if empty, the standard phrase of the status
   *     takes their place
   * @param headers header names with their values in order; values of names that differ in nothing
   *     but case are put together
   * @param body the body, which may be empty
   * @throws IllegalArgumentException if the status is out of range
   */
  public UpgradeResponse(
      int status, String reasonPhrase, Map<String, List<String>> headers, byte[] body) {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("status: " + status + " (expected: 100 to 999)");
    }
    this.status = status;
    this.reasonPhrase = reasonPhrase.isEmpty() ? ReasonPhrases.of(status) : reasonPhrase;
    this.headers = copy(headers);
    this.body = body.clone();
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> copy.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
    copy.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * The HTTP status.
   *
   * @return 101 for an open connection
   */
  public int status() {
    return status;
  }

  /**
   * The words after the status.
   *
   * @return as received or, if the answer had none, the status's standard phrase (RFC 9110 section
   *     15); empty if there is none either
   */
  public String reasonPhrase() {
    return reasonPhrase;
  }

  /**
   * All headers. Names are looked up without regard to case.
   *
   * @return an unmodifiable map from each name to its values, in the order received
   */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * The first value of a header.
   *
   * @param name the header's name, in any case
   * @return the value, or empty if the header is absent
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The cookies that the answer sets, to be sent with another request. Expiry is not looked at, and
   * cookies that RFC 6265 section 4.1.1 does not allow are left out; they are in {@link
   * #headers()}.
   *
   * @return an unmodifiable list, in the order of the {@code Set-Cookie} headers
   */
  public List<Cookie> cookies() {
    return headers.getOrDefault("Set-Cookie", List.of()).stream()
        .map(SetCookie::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The body.
   *
   * @return a copy, empty for none
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The body as a text.
   *
   * @return the body in the charset that {@code Content-Type} names, else in UTF-8; malformed bytes
   *     are replaced
   */
  public String bodyText() {
    return new String(body, charset());
  }

  private Charset charset() {
    Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
    try {
      return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8; // not a charset that this JVM knows
    }
  }

  /** Shows status and phrase alone: headers and body may be secret, or long. */
  @Override
  public String toString() {
    return "UpgradeResponse[" + (status + " " + reasonPhrase).strip() + "]";
  }
}
