package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stepwell.schemas.catalog.StoredRemoteWrite;
import io.stepwell.schemas.k6.BadInputException;
import java.net.URI;
import java.util.function.Supplier;

/**
 * The form in which the catalog keeps blocks: as their users write them, with the default metrics
 * in the list, and credentials and the URL's query apart and sealed, for this receiver only.
 */
final class StoredBlocks {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NAME = "name";
  private static final String QUERY = "query";

  private final Supplier<Sealing> sealing;

  /**
   * @param sealing is asked only where there is something secret
   */
  StoredBlocks(Supplier<Sealing> sealing) {
    this.sealing = sealing;
  }

  /**
   * A block as it is stored.
   *
   * @throws SealingException if it has something secret and there is no key
   */
  StoredRemoteWrite write(ScopedBlock scoped) {
    RemoteWriteBlock block = scoped.block();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(NAME, block.name());
    json.put(BlockReader.PROVIDER, BlockReader.PROMETHEUS);
    json.put(BlockReader.REMOTE_WRITE_URL, block.receiver());
    json.put(MetricList.INCLUDE_DEFAULT_METRICS, false);
    ArrayNode metrics = json.putArray(MetricList.METRICS);
    for (ExportedMetric metric : block.metrics()) {
      ObjectNode entry = metrics.addObject();
      entry.put(MetricList.SOURCE_METRIC, metric.source().toString());
      entry.put(MetricList.TARGET_METRIC, metric.target());
      metric.keptLabels().forEach(entry.putArray(MetricList.KEEP_TAGS)::add);
    }
    json.put(BlockReader.INCLUDE_TEST_RUN_ID, block.includesTestRunId());
    json.put(BlockReader.RESAMPLE_RATE, block.resampleSeconds());
    scoped.scope().projects().forEach(json.putArray(RunScope.PROJECTS)::add);
    scoped.scope().loadTests().forEach(json.putArray(RunScope.LOAD_TESTS)::add);
    return new StoredRemoteWrite(json.toString(), sealed(block));
  }

  private String sealed(RemoteWriteBlock block) {
    ObjectNode secret = JsonNodeFactory.instance.objectNode();
    if (block.url().getRawQuery() != null) {
      secret.put(QUERY, block.url().getRawQuery());
    }
    if (!block.credentials().fields().isEmpty()) {
      ObjectNode credentials = secret.putObject(BlockReader.CREDENTIALS);
      block.credentials().fields().forEach(credentials::put);
    }
    return secret.isEmpty() ? "" : sealing.get().seal(secret.toString(), block.receiver());
  }

  /** The receiver of a stored block. */
  static String receiver(StoredRemoteWrite stored) {
    return json(stored.block()).path(BlockReader.REMOTE_WRITE_URL).asText();
  }

  /** The name of a stored block. */
  static String name(StoredRemoteWrite stored) {
    return json(stored.block()).path(NAME).asText();
  }

  /**
   * A block as it was.
   *
   * @throws SealingException if its secrets do not open
   * @throws BadInputException if this version takes none such
   */
  ScopedBlock read(StoredRemoteWrite stored) {
    ObjectNode json = json(stored.block());
    String name = json.path(NAME).asText();
    json.remove(NAME);
    if (!stored.sealed().isEmpty()) {
      String receiver = json.path(BlockReader.REMOTE_WRITE_URL).asText();
      ObjectNode secret = json(sealing.get().open(stored.sealed(), receiver));
      JsonNode credentials = secret.path(BlockReader.CREDENTIALS);
      if (credentials.isObject()) {
        json.set(BlockReader.CREDENTIALS, credentials);
      }
      if (secret.has(QUERY)) {
        json.put(
            BlockReader.REMOTE_WRITE_URL,
            URI.create(receiver + "?" + secret.path(QUERY).asText()).toString());
      }
    }
    return new BlockReader(Secrets.TEXTS).scoped(json, name);
  }

  private static ObjectNode json(String text) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Its message could quote the text.
    }
    throw new BadInputException("a remote write in the catalog cannot be read");
  }
}
