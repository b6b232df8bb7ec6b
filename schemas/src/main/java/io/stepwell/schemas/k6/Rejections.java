package io.stepwell.schemas.k6;

import java.util.Arrays;

/** Reports the unreadable lines of one chunk, in their order, with their place in the file. */
final class Rejections {

  private final Chunk chunk;
  private final SampleSink sink;
  private int countedTo;
  private long newlines;

  Rejections(Chunk chunk, SampleSink sink) {
    this.chunk = chunk;
    this.sink = sink;
  }

  /** Reports the line, or row, in {@code [from, to)}, which starts behind all reported before. */
  void add(int from, int to, String reason) {
    newlines += Newlines.count(chunk.bytes(), countedTo, from);
    countedTo = from;
    long line =
        chunk.firstLine() == Chunk.UNKNOWN_LINE ? Chunk.UNKNOWN_LINE : chunk.firstLine() + newlines;
    byte[] text = Arrays.copyOfRange(chunk.bytes(), from, lineEnd(from, to));
    sink.rejected(new RejectedLine(chunk.file().name(), chunk.offset() + from, line, reason, text));
  }

  private int lineEnd(int from, int to) {
    int end = to;
    if (end > from && chunk.bytes()[end - 1] == '\n') {
      end--;
    }
    return end > from && chunk.bytes()[end - 1] == '\r' ? end - 1 : end;
  }
}
