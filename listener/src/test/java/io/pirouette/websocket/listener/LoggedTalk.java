// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.CapturedLog.Line;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.logging.Level;

/** One connection to a service at /basic/ws, from its upgrade to its end, and what is logged. */
final class LoggedTalk {

  private static final String PATH = "/basic/ws";

  private final List<Line> lines;
  private final String id;

  private LoggedTalk(List<Line> lines, String id) {
    this.lines = lines;
    this.id = id;
  }

  /** What a peer does. */
  @FunctionalInterface
  interface Peer {
    void talk(RawPeer peer, CapturedLog log) throws Exception;
  }

  /** Tells its connection's id, and knows nothing else. */
  static class Silent implements Service {
    private final BlockingQueue<String> ids;

    Silent(BlockingQueue<String> ids) {
      this.ids = ids;
    }

    public void onOpen(Caller caller) {
      ids.add(caller.getConnectionId());
    }
  }

  private record Rooms(
      Dispatch dispatch,
      Function<BlockingQueue<String>, Service> services,
      BlockingQueue<String> ids)
      implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.builder().dispatch(dispatch).build());
    }

    @Get
    public Service upgrade() {
      return services.apply(ids);
    }
  }

  static LoggedTalk of(
      Dispatch dispatch, Function<BlockingQueue<String>, Service> services, Peer talking)
      throws Exception {
    BlockingQueue<String> ids = new LinkedBlockingQueue<>();
    try (CapturedLog log = new CapturedLog()) {
      try (Listener listener = listener(0)) {
        listener.attach(new Rooms(dispatch, services, ids), PATH).start();
        try (RawPeer peer = RawPeer.open(at(listener, PATH))) {
          talking.talk(peer, log);
        }
      }
      return new LoggedTalk(log.lines(), ids.remove());
    }
  }

  String id() {
    return id;
  }

  List<Line> lines() {
    return lines;
  }

  /** The events, each of which has a line of the same form. */
  List<String> events() {
    String connection = " (connection " + id + ", service " + PATH + ")";
    return lines.stream()
        .filter(line -> line.level() == Level.FINE)
        .map(Line::message)
        .filter(message -> message.endsWith(connection))
        .map(message -> message.replace(connection, ""))
        .toList();
  }

  /** The only line of a level. */
  Line only(Level level) {
    List<Line> found = lines.stream().filter(line -> line.level() == level).toList();
    assertEquals(1, found.size(), lines::toString);
    return found.get(0);
  }
}
