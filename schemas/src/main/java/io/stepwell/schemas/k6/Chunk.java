package io.stepwell.schemas.k6;

import java.util.Optional;

/**
 * A piece of one file that holds whole lines, or whole rows of CSV. The arrays are not copied: who
 * made the chunk must leave them alone until it is parsed.
 */
public final class Chunk {

  /** The line number of a chunk whose place in the file is known in bytes only. */
  public static final long UNKNOWN_LINE = -1;

  private final K6File file;
  private final long offset;
  private final long firstLine;
  private final Optional<CsvHeader> header;
  private final byte[] bytes;
  private final int length;
  private final String unreadable;

  private Chunk(
      K6File file,
      long offset,
      long firstLine,
      Optional<CsvHeader> header,
      byte[] bytes,
      int length,
      String unreadable) {
    this.file = file;
    this.offset = offset;
    this.firstLine = firstLine;
    this.header = header;
    this.bytes = bytes;
    this.length = length;
    this.unreadable = unreadable;
  }

  /**
   * A piece of k6's JSON output.
   *
   * @param file where it is from
   * @param offset where it starts, in bytes of the unpacked file
   * @param firstLine the number of its first line, from 1, or {@link #UNKNOWN_LINE}
   * @param bytes the lines, from index 0
   * @param length how many of the bytes are the chunk's
   */
  public static Chunk json(K6File file, long offset, long firstLine, byte[] bytes, int length) {
    return new Chunk(file, offset, firstLine, Optional.empty(), bytes, length, "");
  }

  /** A piece of k6's CSV output; {@code header} is the file's first row, whatever the piece. */
  public static Chunk csv(
      K6File file, long offset, long firstLine, CsvHeader header, byte[] bytes, int length) {
    return new Chunk(file, offset, firstLine, Optional.of(header), bytes, length, "");
  }

  /** One line that is only here to be rejected, and why. */
  static Chunk unreadable(
      K6File file, long offset, long firstLine, byte[] bytes, int length, String reason) {
    return new Chunk(file, offset, firstLine, Optional.empty(), bytes, length, reason);
  }

  /** Where the chunk is from. */
  public K6File file() {
    return file;
  }

  /** Where it starts, in bytes of the unpacked file. */
  public long offset() {
    return offset;
  }

  /** The number of its first line, from 1, or {@link #UNKNOWN_LINE}. */
  public long firstLine() {
    return firstLine;
  }

  /** The columns of a CSV file; empty for JSON. */
  public Optional<CsvHeader> header() {
    return header;
  }

  /** The lines, in the first {@link #length} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many of the bytes are the chunk's. */
  public int length() {
    return length;
  }

  /** Why the chunk is one unreadable line, or empty if it is good. */
  public String unreadable() {
    return unreadable;
  }
}
