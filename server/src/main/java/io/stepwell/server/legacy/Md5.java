package io.stepwell.server.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hashes that ids are. They guard nothing; k6 itself makes ids of groups and checks so. */
final class Md5 {

  private static final int POSITIVE_BITS = 31;

  private Md5() {}

  /** In 32 hexadecimal digits. */
  static String hex(String text) {
    return HexFormat.of().formatHex(hash(text));
  }

  /** Of several texts, in order. */
  static String hex(List<String> texts) {
    return hex(String.join("\0", texts));
  }

  /** A number from 0 to 2³¹−1 of several texts. */
  static long number(List<String> texts) {
    BigInteger all = new BigInteger(1, hash(String.join("\0", texts)));
    return all.mod(BigInteger.ONE.shiftLeft(POSITIVE_BITS)).longValueExact();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
