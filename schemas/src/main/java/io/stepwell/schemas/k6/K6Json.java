package io.stepwell.schemas.k6;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads k6's JSON output. A line in k6's own layout,
 *
 * <pre>{"metric":"…","type":"Point","data":{"time":"…","value":…,"tags":{…}}}</pre>
 *
 * with or without {@code metadata}, whose metric and tags have been met before, is compared rather
 * than parsed: head, time and tags are mostly those of the line before. Every other line, among
 * them the first of each metric and of each set of tags, is read by {@link JsonLines}.
 */
public final class K6Json implements SampleParser {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Instead of an index: the line needs a parser. */
  private static final int GENERAL = -1;

  private static final byte[] BEHIND_TIME = ascii("\",\"value\":");
  private static final long BEFORE_TAGS = (long) LONGS.get(ascii(",\"tags\":"), 0);
  private static final byte[] BEFORE_METADATA = ascii(",\"metadata\":");
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final int SHORTEST_TIME = 20;
  private static final int LONGEST_TIME = 35;

  private final SeriesDictionary series;
  private final MetricTypes types;
  private final JsonLines lines = new JsonLines();
  private final Rfc3339 times = new Rfc3339();
  private final Decimal decimal = new Decimal();

  /** From a metric's name to its place in {@link #heads}. */
  private final SliceTable metrics = new SliceTable();

  private final List<SampleHead> heads = new ArrayList<>();
  private final SampleHead noHead = SampleHead.none();

  /** From the text of tags to the number of the labels. */
  private final SliceTable tagSets = new SliceTable();

  private int generation;

  private byte[] bytes = new byte[0];
  private int end;

  /** The head of the line before, and where in the chunk its time and its tags stand. */
  private SampleHead head = noHead;

  private int timeFrom;
  private int timeLength;
  private long time;
  private int tagsFrom;
  private int tagsLength;
  private int labels;

  /** Numbers series in that dictionary, with metric types from there. */
  public K6Json(SeriesDictionary series, MetricTypes types) {
    this.series = series;
    this.types = types;
    this.generation = series.generation();
  }

