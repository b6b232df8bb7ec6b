package io.stepwell.schemas.remotewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts and opens them again: AES-256 in Galois/Counter Mode under a key that is the SHA-256
 * of a text. What is sealed is bound to a context, such as the receiver that it is meant for, and
 * does not open in another.
 */
final class Sealing {

  /** So long that nobody tries all of them, be it in hexadecimal digits. */
  static final int SHORTEST_KEY = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int CHECK_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private Sealing(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Seals and opens with that key.
   *
   * @param source where the key was found, for the message
   * @throws SealingException if it is too short
   */
  static Sealing with(String key, String source) {
    if (key.length() < SHORTEST_KEY) {
      throw new SealingException(
          "the key in %s is shorter than %d characters; make one with openssl rand -hex 32"
              .formatted(source, SHORTEST_KEY));
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return new Sealing(new SecretKeySpec(hash, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The sealed text, in letters and digits of Base64. */
  String seal(String text, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(text.getBytes(UTF_8));
      ByteBuffer both = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(both.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  /**
   * The text that was sealed.
   *
   * @throws SealingException if it was sealed with another key or in another context, or is damaged
   */
  String open(String sealed, String context) {
    try {
      byte[] both = Base64.getDecoder().decode(sealed);
      if (both.length < NONCE_BYTES) {
        throw doesNotOpen();
      }
      byte[] nonce = new byte[NONCE_BYTES];
      ByteBuffer rest = ByteBuffer.wrap(both).get(nonce);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(both, rest.position(), rest.remaining());
      return new String(text, UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw doesNotOpen();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  private static SealingException doesNotOpen() {
    return new SealingException(
        "its credentials do not open with this key; give the environment's %s alike to servers and jobs"
            .formatted(KeyPlace.VARIABLE));
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(CHECK_BITS, nonce));
    cipher.updateAAD(context.getBytes(UTF_8));
    return cipher;
  }
}
