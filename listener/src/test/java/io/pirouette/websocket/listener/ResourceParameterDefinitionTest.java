// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertCorrect;
import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;
import static io.pirouette.websocket.listener.Definitions.codes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import jakarta.websocket.server.PathParam;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the method that answers upgrades may take. Some methods here have many mistakes at once. */
class ResourceParameterDefinitionTest {

  static class PathPrimitives implements UpgradeService {
    @Get("{a}/{b}/{c}/{d}/{e}/{f}")
    public Service upgrade(
        @PathParameter("a") String a,
        @PathParameter("b") boolean b,
        @PathParameter("c") int c,
        @PathParameter("d") long d,
        @PathParameter("e") float e,
        @PathParameter("f") double f) {
      throw new AssertionError();
    }
  }

  static class PathObjects implements UpgradeService {
    @Get("{a}/{b}/{c}/{d}/{e}/{f}")
    public Service upgrade(
        @PathParameter("a") Boolean a,
        @PathParameter("b") Integer b,
        @PathParameter("c") Long c,
        @PathParameter("d") Float d,
        @PathParameter("e") Double e,
        @PathParameter("f") BigDecimal f) {
      throw new AssertionError();
    }
  }

  static class QueryTypes implements UpgradeService {
    @Get
    public Service upgrade(
        @QueryParameter("a") boolean a,
        @QueryParameter("b") BigDecimal b,
        @QueryParameter("c") Optional<String> c,
        @QueryParameter("d") Optional<BigDecimal> d,
        @QueryParameter("e") List<Integer> e,
        @QueryParameter("any name") List<Double> f) {
      throw new AssertionError();
    }
  }

  static class HeaderTypes implements UpgradeService {
    @Get
    public Service upgrade(
        @HeaderParameter("X-A") String a,
        @HeaderParameter("x_b") long b,
        @HeaderParameter("!#$%&'*+.^_`|~") Float c,
        @HeaderParameter("Host") Optional<Long> d,
        @HeaderParameter("cookie") List<String> e,
        UpgradeRequest request) {
      throw new AssertionError();
    }
  }

  @Test
  void theTypesThatCanBeFilledAreAccepted() {
    assertCorrect(new PathPrimitives());
    assertCorrect(new PathObjects());
    assertCorrect(new QueryTypes());
    assertCorrect(new HeaderTypes());
  }

  static class WrongPathTypes implements UpgradeService {
    @Get("{a}/{b}/{c}/{d}/{e}/{f}")
    public Service upgrade(
        @PathParameter("a") char a,
        @PathParameter("b") Optional<String> b,
        @PathParameter("c") List<String> c,
        @PathParameter("d") TimeUnit d,
        @PathParameter("e") BigInteger e,
        @PathParameter("f") UUID f) {
      throw new AssertionError();
    }
  }

  @Test
  void aPathParameterIsATextABooleanOrANumber() {
    assertFindings(
        new WrongPathTypes(),
        "PIROUETTE_8",
        "WrongPathTypes.upgrade",
        "java.util.Optional<java.lang.String>",
        "java.util.List<java.lang.String>",
        "java.util.concurrent.TimeUnit",
        "java.math.BigInteger",
        "java.util.UUID");
    assertFindings(
        new WrongPathTypes(),
        "PIROUETTE_8",
        "parameter 1",
        "parameter 2",
        "parameter 3",
        "parameter 4",
        "parameter 5",
        "parameter 6");
  }

  static class WrongQueryTypes implements UpgradeService {
    @Get
    public Service upgrade(
        @QueryParameter("a") byte a,
        @QueryParameter("b") Short b,
        @QueryParameter("c") Object c,
        @QueryParameter("d") String[] d,
        @QueryParameter("e") OptionalInt e,
        @QueryParameter("f") CharSequence f) {
      throw new AssertionError();
    }
  }

  static class WrongOptionals<T> implements UpgradeService {
    @Get
    @SuppressWarnings("rawtypes")
    public Service upgrade(
        @QueryParameter("a") Optional a,
        @QueryParameter("b") Optional<?> b,
        @QueryParameter("c") Optional<Optional<String>> c,
        @QueryParameter("d") Optional<List<String>> d,
        @QueryParameter("e") Optional<T> e,
        @QueryParameter("f") T f) {
      throw new AssertionError();
    }
  }

  @Test
  void aQueryParameterMayBeAnOptionalOfThese() {
    assertFindings(
        new WrongQueryTypes(),
        "PIROUETTE_8",
        "parameter 1 of type byte",
        "parameter 2 of type java.lang.Short",
        "parameter 3 of type java.lang.Object",
        "parameter 4 of type java.lang.String[]",
        "parameter 5 of type java.util.OptionalInt",
        "parameter 6 of type java.lang.CharSequence");
    assertFindings(
        new WrongOptionals<String>(),
        "PIROUETTE_8",
        "parameter 1 of type java.util.Optional",
        "parameter 2 of type java.util.Optional",
        "parameter 3 of type java.util.Optional<java.util.Optional<java.lang.String>>",
        "parameter 4 of type java.util.Optional<java.util.List<java.lang.String>>",
        "parameter 5 of type java.util.Optional",
        "parameter 6 of type T");
  }

