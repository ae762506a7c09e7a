// SPDX-License-Identifier: Apache-2.0

/**
 * Services, the connections they are called with, the {@link io.pirouette.websocket.Listener} that
 * serves them, and the {@link io.pirouette.websocket.Client} for the other end.
 *
 * <p>Start with {@link io.pirouette.websocket.UpgradeService}, which answers the HTTP upgrade, and
 * {@link io.pirouette.websocket.Service}, which receives the messages of one or more connections
 * and answers through a {@link io.pirouette.websocket.Caller}. Nothing in here needs a servlet
 * container.
 *
 * <h2 id="messages">Messages and types</h2>
 *
 * <p>The same rules hold for the parameter of a remote method and for {@link
 * io.pirouette.websocket.Client#readMessage(Class)} (specification section 4.3):
 *
 * <table>
 *   <caption>What a received message becomes</caption>
 *   <tr><th>type</th><th>from a text message</th><th>from a binary message</th></tr>
 *   <tr><td>{@code String}</td><td>the text</td><td>the bytes taken as UTF-8</td></tr>
 *   <tr><td>{@code byte[]}, {@code ByteBuffer}</td>
 *       <td>a JSON array of numbers from 0 to 255</td><td>the bytes</td></tr>
 *   <tr><td>{@link io.pirouette.websocket.Message}</td><td>a {@code TextMessage}</td>
 *       <td>a {@code BinaryMessage}</td></tr>
 *   <tr><td>{@code org.w3c.dom.Document}, or a class with JAXB's {@code @XmlRootElement}</td>
 *       <td colspan="2">an XML document without a DOCTYPE</td></tr>
 *   <tr><td>an enum</td><td colspan="2">the name of a constant, bare or as a JSON string</td></tr>
 *   <tr><td>a sealed interface</td>
 *       <td colspan="2">the first of its permitted types, in the order of their declaration, that
 *       the message can become</td></tr>
 *   <tr><td>{@code JsonValue} and what extends it; records, beans, numbers, booleans, arrays,
 *       collections, maps, {@code Optional}, {@code Object}</td>
 *       <td colspan="2">JSON, by JSON-B</td></tr>
 * </table>
 *
 * <p>JSON is read more strictly than JSON-B does by itself. The whole text is one value; no object
 * has a name twice, and nothing is nested deeper than 64 levels; a number has at most 1000
 * characters and an exponent of at most four digits, and fits the type that it becomes without loss,
 * but for the rounding of {@code float} and {@code double}; a string becomes no number, nor the
 * reverse. A component of a record has to be there, and so has a property of a bean that would
 * otherwise be left {@code null}, unless it is an {@code Optional} or marked {@code @Nullable} or
 * {@code @JsonbNillable}; only those, {@code Object} and {@code JsonValue} may be {@code null}. What
 * is unknown is skipped, but refused for a {@link io.pirouette.websocket.Closed} type.
 *
 * <p>Constraints (Jakarta Validation) of the type are checked afterwards, and those of the elements
 * if it is a collection, an array or a map.
 *
 * <p>The reverse, for what a remote method returns and for {@code writeMessage}: a {@code String} is
 * a text message as it is, {@code byte[]} and {@code ByteBuffer} are a binary message, a {@code
 * Message} is what it is, XML and enums are their text, anything else is JSON.
 */
@NullMarked
package io.pirouette.websocket;

import org.jspecify.annotations.NullMarked;
