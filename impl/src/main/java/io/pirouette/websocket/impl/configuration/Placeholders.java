// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.configuration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}} by the system property of that name, or else the environment variable,
 * or else the value of MicroProfile Config. Two dollar signs before a brace stand for one of them
 * and the brace.
 */
public final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)\\}?");

  private Placeholders() {}

  /**
   * A value with its placeholders replaced. What they stand for is not looked into again.
   *
   * @param field whose value it is, for people
   * @throws IllegalArgumentException if a placeholder stands for nothing, or has no end; it shows
   *     the placeholder, and nothing else of the value
   */
  public static String resolve(String field, String value) {
    Matcher matcher = PLACEHOLDER.matcher(value);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String found = matcher.group(1) == null ? "${" : of(field, matcher);
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(found));
    }
    return matcher.appendTail(resolved).toString();
  }

  private static String of(String field, Matcher placeholder) {
    String name = placeholder.group(1);
    if (!placeholder.group().endsWith("}")) {
      throw new IllegalArgumentException(
          field + ": a ${ without its } (expected: ${NAME}, or $${ for the characters themselves)");
    }
    String found = name.isEmpty() ? null : value(name);
    if (found == null) {
      throw new IllegalArgumentException(
          field
              + ": ${"
              + name
              + "} stands for nothing (expected: a system property, an environment variable or a"
              + " value of MicroProfile Config of that name)");
    }
    return found;
  }

  private static @Nullable String value(String name) {
    String found = System.getProperty(name, System.getenv(name));
    return found == null ? MicroProfileConfig.value(name) : found;
  }
}
