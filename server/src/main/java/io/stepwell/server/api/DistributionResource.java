package io.stepwell.server.api;

import io.stepwell.metrics.Parameter;
import io.stepwell.query.Dates;
import io.stepwell.query.Distributions;
import io.stepwell.query.Histogram;
import io.stepwell.query.Quantiles;
import io.stepwell.query.QueryException;
import io.stepwell.query.RunExtent;
import io.stepwell.query.Selector;
import io.stepwell.query.StepStore;
import io.stepwell.query.TimeRange;
import io.stepwell.query.Windows;
import io.stepwell.server.http.Arguments;
import io.stepwell.server.http.Call;
import io.stepwell.server.http.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How a trend's observations are spread: by ranges of values and time, and by quantiles. */
final class DistributionResource {

  static final String RANGES = "ranges";
  static final String QUANTILES = "quantiles";

  private static final int USUAL_RANGES = 40;
  private static final int LEAST_RANGES = 2;
  private static final int MOST_RANGES = 200;
  private static final int MOST_QUANTILES = 200;
  private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{0,18})?|\\.\\d{1,18}");

  private final Store store;
  private final Limits limits;

  DistributionResource(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Counts of observations, window by window and range by range. */
  Reply histogram(Call call) throws IOException {
    Arguments arguments = call.arguments();
    long run = store.run(call).id();
    Selector selector = Selector.parse(arguments.required("metric"));
    int ranges = arguments.one(RANGES).map(DistributionResource::ranges).orElse(USUAL_RANGES);
    OptionalLong step =
        arguments
            .one("step")
            .map(text -> OptionalLong.of(Windows.parseStep(text)))
            .orElse(OptionalLong.empty());
    StepStore steps = store.steps();
    Optional<RunExtent> extent = steps.extent(run);
    if (extent.isEmpty()) {
      return DistributionJson.of(
          run, selector, new Histogram(1, List.of(), List.of(), List.of(noSamples(run))));
    }
    Windows windows = Windows.of(time(arguments, extent.get()), step);
    StepStore limited = limited(steps, call, windows.count() * ranges);
    return DistributionJson.of(
        run,
        selector,
        new Distributions(limited).histogram(extent.get(), selector, windows, ranges));
  }

  /** Values of many quantiles at once. */
  Reply quantiles(Call call) throws IOException {
    Arguments arguments = call.arguments();
    long run = store.run(call).id();
    Selector selector = Selector.parse(arguments.required("metric"));
    List<BigDecimal> asked = shares(arguments);
    StepStore steps = store.steps();
    Optional<RunExtent> extent = steps.extent(run);
    if (extent.isEmpty()) {
      return DistributionJson.of(
          run, selector, new Quantiles(0, List.of(), List.of(noSamples(run))));
    }
    TimeRange time = time(arguments, extent.get());
    StepStore limited = limited(steps, call, 1);
    return DistributionJson.of(
        run, selector, new Distributions(limited).quantiles(extent.get(), selector, time, asked));
  }

  private StepStore limited(StepStore steps, Call call, int cells) {
    return new LimitedStore(steps, limits, call.deadline(), List.of(), cells);
  }

  private static String noSamples(long run) {
    return "test run " + run + " has no samples yet";
  }

  private static TimeRange time(Arguments arguments, RunExtent extent) {
    Optional<Instant> start = arguments.one("start").map(text -> Dates.parse("start", text));
    Optional<Instant> end = arguments.one("end").map(text -> Dates.parse("end", text));
    return TimeRange.of(extent, start, end);
  }

  private static int ranges(String text) {
    if (text.matches("\\d{1,9}")) {
      int ranges = Integer.parseInt(text);
      if (ranges >= LEAST_RANGES && ranges <= MOST_RANGES) {
        return ranges;
      }
    }
    throw QueryException.badData(
        "%s is a whole number from %d to %d, not %s"
            .formatted(RANGES, LEAST_RANGES, MOST_RANGES, text));
  }

  private static List<BigDecimal> shares(Arguments arguments) {
    List<String> texts = arguments.all(QUANTILES);
    if (arguments.has(QUANTILES) && (texts.isEmpty() || texts.size() > MOST_QUANTILES)) {
      throw QueryException.badData(
          "%s names 1 to %d numbers, not %d".formatted(QUANTILES, MOST_QUANTILES, texts.size()));
    }
    return texts.stream().map(DistributionResource::share).toList();
  }

  private static BigDecimal share(String text) {
    if (SHARE.matcher(text).matches()) {
      BigDecimal share = new BigDecimal(text);
      if (Parameter.QUANTILE.complaint(share).isEmpty()) {
        return share;
      }
    }
    throw QueryException.badData(QUANTILES + " are numbers from 0 to 1, not " + text);
  }
}
