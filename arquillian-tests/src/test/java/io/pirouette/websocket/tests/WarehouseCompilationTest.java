// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.Service;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enterprise application is compiled against the API of the library alone. */
class WarehouseCompilationTest {

  private static final Path SOURCES = Path.of("src/main/java/io/pirouette/websocket/app/warehouse");

  @Test
  void anApplicationNeedsTheApiAloneAndThatOfJakarta(@TempDir Path output) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.list(SOURCES)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertFalse(sources.isEmpty());
    assertEquals(List.of(), compile(sources, output));
  }

  private static List<String> compile(List<Path> sources, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", output.toString(), "-proc:none", "-Xlint:none", "-classpath", classPath());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      compiler
          .getTask(null, files, problems, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return problems.getDiagnostics().stream().map(Object::toString).toList();
  }

  private static String classPath() {
    return Stream.of(
            Service.class,
            ApplicationScoped.class,
            Nonbinding.class,
            Inject.class,
            PostConstruct.class,
            NullMarked.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
