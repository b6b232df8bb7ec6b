package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stepwell.schemas.catalog.Catalog;
import io.stepwell.schemas.k6.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file in which whoever runs the server says what of runs is sent to which receivers: JSON, a
 * list of blocks in the grammar of k6's {@code apm}. A block may also have {@code projects} and
 * {@code loadTests}, and its credentials may be in the environment or in files.
 */
public final class RemoteWriteFile {

  /** Where the file's name may stand. */
  public static final String VARIABLE = "STEPWELL_REMOTE_WRITE_FILE";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final List<ScopedBlock> blocks;
  private final List<String> notices;

  private RemoteWriteFile(List<ScopedBlock> blocks, List<String> notices) {
    this.blocks = List.copyOf(blocks);
    this.notices = List.copyOf(notices);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, or holds something else
   */
  public static RemoteWriteFile read(Path file) {
    BlockReader reader = new BlockReader(Secrets.TEXTS_AND_PLACES);
    String name = String.valueOf(file.getFileName());
    BlockList list = BlockList.read(json(file), name, reader::scoped);
    return new RemoteWriteFile(list.blocks(), list.notices());
  }

  private static JsonNode json(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // Its own message could quote a secret.
      JsonLocation place = e.getLocation();
      throw new BadInputException(
          "the remote write file %s is no JSON, or has a key twice: line %d, column %d cannot be read"
              .formatted(file, place.getLineNr(), place.getColumnNr()));
    } catch (IOException e) {
      throw new BadInputException("the remote write file %s cannot be read".formatted(file));
    }
  }

  /** A sentence for each block of another provider, which is left alone. */
  public List<String> notices() {
    return notices;
  }

  /**
   * Has these blocks hold from now on, and none that an earlier file had.
   *
   * @throws SealingException if one has credentials and there is no key to seal them with
   */
  public void storeIn(Catalog catalog, KeyPlace key) {
    StoredBlocks form = new StoredBlocks(key::openOrMake);
    catalog.remoteWrites().setServers(blocks.stream().map(form::write).toList());
  }
}
