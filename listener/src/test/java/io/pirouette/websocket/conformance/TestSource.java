// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the tagged tests of one source, line by line. It relies on the formatting that the build
 * demands: annotations begin their lines, and what is inside of a class is further to the right.
 */
final class TestSource {

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern TEST =
      Pattern.compile("@(\\w+Test|Test|TestFactory|TestTemplate)\\b");
  private static final Pattern TYPE =
      Pattern.compile("( *)(?:[a-z-]+ )*(?:class|interface|record|enum) (\\w+)");
  private static final Pattern METHOD = Pattern.compile("( *)(?:[\\w<>\\[\\].,?]+ )+(\\w+)\\(");

  /** A class that the current line is in. */
  private record Scope(int indent, String name, Set<String> tags) {}

  private final List<TaggedTest> tests = new ArrayList<>();

  /** From the innermost class outwards. */
  private final Deque<Scope> scopes = new ArrayDeque<>();

  /** The tags that the next declaration gets. */
  private Set<String> tags = new TreeSet<>();

  /** Whether the next declaration is that of a test. */
  private boolean test;

  private TestSource() {}

  /** The tagged tests of all modules below a directory, sorted by name. */
  static List<TaggedTest> testsBelow(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(TestSource::sources)
          .flatMap(source -> tests(lines(source)).stream())
          .sorted(TaggedTest.BY_NAME)
          .toList();
    }
  }

  private static Stream<Path> sources(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tests of a source that have tags, or whose classes have. */
  static List<TaggedTest> tests(List<String> lines) {
    TestSource source = new TestSource();
    lines.forEach(source::read);
    return source.tests.stream().filter(found -> !found.tags().isEmpty()).toList();
  }

  private void read(String line) {
    if (line.strip().startsWith("@")) {
      TAG.matcher(line).results().forEach(tag -> tags.add(tag.group(1)));
      test |= TEST.matcher(line.strip()).lookingAt();
    }
    Matcher type = TYPE.matcher(line);
    Matcher method = METHOD.matcher(line);
    if (type.lookingAt()) {
      leave(type.group(1).length());
      scopes.push(new Scope(type.group(1).length(), type.group(2), tags));
      begin();
    } else if ((test || !tags.isEmpty()) && method.lookingAt()) {
      leave(method.group(1).length());
      tests.add(new TaggedTest(types(), method.group(2), allTags()));
      begin();
    }
  }

  /** What begins here is not inside of classes that began as far to the right. */
  private void leave(int indent) {
    while (!scopes.isEmpty() && scopes.peek().indent() >= indent) {
      scopes.pop();
    }
  }

  private void begin() {
    tags = new TreeSet<>();
    test = false;
  }

  private String types() {
    List<String> names = new ArrayList<>();
    scopes.descendingIterator().forEachRemaining(scope -> names.add(scope.name()));
    return String.join(".", names);
  }

  private Set<String> allTags() {
    return Stream.concat(scopes.stream().map(Scope::tags), Stream.of(tags))
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
