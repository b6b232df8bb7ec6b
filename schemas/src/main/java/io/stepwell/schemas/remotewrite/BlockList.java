package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.k6.BadInputException;
import io.stepwell.schemas.k6.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Reads a list of blocks, or one that stands alone.
 *
 * @param blocks those for Prometheus
 * @param notices a sentence for each of another provider
 */
record BlockList(List<ScopedBlock> blocks, List<String> notices) {

  private static final int MOST = 50;

  /**
   * Reads blocks.
   *
   * @param place where they stand
   * @param reader reads one, at a place
   * @throws BadInputException if they are none, or two of them send the same
   */
  static BlockList read(
      JsonNode json, String place, BiFunction<JsonNode, String, ScopedBlock> reader) {
    BlockList list = new BlockList(new ArrayList<>(), new ArrayList<>());
    if (json.isObject()) {
      list.add(json, place, reader);
      return list;
    }
    if (!json.isArray() || json.size() > MOST) {
      throw new BadInputException(
          "%s is neither a block nor a list of at most %d of them".formatted(place, MOST));
    }
    for (int i = 0; i < json.size(); i++) {
      list.add(json.path(i), "%s[%d]".formatted(place, i), reader);
    }
    return list;
  }

  private void add(JsonNode json, String place, BiFunction<JsonNode, String, ScopedBlock> reader) {
    String provider = BlockReader.provider(json, place);
    if (!provider.equals(BlockReader.PROMETHEUS)) {
      notices.add(
          "%s sends nothing: its provider %s is not supported, only %s is"
              .formatted(place, Excerpt.of(provider), BlockReader.PROMETHEUS));
      return;
    }
    ScopedBlock added = reader.apply(json, place);
    blocks.stream()
        .filter(earlier -> earlier.scope().meets(added.scope()))
        .forEach(earlier -> refuseCollision(earlier.block(), added.block()));
    blocks.add(added);
  }

  private static void refuseCollision(RemoteWriteBlock earlier, RemoteWriteBlock added) {
    added
        .collision(earlier)
        .ifPresent(
            metric -> {
              throw new BadInputException(
                  "%s and %s both send %s to the same receiver; leave it out of one, with its includeDefaultMetrics set to false if it is a default metric"
                      .formatted(earlier.name(), added.name(), metric.target()));
            });
  }
}
