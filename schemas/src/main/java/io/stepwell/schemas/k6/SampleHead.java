package io.stepwell.schemas.k6;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning that all samples of a metric share in k6's layout, up to the digits of the time,
 * and the one that came next the last time: k6 writes the metrics of a request in a fixed order.
 */
final class SampleHead {

  private static final byte[] BEFORE_NAME = ascii("{\"metric\":\"");
  private static final byte[] BEHIND_NAME = ascii("\",\"type\":\"Point\",\"data\":{\"time\":\"");
  private static final byte[] TYPE = ascii("\",\"type\":\"Point\"");

  /** The metric's number in the dictionary. */
  final int metric;

  final byte[] text;

  /** What is likely to follow. */
  SampleHead next = this;

  private SampleHead(int metric, byte[] text) {
    this.metric = metric;
    this.text = text;
  }

  /** A head that no line has. */
  static SampleHead none() {
    return new SampleHead(-1, new byte[] {'\n'});
  }

  /** The head of a metric whose name stands in the line as it is. */
  static SampleHead of(int metric, byte[] name) {
    byte[] text = Arrays.copyOf(BEFORE_NAME, BEFORE_NAME.length + name.length + BEHIND_NAME.length);
    System.arraycopy(name, 0, text, BEFORE_NAME.length, name.length);
    System.arraycopy(BEHIND_NAME, 0, text, BEFORE_NAME.length + name.length, BEHIND_NAME.length);
    return new SampleHead(metric, text);
  }

  /** Whether a metric's name can only be written as it is; k6 admits no other in new scripts. */
  static boolean isPlain(byte[] name) {
    for (byte next : name) {
      if (next < ' ' || next == '"' || next == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Where the metric's name starts in a line at {@code from}, or −1 if it starts otherwise. */
  static int nameStart(byte[] bytes, int from, int to) {
    int start = from + BEFORE_NAME.length;
    return starts(bytes, from, to, BEFORE_NAME) ? start : -1;
  }

  /** Where a metric's name ends that starts at {@code from}: at the quote. */
  static int nameEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != '"' && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Whether a line surely is a sample, by its first fields. */
  static boolean startsSample(byte[] bytes, int from, int to) {
    int name = nameStart(bytes, from, to);
    return name >= 0 && starts(bytes, nameEnd(bytes, name, to), to, TYPE);
  }

  boolean starts(byte[] bytes, int from, int to) {
    return starts(bytes, from, to, text);
  }

  private static boolean starts(byte[] bytes, int from, int to, byte[] text) {
    int end = from + text.length;
    return end <= to && Arrays.equals(bytes, from, end, text, 0, text.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
