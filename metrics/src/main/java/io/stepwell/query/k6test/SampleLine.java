package io.stepwell.query.k6test;

import io.stepwell.metrics.MetricType;
import io.stepwell.metrics.Sample;
import io.stepwell.metrics.SeriesKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the samples of one series: {@code counter http_reqs{status="200"} 3 0 5x4 _ [1 2@0.5]}. */
final class SampleLine {

  private static final Pattern SECOND =
      Pattern.compile("(\\[[^\\]]*\\]|[^\\s\\[\\]]+?)(x\\d+)?(\\s+|$)");
  private static final Pattern VALUE =
      Pattern.compile("(-?[0-9.]+(?:e-?\\d+)?)(?:@(0?\\.\\d{1,9}))?");
  private static final Pattern REPEATED = Pattern.compile("(\\S+?)(?:x(\\d+))?");
  private static final long NANOS = 1_000_000_000L;

  private final Line line;
  private final long run;
  private final MetricType type;
  private final SeriesKey series;
  private final String items;
  private final List<Sample> samples = new ArrayList<>();

  private SampleLine(Line line, long run, MetricType type, SeriesText text) {
    this.line = line;
    this.run = run;
    this.type = type;
    this.series = text.key(line);
    this.items = text.rest();
  }

  /**
   * @param start the second of the first item, since the epoch
   */
  static List<Sample> read(Line line, long run, long start) {
    String[] parts = line.text().split("\\s+", 2);
    MetricType type =
        MetricType.named(parts[0])
            .orElseThrow(
                () -> line.mistake("expected counter, gauge, rate or trend, not " + parts[0]));
    SeriesText text = SeriesText.read(line, parts.length > 1 ? parts[1] : "");
    SampleLine reader = new SampleLine(line, run, type, text);
    reader.readFrom(start);
    return reader.samples;
  }

  private void readFrom(long start) {
    Matcher item = SECOND.matcher(items);
    long second = start;
    while (item.lookingAt()) {
      for (int more = times(item.group(2)); more >= 0; more--) {
        second(second++, item.group(1));
      }
      item.region(item.end(), items.length());
    }
    if (item.regionStart() != items.length()) {
      throw line.mistake("cannot read the samples from " + items.substring(item.regionStart()));
    }
    if (samples.isEmpty()) {
      throw line.mistake("the series has no sample");
    }
  }

  private void second(long second, String item) {
    if (item.equals("_")) {
      return;
    }
    if (!item.startsWith("[")) {
      sample(second, item);
      return;
    }
    List<String> values = List.of(item.substring(1, item.length() - 1).strip().split("\\s+"));
    for (String value : values) {
      Matcher repeated = REPEATED.matcher(value);
      if (!repeated.matches()) {
        throw line.mistake("there is no sample in " + item);
      }
      for (int more = times(repeated.group(2)); more >= 0; more--) {
        sample(second, repeated.group(1));
      }
    }
  }

  private void sample(long second, String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      throw line.mistake("cannot read the sample " + text);
    }
    long nanos =
        value.group(2) == null
            ? 0
            : new BigDecimal(value.group(2)).movePointRight(9).longValueExact();
    double number = Double.parseDouble(value.group(1));
    samples.add(new Sample(run, series, type, second * NANOS + nanos, number));
  }

  /** How many more there are like it, from {@code x4} or {@code 4}; none if nothing is said. */
  private static int times(@Nullable String repeated) {
    return repeated == null ? 0 : Integer.parseInt(repeated.replace("x", ""));
  }
}
