// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an offer or an answer; what breaks the rules of RFC 7692 section 7.1 is refused. */
final class ParameterList {

  static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
  static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
  static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
  static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

  /** Without leading zeros (RFC 7692 section 7.1.2). */
  private static final Pattern WINDOW_BITS = Pattern.compile("[89]|1[0-5]");

  private final Map<String, Parameter> byName = new LinkedHashMap<>();

  ParameterList(List<Parameter> parameters, Set<String> allowed) {
    for (Parameter parameter : parameters) {
      if (!allowed.contains(parameter.name())) {
        throw refused(parameter, "one of " + String.join(", ", allowed));
      }
      if (byName.putIfAbsent(parameter.name(), parameter) != null) {
        throw refused(parameter, "once");
      }
    }
  }

  /** Whether a parameter is there that has no value. */
  boolean flag(String name) {
    Parameter parameter = byName.get(name);
    if (parameter != null && parameter.value() != null) {
      throw refused(parameter, "no value");
    }
    return parameter != null;
  }

  /** The size of a window, {@link DeflateParameters#UNMENTIONED} if the parameter is missing. */
  int windowBits(String name) {
    Parameter parameter = byName.get(name);
    if (parameter == null) {
      return DeflateParameters.UNMENTIONED;
    }
    String value = parameter.value();
    if (value == null || !WINDOW_BITS.matcher(value).matches()) {
      throw refused(parameter, "8 to 15");
    }
    return Integer.parseInt(value);
  }

  /** As {@link #windowBits}, but the parameter may also stand without a value. */
  int optionalWindowBits(String name) {
    Parameter parameter = byName.get(name);
    boolean plain = parameter != null && parameter.value() == null;
    return plain ? DeflateParameters.UNMENTIONED : windowBits(name);
  }

  private static IllegalArgumentException refused(Parameter parameter, String expected) {
    String value = parameter.value() == null ? "no value" : parameter.value();
    return new IllegalArgumentException(
        parameter.name() + ": " + value + " (expected: " + expected + ")");
  }
}
