// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static io.pirouette.websocket.listener.Definitions.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The one method of an upgrade service that answers upgrades: what it is, returns and stands at.
 */
class ResourceDefinitionTest {

  static class None implements UpgradeService {
    public Service upgrade() {
      throw new AssertionError();
    }
  }

  @Test
  @Tag("CMP-01")
  @Tag("LSN-19")
  void anUpgradeServiceHasAResource() {
    assertFinding(
        new None(),
        "WEBSOCKET_101",
        "ResourceDefinitionTest$None",
        "There should be only one `get` resource for the service",
        "not 0",
        "@Get");
  }

  static class Two extends Upgrade {
    @Get("other")
    public Service other(UpgradeRequest request) {
      throw new AssertionError();
    }
  }

  @Test
  @Tag("CMP-01")
  @Tag("LSN-19")
  void itHasOneAlsoIfTheOtherIsInherited() {
    assertFinding(
        new Two(),
        "WEBSOCKET_101",
        "ResourceDefinitionTest$Two",
        "There should be only one `get` resource for the service",
        "not 2");
  }

  static class OnePublicOneNot extends Upgrade {
    @Get("other")
    Service other() {
      throw new AssertionError();
    }
  }

  @Test
  @Tag("CMP-01")
  void itHasOneAlsoIfTheOtherIsNotPublic() {
    assertFinding(new OnePublicOneNot(), "WEBSOCKET_101", "not 2");
  }

  static class Overridden extends Upgrade {
    @Override
    @Get("here")
    public Service upgrade() {
      throw new AssertionError();
    }
  }

  interface Generic<S extends Service> extends UpgradeService {
    @Get
    S upgrade();
  }

  interface Mixin extends UpgradeService {
    @Get
    default Service upgrade() {
      throw new AssertionError();
    }
  }

  static class Mixed implements Mixin {}

  static class Covariant implements Generic<Loopback.NamedService> {
    @Override
    @Get
    public Loopback.NamedService upgrade() {
      throw new AssertionError();
    }
  }

  @Test
  @Tag("CMP-01")
  @Tag("T42")
  void aMethodThatOverridesOrThatTheCompilerAddsIsNotAnother() {
    assertCorrect(new Overridden());
    assertCorrect(new Covariant());
    assertCorrect(new Mixed());
  }

  static class ReturnsText implements UpgradeService {
    @Get
    public String upgrade() {
      return "";
    }
  }

  static class ReturnsNothing implements UpgradeService {
    @Get
    public void upgrade(UpgradeRequest request) {}
  }

  static class ReturnsAnything implements UpgradeService {
    @Get
    public Object upgrade() {
      return "";
    }
  }

  static class ReturnsItself implements UpgradeService {
    @Get
    public UpgradeService upgrade() {
      return this;
    }
  }

  @Test
  @Tag("CMP-03")
  @Tag("CMP-04")
  void theResourceReturnsAService() {
    assertFinding(
        new ReturnsText(),
        "WEBSOCKET_104",
        "ReturnsText.upgrade",
        "returns java.lang.String",
        "return Service or a class that implements it; refusals are thrown");
    assertFinding(new ReturnsNothing(), "WEBSOCKET_104", "ReturnsNothing.upgrade", "returns void");
    assertFinding(new ReturnsAnything(), "WEBSOCKET_104", "returns java.lang.Object");
    assertFinding(
        new ReturnsItself(), "WEBSOCKET_104", "returns io.pirouette.websocket.UpgradeService");
  }

  static class PackagePrivate implements UpgradeService {
    @Get
    Service upgrade() {
      throw new AssertionError();
    }
  }

  static class Static implements UpgradeService {
    @Get
    public static Service upgrade() {
      throw new AssertionError();
    }
  }

  static class Private implements UpgradeService {
    @Get
    private Service upgrade() {
      throw new AssertionError();
    }
  }

  @Test
  void theResourceIsAPublicInstanceMethod() {
    for (UpgradeService service : List.of(new PackagePrivate(), new Static(), new Private())) {
      String name = service.getClass().getName();
      assertFinding(service, "PIROUETTE_2", name + ".upgrade", "is not a public instance method");
    }
  }

  static class EverythingWrong implements UpgradeService {
    @Get("{id}")
    static String upgrade(Thread thread) {
      return "";
    }
  }

  @Test
  @Tag("CMP-03")
  void allThatIsWrongWithAResourceIsSaidAtOnce() {
    assertEquals(
        List.of("PIROUETTE_2", "PIROUETTE_7", "PIROUETTE_8", "WEBSOCKET_104"),
        codes(new EverythingWrong()).stream().sorted().toList());
  }

  static class Legal extends Upgrade {
    @Override
    @Get("a-b/{region}/größe 1/~x.y/{id}")
    public Service upgrade() {
      throw new AssertionError();
    }
  }

  @Test
  void eachVariableIsBoundByAParameter() {
    assertFindings(new Legal(), "PIROUETTE_7", "Legal.upgrade(): {region}", "{id}");
    assertFindings(
        new Legal(), "PIROUETTE_7", "@PathParameter(\"region\")", "@PathParameter(\"id\")");
  }

  static class BoundTwice implements UpgradeService {
    @Get("{id}")
    public Service upgrade(@PathParameter("id") String id, @PathParameter("id") long again) {
      throw new AssertionError();
    }
  }

  static class BoundByItsNameAsWell implements UpgradeService {
    @Get("{id}")
    public Service upgrade(@PathParameter("id") String text, @PathParameter String id) {
      throw new AssertionError();
    }
  }

  @Test
  void eachVariableIsBoundOnce() {
    assertFinding(new BoundTwice(), "PIROUETTE_7", "BoundTwice.upgrade", "id");
    assertFinding(new BoundByItsNameAsWell(), "PIROUETTE_7", "BoundByItsNameAsWell.upgrade", "id");
  }

  static class BindsNothing implements UpgradeService {
    @Get("id/{ID}")
    public Service upgrade(@PathParameter("ID") String one, @PathParameter("id") String other) {
      throw new AssertionError();
    }
  }

  static class BindsNothingOfAll implements UpgradeService {
    @Get
    public Service upgrade(@PathParameter("id") String id) {
      throw new AssertionError();
    }
  }

  @Test
  void eachPathParameterBindsAVariable() {
    assertFinding(new BindsNothing(), "PIROUETTE_7", "BindsNothing.upgrade", "id");
    assertFinding(new BindsNothingOfAll(), "PIROUETTE_7", "BindsNothingOfAll.upgrade", "id");
  }

  static class Bound implements UpgradeService {
    @Get("{a}/b/{c}")
    public Service upgrade(
        @PathParameter("c") String one, UpgradeRequest request, @PathParameter("a") int other) {
      throw new AssertionError();
    }
  }

  @Test
  void theOrderOfParametersIsFree() {
    assertCorrect(new Bound());
  }
}
