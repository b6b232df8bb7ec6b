package io.stepwell.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.schemas.lake.AnsweringFiles;
import io.stepwell.schemas.lake.LakeFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stepwell runs files}. */
@Command(
    name = "files",
    header = "Lists the Parquet files that answer for runs, for other engines to read.",
    description = {
      "",
      "Together they hold each row once: the files of a run's current generation and, of a run that is"
          + " streamed in, those that are not in it yet. A run that is written anew or compacted has"
          + " others afterwards, and these are deleted.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  stepwell runs files 1 --table steps",
      "  stepwell runs files --format json > files.json"
    })
final class RunsFilesCommand implements Callable<Integer> {

  private static final JsonFactory JSON = new JsonFactory();

  private final GlobalOptions options;
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Test runs; without one, all.")
  private List<Long> ids = List.of();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      converter = LakeTableName.Converter.class,
      description = "Files of these tables alone: ${COMPLETION-CANDIDATES}. Default: all three.")
  private List<LakeTableName> tables = List.of(LakeTableName.values());

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FilesFormat.Converter.class,
      description = "How to print: ${COMPLETION-CANDIDATES}. Default: text.")
  private FilesFormat format = FilesFormat.TEXT;

  /** One file of one run. */
  private record RunFile(Run run, LakeTableName table, String file) {}

  RunsFilesCommand(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Catalog catalog = options.home().openCatalog()) {
      List<RunFile> files = new ArrayList<>();
      LakeFiles lake = options.home().lakeFiles();
      AnsweringFiles answering = new AnsweringFiles(lake, catalog);
      for (Run run : runs(catalog)) {
        for (LakeTableName table : tables) {
          table
              .of(run, answering)
              .forEach(path -> files.add(new RunFile(run, table, place(lake.root(), path))));
        }
      }
      switch (format) {
        case TEXT -> files.forEach(file -> terminal.out().println(file.file()));
        case JSON -> write(files);
      }
    }
    return ExitCode.DONE.number();
  }

  private List<Run> runs(Catalog catalog) {
    if (ids.isEmpty()) {
      return catalog.runs();
    }
    return ids.stream()
        .distinct()
        .map(id -> catalog.run(id).orElseThrow(() -> RunsShowCommand.unknown(id)))
        .toList();
  }

  /** As other engines name it: a path on disk, or a URI. */
  private static String place(URI lake, String path) {
    return lake.getScheme().equals("file")
        ? Path.of(lake).resolve(path).toString()
        : lake.resolve(path).toString();
  }

  private void write(List<RunFile> files) throws IOException {
    try (JsonGenerator json =
        JSON.createGenerator(terminal.out()).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartArray();
      for (RunFile file : files) {
        json.writeStartObject();
        json.writeNumberField("test_run_id", file.run().id());
        json.writeStringField("load_test", file.run().loadTest().name());
        json.writeStringField("table", file.table().toString());
        json.writeStringField("file", file.file());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    terminal.out().write('\n');
  }
}
