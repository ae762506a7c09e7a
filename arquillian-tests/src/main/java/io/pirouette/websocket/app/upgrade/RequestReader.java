// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers what is asked about its request, in both places where it has it. */
class RequestReader implements Service {

  private final UpgradeRequest given;

  RequestReader(UpgradeRequest given) {
    this.given = given;
  }

  @Override
  public Map<String, List<String>> customHeaders() {
    return given.header("X-Cookies").isEmpty()
        ? Map.of()
        : Map.of(
            "Set-Cookie",
            List.of("session=s1; Max-Age=60; HttpOnly", "theme=dark", "lang=de; Secure"));
  }

  /** A message names a part of the request; on another thread if it begins so. */
  public String onTextMessage(Caller caller, String message) throws Exception {
    String part = message.replaceFirst("^elsewhere ", "");
    String answer = part.equals(message) ? read(part) : elsewhere(() -> read(part));
    String again = read(caller.getUpgradeRequest(), part);
    return answer.equals(again) ? answer : answer + " but " + again;
  }

  private String read(String part) {
    return read(given, part);
  }

  private static String elsewhere(Supplier<String> question) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    new Thread(() -> answer.complete(question.get())).start();
    return answer.get();
  }

  private static String read(UpgradeRequest request, String part) {
    return switch (part) {
      case "path" -> request.path();
      case "query" -> request.query().toString();
      case "parameters" -> request.queryParameters().toString();
      case "cookies" -> cookies(request);
      case "address" -> request.remoteAddress().toString();
      case "secure" -> String.valueOf(request.secure());
      case "certificates" -> request.clientCertificates().toString();
      case "principal" -> request.principal().map(Principal::getName).toString();
      case "changes" -> changes(request);
      default -> request.headers().get(part) + " " + request.header(part);
    };
  }

  private static String cookies(UpgradeRequest request) {
    return request.cookies().stream()
        .map(cookie -> cookie.name() + "=" + cookie.value())
        .toList()
        .toString();
  }

  /** How many of the attempts to change a request have succeeded. */
  private static String changes(UpgradeRequest request) {
    List<Runnable> attempts =
        List.of(
            () -> request.headers().remove("Host"),
            () -> request.headers().get("Host").add("other"),
            () -> request.queryParameters().clear(),
            () -> request.queryParameters().get("a").add("other"),
            () -> request.cookies().add(Cookie.of("other", "1")),
            () -> request.clientCertificates().clear());
    return attempts.stream().filter(RequestReader::succeeds).count() + " of " + attempts.size();
  }

  private static boolean succeeds(Runnable attempt) {
    try {
      attempt.run();
      return true;
    } catch (UnsupportedOperationException refused) {
      return false;
    }
  }
}
