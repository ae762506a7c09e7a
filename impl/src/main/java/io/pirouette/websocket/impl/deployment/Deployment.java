// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.beans.Beans;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import io.pirouette.websocket.impl.beans.ConnectionBeans.Presence;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.connection.ConnectionEndpoint;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.dispatch.ServiceCatalogue;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.handshake.Gate;
import io.pirouette.websocket.impl.handshake.ServiceTable;
import io.pirouette.websocket.impl.handshake.UpgradeFilter;
import io.pirouette.websocket.impl.service.UpgradeServiceExamination;
import io.pirouette.websocket.impl.service.UpgradeServiceModel;
import io.pirouette.websocket.impl.service.UserClass;
import io.pirouette.websocket.impl.session.DeploymentContext;
import io.pirouette.websocket.impl.session.ListenerScope;
import io.pirouette.websocket.impl.session.OpenConnections;
import io.pirouette.websocket.impl.session.ServiceThreads;
import io.pirouette.websocket.impl.threads.ThreadContexts;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The services of one servlet context with everything that serves them, from start to end. */
public final class Deployment {

  /** Under which a context knows its deployment. */
  private static final String ATTRIBUTE = Deployment.class.getName();

  private final DeclaredServices declared;
  private final ListenerScope scope;

  /** How large any request may be; empty where others answer requests, too. */
  private final Optional<RequestLimits> requestLimits;

  private final ServiceTable services = new ServiceTable();
  private final Payloads payloads = new Payloads();
  private final ServiceCatalogue catalogue = new ServiceCatalogue(payloads);

  /** The services of which it is known who hands them out. */
  private final Set<Class<?>> examined = ConcurrentHashMap.newKeySet();

  /** For the others: with a dispatcher key, if anybody has one. */
  private volatile ServiceConfiguration likely = ServiceConfiguration.defaults();

  private final OpenConnections connections = new OpenConnections();
  private final Gate gate = new Gate(services, catalogue, connections);

  /** Null until the container is ready. */
  private volatile @Nullable DeploymentContext shared;

  /** Found when the container is ready. */
  private volatile Beans beans = Beans.NONE;

  private volatile boolean ended;

  /** Of an application in a container. */
  Deployment(DeclaredServices declared) {
    this.declared = declared;
    this.scope = ListenerScope.ofContainer();
    this.requestLimits = Optional.empty();
  }

  /** Of a listener with a port of its own. */
  public Deployment(ListenerConfiguration configuration) {
    this.declared = new DeclaredServices(List.of());
    this.scope = ListenerScope.ofPort(configuration);
    this.requestLimits = Optional.of(configuration.requestLimits());
  }

  /** That of a context, if it has one. */
  public static Optional<Deployment> of(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof Deployment deployment
        ? Optional.of(deployment)
        : Optional.empty();
  }

  /** Examines a class that may appear as a service, unless it is known who hands it out. */
  void examine(Class<? extends Service> service, Findings findings) {
    if (!examined.contains(service)) {
      catalogue.examine(service, likely, findings);
    }
  }

  /** Examines an upgrade service, and the services that it is known to hand out. */
  Optional<UpgradeServiceModel> examine(UpgradeService service, Findings findings) {
    Optional<ServiceConfiguration> configuration =
        UpgradeServiceExamination.configuration(service, findings);
    ServiceConfiguration known =
        configuration.orElseGet(() -> UpgradeServiceExamination.declared(UserClass.of(service)));
    if (known.dispatcherKey() != null) {
      likely = known;
    }
    for (Class<? extends Service> type :
        UpgradeServiceExamination.knownServices(UserClass.of(service))) {
      examined.add(type);
      catalogue.examine(type, known, findings);
    }
    return UpgradeServiceExamination.examine(service, configuration, findings);
  }

  /** Adds an examined service at a normalised base path. */
  void add(String basePath, UpgradeServiceModel service) {
    services.add(basePath, service, scope);
  }

