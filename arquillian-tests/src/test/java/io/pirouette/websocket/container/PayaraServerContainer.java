// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Server in a process of its own, one for all test classes, deployed to by its
 * administration port; the system property {@code payara.server} is where it was unpacked.
 */
public final class PayaraServerContainer extends ServerContainer {

  private static final String SUCCESS = "\"exit_code\":\"SUCCESS\"";

  /** As many as Payara Micro has. */
  private static final int THREADS = 200;

  private final HttpClient administrator = HttpClient.newHttpClient();
  private PayaraDomain domain;
  private ServerProcess process;

  @Override
  public void start() throws LifecycleException {
    try {
      Path all = Files.createDirectories(Path.of("target", "payara-server"));
      Path directory = Files.createTempDirectory(all, "domain");
      domain =
          new PayaraDomain(Path.of(System.getProperty("payara.server")), directory)
              .withThreads(THREADS);
      process = domain.start();
      process.awaitReady();
      SecurePort.set(domain.securePort());
    } catch (IOException e) {
      throw new LifecycleException("Payara Server did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LifecycleException("Payara Server did not start", e);
    }
  }

  @Override
  public void stop() throws LifecycleException {
    try {
      process.close();
    } catch (IOException e) {
      throw new LifecycleException("Payara Server did not stop", e);
    }
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    WebAddress address = WebAddress.of(domain.port(), archive);
    try {
      int before = process.log().length();
      Path war = Files.createTempDirectory(Path.of("target"), "war").resolve(archive.getName());
      archive.as(ZipExporter.class).exportTo(war.toFile());
      String answer = send(deployment(archive, war.toFile(), address.contextPath()));
      Files.delete(war);
      Files.delete(war.getParent());
      String log = process.log().substring(before);
      if (!answer.contains(SUCCESS) || MicroProcess.FAILED_CONTEXT.matcher(log).find()) {
        undeploy(archive);
        throw new DeploymentException(
            "Payara Server did not deploy " + archive.getName() + ": " + answer + "\n" + log);
      }
      return address.metaData();
    } catch (IOException e) {
      throw new DeploymentException("Payara Server did not deploy " + archive.getName(), e);
    }
  }

  private HttpRequest deployment(Archive<?> archive, File war, String contextPath) {
    Map<String, String> parameters =
        Map.of(
            "id", war.getAbsolutePath(),
            "name", name(archive),
            "contextroot", contextPath.isEmpty() ? "/" : contextPath);
    String form =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + '=' + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request("")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    try {
      send(request("/" + name(archive)).DELETE().build());
    } catch (IOException e) {
      throw new DeploymentException("Payara Server did not undeploy " + archive.getName(), e);
    }
  }

  private static String name(Archive<?> archive) {
    return archive.getName().replaceFirst("\\.[^.]*$", "");
  }

  private HttpRequest.Builder request(String application) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://"
                    + WebAddress.HOST
                    + ":"
                    + domain.administrationPort()
                    + "/management/domain/applications/application"
                    + application))
        .header("X-Requested-By", "tests")
        .header("Accept", "application/json");
  }

  private String send(HttpRequest request) throws IOException {
    try {
      return administrator.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
