// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * Receives the pings and pongs that come to a {@link Client} (specification section 4.3). A plain
 * class implements this interface and declares one or both of the remote methods; neither is
 * inherited.
 *
 * <pre>{@code
 * public class Heartbeat implements PingPongService {
 *   public byte[] onPing(byte[] data) {
 *     return data;
 *   }
 *
 *   public void onPong(Caller caller, byte[] data) {
 *     lastSeen = Instant.now();
 *   }
 * }
 * }</pre>
 *
 * <table>
 *   <caption>Remote methods</caption>
 *   <tr><th>method</th><th>called</th><th>parameters</th><th>returns</th></tr>
 *   <tr><td>{@code onPing}</td><td>for each ping; without this method pings are answered
 *       automatically</td><td>{@link Caller}, {@code byte[]}</td><td>{@code byte[]}, which is sent
 *       as the pong, or nothing: then no pong is sent, unless by {@link Caller#pong}</td></tr>
 *   <tr><td>{@code onPong}</td><td>for each pong, also an unsolicited one; without this method
 *       pongs are dropped</td><td>{@code Caller}, {@code byte[]}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>The methods are public, not static and not overloaded. Their parameters are filled by type, in
 * any order; the {@code Caller}, which stands for the client's own end and can be used to write,
 * may be left out, the payload of 0 to 125 bytes may not. An {@code onPing} that returns null sends
 * nothing.
 *
 * <p><b>Threads.</b> The methods of one client run strictly one after another, in the order in
 * which the frames came, on a thread of the library, whether or not anybody reads. A service that
 * is given to several clients is called by them concurrently.
 *
 * <p>The class is examined before a client connects; mistakes are thrown by {@link
 * Client#connect(String, ClientConfiguration)} as a {@link
 * io.pirouette.websocket.error.ServiceDefinitionException}, all together, and no connection is
 * attempted. What a method throws is logged, and the connection goes on.
 */
public interface PingPongService {}
