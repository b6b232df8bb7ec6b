package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLakeFilesTest extends LakeFilesContract {

  @TempDir private Path directory = Path.of("");

  @Override
  LakeFiles empty() {
    return new LocalLakeFiles(directory.resolve("lake"));
  }

  @Test
  void whatAWriterBeganIsFoundAndDeleted() throws Exception {
    LakeFiles lake = empty();
    Path run = Files.createDirectories(directory.resolve("lake/steps/r=1/g=0"));
    Files.createFile(run.resolve(".part-0.inprogress.x"));
    Files.createFile(run.resolve("part-0.parquet"));

    List<UnfinishedFile> unfinished = lake.unfinished("steps");
    assertThat(unfinished)
        .containsExactly(new UnfinishedFile("steps/r=1/g=0/.part-0.inprogress.x", ""));

    Files.move(run.resolve(".part-0.inprogress.x"), run.resolve("part-1.parquet"));
    lake.discard(unfinished);
    assertThat(lake.list("steps/r=1/g=0")).hasSize(2);
  }
}
