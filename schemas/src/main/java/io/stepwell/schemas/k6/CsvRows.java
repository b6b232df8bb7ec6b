package io.stepwell.schemas.k6;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts CSV into rows and cells. A cell may be in double quotes, then it may hold commas, line ends
 * and, doubled, quotes.
 *
 * <p>One stray quote must not swallow the rows behind it. A quoted cell that goes on in a way that
 * no writer of CSV produces therefore condemns only the line that it began on: a quote followed by
 * neither comma nor line end, no closing quote within {@link #LONGEST_ROW} bytes, or more than one
 * line that does not make up the header's number of cells.
 */
final class CsvRows {

  /** More bytes than this are not read in search of a closing quote. */
  static final int LONGEST_ROW = 1 << 20;

  static final int INCOMPLETE = -1;

  private final int columns;
  private final int[] starts;
  private final int[] ends;
  private final boolean[] quoted;
  private int cells;
  private boolean broken;

  CsvRows(int columns) {
    this.columns = columns;
    this.starts = new int[columns];
    this.ends = new int[columns];
    this.quoted = new boolean[columns];
  }

  /** Where the last whole row ends in the first {@code length} bytes; 0 if there is none. */
  static int lastEnd(byte[] bytes, int length, int columns) {
    CsvRows rows = new CsvRows(columns);
    int end = 0;
    int next = rows.read(bytes, 0, length);
    while (next != INCOMPLETE) {
      end = next;
      next = rows.read(bytes, end, length);
    }
    return end;
  }

  /**
   * Reads the row that starts at {@code from}.
   *
   * @return where the next row starts, or {@link #INCOMPLETE} if the row's end lies behind {@code
   *     to}
   */
  int read(byte[] bytes, int from, int to) {
    return read(bytes, from, to, false);
  }

  /** Reads the row that starts at {@code from}, knowing that nothing follows behind {@code to}. */
  int readToEnd(byte[] bytes, int from, int to) {
    int end = read(bytes, from, to, true);
    return end == INCOMPLETE ? to : end;
  }

  private int read(byte[] bytes, int from, int to, boolean ended) {
    cells = 0;
    broken = false;
    boolean severalLines = false;
    int at = from;
    while (true) {
      boolean quote = at < to && bytes[at] == '"';
      int end = quote ? closingQuote(bytes, from, at + 1, to) : plainEnd(bytes, at, to);
      if (end == to && !ended) {
        return INCOMPLETE;
      }
      broken |= quote && end == to;
      if (broken) {
        return firstLine(bytes, from, to);
      }
      keep(at, end, quote);
      severalLines |= quote && Newlines.indexOf(bytes, at, end) >= 0;
      int next = quote ? end + 1 : end;
      if (next < to && bytes[next] == ',') {
        at = next + 1;
        continue;
      }
      if (next == to && !ended) {
        return INCOMPLETE;
      }
      broken = severalLines && cells != columns;
      return broken ? firstLine(bytes, from, to) : lineEnd(bytes, next, to);
    }
  }

  private void keep(int at, int end, boolean quote) {
    if (cells < columns) {
      starts[cells] = quote ? at + 1 : at;
      ends[cells] = end;
      quoted[cells] = quote;
    }
    cells++;
  }

  /** The comma or line end behind a cell without quotes, or {@code to}. */
  private static int plainEnd(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == ',') {
        return at;
      }
      if (bytes[at] == '\n') {
        return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
      }
    }
    return to;
  }

  /** The quote that closes a cell, or {@code to}; {@link #broken} if there is none that could. */
  private int closingQuote(byte[] bytes, int row, int from, int to) {
    int at = from;
    while (at < to) {
      if (at - row >= LONGEST_ROW) {
        broken = true;
        return at;
      }
      boolean doubled = bytes[at] == '"' && at + 1 < to && bytes[at + 1] == '"';
      if (bytes[at] == '"' && !doubled) {
        return endsCell(bytes, at, to) ? at : to;
      }
      at += doubled ? 2 : 1;
    }
    return to;
  }

  /**
   * Whether the quote at {@code at} is followed by what ends a cell. Where only the next bytes can
   * tell it is not, and where they cannot it is {@link #broken}.
   */
  private boolean endsCell(byte[] bytes, int at, int to) {
    if (at + 1 == to || bytes[at + 1] == ',' || bytes[at + 1] == '\n') {
      return true;
    }
    if (bytes[at + 1] == '\r' && at + 2 == to) {
      return false;
    }
    broken = bytes[at + 1] != '\r' || bytes[at + 2] != '\n';
    return true;
  }

  /** Where the line begins that follows a cell ending at {@code cellEnd}. */
  private static int lineEnd(byte[] bytes, int cellEnd, int to) {
    int newline = cellEnd < to && bytes[cellEnd] == '\r' ? cellEnd + 1 : cellEnd;
    return Math.min(newline + 1, to);
  }

  private static int firstLine(byte[] bytes, int from, int to) {
    int lineEnd = Newlines.indexOf(bytes, from, to);
    return lineEnd < 0 ? INCOMPLETE : lineEnd + 1;
  }

  /** Whether the row is only a line with a quote that does not fit. */
  boolean broken() {
    return broken;
  }

  /** How many cells the row has. */
  int cells() {
    return cells;
  }

  /** Where a cell's text starts, inside its quotes. */
  int start(int cell) {
    return starts[cell];
  }

  /** Where a cell's text ends, inside its quotes. */
  int end(int cell) {
    return ends[cell];
  }

  /** Where a cell starts, its quotes included. */
  int outerStart(int cell) {
    return quoted[cell] ? starts[cell] - 1 : starts[cell];
  }

  /** Where a cell ends, its quotes included. */
  int outerEnd(int cell) {
    return quoted[cell] ? ends[cell] + 1 : ends[cell];
  }

  boolean isEmpty(int cell) {
    return starts[cell] == ends[cell];
  }

  /**
   * A cell's text.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  String text(byte[] bytes, int cell) throws CharacterCodingException {
    int length = ends[cell] - starts[cell];
    ByteBuffer raw = ByteBuffer.wrap(bytes, starts[cell], length);
    String text = StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
    return quoted[cell] ? text.replace("\"\"", "\"") : text;
  }
}
