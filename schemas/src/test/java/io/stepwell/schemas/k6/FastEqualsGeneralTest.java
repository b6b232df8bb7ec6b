package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the lines before it, a line means what the general reader says it means. */
class FastEqualsGeneralTest {

  private static final String FLAT = "\"tags\":{\"a\":\"1\",\"group\":\"\"}";

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> metrics = Arbitraries.of("vus", "http_reqs", "http_reqs2", "own metric", "ü");
    Arbitrary<String> times =
        Arbitraries.of(
            "2026-11-21T20:37:18.435242149Z",
            "2026-11-21T20:37:18.43Z",
            "2026-11-21T20:37:19Z",
            "2026-11-22T02:14:10.678179915+05:30",
            "2026-11-22T02:14:10-05:30",
            "1970-01-01T00:00:00Z",
            "2026-11-2\\u0032T02:14:10Z",
            "2026-11-22");
    Arbitrary<String> values =
        Arbitraries.of(
            "0",
            "-0",
            "1",
            "12.5",
            "1e-07",
            "1.2345675e+06",
            "0.12345678901234567",
            "1e300",
            "1e400",
            "01",
            "1.",
            "NaN",
            "\"1\"",
            "1 ",
            "-");
    Arbitrary<String> rests =
        Arbitraries.of(
            FLAT,
            "\"tags\":{\"group\":\"\",\"a\":\"1\"}",
            "\"tags\":{\"a\":\"1\",\"group\":\"::x\"}",
            "\"tags\":{}",
            "\"tags\":{\"a\":\"\\u003c ü }}}\"}",
            "\"tags\": {\"a\":\"1\"}",
            "\"tags\":{\"a\":\"1\",\"a\":\"2\"}",
            "\"tags\":{\"a\":1}",
            "\"tags\":{\"__a\":\"1\",\"vu\":\"1\"}",
            "\"tags\":null",
            FLAT + ",\"metadata\":{\"vu\":\"2\",\"iter\":\"0\"}",
            FLAT + ",\"metadata\":{\"vu\":\"ü\"}",
            FLAT + ",\"metadata\":{\"vu\":2}",
            FLAT + ",\"metadata\":{\"vu\":\"2\"",
            FLAT + ",\"tags\":{\"a\":\"9\"}",
            FLAT + ",\"value\":7",
            "\"tagz\":{\"a\":\"1\"}");
    Arbitrary<String> ends =
        Arbitraries.of("}}", "}}\r", "}", "}}}", "}} ", "},\"type\":\"x\"}", "");
    Arbitrary<String> points =
        Combinators.combine(metrics, times, values, often(rests, FLAT), often(ends, "}}"))
            .as(
                (metric, time, value, rest, end) ->
                    String.format(
                        "{\"metric\":\"%s\",\"type\":\"Point\",\"data\":{\"time\":\"%s\",\"value\":%s,%s%s",
                        metric, time, value, rest, end));
    return points.list().ofMinSize(1).ofMaxSize(40);
  }

  /** Mostly the usual, so that whole lines come out good often enough. */
  private static Arbitrary<String> often(Arbitrary<String> any, String usual) {
    return Arbitraries.oneOf(any, Arbitraries.just(usual));
  }

  @Property(tries = 500)
  void onAnyLines(@ForAll("lines") List<String> lines) {
    check(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void onLinesWithOneBadByte(
      @ForAll("lines") List<String> lines, @ForAll int place, @ForAll byte replacement) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    text[Math.floorMod(place, text.length)] = replacement;
    check(text);
  }

  private static void check(byte[] text) {
    K6File file = new K6File(new MemorySource("x", text), K6Format.JSON, false, "");
    List<String> expected = new ArrayList<>();
    JsonLines general = new JsonLines();
    for (int at = 0; at < text.length; ) {
      int newline = Newlines.indexOf(text, at, text.length);
      int end = newline < 0 ? text.length : newline;
      if (!new String(text, at, end - at, StandardCharsets.ISO_8859_1).isBlank()) {
        expected.add(describe(general.read(text, at, end)));
      }
      at = end + 1;
    }
    Events events = new Events(new SeriesDictionary(), new ArrayList<>());
    new K6Json(events.series(), new MetricTypes(Map.of(), List.of(file)))
        .parse(Chunk.json(file, 1, 1, text, text.length), events);
    assertThat(events.list()).isEqualTo(expected);
  }

  private static String describe(JsonLine line) {
    if (line instanceof JsonLine.Point point) {
      return point.metric() + point.labels() + point.epochNanos() + " " + point.value();
    }
    return line instanceof JsonLine.Broken broken ? broken.reason() : line.toString();
  }

  private record Events(SeriesDictionary series, List<String> list) implements SampleSink {
    @Override
    public void sample(int id, long epochNanos, double value) {
      list.add(series.key(id).toString() + epochNanos + " " + value);
    }

    @Override
    public void rejected(RejectedLine line) {
      list.add(line.reason());
    }

    @Override
    public void declared(MetricDeclaration declaration) {
      list.add(new JsonLine.Declared(declaration).toString());
    }
  }
}
