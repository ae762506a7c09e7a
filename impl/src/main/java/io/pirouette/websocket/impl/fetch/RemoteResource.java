// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Places;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.threads.DetachedThreads;
import io.pirouette.websocket.impl.tls.ClientTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a server of tokens or keys. The calling thread waits for the answer, which comes in
 * time, is no larger than it may be, and is of this server and no other. Thread-safe.
 */
public final class RemoteResource implements AutoCloseable {

  private final URI uri;
  private final HttpClientConfiguration configuration;
  private final int maxBytes;
  private final String shown;
  private final Places places;
  private final ExecutorService threads = DetachedThreads.named("pirouette-fetch");

  private final ReentrantLock connecting = new ReentrantLock();

  /**
   * Replaced when a file of the TLS settings has changed; null before the first request. Guarded by
   * {@link #connecting}: each client has a thread of its own, so that one is enough.
   */
  private @Nullable Connections connections;

  private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private record Connections(HttpClient client, @Nullable SSLContext context) {}

  /**
   * A resource.
   *
   * @param url where it is
   * @param maxBytes how large an answer may be
   */
  public RemoteResource(String url, HttpClientConfiguration configuration, int maxBytes) {
    this.uri = URI.create(url);
    this.configuration = configuration;
    this.maxBytes = maxBytes;
    this.shown = url.replaceAll("[?#].*", "");
    this.places = Places.of(configuration.maxConcurrentRequests(), server());
    if (!isSecure() && !isLocal()) {
      AuthLog.warn(shown + ": what it is asked can be read on the way (better: https)");
    }
  }

  private boolean isSecure() {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private boolean isLocal() {
    return uri.getHost().matches("(?i)localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
  }

  /** Scheme, host and port. */
  public String server() {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** By which people know it: the URL without its query. */
  @Override
  public String toString() {
    return shown;
  }

  /**
   * Asks by GET.
   *
   * @throws UnavailableException if there is no answer
   */
  public Fetched get(Map<String, String> headers) {
    return places.in(() -> answer(request(headers).GET().build()));
  }

  /**
   * Asks by POST of a form.
   *
   * @throws UnavailableException if there is no answer
   */
  public Fetched post(Map<String, String> form, Map<String, String> headers) {
    HttpRequest.Builder request =
        request(headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)));
    return places.in(() -> answer(request.build()));
  }

  private HttpRequest.Builder request(Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1);
    headers.forEach(request::header);
    return request;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * As in a form; the parts of a client's Basic credentials are as well (RFC 6749 section 2.3.1).
   */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A connection that was kept open may have been closed by the server meanwhile. */
  private Fetched answer(HttpRequest request) {
    long deadline = System.nanoTime() + configuration.timeout().toNanos();
    try {
      return answer(request, deadline);
    } catch (IOException lost) {
      try {
        return answer(request, deadline);
      } catch (IOException again) {
        throw unavailable(again.getClass().getSimpleName() + " while it was asked");
      }
    }
  }

  /** Throws an {@code IOException} if the connection was lost before an answer. */
  private Fetched answer(HttpRequest request, long deadline) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request, head -> new CappedBody(maxBytes));
    underWay.add(answer);
    try {
      if (closed) {
        throw detached();
      }
      HttpResponse<String> response =
          answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return new Fetched(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      throw unavailable("no answer within " + configuration.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    } catch (CancellationException e) {
      throw detached();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      underWay.remove(answer);
      // What has come is not affected.
      answer.cancel(true);
    }
  }

  /** What an exchange has failed by, in words that show nothing of it. */
  private IOException failure(Throwable cause) {
    if (closed) {
      throw detached();
    } else if (cause instanceof TooLargeException) {
      throw unavailable("an answer of more than " + maxBytes + " bytes");
    } else if (cause instanceof HttpTimeoutException) {
      throw unavailable("cannot be connected to within " + configuration.connectTimeout());
    } else if (cause instanceof ConnectException) {
      throw unavailable("cannot be connected to");
    } else if (cause instanceof SSLException) {
      throw unavailable("TLS failed: " + cause.getMessage());
    } else if (cause instanceof IOException lost) {
      return lost;
    }
    throw unavailable(cause.getClass().getSimpleName() + " while it was asked");
  }

  private UnavailableException unavailable(String why) {
    return new UnavailableException(shown + ": " + why, null);
  }

  private UnavailableException detached() {
    return unavailable("the service has been detached");
  }

  private HttpClient client() {
    connecting.lock();
    try {
      if (closed) {
        throw detached();
      }
      SSLContext context = isSecure() ? tls().context() : null;
      Connections present = connections;
      if (present == null || present.context != context) {
        present = new Connections(DetachedThreads.neutrally(() -> connect(context)), context);
        connections = present;
      }
      return present.client;
    } catch (SslException e) {
      throw unavailable(e.getMessage());
    } finally {
      connecting.unlock();
    }
  }

  private ClientTls tls() {
    return ClientTls.ofLibrary(configuration.secureSocket());
  }

  private HttpClient connect(@Nullable SSLContext context) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .executor(threads)
            .connectTimeout(configuration.connectTimeout())
            .followRedirects(Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY);
    if (context != null) {
      client.sslContext(context).sslParameters(tls().parameters());
    }
    return client.build();
  }

  /** Asks no more; whoever waits for an answer gets none. */
  @Override
  public void close() {
    connecting.lock();
    try {
      closed = true;
      connections = null;
    } finally {
      connecting.unlock();
    }
    underWay.forEach(answer -> answer.cancel(true));
    threads.shutdown();
  }
}
