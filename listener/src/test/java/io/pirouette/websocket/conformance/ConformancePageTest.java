// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page {@code docs/conformance.md} says what the list and the tests of all modules say. With
 * {@code -Dconformance.update=true} the page is written instead of compared.
 */
class ConformancePageTest {

  /** The directory of all modules; Maven says which one this module's is. */
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

  private static final Path PAGE = ROOT.resolve("docs/conformance.md");
  private static final Path LIST = ROOT.resolve("docs/conformance.txt");

  private static ConformancePage page() throws IOException {
    return new ConformancePage(
        new EntryList(Files.readAllLines(LIST)), TestSource.testsBelow(ROOT));
  }

  @Test
  void everyIdInATagIsInTheList() throws IOException {
    assertEquals(List.of(), page().unknownIds(), "without a line in docs/conformance.txt");
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    String expected = page().render();
    if (Boolean.getBoolean("conformance.update")) {
      Files.writeString(PAGE, expected);
    }
    String actual = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!actual.equals(expected)) {
      throw new AssertionError(
          "docs/conformance.md is out of date\n%s\nRegenerate it: %s"
              .formatted(firstDifference(expected, actual), ConformancePage.COMMAND));
    }
  }

  private static String firstDifference(String expected, String actual) {
    List<String> wanted = expected.lines().toList();
    List<String> found = actual.lines().toList();
    int i = 0;
    while (i < Math.min(wanted.size(), found.size()) && wanted.get(i).equals(found.get(i))) {
      i++;
    }
    return "line %d is\n  %s\nand should be\n  %s"
        .formatted(i + 1, line(found, i), line(wanted, i));
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "(the end)";
  }
}
