// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a resource below its service's base path: segments, each of them literal or a
 * variable; or everything (UPG-03, UPG-06).
 */
public final class PathTemplate {

  private static final String EVERYTHING = ".";

  private static final Pattern LITERAL = Pattern.compile("(?!\\.{1,2}$)[^{}?#;%\\\\\\p{Cntrl}]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}\\p{Cntrl}]+)}");

  /** Empty if everything matches. */
  private final List<Segment> segments;

  private PathTemplate(List<Segment> segments) {
    this.segments = List.copyOf(segments);
  }

  private record Segment(String text, boolean isVariable) {}

  /** Reads a path as it is declared; empty if it is malformed, or has a variable twice. */
  static Optional<PathTemplate> parse(String declared) {
    List<Segment> segments = new ArrayList<>();
    if (declared.equals(EVERYTHING)) {
      return Optional.of(new PathTemplate(segments));
    }
    for (String text : declared.split("/", -1)) {
      if (VARIABLE.matcher(text).matches()) {
        segments.add(new Segment(text.substring(1, text.length() - 1), true));
      } else if (LITERAL.matcher(text).matches()) {
        segments.add(new Segment(text, false));
      } else {
        return Optional.empty();
      }
    }
    PathTemplate template = new PathTemplate(segments);
    boolean distinct = new HashSet<>(template.variables()).size() == template.variables().size();
    return distinct ? Optional.of(template) : Optional.empty();
  }

  /** The names of the variables, in order. */
  List<String> variables() {
    return segments.stream().filter(Segment::isVariable).map(Segment::text).toList();
  }

  /**
   * Compares a path.
   *
   * @param path the segments of a path below the base path, decoded
   * @param sent what stands in them
   * @return what stands for the variables, in order; empty if the path does not match
   */
  public Optional<List<String>> match(List<String> path, List<String> sent) {
    if (segments.isEmpty()) {
      return Optional.of(List.of());
    }
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.isVariable) {
        values.add(sent.get(i));
      } else if (!segment.text.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
