package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StretchTest {

  @Property(tries = 100)
  void theFirstStretchesAreEachOfTheFirstFilesOnce(
      @ForAll @IntRange(max = 5000) int count, @ForAll long files) {
    List<Integer> covered = new ArrayList<>();
    List<Stretch> stretches = Stretch.first(files, count);
    stretches.forEach(stretch -> addFiles(stretch, covered));

    assertThat(covered).isEqualTo(IntStream.range(0, count).boxed().toList());
    assertThat(stretches).hasSizeLessThan(4 * Stretch.WIDTH);
  }

  @Property(tries = 100)
  void oneFileMoreLeavesAllButAFewStretches(@ForAll @IntRange(max = 5000) int count) {
    List<Stretch> later = new ArrayList<>(Stretch.first(1, count + 1));
    later.removeAll(Stretch.first(1, count));

    assertThat(later).hasSize(1);
  }

  private static void addFiles(Stretch stretch, List<Integer> covered) {
    if (stretch.isFile()) {
      covered.add(stretch.index());
    } else {
      stretch.parts().forEach(part -> addFiles(part, covered));
    }
  }
}
