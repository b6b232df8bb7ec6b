package io.stepwell.schemas.k6;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a file into chunks of whole lines, or whole rows of CSV, in the order of the file. It serves
 * one thread at a time.
 */
public final class ChunkReader implements Closeable {

  /** Usual length of a chunk in bytes; a long line makes a longer one. */
  public static final int CHUNK_BYTES = 1 << 20;

  /** A line longer than this many bytes is rejected. */
  public static final int LONGEST_LINE = 16 << 20;

  /** What is read beyond a range at a time, in search of the end of its last line. */
  private static final int RANGE_SLACK = 1 << 14;

  private final K6File file;
  private final Content content;
  private final long end;
  private final boolean countLines;

  /** The beginning of a line, or row, whose end had not been read; what follows is in content. */
  private byte[] carry = new byte[0];

  /** Where {@link #carry} starts in the unpacked file, and which line that is. */
  private long offset;

  private long line = 1;
  private boolean skipsLine;
  private Optional<CsvHeader> header = Optional.empty();

  private ChunkReader(K6File file, Content content, long start, long end, boolean countLines) {
    this.file = file;
    this.content = content;
    this.end = end;
    this.countLines = countLines;
    this.offset = start;
  }

  /**
   * Reads a whole file.
   *
   * @param salvage whether a compressed file that breaks off is read up to there, rather than
   *     refused; see {@link #damage}
   */
  public static ChunkReader open(K6File file, boolean salvage) throws IOException {
    boolean countLines = !file.splittable();
    return open(file, salvage, countLines);
  }

  /** Reads a whole file, knowing each chunk's first line. */
  static ChunkReader open(K6File file, boolean salvage, boolean countLines) throws IOException {
    return new ChunkReader(file, new Content(file, 0, salvage), 0, Long.MAX_VALUE, countLines);
  }

  /**
   * Reads the lines whose first byte lies in {@code [start, end)}. Ranges that cover a file without
   * gap or overlap thus have each line exactly once.
   *
   * @throws IllegalArgumentException if the file is not {@linkplain K6File#splittable splittable}
   */
  public static ChunkReader open(K6File file, long start, long end) throws IOException {
    if (!file.splittable()) {
      throw new IllegalArgumentException(file.name() + " can only be read from its beginning");
    }
    // The byte before the range tells whether a line starts with the range.
    long from = Math.max(0, start - 1);
    ChunkReader reader = new ChunkReader(file, new Content(file, from, false), from, end, false);
    reader.skipsLine = start > 0;
    return reader;
  }

  /** Reads on from the start of a line as far as can be, damage or not. */
  static ChunkReader resume(K6File file, long lineStart) throws IOException {
    Content content = new Content(file, lineStart, true);
    return new ChunkReader(file, content, lineStart, Long.MAX_VALUE, false);
  }

  /**
   * The next chunk, or nothing at the end.
   *
   * @param spare an array to fill if it is long enough, as that of a chunk already parsed; an empty
   *     one has a new array made
   * @throws DamagedFileException if a compressed file is damaged and is not to be salvaged
   * @throws NotK6Exception if a CSV file's header lacks a column that every sample needs
   */
  public Optional<Chunk> next(byte[] spare) throws IOException {
    byte[] buffer = spare.length >= CHUNK_BYTES ? spare : new byte[CHUNK_BYTES];
    if (buffer.length < carry.length) {
      buffer = new byte[carry.length];
    }
    System.arraycopy(carry, 0, buffer, 0, carry.length);
    int length = carry.length;
    carry = new byte[0];
    while (offset < end) {
      int wanted = wanted(buffer, length);
      length = content.read(buffer, length, wanted);
      boolean ended = length < wanted;
      if (skipsLine) {
        length = skipLine(buffer, length);
        if (skipsLine && ended) {
          break;
        }
        continue;
      }
      if (file.format() == K6Format.CSV && header.isEmpty()) {
        length = takeHeader(buffer, length);
        continue;
      }
      if (length == 0) {
        break;
      }
      int cut = cut(buffer, length, ended);
      if (cut > 0) {
        return Optional.of(take(buffer, length, cut));
      }
      if (length >= LONGEST_LINE) {
        return Optional.of(takeUnreadable(buffer, length));
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * length, LONGEST_LINE));
      }
    }
    return Optional.empty();
  }

  /** How far to fill the buffer: not much farther than the last line of the range can reach. */
  private int wanted(byte[] buffer, int length) {
    long rest = end - offset;
    return rest >= buffer.length
        ? buffer.length
        : Math.min(buffer.length, Math.max((int) rest, length) + RANGE_SLACK);
  }

  /** Where the last whole line in the buffer ends that belongs here; 0 if none does. */
  private int cut(byte[] buffer, int length, boolean ended) {
    if (offset + length >= end) {
      int lastByte = (int) Math.max(0, end - 1 - offset);
      int lineEnd = Newlines.indexOf(buffer, lastByte, length);
      if (lineEnd >= 0) {
        return lineEnd + 1;
      }
    }
    if (ended) {
      return length;
    }
    return header.isPresent()
        ? CsvRows.lastEnd(buffer, length, header.get().columns().size())
        : Newlines.lastIndexOf(buffer, 0, length) + 1;
  }

  private Chunk take(byte[] buffer, int length, int cut) {
    carry = Arrays.copyOfRange(buffer, cut, length);
    long firstLine = countLines ? line : Chunk.UNKNOWN_LINE;
    Chunk chunk =
        header.isPresent()
            ? Chunk.csv(file, offset, firstLine, header.get(), buffer, cut)
            : Chunk.json(file, offset, firstLine, buffer, cut);
    offset += cut;
    line += countLines ? Newlines.count(buffer, 0, cut) : 0;
    return chunk;
  }

  private Chunk takeUnreadable(byte[] buffer, int length) {
    String reason = "is longer than " + (LONGEST_LINE >> 20) + " MiB";
    long firstLine = countLines ? line : Chunk.UNKNOWN_LINE;
    Chunk chunk = Chunk.unreadable(file, offset, firstLine, buffer, length, reason);
    offset += length;
    skipsLine = true;
    return chunk;
  }

  /** Drops what belongs to a line begun before, and returns how much is left in the buffer. */
  private int skipLine(byte[] buffer, int length) {
    int lineEnd = Newlines.indexOf(buffer, 0, length);
    int dropped = lineEnd < 0 ? length : lineEnd + 1;
    if (lineEnd >= 0) {
      skipsLine = false;
      line++;
    }
    return drop(buffer, length, dropped);
  }

  private int takeHeader(byte[] buffer, int length) {
    int lineEnd = Newlines.indexOf(buffer, 0, length);
    int headerEnd = lineEnd < 0 ? length : lineEnd;
    String text = CsvHeader.textOf(buffer, headerEnd);
    if (!text.isBlank() || lineEnd < 0) {
      header = Optional.of(CsvHeader.of(text, file.name()));
    }
    line++;
    return drop(buffer, length, Math.min(headerEnd + 1, length));
  }

  private int drop(byte[] buffer, int length, int dropped) {
    System.arraycopy(buffer, dropped, buffer, 0, length - dropped);
    offset += dropped;
    return length - dropped;
  }

  /** Where the next chunk starts, in bytes of the unpacked file. */
  long offset() {
    return offset;
  }

  /** What was wrong with a file that was read only up to there. */
  public Optional<String> damage() {
    return content.damage();
  }

  /** How far in the file as stored reading has come, in bytes, for progress. */
  public long storedPosition() {
    return content.storedPosition();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
