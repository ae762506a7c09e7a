// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import com.fasterxml.classmate.TypeResolver;
import com.nimbusds.jose.JWSObject;
import com.password4j.Password;
import com.sun.istack.SAXParseException2;
import com.sun.xml.txw2.TXW;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.WebSocketRuntime;
import io.pirouette.websocket.container.Engine;
import jakarta.activation.DataHandler;
import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validation;
import jakarta.xml.bind.JAXBContext;
import java.io.File;
import java.net.URI;
import java.net.URL;
import org.eclipse.parsson.JsonProviderImpl;
import org.eclipse.yasson.JsonBindingProvider;
import org.glassfish.jaxb.core.api.ErrorListener;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;
import org.glassfish.tyrus.core.ProtocolHandler;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.hibernate.validator.HibernateValidator;
import org.jboss.logging.BasicLogger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.tomlj.Toml;

/** The archives that are deployed, and the addresses in them. */
public final class Archives {

  private Archives() {}

  /** A small application with the library in it, as a user would package it. */
  public static WebArchive application(String name, Class<?> inPackage) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addPackage(inPackage.getPackage())
        .addAsLibraries(itself());
  }

  /** The library. */
  static JavaArchive[] itself() {
    return new JavaArchive[] {
      library("pirouette-api.jar", Service.class),
      library("pirouette-impl.jar", WebSocketRuntime.find().getClass())
    };
  }

  /** The same with what a client needs besides: Payara has it, any other server does not. */
  public static WebArchive applicationWithClients(String name, Class<?> inPackage) {
    WebArchive application = application(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("tyrus-core.jar", ProtocolHandler.class),
            library("tyrus-spi.jar", WebSocketEngine.class));
  }

  /** The same with what clients and JSON need, wherever it goes. */
  public static WebArchive applicationWithEverything(String name, Class<?> inPackage) {
    return application(name, inPackage)
        .addAsLibraries(
            library("tyrus-core.jar", ProtocolHandler.class),
            library("tyrus-spi.jar", WebSocketEngine.class),
            library("jakarta.json-api.jar", Json.class),
            library("jakarta.json.bind-api.jar", Jsonb.class),
            library("yasson.jar", JsonBindingProvider.class),
            library("parsson.jar", JsonProviderImpl.class));
  }

  /** The same with beans, clients, JSON and a database, of which Payara has all. */
  public static WebArchive enterpriseApplication(String name, Class<?> inPackage) {
    WebArchive application =
        application(name, inPackage).addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    return Engine.current().isPayara()
        ? application
        : applicationWithEverything(name, inPackage)
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            .addAsLibraries(new File(System.getProperty("weld")).listFiles())
            .addAsLibraries(new File(System.getProperty("h2")).listFiles());
  }

  /** The same with what JSON needs: Payara has it, any other server does not. */
  public static WebArchive applicationWithJson(String name, Class<?> inPackage) {
    WebArchive application = applicationWithJsonApi(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("yasson.jar", JsonBindingProvider.class),
            library("parsson.jar", JsonProviderImpl.class));
  }

  /** The same with another provider, as it was downloaded. */
  public static WebArchive applicationWithJohnzon(String name, Class<?> inPackage) {
    return applicationWithJsonApi(name, inPackage)
        .addAsLibraries(new File(System.getProperty("johnzon")).listFiles());
  }

  /** The same with what values of the application's own XML classes need, where it is not there. */
  public static WebArchive applicationWithXml(String name, Class<?> inPackage) {
    WebArchive application = application(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("jakarta.xml.bind-api.jar", JAXBContext.class),
            library("jakarta.activation-api.jar", DataHandler.class),
            library("jaxb-runtime.jar", JAXBContextFactory.class),
            library("jaxb-core.jar", ErrorListener.class),
            library("txw2.jar", TXW.class),
            library("istack-commons-runtime.jar", SAXParseException2.class));
  }

  /** The same with the interfaces of JSON alone, unless the server has them. */
  public static WebArchive applicationWithJsonApi(String name, Class<?> inPackage) {
    WebArchive application = application(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("jakarta.json-api.jar", Json.class),
            library("jakarta.json.bind-api.jar", Jsonb.class));
  }

  /** The same with what constraints need: Payara has it, any other server has a part of it. */
  public static WebArchive applicationWithConstraints(String name, Class<?> inPackage) {
    WebArchive application = applicationWithConstraintsApi(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("hibernate-validator.jar", HibernateValidator.class),
            library("jboss-logging.jar", BasicLogger.class),
            library("classmate.jar", TypeResolver.class));
  }

  /** The same with the interfaces of constraints alone, unless the server has them. */
  public static WebArchive applicationWithConstraintsApi(String name, Class<?> inPackage) {
    WebArchive application = applicationWithJson(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(library("jakarta.validation-api.jar", Validation.class));
  }

  /** The same with what clients need besides. */
  public static WebArchive applicationWithConstraintsAndClients(String name, Class<?> inPackage) {
    WebArchive application = applicationWithConstraints(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("tyrus-core.jar", ProtocolHandler.class),
            library("tyrus-spi.jar", WebSocketEngine.class));
  }

  /** The same with what credentials need of every kind. */
  public static WebArchive applicationWithCredentials(String name, Class<?> inPackage) {
    return applicationWithJson(name, inPackage)
        .addAsLibraries(
            library("nimbus-jose-jwt.jar", JWSObject.class),
            library("unboundid-ldapsdk.jar", LDAPConnection.class),
            library("tomlj.jar", Toml.class),
            library("password4j.jar", Password.class),
            library("slf4j-api.jar", LoggerFactory.class));
  }

  /** The same with CDI: Payara has it, any other server does not. */
  public static WebArchive applicationWithBeans(String name, Class<?> inPackage) {
    WebArchive application =
        application(name, inPackage).addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(new File(System.getProperty("weld")).listFiles());
  }

  /** The same with what clients with credentials of every kind need besides. */
  public static WebArchive applicationWithClientCredentials(String name, Class<?> inPackage) {
    WebArchive application = applicationWithCredentials(name, inPackage);
    return Engine.current().isPayara()
        ? application
        : application.addAsLibraries(
            library("tyrus-core.jar", ProtocolHandler.class),
            library("tyrus-spi.jar", WebSocketEngine.class));
  }

  /** The jar of {@code @Nullable}; without it an application's components are marked by nothing. */
  public static JavaArchive nullness() {
    return library("jspecify.jar", Nullable.class);
  }

  /** The sample, as it was built. */
  public static WebArchive sample() {
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(new File(System.getProperty("sample.war")))
        .as(WebArchive.class);
  }

  /** From the jar that the tests run against; from its classes where an IDE has no jar. */
  private static JavaArchive library(String name, Class<?> inside) {
    File location =
        new File(URI.create(inside.getProtectionDomain().getCodeSource().getLocation().toString()));
    return location.isDirectory()
        ? ShrinkWrap.create(ExplodedImporter.class, name)
            .importDirectory(location)
            .as(JavaArchive.class)
        : ShrinkWrap.create(ZipImporter.class, name).importFrom(location).as(JavaArchive.class);
  }

  /** Where a path below the application's is spoken to. */
  public static URI at(URL base, String path) {
    return URI.create(base.toString().replaceFirst("^http", "ws") + path);
  }
}
