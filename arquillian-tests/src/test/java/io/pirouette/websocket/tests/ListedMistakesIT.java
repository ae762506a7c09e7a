// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceApplication;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.container.ServiceTomcat;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of services that cannot be used keeps its application from starting, and says why. */
@Tag("tomcat")
class ListedMistakesIT {

  @ParameterizedTest
  @CsvSource({
    "Missing, cannot be loaded: java.lang.ClassNotFoundException",
    "Pathless, is none (implement ServiceApplication)",
    "Choosy, cannot be made (give it a constructor without parameters",
    "Common, cannot be made (give it a constructor without parameters",
    "Failing, cannot list its services: java.lang.IllegalStateException: no services today",
    "Nothing, lists null (expected: classes with @ServicePath",
    "Hollow, lists null (expected: classes with @ServicePath)",
    "Straying, lists io.pirouette.websocket.tests.ListedMistakesIT$Pathless (expected:"
  })
  void theClassIsNamedAndWhatIsWrongWithIt(String name, String complaint) throws Exception {
    String type = getClass().getName() + "$" + name;
    expect("ServiceApplication: " + type + " " + complaint, type, Set.of());
  }

  @Test
  void ofSeveralListsOneHasToBeNamed() throws Exception {
    Set<Class<?>> lists = Set.of(Nothing.class, Hollow.class);
    expect("(expected: at most one, or the one that the context-param", null, lists);
  }

  @Test
  void whatAListExtendsIsNoListItself() throws Exception {
    try (ServiceTomcat tomcat = new ServiceTomcat(connector -> {})) {
      tomcat.start(Set.of(Common.class, Proper.class));
    }
  }

  private static void expect(String complaint, String named, Set<Class<?>> classes)
      throws Exception {
    try (ServiceTomcat tomcat = new ServiceTomcat(connector -> {})) {
      if (named != null) {
        tomcat.parameter(ServiceApplication.class.getName(), named);
      }
      LifecycleException failure =
          assertThrows(LifecycleException.class, () -> tomcat.start(classes));
      StringBuilder told = new StringBuilder();
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        told.append(cause.getMessage()).append('\n');
      }
      assertTrue(told.toString().contains(complaint), told::toString);
    }
  }

  /** Lists services, and is told which by its constructor. */
  public static class Choosy implements ServiceApplication {

    private final List<Class<? extends UpgradeService>> services;

    public Choosy(List<Class<? extends UpgradeService>> services) {
      this.services = services;
    }

    @Override
    public List<Class<? extends UpgradeService>> services() {
      return services;
    }
  }

  /** What several lists have in common. */
  public abstract static class Common implements ServiceApplication {}

  /** Lists nothing, properly. */
  public static class Proper extends Common {
    @Override
    public List<Class<? extends UpgradeService>> services() {
      return List.of();
    }
  }

  /** Throws. */
  public static class Failing implements ServiceApplication {
    @Override
    public List<Class<? extends UpgradeService>> services() {
      throw new IllegalStateException("no services today");
    }
  }

  /** Has no list. */
  public static class Nothing implements ServiceApplication {
    @Override
    public List<Class<? extends UpgradeService>> services() {
      return null;
    }
  }

  /** Has nothing in its list. */
  public static class Hollow implements ServiceApplication {
    @Override
    public List<Class<? extends UpgradeService>> services() {
      return Collections.singletonList(null);
    }
  }

  /** Lists what is served nowhere. */
  public static class Straying implements ServiceApplication {
    @Override
    public List<Class<? extends UpgradeService>> services() {
      return List.of(Pathless.class);
    }
  }

  /** Says nothing of a path. */
  public static class Pathless implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Service() {};
    }
  }
}
