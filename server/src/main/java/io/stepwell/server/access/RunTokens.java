package io.stepwell.server.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Tokens that open one run: made up here, shown once, and kept as hashes. */
public final class RunTokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private RunTokens() {}

  /** A new one that nobody can guess. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** In the form in which the catalog keeps it. */
  public static String hash(String token) {
    return TokenHash.text(TokenHash.of(token));
  }
}