  /**
   * Adds a service while others are being served.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if its classes have mistakes
   */
  public void attach(UpgradeService service, String basePath) {
    attach(service, basePath, scope);
  }

  /** As {@link #attach(UpgradeService, String)}, for one of several listeners. */
  public void attach(UpgradeService service, String basePath, ListenerScope listener) {
    Findings findings = new Findings();
    Optional<UpgradeServiceModel> model = examine(service, findings);
    findings.throwIfAny();
    services.add(basePath, model.orElseThrow(), listener);
  }

  /** Removes a service; its connections stay. */
  public void detach(UpgradeService service) {
    detach(service, scope);
  }

  /** As {@link #detach(UpgradeService)}, for one of several listeners. */
  public void detach(UpgradeService service, ListenerScope listener) {
    services.remove(service, listener);
  }

  /** Puts the gate into a context that is being initialised. */
  public void install(ServletContext context) {
    context.addListener(new DeploymentListener(this, addFilter(context)));
  }

  /** The part of {@link #install} that may be done later. */
  FilterRegistration addFilter(ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter(UpgradeFilter.class.getName(), new UpgradeFilter(gate, requestLimits));
    filter.setAsyncSupported(true);
    context.addListener(new UserSessionListener(connections.userSessions()));
    context.setAttribute(ATTRIBUTE, this);
    return filter;
  }

  /**
   * Opens the gate, when every initializer of the container has run.
   *
   * @param ending what ends the deployment, if its beans end before its context does
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if a declared class has
   *     mistakes
   */
  void start(ServletContext context, Runnable ending) {
    if (!(context.getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer container)) {
      throw new IllegalStateException(
          "This servlet container offers no jakarta.websocket.server.ServerContainer"
              + " (enable its WebSocket support)");
    }
    Beans found = ApplicationBeans.find();
    beans = found;
    found.beforeEnd(ending);
    addDeclared(found);
    Engine engine = ContainerEngine.of(container);
    context.setAttribute(Capabilities.class.getName(), engine.capabilities());
    Announcement.of(engine.capabilities(), catalogue);
    ThreadContexts contexts = ThreadContexts.find();
    connections.runEventsWithin(contexts.capture());
    Executor managed = ManagedThreads.find(contexts).orElse(null);
    DeploymentContext made =
        new DeploymentContext(
            engine,
            connections,
            new ServiceThreads("pirouette-service", managed),
            new ServiceThreads("pirouette-stream", managed),
            payloads);
    shared = made;
    try {
      gate.open(
          container,
          engine,
          found,
          contexts,
          ConnectionEndpoint.class,
          () -> new ConnectionEndpoint(made));
    } catch (DeploymentException e) {
      throw new IllegalStateException("The WebSocket endpoint cannot be registered", e);
    }
  }

  /** Upgrade services may be beans of a request, and are asked for their configuration. */
  private void addDeclared(Beans found) {
    ConnectionBeans asking = found.ofConnection();
    Presence presence = asking.enter();
    try {
      declared.addTo(this, found);
    } finally {
      presence.leave();
      asking.close();
    }
  }

  /**
   * Lets nobody in any more, tells every peer so with a close frame of 1001, and ends all
   * connections.
   *
   * @param patience how long peers may take to answer
   */
  public void end(Duration patience) {
    ended = true;
    services.clear();
    connections.end(patience);
    DeploymentContext made = shared;
    if (made != null) {
      made.serviceThreads().end(patience);
      made.streamThreads().end(patience);
    }
  }

  /** As {@link #end(Duration)}, for one of several listeners. */
  public void end(ListenerScope listener, Duration patience) {
    services.clear(listener);
    connections.end(listener, patience);
  }

  /** Ends with its context. A listener that has been stopped may be held for long. */
  void stop(Duration patience) {
    // A listener has ended its peers already: those that have not gone by now never will.
    end(ended ? Duration.ZERO : patience);
    gate.close();
    beans.close();
  }
}
