// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Proxy;

/** The directions between packages, and one home for each technology. */
@AnalyzeClasses(
    packages = "io.pirouette.websocket",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.pirouette.websocket.impl";

  /** For users' code in servlet containers. */
  private static final String SERVLET = "io.pirouette.websocket.servlet";

  @ArchTest
  static final ArchRule PACKAGES_IMPORT_LOWER_LEVELS_ONLY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
          .withOptionalLayers(true)
          .layer("entry")
          .definedBy(ROOT)
          .layer("deployment")
          .definedBy(ROOT + ".deployment..")
          .layer("handshake")
          .definedBy(ROOT + ".handshake..")
          .layer("connection")
          .definedBy(ROOT + ".connection..")
          .layer("client")
          .definedBy(ROOT + ".client..")
          .layer("dispatch")
          .definedBy(ROOT + ".dispatch..")
          .layer("session")
          .definedBy(ROOT + ".session..")
          .layer("service")
          .definedBy(ROOT + ".service..")
          .layer("listener authentication")
          .definedBy(ROOT + ".auth.listener..")
          .layer("client authentication")
          .definedBy(ROOT + ".auth.client..")
          .layer("beans")
          .definedBy(ROOT + ".beans")
          .layer("cdi")
          .definedBy(ROOT + ".beans.cdi..")
          .layer("exchange")
          .definedBy(ROOT + ".exchange..")
          .layer("users")
          .definedBy(ROOT + ".auth.users..")
          .layer("directory")
          .definedBy(ROOT + ".auth.directory..")
          .layer("jwt")
          .definedBy(ROOT + ".auth.jwt..")
          .layer("introspection")
          .definedBy(ROOT + ".auth.introspection..")
          .layer("auth")
          .definedBy(ROOT + ".auth")
          .layer("fetch")
          .definedBy(ROOT + ".fetch..")
          .layer("files")
          .definedBy(ROOT + ".files..")
          .layer("configuration")
          .definedBy(ROOT + ".configuration..")
          .layer("definition")
          .definedBy(ROOT + ".definition..")
          .layer("http")
          .definedBy(ROOT + ".http..")
          .layer("binding")
          .definedBy(ROOT + ".binding..")
          .layer("transport")
          .definedBy(ROOT + ".transport..")
          .layer("tls")
          .definedBy(ROOT + ".tls..")
          .layer("deflate")
          .definedBy(ROOT + ".deflate..")
          .layer("threads")
          .definedBy(ROOT + ".threads..")
          .layer("engine")
          .definedBy(ROOT + ".engine")
          .layer("tomcat")
          .definedBy(ROOT + ".engine.tomcat..")
          .layer("tyrus")
          .definedBy(ROOT + ".engine.tyrus..")
          .whereLayer("entry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("deployment")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("client")
          .mayOnlyBeAccessedByLayers("entry", "deployment")
          .whereLayer("handshake")
          .mayOnlyBeAccessedByLayers("deployment")
          .whereLayer("connection")
          .mayOnlyBeAccessedByLayers("deployment")
          .whereLayer("dispatch")
          .mayOnlyBeAccessedByLayers("deployment", "handshake", "connection")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("deployment", "handshake", "connection", "client", "dispatch")
          .whereLayer("service")
          .mayOnlyBeAccessedByLayers("deployment", "handshake", "connection", "client", "dispatch")
          .whereLayer("definition")
          .mayOnlyBeAccessedByLayers("deployment", "connection", "client", "dispatch", "service")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("handshake", "client")
          .whereLayer("binding")
          .mayOnlyBeAccessedByLayers(
              "deployment",
              "client",
              "client authentication",
              "dispatch",
              "session",
              "service",
              "jwt",
              "introspection")
          .whereLayer("transport")
          .mayOnlyBeAccessedByLayers("client", "client authentication", "fetch", "exchange")
          .whereLayer("exchange")
          .mayOnlyBeAccessedByLayers("client", "client authentication", "fetch")
          .whereLayer("beans")
          .mayOnlyBeAccessedByLayers("deployment", "handshake", "connection", "dispatch", "cdi")
          .whereLayer("cdi")
          .mayOnlyBeAccessedByLayers("deployment")
          .whereLayer("client authentication")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("tls")
          .mayOnlyBeAccessedByLayers(
              "deployment",
              "client",
              "client authentication",
              "exchange",
              "fetch",
              "directory",
              "jwt")
          .whereLayer("listener authentication")
          .mayOnlyBeAccessedByLayers("handshake")
          .whereLayer("users")
          .mayOnlyBeAccessedByLayers("listener authentication")
          .whereLayer("directory")
          .mayOnlyBeAccessedByLayers("listener authentication")
          .whereLayer("jwt")
          .mayOnlyBeAccessedByLayers("listener authentication", "client authentication")
          .whereLayer("introspection")
          .mayOnlyBeAccessedByLayers("listener authentication")
          .whereLayer("fetch")
          .mayOnlyBeAccessedByLayers("jwt", "introspection")
          .whereLayer("files")
          .mayOnlyBeAccessedByLayers("tls", "users", "jwt")
          .whereLayer("deflate")
          .mayOnlyBeAccessedByLayers("client", "engine", "tyrus")
          .whereLayer("tomcat")
          .mayOnlyBeAccessedByLayers("deployment")
          .whereLayer("tyrus")
          .mayOnlyBeAccessedByLayers("deployment", "client")
          .ensureAllClassesAreContainedInArchitectureIgnoring(outsideOfTheImplementation());

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule TOMCAT_LIVES_IN_ONE_PACKAGE = home("engine.tomcat", "org.apache..");

  @ArchTest
  static final ArchRule TYRUS_LIVES_IN_ONE_PACKAGE_OF_EACH_SIDE =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".engine.tyrus..", ROOT + ".client.protocol..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.glassfish..");

  @ArchTest static final ArchRule JSON_LIVES_IN_ONE_PACKAGE = home("binding", "jakarta.json..");

  @ArchTest
  static final ArchRule YASSON_LIVES_IN_ONE_PACKAGE = home("binding", "org.eclipse.yasson..");

  @ArchTest
  static final ArchRule SETTINGS_LIVE_IN_ONE_PACKAGE =
      home("configuration", "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule BEANS_LIVE_IN_ONE_PACKAGE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "..")
          .and()
          .resideOutsideOfPackage(ROOT + ".beans.cdi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.enterprise.context..",
              "jakarta.enterprise.event..",
              "jakarta.enterprise.inject..");

  @ArchTest
  static final ArchRule CONTEXTS_LIVE_IN_ONE_PACKAGE =
      home("threads", "jakarta.enterprise.concurrent..");

  @ArchTest static final ArchRule XML_LIVES_IN_ONE_PACKAGE = home("binding", "jakarta.xml..");

  @ArchTest
  static final ArchRule CONSTRAINTS_LIVE_IN_ONE_PACKAGE = home("binding", "jakarta.validation..");

  @ArchTest static final ArchRule TOKENS_LIVE_IN_ONE_PACKAGE = home("auth.jwt", "com.nimbusds..");

  @ArchTest
  static final ArchRule DIRECTORIES_LIVE_IN_ONE_PACKAGE = home("auth.directory", "com.unboundid..");

  @ArchTest static final ArchRule TOML_LIVES_IN_ONE_PACKAGE = home("auth.users", "org.tomlj..");

  @ArchTest
  static final ArchRule HASHES_OF_PASSWORDS_LIVE_IN_ONE_PACKAGE =
      home("auth.users", "com.password4j..");

  @ArchTest static final ArchRule REQUESTS_LIVE_IN_ONE_PACKAGE = home("fetch", "java.net.http..");

  @ArchTest
  static final ArchRule SERVLETS_LIVE_AT_THE_DOOR =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".handshake..", ROOT + ".deployment..", ROOT + ".engine.tyrus..", SERVLET)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..");

  @ArchTest
  static final ArchRule REFLECTION_LIVES_WITH_USERS_CLASSES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".service..", ROOT + ".binding..", ROOT + ".engine..", ROOT + ".threads..")
          .should()
          .dependOnClassesThat(reflection());

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl|Abstract\\w*)");

  @ArchTest
  static final ArchRule THE_API_KNOWS_NOTHING_BUT_THE_JDK =
      classes()
          .that()
          .resideInAPackage("io.pirouette.websocket..")
          .and()
          .resideOutsideOfPackages(ROOT + "..", SERVLET)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.pirouette.websocket",
              "io.pirouette.websocket.auth..",
              "io.pirouette.websocket.error",
              "io.pirouette.websocket.internal",
              "io.pirouette.websocket.tls",
              // The mark of a scope, which does without it where there is no CDI.
              "jakarta.enterprise.context");

  @ArchTest
  static final ArchRule USERS_SEE_THE_DOOR_ALONE =
      classes()
          .that()
          .resideInAPackage(SERVLET)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jakarta.servlet..",
              "org.jspecify..",
              "io.pirouette.websocket",
              SERVLET,
              ROOT + ".deployment");

  /** Package-private is the default; what is public is called from another package. */
  @ArchTest
  static void mostClassesAreHidden(JavaClasses classes) {
    long all = topLevel(classes, false);
    long open = topLevel(classes, true);
    assertTrue(open * 3 <= all * 2, open + " of " + all + " classes are public");
  }

  private static long topLevel(JavaClasses classes, boolean onlyPublic) {
    return classes.stream()
        .filter(type -> type.getPackageName().startsWith(ROOT) && type.isTopLevelClass())
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !onlyPublic || type.getModifiers().contains(JavaModifier.PUBLIC))
        .count();
  }

  private static ArchRule home(String home, String technology) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology);
  }

  /** A type as a value, such as that of a payload, is no reflection. */
  private static DescribedPredicate<JavaClass> reflection() {
    return DescribedPredicate.describe(
        "reach members",
        type ->
            type.isAssignableTo(AccessibleObject.class)
                || type.isEquivalentTo(Proxy.class)
                || type.isEquivalentTo(MethodHandle.class));
  }

  private static DescribedPredicate<JavaClass> outsideOfTheImplementation() {
    return DescribedPredicate.describe(
        "outside of the implementation", type -> !type.getPackageName().startsWith(ROOT));
  }
}
