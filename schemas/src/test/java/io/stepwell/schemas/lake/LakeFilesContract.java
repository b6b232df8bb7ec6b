package io.stepwell.schemas.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.parquet.io.SeekableInputStream;
import org.junit.jupiter.api.Test;

/** What holds of a lake's files wherever they are. */
abstract class LakeFilesContract {

  /** A lake with nothing in it. */
  abstract LakeFiles empty() throws Exception;

  private static void write(LakeFiles lake, String path, byte[] bytes) throws IOException {
    try (OutputStream out = lake.create(path)) {
      out.write(bytes);
    }
  }

  private static void write(LakeFiles lake, String... paths) throws IOException {
    for (String path : paths) {
      write(lake, path, path.getBytes(UTF_8));
    }
  }

  @Test
  void anEmptyLakeHasNothingInIt() throws Exception {
    LakeFiles lake = empty();

    assertThat(lake.list("steps/test_run_id=1/generation=1")).isEmpty();
    assertThat(lake.directories("steps")).isEmpty();
    assertThat(lake.unfinished("steps")).isEmpty();
    assertThat(lake.exists("steps/a.parquet")).isFalse();
    lake.delete("steps");
    lake.deleteFiles(List.of());
    assertThat(lake.root().toString()).endsWith("/");
    assertThat(LakeFiles.at(lake.root()).root()).isEqualTo(lake.root());
  }

  @Test
  void listsWhatIsWholeAndDirectlyInside() throws Exception {
    LakeFiles lake = empty();
    write(lake, "steps/r=1/g=1/b.parquet", "steps/r=1/g=1/a.parquet", "steps/r=1/g=1/c.txt");
    write(lake, "steps/r=1/g=1/.a.parquet", "steps/r=1/g=1/_a.parquet");
    write(lake, "steps/r=1/g=1/deep/d.parquet", "steps/r=1/g=10/e.parquet", "steps/r=2/f.parquet");

    assertThat(lake.list("steps/r=1/g=1"))
        .containsExactly("steps/r=1/g=1/a.parquet", "steps/r=1/g=1/b.parquet");
    assertThat(lake.files("steps/r=1/g=1"))
        .containsExactly(
            "steps/r=1/g=1/a.parquet", "steps/r=1/g=1/b.parquet", "steps/r=1/g=1/c.txt");
    assertThat(lake.directories("steps/r=1")).containsExactly("g=1", "g=10");
    assertThat(lake.directories("steps")).containsExactly("r=1", "r=2");
    assertThat(lake.directories("")).containsExactly("steps");
  }

  @Test
  void readsAnyStretchOfAFile() throws Exception {
    LakeFiles lake = empty();
    byte[] bytes = new byte[9_000_000];
    new Random(1).nextBytes(bytes);
    try (OutputStream out = lake.create("large.parquet")) {
      out.write(bytes[0]);
      out.write(bytes, 1, 3);
      out.write(bytes, 4, bytes.length - 4);
    }

    assertThat(lake.size("large.parquet")).isEqualTo(bytes.length);
    assertThat(lake.open("large.parquet").getLength()).isEqualTo(bytes.length);
    try (SeekableInputStream in = lake.open("large.parquet").newStream()) {
      for (int from : new int[] {0, 2_345_678, bytes.length - 5, bytes.length - 300_000}) {
        in.seek(from);
        assertThat(in.read()).isEqualTo(Byte.toUnsignedInt(bytes[from]));
        assertThat(in.getPos()).isEqualTo(from + 1);
        ByteBuffer some = ByteBuffer.allocate(Math.min(200_000, bytes.length - from - 1));
        in.readFully(some);
        assertThat(some.flip()).isEqualTo(ByteBuffer.wrap(bytes, from + 1, some.limit()));
        assertThat(in.getPos()).isEqualTo(from + 1 + some.limit());
      }
      in.seek(bytes.length);
      assertThat(in.read()).isNegative();
      in.seek(bytes.length - 300_000);
      assertThat(in.readAllBytes()).hasSize(300_000).endsWith(bytes[bytes.length - 1]);
      in.seek(bytes.length - 3);
      assertThatThrownBy(() -> in.readFully(new byte[4])).isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsAnEmptyFileAndOneThatIsNotThere() throws Exception {
    LakeFiles lake = empty();
    write(lake, "empty.parquet", new byte[0]);

    assertThat(lake.size("empty.parquet")).isZero();
    assertThatThrownBy(() -> ParquetSource.open(lake, "empty.parquet"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("empty.parquet");
    assertThatThrownBy(() -> ParquetSource.open(lake, "none.parquet"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("none.parquet of the lake is gone");
    assertThatThrownBy(() -> lake.size("none.parquet")).isInstanceOf(IOException.class);
  }

  @Test
  void deletesFilesAndDirectoriesAndNothingBeside() throws Exception {
    LakeFiles lake = empty();
    write(lake, "steps/g=1/a.parquet", "steps/g=1/.b", "steps/g=1/deep/c.parquet");
    write(lake, "steps/g=10/d.parquet", "steps/g=2/e.parquet", "steps/g=2/f.parquet");

    lake.delete("steps/g=1");
    lake.delete("steps/g=2/e.parquet");
    lake.deleteFiles(List.of("steps/g=2/none.parquet"));
    assertThat(lake.directories("steps")).containsExactly("g=10", "g=2");
    assertThat(lake.list("steps/g=2")).containsExactly("steps/g=2/f.parquet");
    assertThat(lake.exists("steps/g=10/d.parquet")).isTrue();

    lake.deleteFiles(List.of("steps/g=2/f.parquet", "steps/g=10/d.parquet"));
    assertThat(lake.exists("steps/g=10/d.parquet")).isFalse();
    assertThat(lake.list("steps/g=2")).isEmpty();
  }
}
