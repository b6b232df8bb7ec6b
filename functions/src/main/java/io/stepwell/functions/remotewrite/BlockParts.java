package io.stepwell.functions.remotewrite;

import io.stepwell.functions.RecordTypeInfo;
import io.stepwell.metrics.Part;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What a push holds for one block.
 *
 * @param block whose it is
 * @param seconds the width of the block's windows
 * @param parts named and labelled as the receiver is to get them, one for each series and window;
 *     their resolution is the width, their second where the window starts
 */
public record BlockParts(BlockKey block, int seconds, List<Part> parts) {

  /** How they travel. */
  public static TypeInformation<BlockParts> type() {
    return RecordTypeInfo.of(BlockParts.class, new BlockPartsSerializer());
  }
}
