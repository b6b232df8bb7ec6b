package io.stepwell.bench;

import io.stepwell.schemas.wire.k6.CounterValue;
import io.stepwell.schemas.wire.k6.GaugeValue;
import io.stepwell.schemas.wire.k6.RateValue;
import io.stepwell.schemas.wire.k6.TimeSeries;
import io.stepwell.schemas.wire.k6.TrendValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What pushed values add up to, as k6's own messages say it: nothing of what is measured has read
 * them.
 */
final class PushedTotals {

  /** Counters that k6 raises by one for each sample. */
  private static final Set<String> BY_ONE = Set.of("http_reqs", "iterations");

  /**
   * A question with the same answer however the values are put together.
   *
   * @param metric what to ask about
   * @param method what to ask
   */
  record Question(String metric, String method) implements Comparable<Question> {
    @Override
    public int compareTo(Question other) {
      return metric.compareTo(other.metric);
    }
  }

  private final Map<Question, Double> answers = new TreeMap<>();
  private long seriesSeconds;
  private long samples;

  /** Adds the values of one series. */
  void add(String metric, TimeSeries series) {
    for (CounterValue value : series.getCounters().getValuesList()) {
      add(new Question(metric, "increase"), value.getSum());
      samples += BY_ONE.contains(metric) ? (long) value.getSum() : 1;
      seriesSeconds++;
    }
    for (GaugeValue value : series.getGauges().getValuesList()) {
      samples += value.getCount();
      seriesSeconds++;
    }
    for (RateValue value : series.getRates().getValuesList()) {
      add(new Question(metric, "increase_total"), value.getTotalCount());
      samples += value.getTotalCount();
      seriesSeconds++;
    }
    for (TrendValue value : series.getTrends().getValuesList()) {
      add(new Question(metric, "histogram_count_increase"), value.getCount());
      samples += value.getCount();
      seriesSeconds++;
    }
  }

  private void add(Question question, double more) {
    answers.merge(question, more, Double::sum);
  }

  void add(PushedTotals more) {
    more.answers.forEach(this::add);
    seriesSeconds += more.seriesSeconds;
    samples += more.samples;
  }

  /** What is to be answered; gauges have no such total. */
  Map<Question, Double> answers() {
    return answers;
  }

  long seriesSeconds() {
    return seriesSeconds;
  }

  /** How many samples k6 had for them; a counter whose samples k6 does not tell counts as one. */
  long samples() {
    return samples;
  }
}
