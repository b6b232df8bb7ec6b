package io.stepwell.schemas.k6;

import java.nio.charset.StandardCharsets;

/**
 * A line that could not be read, whole, for the dead letters.
 *
 * @param file the file's name, as the user wrote it
 * @param offset where the line starts, in bytes of the unpacked file
 * @param line its number, from 1, or −1 where only {@link LineNumbers} can tell
 * @param reason what is wrong with it, without a full stop
 * @param bytes the line itself without its line end; the first 16 MiB of a longer one
 */
// Made once per broken line and only ever handed on, so a copy of the array would protect nobody.
@SuppressWarnings("ArrayRecordComponent")
public record RejectedLine(String file, long offset, long line, String reason, byte[] bytes) {

  /** The line as text; bytes that are not UTF-8 show as the replacement character. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
