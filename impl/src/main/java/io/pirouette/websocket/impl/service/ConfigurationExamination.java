// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out how an upgrade service is configured: by its method, its annotation, or not at all. */
final class ConfigurationExamination {

  /** In seconds; whatever is longer was meant to be for ever. */
  private static final double LONGEST_TIMEOUT = Duration.ofDays(365).toSeconds();

  private final UpgradeService upgradeService;
  private final Class<?> type;
  private final Findings findings;

  ConfigurationExamination(UpgradeService upgradeService, Findings findings) {
    this.upgradeService = upgradeService;
    this.type = UserClass.of(upgradeService);
    this.findings = findings;
  }

  /** The configuration; empty if it has findings. */
  Optional<ServiceConfiguration> examine() {
    try {
      ServiceConfig annotation = type.getAnnotation(ServiceConfig.class);
      Optional<ServiceConfiguration> programmed =
          Objects.requireNonNull(upgradeService.configuration(), "configuration() returned null");
      if (annotation == null) {
        return programmed.or(() -> Optional.of(ServiceConfiguration.defaults()));
      }
      if (programmed.isEmpty()) {
        return annotated(annotation);
      }
      findings.add(
          Rule.CONFIGURATION,
          type.getName(),
          "has both @ServiceConfig and configuration()",
          "keep one of them");
    } catch (RuntimeException e) {
      findings.add(
          Rule.CONFIGURATION, type.getName(), "its configuration failed: " + e, "correct it");
    }
    return Optional.empty();
  }

  private Optional<ServiceConfiguration> annotated(ServiceConfig annotation) {
    ServiceConfiguration.Builder configuration =
        ServiceConfiguration.builder()
            .subProtocols(List.of(annotation.subProtocols()))
            .maxFrameSize(annotation.maxFrameSize())
            .maxMessageSize(annotation.maxMessageSize())
            .validation(annotation.validation())
            .dispatcherKey(emptyToNull(annotation.dispatcherKey()))
            .dispatch(annotation.dispatch());
    String streamId = emptyToNull(annotation.dispatcherStreamId());
    if (streamId != null && annotation.dispatcherKey().isEmpty()) {
      findings.add(
          Rule.DISPATCHER_STREAM_ID,
          type.getName(),
          "has dispatcherStreamId \"" + streamId + "\" without a dispatcherKey",
          "set a dispatcherKey too, or remove it");
      return Optional.empty();
    }
    configuration.dispatcherStreamId(streamId);
    return withIdleTimeout(annotation, configuration)
        .flatMap(timed -> withClosureTimeout(annotation, timed));
  }

  private static @Nullable String emptyToNull(String name) {
    return name.isEmpty() ? null : name;
  }

  private Optional<ServiceConfiguration.Builder> withIdleTimeout(
      ServiceConfig annotation, ServiceConfiguration.Builder configuration) {
    double seconds = annotation.idleTimeout();
    if (seconds <= LONGEST_TIMEOUT) {
      return Optional.of(configuration.idleTimeout(ofSeconds(Math.max(0, seconds))));
    }
    findings.add(
        Rule.CONFIGURATION,
        type.getName(),
        "Invalid timeout value: " + seconds,
        "set idleTimeout to seconds, or to 0, which means never");
    return Optional.empty();
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private Optional<ServiceConfiguration> withClosureTimeout(
      ServiceConfig annotation, ServiceConfiguration.Builder configuration) {
    double seconds = annotation.connectionClosureTimeout();
    if (seconds == -1) {
      configuration.connectionClosureTimeout(ServiceConfiguration.NO_TIMEOUT);
    } else if (seconds >= 0 && seconds <= LONGEST_TIMEOUT) {
      configuration.connectionClosureTimeout(ofSeconds(seconds));
    } else {
      findings.add(
          Rule.CLOSURE_TIMEOUT,
          type.getName(),
          "Invalid timeout value: " + seconds,
          "set connectionClosureTimeout to seconds, or to -1, which means for ever");
      return Optional.empty();
    }
    return Optional.of(configuration.build());
  }
}
