package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SliceTableTest {

  @Property(tries = 200)
  void isAMap(@ForAll @Size(max = 300) Set<String> keys, @ForAll String other) {
    SliceTable table = new SliceTable();
    List<String> list = new ArrayList<>(keys);
    for (int i = 0; i < list.size(); i++) {
      byte[] key = list.get(i).getBytes(StandardCharsets.UTF_16LE);
      assertThat(table.find(key, 0, key.length)).isEqualTo(SliceTable.ABSENT);
      table.add(key, 0, key.length, i);
    }
    for (int i = 0; i < list.size(); i++) {
      byte[] inside = ("x" + list.get(i) + "y").getBytes(StandardCharsets.UTF_16LE);
      assertThat(table.find(inside, 2, inside.length - 2)).isEqualTo(i);
    }
    byte[] foreign = other.getBytes(StandardCharsets.UTF_16LE);
    assertThat(table.find(foreign, 0, foreign.length)).isEqualTo(list.indexOf(other));
    assertThat(table.size()).isEqualTo(list.size());
  }

  @Test
  void startsAnewAfterClearing() {
    SliceTable table = new SliceTable();
    byte[] bytes = new byte[4];
    for (int i = 0; i < 1000; i++) {
      bytes[i % 4]++;
      if (table.find(bytes, 0, 4) == SliceTable.ABSENT) {
        table.add(bytes, 0, 4, i);
      }
    }
    table.clear();
    assertThat(table.size()).isZero();
    assertThat(table.find(bytes, 0, 4)).isEqualTo(SliceTable.ABSENT);
    table.add(bytes, 0, 4, 7);
    assertThat(table.find(bytes, 0, 4)).isEqualTo(7);
  }
}
