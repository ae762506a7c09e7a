// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.definition.TypeDescription.Form;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which declared types are data: what a message can become, and what can be sent. A type that this
 * lets through may still turn out to be unbindable by what is inside it.
 */
final class DataTypes {

  private static final List<Class<?>> STREAMS =
      List.of(Stream.class, java.util.Iterator.class, java.util.concurrent.Flow.Publisher.class);

  /** What has a meaning of its own in a remote method, or carries no data. */
  private static final List<Class<?>> NO_DATA =
      List.of(
          Throwable.class,
          Caller.class,
          Client.class,
          CloseFrame.class,
          Service.class,
          UpgradeService.class,
          UpgradeRequest.class);

  /** The scalars of the JDK that JSON-B knows (its specification, section 3.4), and the like. */
  private static final Set<String> JDK_SCALARS =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Number",
          "java.math.BigInteger",
          "java.math.BigDecimal",
          "java.net.URI",
          "java.net.URL",
          "java.nio.ByteBuffer",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.SimpleTimeZone",
          "java.util.TimeZone",
          "java.util.UUID");

  private static final Set<String> XML_NODES =
      Set.of("org.w3c.dom.Document", "org.w3c.dom.Element");

  private static final Set<String> POLYMORPHIC =
      Set.of(
          "jakarta.json.bind.annotation.JsonbTypeInfo",
          "jakarta.json.bind.annotation.JsonbTypeAdapter",
          "jakarta.json.bind.annotation.JsonbTypeDeserializer");

  private DataTypes() {}

  /** Whether a received message can become this type. */
  static boolean isReadable(TypeDescription type) {
    if (type.isArray()) {
      return isReadable(type.element());
    }
    if (type.form() == Form.PRIMITIVE) {
      return !type.is(void.class);
    }
    if (type.is(Message.class) || isContainer(type)) {
      return type.arguments().stream().allMatch(DataTypes::isReadable);
    }
    return !isNoData(type)
        && !type.isA(Message.class)
        && (isOfTheJdk(type)
            ? isJdkData(type)
            : type.form() != Form.ABSTRACT || isJson(type) || isPolymorphic(type));
  }

  /** Whether a value of this type can be sent as a message, or as several. */
  static boolean isSendable(TypeDescription type) {
    if (type.isArray()) {
      return isSendable(type.element());
    }
    boolean stream = STREAMS.stream().anyMatch(type::isA);
    if (stream || isContainer(type)) {
      return type.arguments().stream().allMatch(DataTypes::isSendable);
    }
    if (type.form() == Form.PRIMITIVE || type.isA(CloseFrame.class) || type.isA(Message.class)) {
      return !type.is(void.class);
    }
    return !isNoData(type) && (!isOfTheJdk(type) || isJdkData(type));
  }

  private static boolean isContainer(TypeDescription type) {
    return type.isA(Collection.class) || type.isA(Map.class) || type.is(Optional.class);
  }

  private static boolean isNoData(TypeDescription type) {
    return NO_DATA.stream().anyMatch(type::isA) || STREAMS.stream().anyMatch(type::isA);
  }

  private static boolean isOfTheJdk(TypeDescription type) {
    return Stream.of("java.", "javax.", "org.w3c.dom.").anyMatch(type.name()::startsWith);
  }

  private static boolean isJdkData(TypeDescription type) {
    return JDK_SCALARS.contains(type.name())
        || XML_NODES.contains(type.name())
        || type.name().startsWith("java.time.");
  }

  private static boolean isJson(TypeDescription type) {
    return type.name().startsWith("jakarta.json.Json");
  }

  private static boolean isPolymorphic(TypeDescription type) {
    return POLYMORPHIC.stream().anyMatch(type.annotations()::contains);
  }
}
