package io.stepwell.schemas.remotewrite;

import java.util.List;

/**
 * What of a run is sent to which receivers.
 *
 * @param blocks no two of which give one receiver the same series
 * @param problems a sentence, without anything secret, for each block that cannot be sent
 */
public record RunRemoteWrites(List<RemoteWriteBlock> blocks, List<String> problems) {

  public RunRemoteWrites {
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }
}