  @Override
  public void parse(Chunk chunk, SampleSink sink) {
    Rejections rejections = new Rejections(chunk, sink);
    if (!chunk.unreadable().isEmpty()) {
      rejections.add(0, chunk.length(), chunk.unreadable());
      return;
    }
    series.instance(chunk.file().instance());
    bytes = chunk.bytes();
    end = chunk.length();
    timeLength = 0;
    tagsLength = 0;
    int at = chunk.offset() == 0 && isAt(0, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    while (at < end) {
      int next = readKnown(at, sink);
      if (next == GENERAL) {
        int newline = Newlines.indexOf(bytes, at, end);
        int lineEnd = newline < 0 ? end : newline;
        readAny(at, lineEnd, chunk, sink, rejections);
        next = lineEnd + 1;
      }
      at = next;
    }
  }

  /** Hands on the sample of the line at {@code from} if it can be had by comparing alone. */
  private int readKnown(int from, SampleSink sink) {
    if (series.generation() != generation) {
      forget();
    }
    int tags = findTags(from);
    if (tags == GENERAL) {
      return GENERAL;
    }
    int tagsEnd = isAt(tags, tagsFrom, tagsLength) ? tags + tagsLength : lookUpTags(tags);
    if (tagsEnd == GENERAL) {
      return GENERAL;
    }
    int next = nextLine(tagsEnd);
    if (next != GENERAL) {
      sink.sample(series.series(head.metric, labels), time, decimal.value());
    }
    return next;
  }

  /** Reads head, time and value, and returns where the tags start. */
  private int findTags(int from) {
    SampleHead found = head.next;
    if (!found.starts(bytes, from, end)) {
      found = findHead(from);
      head.next = found;
    }
    if (found == noHead) {
      return GENERAL;
    }
    head = found;
    int at = from + found.text.length;
    int value = isAt(at, timeFrom, timeLength) ? at + timeLength : readTime(at);
    if (value == GENERAL) {
      return GENERAL;
    }
    int valueEnd = decimal.read(bytes, value, end);
    int tags = valueEnd + Long.BYTES;
    boolean good =
        valueEnd >= 0
            && Double.isFinite(decimal.value())
            && tags < end
            && (long) LONGS.get(bytes, valueEnd) == BEFORE_TAGS;
    return good ? tags : GENERAL;
  }

  private SampleHead findHead(int from) {
    int name = SampleHead.nameStart(bytes, from, end);
    if (name < 0) {
      return noHead;
    }
    int known = metrics.find(bytes, name, SampleHead.nameEnd(bytes, name, end));
    if (known == SliceTable.ABSENT) {
      return noHead;
    }
    SampleHead found = heads.get(known);
    return found.starts(bytes, from, end) ? found : noHead;
  }

  /** Reads the time at {@code at}, and returns where the value starts. */
  private int readTime(int at) {
    int quote = at + SHORTEST_TIME;
    int last = Math.min(at + LONGEST_TIME, end - 1);
    while (quote < last && bytes[quote] != '"') {
      quote++;
    }
    if (!isAt(quote, BEHIND_TIME)) {
      return GENERAL;
    }
    long read = times.epochNanos(bytes, at, quote);
    if (!SampleTime.accepts(read)) {
      return GENERAL;
    }
    time = read;
    timeFrom = at;
    timeLength = quote + BEHIND_TIME.length - at;
    return quote + BEHIND_TIME.length;
  }

  /** Reads the tags at {@code from} if they have been met before, and returns where they end. */
  private int lookUpTags(int from) {
    int tagsEnd = FlatObject.end(bytes, from, end);
    if (tagsEnd == FlatObject.NONE) {
      return GENERAL;
    }
    int known = tagSets.find(bytes, from, tagsEnd);
    if (known == SliceTable.ABSENT) {
      return GENERAL;
    }
    labels = known;
    tagsFrom = from;
    tagsLength = tagsEnd - from;
    return tagsEnd;
  }

  /** Where the next line starts, if nothing but metadata follows the tags. */
  private int nextLine(int tagsEnd) {
    int at = tagsEnd;
    if (at < end && bytes[at] == ',') {
      if (!isAt(at, BEFORE_METADATA)) {
        return GENERAL;
      }
      at = FlatObject.endOfPlain(bytes, at + BEFORE_METADATA.length, end);
      if (at == FlatObject.NONE) {
        return GENERAL;
      }
    }
    if (at + 2 > end || bytes[at] != '}' || bytes[at + 1] != '}') {
      return GENERAL;
    }
    at += 2;
    if (at < end && bytes[at] == '\r') {
      at++;
    }
    if (at == end) {
      return end;
    }
    return bytes[at] == '\n' ? at + 1 : GENERAL;
  }

  private void readAny(int from, int to, Chunk chunk, SampleSink sink, Rejections rejections) {
    if (isBlank(from, to)) {
      return;
    }
    JsonLine line = lines.read(bytes, from, to);
    if (line instanceof JsonLine.Broken broken) {
      rejections.add(from, to, broken.reason());
    } else if (line instanceof JsonLine.Declared declared) {
      types.declare(declared.declaration(), chunk.file().name());
      sink.declared(declared.declaration());
    } else if (line instanceof JsonLine.Point point) {
      int metric = series.metric(point.metric(), types.of(point.metric(), chunk.file()));
      int labelSet = series.labels(point.labels());
      learn(from, point.metric(), metric, labelSet);
      sink.sample(series.series(metric, labelSet), point.epochNanos(), point.value());
    }
  }

  /** Remembers the metric and the tags of a line in k6's layout, for the lines to come. */
  private void learn(int from, String name, int metric, int labelSet) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (!SampleHead.isPlain(text)) {
      return;
    }
    if (metrics.find(text, 0, text.length) == SliceTable.ABSENT) {
      metrics.add(text, 0, text.length, heads.size());
      heads.add(SampleHead.of(metric, text));
    }
    int tags = findTags(from);
    int tagsEnd = tags == GENERAL ? FlatObject.NONE : FlatObject.end(bytes, tags, end);
    if (tagsEnd != FlatObject.NONE
        && nextLine(tagsEnd) != GENERAL
        && tagSets.find(bytes, tags, tagsEnd) == SliceTable.ABSENT) {
      tagSets.add(bytes, tags, tagsEnd, labelSet);
    }
  }

  /** Starts anew after the dictionary was cleared, its numbers being void. */
  private void forget() {
    metrics.clear();
    heads.clear();
    tagSets.clear();
    head = noHead;
    head.next = noHead;
    tagsLength = 0;
    generation = series.generation();
  }

  private boolean isBlank(int from, int to) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at == to;
  }

  private boolean isAt(int at, byte[] text) {
    int to = at + text.length;
    return to <= end && Arrays.equals(bytes, at, to, text, 0, text.length);
  }

  /** Whether what stands at {@code at} is the same as a non-empty piece before. */
  private boolean isAt(int at, int before, int length) {
    return length > 0
        && at + length <= end
        && Arrays.equals(bytes, at, at + length, bytes, before, before + length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
