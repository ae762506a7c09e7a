// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list is read as its own head says, and refused if it does not keep to that. */
class EntryListTest {

  private static final List<String> LIST =
      List.of(
          "# a comment",
          "",
          "AAA | first",
          "AAA-01 | as it stands |",
          "AAA-02 | otherwise | here",
          "BBB | second",
          "BBB-01 | impossible | Not applicable: no such type");

  @Test
  void theVerdictFollowsFromTheTestsAndTheDeviation() {
    EntryList list = new EntryList(LIST);
    assertEquals(
        List.of(Verdict.TESTED, Verdict.DEVIATION, Verdict.DEVIATION),
        list.entries().stream().map(entry -> entry.verdict(true)).toList());
    assertEquals(
        List.of(Verdict.NOT_YET, Verdict.NOT_YET, Verdict.DEVIATION),
        list.entries().stream().map(entry -> entry.verdict(false)).toList());
  }

  @Test
  void anIdThatIsNotListedIsNamedWithItsTests() {
    List<TaggedTest> tests =
        List.of(
            new TaggedTest("RoomTest", "listed", Set.of("AAA-01", "war")),
            new TaggedTest("RoomTest", "unlisted", Set.of("AAA-1")));
    assertEquals(
        List.of("AAA-1 [RoomTest.unlisted]"),
        new ConformancePage(new EntryList(LIST), tests).unknownIds());
  }

  @ParameterizedTest
  @CsvSource({
    "AAA-01, 1 fields (expected: 2 or 3)",
    "AAA-01 | a | b | c, 4 fields (expected: 2 or 3)",
    "AAA-01 | | b, AAA-01 has no statement",
    "AA-01 | a |, id: AA-01 (expected: [A-Z]{3}-\\d+)",
    "BBB-01 | a |, BBB-01 is in the area AAA"
  })
  void aLineThatIsNoneIsNamed(String line, String problem) {
    assertRefused(List.of("AAA | first", line), "line 2: " + problem);
  }

  @Test
  void whatIsListedTwiceIsNamed() {
    assertRefused(List.of("AAA | first", "AAA | again"), "line 2: a second area AAA");
    assertRefused(
        List.of("AAA | first", "AAA-01 | a |", "AAA-01 | b |"), "line 3: a second entry AAA-01");
  }

  private static void assertRefused(List<String> lines, String problem) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EntryList(lines));
    assertEquals(problem, refused.getMessage());
  }
}
