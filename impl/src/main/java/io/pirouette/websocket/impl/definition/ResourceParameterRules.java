// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.definition.ResourceParameter.Arity;
import io.pirouette.websocket.internal.HeaderFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds for each parameter of a resource where its value comes from, by annotation and type. */
final class ResourceParameterRules {

  private static final List<Class<?>> ANNOTATIONS =
      List.of(PathParameter.class, QueryParameter.class, HeaderParameter.class);

  /** Libraries whose annotations for the same purpose are taken for ours. */
  private static final List<String> FOREIGN =
      List.of(
          "jakarta.websocket.server.",
          "jakarta.ws.rs.",
          "javax.websocket.server.",
          "javax.ws.rs.",
          "org.springframework.web.bind.annotation.");

  private final MethodDescription method;
  private final List<String> variables;
  private final Findings findings;
  private final List<ResourceParameter> sources = new ArrayList<>();
  private final List<String> bound = new ArrayList<>();
  private boolean correct = true;

  /** Whether it can be said which variables are bound. */
  private boolean pathNamesKnown = true;

  ResourceParameterRules(MethodDescription method, PathTemplate path, Findings findings) {
    this.method = method;
    this.variables = path.variables();
    this.findings = findings;
  }

  /** A source for each parameter; empty if there are findings. */
  Optional<List<ResourceParameter>> apply() {
    for (int i = 0; i < method.parameters().size(); i++) {
      check(method.parameters().get(i), i + 1);
    }
    for (String variable : pathNamesKnown ? variables : List.<String>of()) {
      if (bound.stream().filter(variable::equals).count() != 1) {
        report(
            Rule.PATH_VARIABLE,
            "{" + variable + "} of its path is not bound by exactly one parameter",
            "declare one @PathParameter(\"" + variable + "\")");
      }
    }
    return correct ? Optional.of(sources) : Optional.empty();
  }

  private void check(ParameterDescription parameter, int position) {
    Optional<String> foreign =
        parameter.annotations().keySet().stream()
            .filter(annotation -> FOREIGN.stream().anyMatch(annotation::startsWith))
            .sorted()
            .findFirst();
    long own = ANNOTATIONS.stream().filter(type -> parameter.annotation(type) != null).count();
    if ((foreign.isPresent() || own > 1) && parameter.annotation(PathParameter.class) != null) {
      // Meant for a variable; what is wrong is said below.
      pathNamesKnown = false;
    }
    if (foreign.isPresent()) {
      report(
          Rule.FOREIGN_ANNOTATION,
          "parameter " + position + " has @" + foreign.get() + ", which has no effect here",
          "use @PathParameter, @QueryParameter or @HeaderParameter of io.pirouette.websocket");
    } else if (own > 1) {
      report(
          Rule.RESOURCE_PARAMETER,
          "parameter " + position + " has several annotations",
          "keep one of @PathParameter, @QueryParameter and @HeaderParameter");
    } else if (own == 0 && parameter.type().is(UpgradeRequest.class)) {
      sources.add(new ResourceParameter.WholeRequest());
    } else {
      checkPart(parameter, position);
    }
  }

  private void checkPart(ParameterDescription parameter, int position) {
    Optional<String> name =
        ANNOTATIONS.stream()
            .flatMap(type -> Stream.ofNullable(parameter.annotation(type)))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .or(() -> Optional.ofNullable(parameter.name()));
    if (name.isEmpty()) {
      pathNamesKnown &= parameter.annotation(PathParameter.class) == null;
      report(
          Rule.PARAMETER_NAME,
          "the name of parameter " + position + " of type " + parameter.type() + " is not known",
          "name it in @PathParameter, @QueryParameter or @HeaderParameter, or compile with"
              + " -parameters");
    } else if (parameter.annotation(PathParameter.class) != null) {
      checkVariable(parameter, name.get(), position);
    } else {
      checkValue(parameter, name.get(), position);
    }
  }

  private void checkVariable(ParameterDescription parameter, String name, int position) {
    Optional<ScalarType> type = ScalarType.of(parameter.type());
    bound.add(name);
    if (!variables.contains(name)) {
      report(
          Rule.PATH_VARIABLE,
          "parameter " + position + " is for {" + name + "}, which its path does not have",
          "write it into @Get, or correct the name");
    } else if (type.isEmpty()) {
      reportType(parameter, position, "");
    } else {
      sources.add(new ResourceParameter.PathVariable(variables.indexOf(name), type.get()));
    }
  }

  private void checkValue(ParameterDescription parameter, String name, int position) {
    Arity arity = arity(parameter.type());
    TypeDescription element =
        arity == Arity.REQUIRED || parameter.type().arguments().size() != 1
            ? parameter.type()
            : parameter.type().arguments().get(0);
    Optional<ScalarType> type = ScalarType.of(element);
    boolean isHeader = parameter.annotation(HeaderParameter.class) != null;
    if (type.isEmpty()) {
      reportType(parameter, position, ", or Optional or List of one of these");
    } else if (!isHeader) {
      sources.add(new ResourceParameter.QueryValue(name, type.get(), arity));
    } else if (HeaderFields.isToken(name)) {
      sources.add(new ResourceParameter.HeaderValue(name, type.get(), arity));
    } else {
      report(
          Rule.RESOURCE_PARAMETER,
          "parameter " + position + " is for the header '" + HeaderFields.printable(name) + "'",
          "name a header, such as X-Tenant");
    }
  }

  private static Arity arity(TypeDescription type) {
    if (type.is(Optional.class)) {
      return Arity.OPTIONAL;
    }
    return type.is(List.class) ? Arity.LIST : Arity.REQUIRED;
  }

  private void reportType(ParameterDescription parameter, int position, String more) {
    report(
        Rule.RESOURCE_PARAMETER,
        "parameter " + position + " of type " + parameter.type() + " cannot be filled",
        "declare UpgradeRequest, String, boolean, int, long, float, double or BigDecimal" + more);
  }

  private void report(Rule rule, String problem, String cure) {
    correct = false;
    findings.add(rule, method.place(), problem, cure);
  }
}