  static class WrongLists implements UpgradeService {
    @Get
    @SuppressWarnings("rawtypes")
    public Service upgrade(
        @HeaderParameter("a") List a,
        @HeaderParameter("b") List<? extends String> b,
        @HeaderParameter("c") List<Object> c,
        @HeaderParameter("d") List<Optional<String>> d,
        @HeaderParameter("e") String... e) {
      throw new AssertionError();
    }
  }

  static class WrongCollections implements UpgradeService {
    @Get
    public Service upgrade(
        @HeaderParameter("a") Set<String> a,
        @HeaderParameter("b") Collection<String> b,
        @HeaderParameter("c") ArrayList<String> c,
        @HeaderParameter("d") Map<String, String> d) {
      throw new AssertionError();
    }
  }

  @Test
  void aHeaderParameterMayBeAListOfThese() {
    assertFindings(
        new WrongLists(),
        "PIROUETTE_8",
        "parameter 1 of type java.util.List",
        "parameter 2 of type java.util.List",
        "parameter 3 of type java.util.List<java.lang.Object>",
        "parameter 4 of type java.util.List<java.util.Optional<java.lang.String>>",
        "parameter 5 of type java.lang.String[]");
    assertFindings(
        new WrongCollections(),
        "PIROUETTE_8",
        "parameter 1 of type java.util.Set<java.lang.String>",
        "parameter 2 of type java.util.Collection<java.lang.String>",
        "parameter 3 of type java.util.ArrayList<java.lang.String>",
        "parameter 4 of type java.util.Map<java.lang.String, java.lang.String>");
  }

  static class NothingOfTheRequest implements UpgradeService {
    @Get
    public Service upgrade(
        @QueryParameter("q") UpgradeRequest annotated, Caller caller, Thread thread, Void nothing) {
      throw new AssertionError();
    }
  }

  @Test
  void nothingElseCanBeFilled() {
    assertFindings(
        new NothingOfTheRequest(),
        "PIROUETTE_8",
        "io.pirouette.websocket.UpgradeRequest",
        "io.pirouette.websocket.Caller",
        "java.lang.Thread",
        "java.lang.Void");
  }

  static class TwoAnnotations implements UpgradeService {
    @Get("{id}")
    public Service upgrade(
        @PathParameter("id") String path,
        @QueryParameter("q") @HeaderParameter("h") String either) {
      throw new AssertionError();
    }
  }

  @Test
  void aParameterComesFromOnePlace() {
    assertFinding(
        new TwoAnnotations(),
        "PIROUETTE_8",
        "TwoAnnotations.upgrade",
        "parameter 2",
        "@QueryParameter",
        "@HeaderParameter");
  }

  static class HeaderNames implements UpgradeService {
    @Get
    public Service upgrade(
        @HeaderParameter("X Tenant") String a,
        @HeaderParameter("X-Tenant:") String b,
        @HeaderParameter("X-Ten\u00e4nt") String c,
        @HeaderParameter("X\r\nForged") Optional<String> d,
        @HeaderParameter(" ") List<String> e) {
      throw new AssertionError();
    }
  }

  @Test
  void aHeadersNameIsAToken() {
    assertFindings(
        new HeaderNames(),
        "PIROUETTE_8",
        "X Tenant",
        "X-Tenant:",
        "parameter 3",
        "parameter 4",
        "parameter 5");
  }

  static class StandardAnnotation implements UpgradeService {
    @Get
    public Service upgrade(@PathParam("id") String id) {
      throw new AssertionError();
    }
  }

  static class StandardAnnotationBesideOurs implements UpgradeService {
    @Get
    public Service upgrade(@PathParam("id") @QueryParameter("id") String id) {
      throw new AssertionError();
    }
  }

  @Test
  void theAnnotationOfTheStandardIsRefusedByName() {
    assertFinding(
        new StandardAnnotation(),
        "PIROUETTE_9",
        "StandardAnnotation.upgrade",
        "parameter 1",
        "jakarta.websocket.server.PathParam",
        "@PathParameter");
    assertFinding(new StandardAnnotationBesideOurs(), "PIROUETTE_9", "websocket.server.PathParam");
  }

  static class MistakesOfAllKinds implements UpgradeService {
    @Get("{a}/{b}")
    public Service upgrade(
        @PathParameter("a") Thread type,
        @PathParam("b") String foreign,
        @HeaderParameter(":") String name) {
      throw new AssertionError();
    }
  }

  @Test
  void allMistakesAreReportedTogether() {
    assertEquals(
        List.of("PIROUETTE_7", "PIROUETTE_8", "PIROUETTE_8", "PIROUETTE_9"),
        codes(new MistakesOfAllKinds()).stream().sorted().toList());
  }
}
