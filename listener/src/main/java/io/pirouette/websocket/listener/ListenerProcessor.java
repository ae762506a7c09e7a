// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** The requests of one connection after the other. */
final class ListenerProcessor extends Http11Processor {

  /** What Tomcat says when the head of a request does not fit into its buffer. */
  private static final String TOO_LARGE =
      StringManager.getManager(Http11InputBuffer.class)
          .getString("iib.requestheadertoolarge.error");

  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;

  private final RequestClock clock;

  /** The answer to a head that is too large; 0 if it is not. For the thread that serves. */
  private int tooLarge;

  /** Around the one of Tomcat's processors; made after those of its fields that the parent uses. */
  private final Adapter timed;

  ListenerProcessor(ListenerProtocol protocol, Adapter adapter, RequestClock clock) {
    super(protocol, adapter);
    this.clock = clock;
    this.timed = new Timed(adapter);
  }

  @Override
  public Adapter getAdapter() {
    return timed;
  }

  @Override
  public SocketState service(SocketWrapperBase<?> connection) throws IOException {
    tooLarge = 0;
    return super.service(connection);
  }

  /**
   * Tomcat takes a head that is too large for one that is malformed, or that lacks a Host if it had
   * not come to that, and answers with 400.
   */
  @Override
  protected void setErrorState(ErrorState errorState, @Nullable Throwable cause) {
    if (cause instanceof IllegalArgumentException && TOO_LARGE.equals(cause.getMessage())) {
      tooLarge = request.requestURI().isNull() ? URI_TOO_LONG : HEADERS_TOO_LARGE;
      response.setHeader("Connection", "close");
    }
    if (tooLarge != 0) {
      response.setStatus(tooLarge);
    }
    super.setErrorState(errorState, cause);
  }

  private SocketChannel channel() {
    return ((NioChannel) getSocketWrapper().getSocket()).getIOChannel();
  }

  /** A body that nobody has read is not waited for; what comes of it is no other request. */
  private void endUnreadBody() {
    if (!isRequestBodyFullyRead() && !isUpgrade()) {
      setErrorState(ErrorState.CLOSE_CLEAN, null);
    }
  }

  /** The clock stands still while a request is being answered. */
  private final class Timed implements Adapter {

    private final Adapter adapter;

    Timed(Adapter adapter) {
      this.adapter = adapter;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
      SocketChannel channel = channel();
      clock.stop(channel);
      try {
        adapter.service(request, response);
        endUnreadBody();
      } finally {
        if (!isUpgrade()) {
          clock.start(channel);
        }
      }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
      return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status)
        throws Exception {
      return adapter.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
      adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
      adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
      return adapter.getDomain();
    }
  }
}
