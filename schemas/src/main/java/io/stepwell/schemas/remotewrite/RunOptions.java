package io.stepwell.schemas.remotewrite;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.schemas.catalog.StoredRemoteWrite;
import java.util.List;
import java.util.Set;

/**
 * What a run's own options say of receivers: {@code cloud.apm}, or else {@code ext.loadimpact.apm},
 * as k6 prefers the one to the other.
 *
 * @param blocks those that are to be sent
 * @param notices a sentence for each block of another provider, which is left alone
 */
public record RunOptions(List<RemoteWriteBlock> blocks, List<String> notices) {

  /** Options that say nothing of receivers. */
  public static final RunOptions NONE = new RunOptions(List.of(), List.of());

  public RunOptions {
    blocks = List.copyOf(blocks);
    notices = List.copyOf(notices);
  }

  /**
   * Reads options as k6 writes them.
   *
   * @throws io.stepwell.schemas.k6.BadInputException if a block for Prometheus is none
   */
  public static RunOptions of(JsonNode options) {
    JsonNode cloud = options.at("/cloud/apm");
    if (!isAbsent(cloud)) {
      return of(cloud, "cloud.apm");
    }
    JsonNode ext = options.at("/ext/loadimpact/apm");
    return isAbsent(ext) ? NONE : of(ext, "ext.loadimpact.apm");
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }

  private static RunOptions of(JsonNode apm, String place) {
    RunScope all = new RunScope(Set.of(), Set.of());
    BlockReader reader = new BlockReader(Secrets.TEXTS);
    BlockList list =
        BlockList.read(apm, place, (json, at) -> new ScopedBlock(reader.block(json, at), all));
    return new RunOptions(list.blocks().stream().map(ScopedBlock::block).toList(), list.notices());
  }

  /**
   * The blocks as the catalog keeps them with the run.
   *
   * @throws SealingException if one has credentials and there is no key to seal them with
   */
  public List<StoredRemoteWrite> stored(KeyPlace key) {
    StoredBlocks form = new StoredBlocks(key::openOrMake);
    RunScope all = new RunScope(Set.of(), Set.of());
    return blocks.stream().map(block -> form.write(new ScopedBlock(block, all))).toList();
  }
}
