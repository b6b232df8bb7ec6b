package io.stepwell.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids that metrics have in the API: UUIDs of version 5 (RFC 9562), so that every server gives a
 * metric the same one. The name that is hashed is {@code <test run's id>/<metric's name>}, in the
 * namespace {@link #NAMESPACE}.
 */
final class MetricId {

  /** Stepwell's own namespace. */
  static final UUID NAMESPACE = UUID.fromString("5d6f3a0e-8b1c-4c0a-9a57-3e2f6c1b7d48");

  private static final int VERSION = 5;
  private static final int UUID_BYTES = 16;

  private MetricId() {}

  static UUID of(long run, String metric) {
    byte[] hash = sha1(NAMESPACE, run + "/" + metric);
    hash[6] = (byte) ((hash[6] & 0x0f) | VERSION << 4);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    return new UUID(bits.getLong(), bits.getLong());
  }

  private static byte[] sha1(UUID namespace, String name) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(UUID_BYTES)
              .putLong(namespace.getMostSignificantBits())
              .putLong(namespace.getLeastSignificantBits())
              .flip());
      return sha1.digest(name.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
