// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The server's answer to the one extension that is offered (RFC 6455 section 9.1). */
final class ExtensionAnswer {

  private ExtensionAnswer() {}

  /**
   * Reads the header's value.
   *
   * @throws IllegalArgumentException if it names anything else, or has bad parameters
   */
  static DeflateParameters parse(String value) {
    // No parameter of this extension has a value with a comma or semicolon in it.
    String[] parts = value.split(";", -1);
    if (!parts[0].strip().equals(DeflateParameters.EXTENSION)) {
      throw new IllegalArgumentException("expected: " + DeflateParameters.EXTENSION);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      String[] parameter = parts[i].strip().split("=", 2);
      String name = parameter[0].strip();
      parameters.add(
          new Parameter(name, parameter.length == 1 ? null : unquote(parameter[1].strip())));
    }
    return DeflateParameters.accepted(parameters);
  }

  private static String unquote(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
