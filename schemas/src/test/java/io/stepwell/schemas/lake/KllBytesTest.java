package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.metrics.Sketch;
import io.stepwell.metrics.SketchItems;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.kll.KllFloatsSketch;

class KllBytesTest {

  @Property(tries = 200)
  void ourReadingAndTheLibrarysAgree(
      @ForAll @IntRange(max = 700) int count,
      @ForAll @IntRange(min = 8, max = 1024) int k,
      @ForAll long seed) {
    Random random = new Random(seed);
    KllFloatsSketch sketch = KllFloatsSketch.newHeapInstance(k);
    for (int i = 0; i < count; i++) {
      sketch.update(random.nextInt(50) / 4f - 3);
    }

    assertAgree(sketch.toByteArray());
  }

  @Property(tries = 50)
  void whatWeStoreIsReadBothWays(@ForAll @IntRange(max = 300) int count, @ForAll long seed) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch(Sketch.BASE_K);
    for (int i = 0; i < count; i++) {
      sketch.observe(random.nextDouble() * 1000);
    }

    assertAgree(sketch.toBytes());
  }

  @Property(tries = 50)
  void whatWeStoreGoesOnAsASketch(@ForAll @IntRange(max = 300) int count, @ForAll long seed) {
    Random random = new Random(seed);
    Sketch sketch = new Sketch(Sketch.BASE_K);
    for (int i = 0; i < count; i++) {
      sketch.observe(random.nextInt(100));
    }

    Sketch read = KllBytes.sketch(Sketch.BASE_K, ByteBuffer.wrap(sketch.toBytes()));

    assertThat(read.weight()).isEqualTo(count);
    assertThat(read.toBytes()).isEqualTo(sketch.toBytes());
    assertThat(read.holdsAll()).isEqualTo(count > 0 && count <= Sketch.BASE_K);
    read.observe(1);
    read.merge(sketch);
    assertThat(read.weight()).isEqualTo(2L * count + 1);
  }

  @Example
  void aBufferAmidOthersIsReadFromItsPosition() {
    KllFloatsSketch sketch = KllFloatsSketch.newHeapInstance(200);
    sketch.update(3);
    sketch.update(1);
    byte[] bytes = sketch.toByteArray();
    ByteBuffer amid = ByteBuffer.allocate(bytes.length + 20).position(7).put(bytes).flip();

    SketchItems items = KllBytes.items(amid.position(7));

    assertThat(items.size()).isEqualTo(2);
    assertThat(items.value(0)).isEqualTo(1);
    assertThat(items.value(1)).isEqualTo(3);
  }

  private static void assertAgree(byte[] bytes) {
    SketchItems ours = KllBytes.items(ByteBuffer.wrap(bytes));
    SketchItems theirs = SketchItems.read(bytes);
    assertThat(ours.size()).isEqualTo(theirs.size());
    assertThat(ours.isExact()).isEqualTo(theirs.isExact());
    if (ours.size() > 0) {
      assertThat(ours.weight()).isEqualTo(theirs.weight());
    }
    for (int i = 0; i < ours.size(); i++) {
      assertThat(ours.value(i)).isEqualTo(theirs.value(i));
      assertThat(ours.weightUpTo(ours.value(i))).isEqualTo(theirs.weightUpTo(ours.value(i)));
    }
  }
}
