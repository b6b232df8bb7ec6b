package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class K6FileTest {

  @ParameterizedTest
  @CsvSource({
    "run.json.gz, JSON, true, false",
    "run.csv.gz, CSV, true, false",
    "edge-v1.8.1.csv, CSV, false, false",
    "edge-v2.2.0.json, JSON, false, true"
  })
  void recognisesWhatK6Writes(String name, K6Format format, boolean gzip, boolean splittable) {
    K6File file = Collected.fixture(name);
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.gzip()).isEqualTo(gzip);
    assertThat(file.splittable()).isEqualTo(splittable);
  }

  @Test
  void aBrokenFirstLineIsStillK6() {
    String text =
        "21T20:37:18Z\",\"value\":1}}\n"
            + "{\"metric\":\"vus\",\"type\":\"Point\",\"data\":{\"time\":\"2026-11-21T20:37:18Z\","
            + "\"value\":1,\"tags\":{}}}\n";
    Collected collected = Collected.fromText(text);
    assertThat(collected.samples).hasSize(1);
    assertThat(collected.rejected).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\nworld\n",
        "{\"metrics\":{\"vus\":{\"value\":1}}}\n",
        "a,b,c\n1,2,3\n",
        "\n\n\n",
        "\u0000\u0001\u0002",
        "metric_name,timestamp\n"
      })
  void refusesWhatK6DidNotWrite(String text) {
    assertThatThrownBy(() -> Collected.file(text))
        .isInstanceOf(NotK6Exception.class)
        .hasMessage(
            "test.json is not an output of k6; give a file that k6 wrote with --out json=FILE or"
                + " --out csv=FILE");
  }

  @Test
  void refusesAnEmptyFilePackedOrNot() {
    MemorySource empty = MemorySource.of("empty.json", "");
    assertThatThrownBy(() -> Collected.inspect(empty))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageStartingWith("empty.json is empty");
    assertThatThrownBy(() -> Collected.inspect(empty.packed(Integer.MAX_VALUE)))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageStartingWith("empty.json.gz is empty");
  }

  @Test
  void refusesAPackedFileOfWhichNothingIsLeft() {
    MemorySource stump = MemorySource.of("x.json", "abc").packed(5);
    assertThatThrownBy(() -> Collected.inspect(stump))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageStartingWith("x.json.gz breaks off before");
  }

  @Test
  void refusesMissingFilesAndDirectories(@TempDir Path directory) {
    assertThatThrownBy(() -> LocalFile.of(directory.resolve("none.json")))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageEndingWith("none.json: there is no such file");
    assertThatThrownBy(() -> LocalFile.of(directory))
        .isInstanceOf(NotK6Exception.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void aLocalFileOpensAnywhere(@TempDir Path directory) throws IOException {
    Path path = Files.writeString(directory.resolve("x"), "0123456789");
    LocalFile file = LocalFile.of(path);
    assertThat(file.size()).isEqualTo(10);
    try (ByteArrayInputStream rest = new ByteArrayInputStream(file.open(7).readAllBytes())) {
      assertThat(new String(rest.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("789");
    }
    assertThat(file.head(3)).asString(StandardCharsets.UTF_8).isEqualTo("012");
  }

  @Test
  void aFileTravelsBetweenProcessesAndAStreamDoesNot() throws Exception {
    K6File file = Collected.fixture("run.json.gz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(file);
      OneTimeSource stdin = new OneTimeSource("-", new ByteArrayInputStream(new byte[0]));
      assertThatThrownBy(() -> out.writeObject(stdin)).hasMessageContaining("- can only be read");
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(file);
    }
  }
}
