package io.stepwell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private static final Labels LABELS = Labels.of(Map.of("status", "200", "group", "", "name", "a"));

  @Test
  void areSortedByName() {
    assertThat(LABELS).hasToString("{group=\"\",name=\"a\",status=\"200\"}");
    assertThat(LABELS).isEqualTo(Labels.ofSorted("group", "", "name", "a", "status", "200"));
    assertThat(LABELS).hasSameHashCodeAs(LABELS.with("name", "a"));
    assertThat(LABELS.size()).isEqualTo(3);
    assertThatThrownBy(() -> Labels.ofSorted("b", "1", "a", "2"))
        .hasMessage("label names out of order: b, a");
    assertThatThrownBy(() -> Labels.ofSorted("a", "1", "a", "2"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAbsentLabelReadsAsEmptyAndAnEmptyOneIsPresent() {
    assertThat(LABELS.get("nosuch")).isEmpty();
    assertThat(LABELS.has("nosuch")).isFalse();
    assertThat(LABELS.get("group")).isEmpty();
    assertThat(LABELS.has("group")).isTrue();
    assertThat(LABELS).isNotEqualTo(LABELS.keep(name -> !name.equals("group")));
  }

  @Test
  void areChangedIntoNewOnes() {
    assertThat(LABELS.with("name", "b").get("name")).isEqualTo("b");
    assertThat(LABELS.keep(List.of("name", "x")::contains)).hasToString("{name=\"a\"}");
    assertThat(LABELS.keep(name -> false)).isEqualTo(Labels.none());
    assertThat(LABELS.get("name")).isEqualTo("a");
  }

  @Test
  void compareByPairsInOrder() {
    Labels a1 = Labels.of(Map.of("a", "1"));
    Labels a1b1 = Labels.of(Map.of("a", "1", "b", "1"));
    Labels a2 = Labels.of(Map.of("a", "2"));
    assertThat(Labels.none()).isLessThan(a1);
    assertThat(a1).isLessThan(a1b1);
    assertThat(a1b1).isLessThan(a2);
    assertThat(a2).isLessThan(Labels.of(Map.of("b", "0")));
  }

  @Test
  void escapeOnlyWhatWouldBeReadOtherwise() {
    assertThat(Quoted.of("2\\d\\d")).isEqualTo("\"2\\d\\d\"");
    assertThat(Quoted.of("a\\nb\\tc\\\"d\\")).isEqualTo("\"a\\\\nb\\\\tc\\\\\\\"d\\\\\"");
    assertThat(Quoted.of("\\\\n\\\n")).isEqualTo("\"\\\\\\\\n\\\\\\n\"");
    assertThat(Quoted.of("say \"hi\"\n\t")).isEqualTo("\"say \\\"hi\\\"\\n\\t\"");
  }

  @Test
  void aSeriesIsTheSameWhereverItIsSeen() {
    SeriesKey one = new SeriesKey("http_reqs", LABELS);
    SeriesKey again = new SeriesKey("http_reqs", Labels.of(LABELS.asMap()));
    assertThat(one).isEqualTo(again);
    assertThat(one.id()).isEqualTo(again.id());
    assertThat(one.id()).isNotEqualTo(new SeriesKey("http_req", LABELS).id());
    assertThat(one.id()).isNotEqualTo(new SeriesKey("http_reqs", Labels.none()).id());
    assertThat(one).isGreaterThan(new SeriesKey("http_req", LABELS));
    assertThat(one).hasToString("http_reqs{group=\"\",name=\"a\",status=\"200\"}");
  }
}
