package io.stepwell.schemas.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A complete Parquet file of the lake and its footer, which is read once. Safe for use by many
 * threads: each reading opens the file for itself.
 */
final class ParquetSource {

  /** What one column of one row group takes of the footer in memory, about, in bytes. */
  private static final int FOOTER_BYTES_PER_CHUNK = 300;

  private static final ParquetReadOptions OPTIONS =
      ParquetReadOptions.builder(new PlainParquetConfiguration())
          .withCodecFactory(new ZstdCodec())
          .build();

  private final LakeFiles files;
  private final String path;
  private final ParquetMetadata footer;

  private ParquetSource(LakeFiles files, String path, ParquetMetadata footer) {
    this.files = files;
    this.path = path;
    this.footer = footer;
  }

  /** What is done with an open file. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ParquetFileReader reader) throws IOException;
  }

  /**
   * Reads the footer.
   *
   * @throws LakeException if the file is gone or damaged
   */
  static ParquetSource open(LakeFiles files, String path) {
    try (ParquetFileReader reader = ParquetFileReader.open(files.open(path), OPTIONS)) {
      return new ParquetSource(files, path, reader.getFooter());
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (RuntimeException e) {
      // Parquet's way to say that the file is none of its own.
      throw new LakeException("the file " + path + " of the lake is damaged", e);
    }
  }

  String path() {
    return path;
  }

  List<BlockMetaData> rowGroups() {
    return footer.getBlocks();
  }

  /** What the footer weighs in memory, about, in bytes. */
  long bytes() {
    return (long) FOOTER_BYTES_PER_CHUNK
        * footer.getBlocks().size()
        * footer.getFileMetaData().getSchema().getColumns().size();
  }

  /**
   * Opens the file for reading some of its top-level columns.
   *
   * @throws LakeException if the file is gone or damaged
   */
  <T> T read(List<String> columns, Reading<T> reading) {
    try (ParquetFileReader reader = reader(columns)) {
      return reading.of(reader);
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (ParquetRuntimeException e) {
      throw new LakeException("the file " + path + " of the lake is damaged", e);
    }
  }

  /**
   * Opens the file for reading some of its top-level columns; to be closed by the caller.
   *
   * @throws LakeException if the file is gone or damaged
   */
  ParquetFileReader reader(List<String> columns) {
    try {
      InputFile input = files.open(path);
      ParquetFileReader reader = ParquetFileReader.open(input, footer, OPTIONS, input.newStream());
      reader.setRequestedSchema(projection(columns));
      return reader;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private MessageType projection(List<String> columns) {
    MessageType all = footer.getFileMetaData().getSchema();
    List<Type> wanted = new ArrayList<>();
    for (String column : columns) {
      if (!all.containsField(column)) {
        throw new LakeException("the file " + path + " has no column " + column);
      }
      wanted.add(all.getType(column));
    }
    return new MessageType(all.getName(), wanted);
  }

  /** What to throw when reading the file failed. */
  LakeException unreadable(IOException cause) {
    return unreadable(path, cause);
  }

  private static LakeException unreadable(String path, IOException cause) {
    return cause instanceof NoSuchFileException || cause instanceof FileNotFoundException
        ? new LakeException(
            "the file " + path + " of the lake is gone: its run was deleted or written anew", cause)
        : new LakeException(
            "the file " + path + " of the lake cannot be read: " + cause.getMessage(), cause);
  }
}
