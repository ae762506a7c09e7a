// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

/**
 * The rules that the classes of a deployment are held to. Those with a {@code WEBSOCKET} code are
 * the reference compiler's and keep its numbers; the others exist because Java leaves room for
 * mistakes that Ballerina does not.
 */
public enum Rule {
  /** An upgrade service has exactly one resource. */
  ONE_RESOURCE("WEBSOCKET_101"),
  /** The resource returns a service. */
  RESOURCE_RESULT("WEBSOCKET_104"),
  /** Public methods named {@code on...} are remote methods, and in services only. */
  KNOWN_METHOD("WEBSOCKET_105"),
  /** A message method takes its message, and what else it declares can be filled. */
  MESSAGE_PARAMETERS("WEBSOCKET_108"),
  /** A stream's property needs a dispatcher's. */
  DISPATCHER_STREAM_ID("WEBSOCKET_120"),
  /** A closure time-out is not negative, or stands for ever. */
  CLOSURE_TIMEOUT("WEBSOCKET_121"),
  /** The parameters of {@code onClose} are caller, code and reason. */
  CLOSE_PARAMETERS("WEBSOCKET_202"),
  /** The parameter of {@code onOpen} is the caller. */
  OPEN_PARAMETERS("WEBSOCKET_204"),
  /** {@code onClose} returns nothing, error methods nothing or a close frame. */
  NO_RESULT("WEBSOCKET_205"),
  /** {@code onClose} has one to three parameters. */
  CLOSE_PARAMETER_COUNT("WEBSOCKET_206"),
  /** {@code onError} takes the error. */
  ERROR_MISSING("WEBSOCKET_207"),
  /** The parameters of {@code onError} are caller and error. */
  ERROR_PARAMETERS("WEBSOCKET_208"),
  /** {@code onIdleTimeout} has at most one parameter. */
  IDLE_PARAMETERS("WEBSOCKET_209"),
  /** The parameter of {@code onIdleTimeout} is the caller. */
  IDLE_CALLER("WEBSOCKET_210"),
  /** {@code onTextMessage} takes the text. */
  TEXT_MISSING("WEBSOCKET_211"),
  /** The parameters of {@code onTextMessage} are caller and text. */
  TEXT_PARAMETERS("WEBSOCKET_212"),
  /** A returned value can be sent. */
  RESULT("WEBSOCKET_213"),
  /** {@code onBinaryMessage} takes the bytes. */
  BINARY_MISSING("WEBSOCKET_214"),
  /** The parameters of {@code onBinaryMessage} are caller and bytes. */
  BINARY_PARAMETERS("WEBSOCKET_215"),
  /** {@code onMessage} stands alone. */
  MESSAGE_ALONE("WEBSOCKET_216"),
  /** A dispatcher value does not lead to another method by that one's name. */
  DISPATCHER_VALUE_NAMES_METHOD("WEBSOCKET_217"),
  /** A dispatcher value belongs to one method. */
  DISPATCHER_VALUE_TWICE("WEBSOCKET_218"),
  /** Standard remote methods have no dispatcher value. */
  DISPATCHER_VALUE_ON_STANDARD("WEBSOCKET_219"),
  /** A remote method is declared once. */
  OVERLOAD("PIROUETTE_1"),
  /** A resource is a public instance method. */
  RESOURCE_METHOD("PIROUETTE_2"),
  /** A resource's path is {@code "."} or segments, each variable of which has its own name. */
  RESOURCE_PATH("PIROUETTE_3"),
  /** A service is configured in one place, with possible values. */
  CONFIGURATION("PIROUETTE_4"),
  /** A class with a service path is an upgrade service that can be instantiated. */
  UPGRADE_SERVICE("PIROUETTE_5"),
  /** A base path is well formed and belongs to one service. */
  BASE_PATH("PIROUETTE_6"),
  /** A path's variables and the path parameters of its method are the same. */
  PATH_VARIABLE("PIROUETTE_7"),
  /** A resource's parameter can be filled. */
  RESOURCE_PARAMETER("PIROUETTE_8"),
  /** Annotations of other libraries have no effect here. */
  FOREIGN_ANNOTATION("PIROUETTE_9"),
  /** The name of what fills a parameter is known. */
  PARAMETER_NAME("PIROUETTE_10"),
  /** A dispatcher value can be met in a message. */
  DISPATCHER_VALUE("PIROUETTE_11"),
  /** A message's or result's type can be bound. */
  BINDING("PIROUETTE_12"),
  /** The parameter of {@code onTokenExpiring} is the caller. */
  EXPIRY_PARAMETERS("PIROUETTE_13"),
  /** A service is of a class that is known. */
  SERVICE_CLASS("PIROUETTE_14");

  private final String code;

  Rule(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
