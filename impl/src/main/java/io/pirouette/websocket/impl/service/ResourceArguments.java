// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.impl.definition.ResourceParameter;
import io.pirouette.websocket.impl.definition.ResourceParameter.Arity;
import io.pirouette.websocket.impl.definition.ResourceParameter.HeaderValue;
import io.pirouette.websocket.impl.definition.ResourceParameter.PathVariable;
import io.pirouette.websocket.impl.definition.ResourceParameter.QueryValue;
import io.pirouette.websocket.impl.definition.ResourceParameter.WholeRequest;
import io.pirouette.websocket.impl.definition.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one request has for the parameters of a resource. A request that lacks something is refused:
 * with 404 if its path, or the absence of a header, says that it is for something else (UPG-11,
 * UPG-23), with 400 otherwise (UPG-15, UPG-19).
 */
record ResourceArguments(UpgradeRequest request, List<String> variables) {

  Object[] values(List<ResourceParameter> parameters) {
    return parameters.stream().map(this::value).toArray();
  }

  private Object value(ResourceParameter parameter) {
    if (parameter instanceof WholeRequest) {
      return request;
    }
    if (parameter instanceof PathVariable path) {
      return path.type().read(variables.get(path.index())).orElseThrow(this::noResource);
    }
    if (parameter instanceof QueryValue query) {
      return new Values(query.name(), query.type(), "query")
          .of(
              request.queryParameters(),
              query.arity(),
              () -> new UpgradeException("No query param value found for: " + query.name()));
    }
    HeaderValue header = (HeaderValue) parameter;
    return new Values(header.name(), header.type(), "header")
        .of(request.headers(), header.arity(), this::noResource);
  }

  private UpgradeException noResource() {
    return noResource(request.path());
  }

  /** The refusal of a request that no resource is for (UPG-02). */
  static UpgradeException noResource(String path) {
    return new UpgradeException(404, "No resource found for path " + path, Map.of());
  }

  /** Makes of the texts of one name what a parameter takes. */
  private record Values(String name, ScalarType type, String kind) {

    Object of(
        Map<String, List<String>> all, Arity arity, Supplier<? extends RuntimeException> absent) {
      List<String> texts = all.getOrDefault(name, List.of());
      return switch (arity) {
        case REQUIRED -> texts.stream().findFirst().map(this::parse).orElseThrow(absent);
        case OPTIONAL -> texts.stream().findFirst().map(this::parse);
        case LIST -> texts.stream().map(this::parse).toList();
      };
    }

    private Object parse(String text) {
      return type.read(text)
          .orElseThrow(
              () ->
                  new UpgradeException(
                      "Invalid "
                          + kind
                          + " param value for: "
                          + name
                          + " (expected: "
                          + type.title()
                          + ")"));
    }
  }
}
