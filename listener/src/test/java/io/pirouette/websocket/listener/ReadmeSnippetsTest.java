// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeSnippetsTest {

  private static final Path ROOT = Path.of("..");

  /** A comment that names a source and a piece of it, and the code block after it. */
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- snippet: (\\S+)#(\\S+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyCodeBlockOfTheReadmeIsCutFromItsSource() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<MatchResult> snippets = SNIPPET.matcher(readme).results().toList();
    assertEquals(
        readme.split("```java", -1).length - 1, snippets.size(), "blocks without a source");
    assertFalse(snippets.isEmpty());
    for (MatchResult snippet : snippets) {
      assertEquals(source(snippet.group(1), snippet.group(2)), snippet.group(3));
    }
  }

  /** The lines between the marks, moved to the left margin. */
  private static String source(String file, String name) throws IOException {
    Matcher marked =
        Pattern.compile("// snippet: " + name + "\\n(.*?)\\s*// end", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve(file)));
    if (!marked.find()) {
      throw new AssertionError("no snippet " + name + " in " + file);
    }
    return marked.group(1).stripIndent() + "\n";
  }
}
