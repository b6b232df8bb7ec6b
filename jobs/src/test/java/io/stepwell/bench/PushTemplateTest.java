package io.stepwell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Part;
import io.stepwell.metrics.SeriesKey;
import io.stepwell.metrics.Trend;
import io.stepwell.schemas.push.Push;
import io.stepwell.schemas.push.PushFormat;
import io.stepwell.schemas.push.PushLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushTemplateTest {

  private static final long SECOND = 1_800_000_000;

  @Test
  void everyWindowMakesAFullPushOfTheSecondThatIsAskedFor() throws Exception {
    List<RecordedSecond> windows = RecordedSecond.all();
    assertThat(windows).hasSize(5);
    for (RecordedSecond window : windows) {
      PushTemplate template = PushTemplate.of(7, 3, window, false);
      for (long second = SECOND; second < SECOND + 2; second++) {
        Push push = read(template.at(second, 0));
        assertThat(push.series()).isEqualTo(PushTemplate.SERIES);
        assertThat(push.parts()).hasSize(PushTemplate.SERIES);
        assertThat(push.firstSecond()).isEqualTo(second);
        assertThat(push.lastSecond()).isEqualTo(second);
        assertThat(push.parts())
            .allMatch(part -> part.series().labels().get("instance_id").equals("3"));
        check(template.totals(), push);
      }
    }
  }

  @Test
  void aNumberedPushIsOfSeriesThatNoOtherHas() throws Exception {
    PushTemplate template = PushTemplate.of(7, 3, RecordedSecond.all().get(0), true);
    Set<SeriesKey> series = new HashSet<>();
    for (long number = 0; number < 3; number++) {
      read(template.at(SECOND, number)).parts().forEach(part -> series.add(part.series()));
    }
    assertThat(series).hasSize(3 * PushTemplate.SERIES);
  }

  private static Push read(byte[] body) {
    return PushFormat.V2_PROTOBUF.decode(body, 7, PushLimits.DEFAULT);
  }

  private static void check(PushedTotals totals, Push push) {
    assertThat(totals.seriesSeconds()).isEqualTo(PushTemplate.SERIES);
    assertThat(totals.answers())
        .containsEntry(
            new PushedTotals.Question("http_req_duration", "histogram_count_increase"),
            push.parts().stream()
                .filter(part -> part.series().metric().equals("http_req_duration"))
                .map(Part::aggregate)
                .mapToDouble(aggregate -> ((Trend) aggregate).count())
                .sum());
    assertThat(totals.samples()).isGreaterThan(5L * PushTemplate.SERIES / 2);
  }
}
