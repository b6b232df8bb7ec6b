package io.stepwell.schemas.push;

import io.stepwell.metrics.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * A push as it was received, with what it takes to read it and to know it again.
 *
 * <p>As bytes it is: version (1 byte), code of the format (1), test run (8), time received (8),
 * length of the push id (2), the push id in UTF-8, the body to the end; numbers are big-endian.
 */
public final class PushRecord {

  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 1 + Long.BYTES + Long.BYTES + Short.BYTES;
  private static final int LONGEST_KEY = 256;

  private final long run;
  private final String pushId;
  private final PushFormat format;
  private final long receivedMillis;
  private final byte[] body;

  private PushRecord(long run, String pushId, PushFormat format, long receivedMillis, byte[] body) {
    this.run = run;
    this.pushId = pushId;
    this.format = format;
    this.receivedMillis = receivedMillis;
    this.body = body;
  }

  /**
   * A push that has just been received.
   *
   * @param run the id of the test run that it was sent to
   * @param idempotencyKey what the sender calls it and will call it if it is sent again; empty if
   *     it does not say, and then the SHA-256 of the body identifies it
   * @param receivedMillis when, in milliseconds since the epoch
   * @param body as received, taken over
   * @throws BadPushException if the key is too long
   */
  public static PushRecord of(
      long run, String idempotencyKey, PushFormat format, long receivedMillis, byte[] body) {
    if (idempotencyKey.length() > LONGEST_KEY) {
      throw new BadPushException(
          "the push has an idempotency key of more than " + LONGEST_KEY + " characters");
    }
    String pushId = idempotencyKey.isEmpty() ? sha256(body) : idempotencyKey;
    return new PushRecord(run, pushId, format, receivedMillis, body);
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The record that {@link #toBytes} wrote.
   *
   * @throws BadPushException if they are none, or of a version that is not known here
   */
  public static PushRecord read(byte[] bytes) {
    if (bytes.length > 0 && bytes[0] != VERSION) {
      throw new BadPushException(
          String.format(
              "a push record has version %d, and this version of Stepwell reads version %d; what"
                  + " reads pushes must be as new as what takes them in",
              bytes[0], VERSION));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD) {
      throw new BadPushException("a push record of " + bytes.length + " bytes is not whole");
    }
    buffer.get();
    PushFormat format = PushFormat.ofCode(buffer.get());
    long run = buffer.getLong();
    long receivedMillis = buffer.getLong();
    int idLength = Short.toUnsignedInt(buffer.getShort());
    if (idLength > buffer.remaining()) {
      throw new BadPushException("a push record of " + bytes.length + " bytes is not whole");
    }
    String pushId = new String(bytes, HEAD, idLength, StandardCharsets.UTF_8);
    byte[] body = new byte[buffer.remaining() - idLength];
    buffer.position(HEAD + idLength).get(body);
    return new PushRecord(run, pushId, format, receivedMillis, body);
  }

  /** The record in bytes. */
  public byte[] toBytes() {
    byte[] id = pushId.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HEAD + id.length + body.length)
        .put(VERSION)
        .put((byte) format.code())
        .putLong(run)
        .putLong(receivedMillis)
        .putShort((short) id.length)
        .put(id)
        .put(body)
        .array();
  }

  /**
   * What the push holds.
   *
   * @throws BadPushException if it is not taken
   */
  public Push decode(PushLimits limits) {
    return format.decode(body, run, limits);
  }

  /**
   * The parts of some of its metrics; that is quicker than to read all of it.
   *
   * @param metrics whether a metric of that name is asked for
   * @throws BadPushException if what is read is not taken
   */
  public List<Part> parts(PushLimits limits, Predicate<String> metrics) {
    return format.parts(body, run, limits, metrics);
  }

  /** The id of the test run that it was sent to. */
  public long run() {
    return run;
  }

  /** What tells the push from all others of its test run, and is the same when it is sent again. */
  public String pushId() {
    return pushId;
  }

  public PushFormat format() {
    return format;
  }

  /** When it was received, in milliseconds since the epoch. */
  public long receivedMillis() {
    return receivedMillis;
  }

  /** How long the body is, in bytes as received. */
  public int bodyLength() {
    return body.length;
  }
}
