// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import static io.pirouette.websocket.impl.deflate.ParameterList.CLIENT_MAX_WINDOW_BITS;
import static io.pirouette.websocket.impl.deflate.ParameterList.CLIENT_NO_CONTEXT_TAKEOVER;
import static io.pirouette.websocket.impl.deflate.ParameterList.SERVER_MAX_WINDOW_BITS;
import static io.pirouette.websocket.impl.deflate.ParameterList.SERVER_NO_CONTEXT_TAKEOVER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What client and server have agreed on about permessage-deflate (RFC 7692 section 7.1).
 *
 * @param serverNoContextTakeover whether the server begins each message anew
 * @param clientNoContextTakeover whether the client begins each message anew
 * @param serverMaxWindowBits the server's window, {@link #UNMENTIONED} or 8 to 15
 * @param clientMaxWindowBits the client's window, {@link #UNMENTIONED} or 8 to 15
 */
public record DeflateParameters(
    boolean serverNoContextTakeover,
    boolean clientNoContextTakeover,
    int serverMaxWindowBits,
    int clientMaxWindowBits) {

  /** The name of the extension. */
  public static final String EXTENSION = "permessage-deflate";

  /** Window bits of which the answer says nothing, which means {@link #LARGEST_WINDOW}. */
  public static final int UNMENTIONED = 0;

  /** The largest window, and the only one of java.util.zip. */
  private static final int LARGEST_WINDOW = 15;

  private static final Set<String> IN_ANSWERS =
      ordered(SERVER_NO_CONTEXT_TAKEOVER, CLIENT_NO_CONTEXT_TAKEOVER, SERVER_MAX_WINDOW_BITS);

  private static final Set<String> IN_OFFERS =
      ordered(
          SERVER_NO_CONTEXT_TAKEOVER,
          CLIENT_NO_CONTEXT_TAKEOVER,
          SERVER_MAX_WINDOW_BITS,
          CLIENT_MAX_WINDOW_BITS);

  /** What our client offers. */
  public static List<Parameter> offer() {
    // Nothing: client_max_window_bits would let the server ask for a smaller window than
    // java.util.zip has.
    return List.of();
  }

  /**
   * Reads a server's answer to {@link #offer()}.
   *
   * @throws IllegalArgumentException if it is not an answer to that offer
   */
  public static DeflateParameters accepted(List<Parameter> answer) {
    // Without having been offered, all but client_max_window_bits may come (RFC 7692 section 7.1).
    return read(new ParameterList(answer, IN_ANSWERS));
  }

  /** What a server of ours makes of one offer; empty if it declines. */
  public static Optional<DeflateParameters> choose(List<Parameter> offer) {
    try {
      ParameterList list = new ParameterList(offer, IN_OFFERS);
      // The client's window is checked and then left alone: ours is large enough for any.
      list.optionalWindowBits(CLIENT_MAX_WINDOW_BITS);
      return Optional.of(read(list)).filter(DeflateParameters::fitsOurWindow);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DeflateParameters read(ParameterList list) {
    return new DeflateParameters(
        list.flag(SERVER_NO_CONTEXT_TAKEOVER),
        list.flag(CLIENT_NO_CONTEXT_TAKEOVER),
        list.windowBits(SERVER_MAX_WINDOW_BITS),
        UNMENTIONED);
  }

  private boolean fitsOurWindow() {
    return serverMaxWindowBits == UNMENTIONED || serverMaxWindowBits == LARGEST_WINDOW;
  }

  /** The same, but each message of either side begins anew, which a server may always demand. */
  public DeflateParameters withoutContextTakeover() {
    return new DeflateParameters(true, true, serverMaxWindowBits, clientMaxWindowBits);
  }

  /** The parameters of the answer that agrees on this. */
  public List<Parameter> answer() {
    List<Parameter> answer = new ArrayList<>();
    addFlag(answer, SERVER_NO_CONTEXT_TAKEOVER, serverNoContextTakeover);
    addFlag(answer, CLIENT_NO_CONTEXT_TAKEOVER, clientNoContextTakeover);
    addWindow(answer, SERVER_MAX_WINDOW_BITS, serverMaxWindowBits);
    addWindow(answer, CLIENT_MAX_WINDOW_BITS, clientMaxWindowBits);
    return List.copyOf(answer);
  }

  private static void addFlag(List<Parameter> answer, String name, boolean set) {
    if (set) {
      answer.add(new Parameter(name, null));
    }
  }

  private static void addWindow(List<Parameter> answer, String name, int bits) {
    if (bits != UNMENTIONED) {
      answer.add(new Parameter(name, Integer.toString(bits)));
    }
  }

  private static Set<String> ordered(String... names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
  }
}
