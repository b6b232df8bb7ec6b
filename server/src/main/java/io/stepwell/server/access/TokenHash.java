package io.stepwell.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form in which tokens are kept: nobody can get in with what a stolen catalog holds. */
final class TokenHash {

  private TokenHash() {}

  /** SHA-256, 32 bytes. */
  static byte[] of(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String text(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  static byte[] bytes(String text) {
    return HexFormat.of().parseHex(text);
  }
}
