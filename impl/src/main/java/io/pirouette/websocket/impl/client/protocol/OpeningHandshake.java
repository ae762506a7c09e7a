// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.impl.deflate.DeflateParameters;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassfish.tyrus.core.Handshake;
import org.glassfish.tyrus.core.HandshakeException;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;

/** One opening handshake (RFC 6455 section 4.1): what is asked, and whether the answer fits. */
public final class OpeningHandshake {

  private static final String PROTOCOL = "Sec-WebSocket-Protocol";
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final String ACCEPT = "Sec-WebSocket-Accept";
  private static final List<String> FROM_ENGINE =
      List.of("Connection", "Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

  private final ClientConfiguration configuration;
  private final Handshake engine;

  /** A handshake with a key of its own. */
  public OpeningHandshake(URI uri, ClientConfiguration configuration) {
    this.configuration = configuration;
    RequestContext request = RequestContext.Builder.create().requestURI(uri).build();
    this.engine = Handshake.createClientHandshake(request);
    engine.setSubProtocols(List.of());
    engine.setExtensions(List.of());
    engine.prepareRequest();
  }

  /** The headers that belong to the handshake. */
  public Map<String, String> headers() {
    Map<String, List<String>> prepared = engine.getRequest().getHeaders();
    Map<String, String> headers = new LinkedHashMap<>();
    FROM_ENGINE.forEach(name -> headers.put(name, prepared.get(name).get(0)));
    if (!configuration.subProtocols().isEmpty()) {
      headers.put(PROTOCOL, String.join(",", configuration.subProtocols()));
    }
    if (configuration.webSocketCompressionEnabled()) {
      headers.put(EXTENSIONS, DeflateParameters.EXTENSION);
    }
    return headers;
  }

  /**
   * Judges the answer with the status 101.
   *
   * @throws InvalidHandshakeException if it does not fit what was asked
   */
  public Agreement agree(UpgradeResponse response) {
    checkKey(response);
    return new Agreement(subProtocol(response), deflate(response));
  }

  private void checkKey(UpgradeResponse response) {
    TyrusUpgradeResponse answer = new TyrusUpgradeResponse();
    answer.setStatus(response.status());
    answer.getHeaders().putAll(response.headers());
    if (values(response, ACCEPT).size() != 1) {
      throw invalid(response, "Sec-WebSocket-Accept: " + values(response, ACCEPT));
    }
    // The engine takes any value that contains the word.
    boolean upgrades =
        values(response, "Connection").stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    if (!upgrades || values(response, "Upgrade").size() != 1) {
      throw invalid(
          response,
          "Connection: "
              + values(response, "Connection")
              + ", Upgrade: "
              + values(response, "Upgrade"));
    }
    try {
      engine.validateServerResponse(answer);
    } catch (HandshakeException e) {
      throw invalid(response, String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> subProtocol(UpgradeResponse response) {
    List<String> offered = configuration.subProtocols();
    List<String> chosen = values(response, PROTOCOL);
    boolean fits =
        chosen.isEmpty()
            ? offered.isEmpty()
            : chosen.size() == 1 && offered.contains(chosen.get(0));
    if (!fits) {
      throw new InvalidHandshakeException(
          "Invalid subprotocol. Actual: "
              + (chosen.isEmpty() ? "null" : String.join(",", chosen))
              + ". Expected one of: "
              + String.join(",", offered),
          response);
    }
    return chosen.stream().findFirst();
  }

  private Optional<DeflateParameters> deflate(UpgradeResponse response) {
    List<String> chosen = values(response, EXTENSIONS);
    if (chosen.isEmpty()) {
      return Optional.empty();
    }
    String answer = String.join(",", chosen);
    try {
      if (!configuration.webSocketCompressionEnabled()) {
        throw new IllegalArgumentException("expected: none");
      }
      return Optional.of(ExtensionAnswer.parse(answer));
    } catch (IllegalArgumentException e) {
      throw invalid(response, EXTENSIONS + ": '" + answer + "' (" + e.getMessage() + ")");
    }
  }

  private static List<String> values(UpgradeResponse response, String name) {
    return response.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  private static InvalidHandshakeException invalid(UpgradeResponse response, String detail) {
    return new InvalidHandshakeException("Invalid handshake response (" + detail + ")", response);
  }
}
