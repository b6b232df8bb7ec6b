package io.stepwell.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Percent-encoding, and the bytes of UTF-8 beneath it. */
final class PercentCoding {

  private PercentCoding() {}

  /**
   * Decodes a part of a path. A percent sign that no two hexadecimal digits follow stands for
   * itself, as clients that encode nothing send it.
   *
   * @param raw each character a byte of the request line
   * @throws ProblemException if the bytes are not UTF-8, or a NUL is among them
   */
  static String path(String raw) {
    return decode(raw, false);
  }

  /** The same for a part of a query string, where a plus sign stands for a blank. */
  static String query(String raw) {
    return decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsBlank) {
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (isEscape(raw, i)) {
        bytes.put((byte) (16 * digit(raw, i + 1) + digit(raw, i + 2)));
        i += 2;
      } else {
        bytes.put((byte) (c == '+' && plusIsBlank ? ' ' : c));
      }
    }
    String text;
    try {
      text = UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.BAD_DATA, "the request's path or query string is not in UTF-8; encode it so");
    }
    if (text.indexOf('\0') >= 0) {
      throw new ProblemException(
          Problem.BAD_DATA, "the request's path or query string has a NUL in it; leave it out");
    }
    return text;
  }

  /** Whether the character at that place begins the escape of a byte. */
  private static boolean isEscape(String raw, int at) {
    return raw.charAt(at) == '%'
        && at + 2 < raw.length()
        && digit(raw, at + 1) >= 0
        && digit(raw, at + 2) >= 0;
  }

  /** Whether a character stands at that place, plain or as an escape. */
  static boolean stands(char wanted, String raw, int at) {
    char c = raw.charAt(at);
    return c == wanted
        || (c == '%'
            && isEscape(raw, at)
            && 16 * digit(raw, at + 1) + digit(raw, at + 2) == wanted);
  }

  private static int digit(String raw, int at) {
    return Character.digit(raw.charAt(at), 16);
  }

  /** Encodes a text for a query string. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~$:,()".indexOf(c) >= 0);
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return encoded.toString();
  }
}
