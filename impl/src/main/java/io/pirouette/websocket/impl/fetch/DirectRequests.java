// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.threads.DetachedThreads;
import io.pirouette.websocket.impl.tls.ClientTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.List;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Requests by the JDK's client, over connections that are kept. */
final class DirectRequests implements Requests {

  private final URI uri;
  private final HttpClientConfiguration configuration;
  private final int maxBytes;
  private final String shown;
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

  DirectRequests(URI uri, HttpClientConfiguration configuration, int maxBytes, String shown) {
    this.uri = uri;
    this.configuration = configuration;
    this.maxBytes = maxBytes;
    this.shown = shown;
  }

  @Override
  public Fetched send(String method, Map<String, List<String>> headers, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1);
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return answer(request.method(method, publisher).build());
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
      SSLContext context = "https".equalsIgnoreCase(uri.getScheme()) ? tls().context() : null;
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
