package io.stepwell.differential;

import io.stepwell.differential.PlainQuestion.Asked;
import io.stepwell.differential.PlainQuestion.Calculation;
import io.stepwell.differential.PlainQuestion.Condition;
import io.stepwell.differential.PlainQuestion.Filter;
import io.stepwell.differential.PlainQuestion.Form;
import io.stepwell.differential.PlainQuestion.Operator;
import io.stepwell.differential.PlainQuestion.Period;
import io.stepwell.jobs.RawSample;
import io.stepwell.metrics.Labels;
import io.stepwell.metrics.MetricType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Questions that can be answered, if only by nothing. */
final class RandomQuestions {

  private static final List<String> USUAL_QUANTILES =
      List.of("0", "1", "0.5", "0.50", "0.9", "0.95", "0.99", "0.999", "0.1", "1.0", "0.0");

  private final List<SampledRun> runs;
  private final Dice dice;

  RandomQuestions(List<SampledRun> runs, Dice dice) {
    this.runs = runs;
    this.dice = dice;
  }

  PlainQuestion next() {
    // A run that has the metric, so that most answers are not empty.
    SampledRun run = dice.of(runs);
    Form form = dice.of(Form.RANGE, Form.RANGE, Form.AGGREGATE, Form.AGGREGATE, Form.ACROSS);
    PlainQuestion question = about(form, run, dice.of(run.metrics()));
    if (dice.percent(2)) {
      question = question.with(new Filter("no such metric", question.filter().conditions()));
    }
    return form == Form.ACROSS ? question : question.with(new Periods(dice, run).next(question));
  }

  /** A question over whole runs about a metric that the run has. */
  PlainQuestion about(Form form, SampledRun run, String metric) {
    Asked asked =
        form == Form.ACROSS
            ? across(run)
            : new Asked(form, run.id(), OptionalInt.empty(), Optional.empty());
    Filter filter = new Filter(metric, conditions(run, metric));
    PlainQuestion question =
        new PlainQuestion(asked, filter, calculation(run, metric, run.type(metric)), Period.WHOLE);
    return form == Form.ACROSS ? ofTheRightType(question) : question;
  }

  /** The latest run decides which type a metric has. */
  private PlainQuestion ofTheRightType(PlainQuestion question) {
    String metric = question.filter().metric();
    return new Reference(runs)
        .run(question)
        .map(latest -> question.with(calculation(latest, metric, latest.type(metric))))
        .orElse(question);
  }

  private Asked across(SampledRun run) {
    List<Long> siblings =
        runs.stream()
            .filter(other -> other.loadTest() == run.loadTest())
            .map(SampledRun::id)
            .toList();
    return switch (dice.below(4)) {
      case 0 -> new Asked(Form.ACROSS, run.loadTest(), OptionalInt.empty(), Optional.empty());
      case 1 -> {
        OptionalInt last = OptionalInt.of(dice.from(1, siblings.size() + 2));
        yield new Asked(Form.ACROSS, run.loadTest(), last, Optional.empty());
      }
      default -> {
        List<Long> chosen = new ArrayList<>(dice.some(dice.from(1, siblings.size()), siblings));
        if (dice.percent(10)) {
          chosen.add(chosen.get(0));
        }
        yield new Asked(Form.ACROSS, run.loadTest(), OptionalInt.empty(), Optional.of(chosen));
      }
    };
  }

  private List<Condition> conditions(SampledRun run, String metric) {
    List<Condition> conditions = new ArrayList<>();
    for (int count = dice.of(0, 0, 0, 1, 1, 2, 3); count > 0; count--) {
      RawSample sample = dice.of(run.samples(metric));
      Labels labels = sample.labels();
      String label = dice.percent(80) ? dice.of(run.labels(metric)) : dice.of(OddTexts.LABELS);
      String known = labels.get(label);
      if (dice.percent(6)) {
        label = dice.of("test_run_id", "__name__");
        known = label.equals("__name__") ? metric : Long.toString(run.id());
      }
      Operator operator = dice.of(Operator.values());
      String value =
          switch (operator) {
            case EQUAL, NOT_EQUAL -> OddTexts.equalTo(dice, known);
            case MATCHES, DOES_NOT_MATCH -> OddTexts.regex(dice, known);
          };
      conditions.add(new Condition(label, operator, value));
    }
    return conditions;
  }

  private Calculation calculation(SampledRun run, String metric, MetricType type) {
    String method = dice.of(DocumentedMethods.of(type));
    Optional<String> argument =
        switch (method) {
          case "max_rate" -> Optional.of(seconds(run));
          case "histogram_quantile" -> Optional.of(quantile());
          default -> Optional.empty();
        };
    Optional<String> otherName =
        switch (method) {
          case "ratio" -> Optional.of("rate");
          case "histogram_quantile" -> Optional.of("historgam_quantile");
          default -> Optional.empty();
        };
    List<String> by = by(run.labels(metric));
    boolean folded = dice.percent(40);
    List<String> outerBy = folded ? dice.some(dice.of(0, 0, 1, 1, 2), by) : List.of();
    if (folded && dice.percent(10)) {
      outerBy = new ArrayList<>(outerBy);
      outerBy.add(dice.of("test_run_id", "__name__"));
    }
    return new Calculation(
        method,
        argument,
        by,
        folded ? Optional.of(dice.of("min", "max", "sum", "avg")) : Optional.empty(),
        outerBy,
        dice.percent(15) ? otherName : Optional.empty());
  }

  private List<String> by(List<String> labels) {
    List<String> by = new ArrayList<>(dice.some(dice.of(0, 0, 1, 1, 2, 3), labels));
    if (dice.percent(10)) {
      by.add(dice.of("absent", "test_run_id", "__name__", dice.of(OddTexts.LABELS)));
    }
    if (dice.percent(5) && !by.isEmpty()) {
      by.add(dice.of(by));
    }
    return by;
  }

  private String seconds(SampledRun run) {
    long length = run.end() - run.start();
    return String.valueOf(
        dice.of(
            dice.of(1L, 2L, 5L, 10L, 60L, 600L),
            length,
            Math.max(1, length + dice.of(-1L, 1L, 1000L)),
            1L + dice.below((int) length)));
  }

  private String quantile() {
    if (dice.percent(50)) {
      return dice.of(USUAL_QUANTILES);
    }
    // Fractions of few samples lie on the edges of ranks.
    int parts = dice.of(4, 5, 8, 10, 16, 20, 25, 1000, 1_000_000);
    BigDecimal share = BigDecimal.valueOf(dice.from(0, parts)).divide(BigDecimal.valueOf(parts));
    return share.toPlainString();
  }
}
