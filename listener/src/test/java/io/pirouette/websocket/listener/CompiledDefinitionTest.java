// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertFinding;

import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import io.pirouette.websocket.listener.CompiledDefinition.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What depends on how a service is compiled: paths, names of parameters, other libraries. */
class CompiledDefinitionTest {

  private static final String NAMES_KEPT = "-parameters";

  private static final List<String> MALFORMED =
      List.of(
          "",
          "/",
          "/a",
          "a/",
          "a//b",
          "..",
          "a/..",
          "./a",
          "a/./b",
          "a?b",
          "a#b",
          "a;b",
          "a%20b",
          "a\\\\b",
          "{",
          "}",
          "{}",
          "{a",
          "a}",
          "{a}/",
          "x{a}",
          "{a}x",
          "{a}{b}",
          "{{a}}",
          "{a}/{a}",
          "{a}/b/{a}",
          "a\\tb",
          "{a\\0}");

  @TempDir private Path directory;

  /** Services named A0, A1 and so on, with these parameters in turn. */
  private CompiledDefinition compile(List<String> options, Source other, String... parameters)
      throws Exception {
    List<Source> sources = new ArrayList<>(List.of(other));
    for (String parameter : parameters) {
      String path = parameter.contains("@PathParameter") ? "{id}" : ".";
      sources.add(Source.upgradeService("A" + (sources.size() - 1), path, parameter));
    }
    return CompiledDefinition.of(directory, options, sources);
  }

  private static void assertHas(List<Finding> findings, String code, String... texts) {
    assertFinding(
        findings.stream().filter(finding -> finding.code().equals(code)).toList(), code, texts);
  }

  @Test
  void whatIsNoPathOfAResourceIsRefused() throws Exception {
    List<Source> sources = new ArrayList<>();
    for (String path : MALFORMED) {
      sources.add(Source.upgradeService("A" + sources.size(), path, ""));
    }
    try (CompiledDefinition compiled = CompiledDefinition.of(directory, List.of(), sources)) {
      for (int i = 0; i < MALFORMED.size(); i++) {
        String path = MALFORMED.get(i).translateEscapes();
        assertFinding(
            compiled.findings("A" + i),
            "PIROUETTE_3",
            "A" + i + ".upgrade()",
            "@Get(\"" + path + "\") is not a resource's path");
      }
    }
  }

  private static final Source NOTHING_ELSE = new Source("Nothing", "interface Nothing {}");

  private static final String[] WITHOUT_NAMES = {
    "UpgradeRequest request, @PathParameter String id",
    "UpgradeRequest request, @QueryParameter int id",
    "UpgradeRequest request, @HeaderParameter List<String> id",
    "UpgradeRequest request, Optional<String> id"
  };

  @Test
  void aParameterWithoutANameIsRefusedIfTheCompilerHasNotKeptIt() throws Exception {
    try (CompiledDefinition compiled = compile(List.of(), NOTHING_ELSE, WITHOUT_NAMES)) {
      for (int i = 0; i < WITHOUT_NAMES.length; i++) {
        assertHas(
            compiled.findings("A" + i),
            "PIROUETTE_10",
            "A" + i + ".upgrade(",
            "the name of parameter 2",
            "@PathParameter, @QueryParameter or @HeaderParameter",
            "-parameters");
      }
    }
  }

  @Test
  void elseItIsNamedLikeItsParameter() throws Exception {
    try (CompiledDefinition compiled = compile(List.of(NAMES_KEPT), NOTHING_ELSE, WITHOUT_NAMES)) {
      for (int i = 0; i < WITHOUT_NAMES.length; i++) {
        compiled.assertCorrect("A" + i);
      }
    }
  }

  @Test
  void nothingButTheNameNeedsTheCompilersHelp() throws Exception {
    String named =
        """
        UpgradeRequest request, @PathParameter("id") String a, @QueryParameter("q") int b,
        @HeaderParameter("h") Optional<Boolean> c
        """;
    try (CompiledDefinition compiled = compile(List.of(), NOTHING_ELSE, named)) {
      compiled.assertCorrect("A0");
    }
  }

  @Test
  void theParametersNameHasToBeThatOfAHeader() throws Exception {
    try (CompiledDefinition compiled =
        compile(
            List.of(NAMES_KEPT),
            NOTHING_ELSE,
            "@HeaderParameter String x_tenant",
            "@HeaderParameter String gr\u00f6\u00dfe")) {
      compiled.assertCorrect("A0");
      assertFinding(
          compiled.findings("A1"), "PIROUETTE_8", "A1.upgrade(", "parameter 1", "'gr??e'");
    }
  }

  private static Source annotation(String name) {
    int dot = name.lastIndexOf('.');
    return new Source(
        name,
        """
        package %s;

        import java.lang.annotation.*;

        @Retention(RetentionPolicy.RUNTIME)
        public @interface %s {
          String value();
        }
        """
            .formatted(name.substring(0, dot), name.substring(dot + 1)));
  }

  @Test
  void annotationsOfOtherLibrariesAreRefusedByName() throws Exception {
    for (String name :
        List.of(
            "jakarta.ws.rs.PathParam",
            "jakarta.ws.rs.DefaultValue",
            "org.springframework.web.bind.annotation.RequestParam")) {
      String parameter = "@%s(\"id\") String id".formatted(name);
      try (CompiledDefinition compiled =
          compile(
              List.of(NAMES_KEPT),
              annotation(name),
              parameter,
              "UpgradeRequest request, @QueryParameter(\"id\") " + parameter,
              "@PathParameter(\"id\") " + parameter)) {
        assertFinding(
            compiled.findings("A0"), "PIROUETTE_9", "A0.upgrade(", "parameter 1", "@" + name);
        assertFinding(compiled.findings("A1"), "PIROUETTE_9", "parameter 2", "@" + name);
        assertHas(compiled.findings("A2"), "PIROUETTE_9", "parameter 1", "@" + name);
      }
    }
  }

  @Test
  void otherAnnotationsAreNobodysBusiness() throws Exception {
    String name = "com.example.PathParam";
    try (CompiledDefinition compiled =
        compile(
            List.of(NAMES_KEPT), annotation(name), "@%s(\"other\") String id".formatted(name))) {
      compiled.assertCorrect("A0");
    }
  }

  @Test
  void aParameterIsCountedRightAlsoIfAnotherIsLikeIt() throws Exception {
    String caller = "io.pirouette.websocket.Caller";
    Source room =
        new Source(
            "Room",
            """
            public class Room implements io.pirouette.websocket.Service {
              public void onOpen(%s one, %s other) {}
            }
            """
                .formatted(caller, caller));
    Source service =
        new Source(
            "A",
            """
            public class A implements io.pirouette.websocket.UpgradeService {
              @io.pirouette.websocket.Get
              public Room upgrade() { throw new AssertionError(); }
            }
            """);
    try (CompiledDefinition compiled =
        CompiledDefinition.of(directory, List.of(), List.of(room, service))) {
      assertFinding(
          compiled.findings("A"), "WEBSOCKET_204", "Room.onOpen(", "parameter 2 of type " + caller);
    }
  }
}
