// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ServiceDefinitionException.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Upgrade services that are compiled when a test runs, with other options, and beside other
 * libraries, than this module has.
 */
final class CompiledDefinition implements AutoCloseable {

  private final URLClassLoader loader;

  private CompiledDefinition(URLClassLoader loader) {
    this.loader = loader;
  }

  /** The source of a class. */
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    /** A class by its full name. */
    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    /** An upgrade service by its name and the path and parameters of its resource. */
    static Source upgradeService(String name, String path, String parameters) {
      return new Source(
          name,
          """
          import io.pirouette.websocket.*;
          import java.util.*;

          public class %s implements UpgradeService {
            @Get("%s")
            public Service upgrade(%s) { throw new AssertionError(); }
          }
          """
              .formatted(name, path, parameters));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Compiles sources into a directory. */
  static CompiledDefinition of(Path directory, List<String> options, List<Source> sources)
      throws Exception {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-proc:none", "-cp", api().toString(), "-d", directory.toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    assertTrue(compiler.getTask(said, null, null, all, null, sources).call(), said::toString);
    URL classes = directory.toUri().toURL();
    return new CompiledDefinition(new URLClassLoader(new URL[] {classes}));
  }

  private static Path api() throws URISyntaxException {
    return Path.of(
        UpgradeService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** All findings about an upgrade service; there has to be one. */
  List<Finding> findings(String name) throws ReflectiveOperationException {
    return Definitions.findings(instance(name));
  }

  void assertCorrect(String name) throws ReflectiveOperationException {
    Definitions.assertCorrect(instance(name));
  }

  private UpgradeService instance(String name) throws ReflectiveOperationException {
    return (UpgradeService) loader.loadClass(name).getDeclaredConstructor().newInstance();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
