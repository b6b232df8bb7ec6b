package io.stepwell.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.runtime.rpc.RpcSystemLoader;
import org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem;

/**
 * Takes Flink's messaging from the class path. Flink's own loader unpacks it anew for each cluster,
 * into a class loader of its own, which costs a cluster in this process more than most of its jobs.
 */
public final class InProcessRpc implements RpcSystemLoader {

  /** The lowest is tried first; Flink's own loader has 0. */
  private static final int BEFORE_FLINKS_OWN = -1;

  @Override
  public int getLoadPriority() {
    return BEFORE_FLINKS_OWN;
  }

  @Override
  public RpcSystem loadRpcSystem(Configuration config) {
    return new PekkoRpcSystem();
  }
}
