// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internet addresses that begin with the same bits; a single one begins with all of its own. */
public final class AddressRange {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** Nothing that would be looked up as a name. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(?<address>"
              + OCTET
              + "(\\."
              + OCTET
              + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/(?<bits>[0-9]{1,3}))?");

  private final byte[] address;
  private final int bits;

  private AddressRange(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @param text an address such as {@code 10.0.0.5} or {@code ::1}, or a range such as {@code
   *     10.0.0.0/8}
   * @return the range
   * @throws IllegalArgumentException if the text is neither
   */
  public static AddressRange of(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (parts.matches()) {
      try {
        byte[] address = InetAddress.getByName(parts.group("address")).getAddress();
        int all = address.length * Byte.SIZE;
        int bits = parts.group("bits") == null ? all : Integer.parseInt(parts.group("bits"));
        if (bits <= all) {
          return new AddressRange(address, bits);
        }
      } catch (UnknownHostException e) {
        // Not an address after all, such as 1.2.3.400.
      }
    }
    throw new IllegalArgumentException(
        "trustedProxies: '"
            + HeaderFields.printable(text)
            + "' (expected: an address such as 10.0.0.5, or a range such as 10.0.0.0/8)");
  }

  /**
   * Whether an address is in the range.
   *
   * @param candidate any address
   * @return true if it begins with the same bits
   */
  public boolean contains(InetAddress candidate) {
    byte[] other = candidate.getAddress();
    if (other.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
