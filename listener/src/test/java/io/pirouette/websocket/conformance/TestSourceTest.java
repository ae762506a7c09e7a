// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tags are found where JUnit would find them. */
class TestSourceTest {

  /** With another sign for the annotations, or they would be found in this source. */
  private static final String SOURCE =
      """
      /** Javadoc with class of its own. */
      #Tag("AAA-01")
      class OuterTest {

        static class Service {
          public void onTextMessage(String text) {}
        }

        private static final List<String> NAMES = List.of("a");

        #Test
        void untagged() {
          call(1);
        }

        #ParameterizedTest
        #CsvSource({
          "class Other, void other(",
        })
        #Tag("BBB-02")
        #Tag("war")
        void tagged(String text) throws Exception {}

        #Tag("CCC-03")
        #Nested
        class Inner {
          #TestFactory
          Stream<DynamicTest> made() {
            return Stream.of();
          }
        }

        private void helper() {}

        #Test
        void after() {}
      }
      """
          .replace('#', '@');

  @Test
  void tagsCountForTheirMethodAndForAllMethodsOfTheirClass() {
    Map<String, List<String>> found =
        TestSource.tests(SOURCE.lines().toList()).stream()
            .collect(Collectors.toMap(TaggedTest::toString, test -> List.copyOf(test.tags())));
    assertEquals(
        Map.of(
            "OuterTest.untagged", List.of("AAA-01"),
            "OuterTest.tagged", List.of("AAA-01", "BBB-02", "war"),
            "OuterTest.Inner.made", List.of("AAA-01", "CCC-03"),
            "OuterTest.after", List.of("AAA-01")),
        found);
  }

  @Test
  void aTestWithoutAnyTagIsPassedOver() {
    assertEquals(
        List.of(), TestSource.tests(List.of("class A {", "  @Test", "  void b() {}", "}")));
  }
}
