package io.stepwell.functions;

import java.io.Serializable;
import java.util.HashSet;
import org.apache.flink.api.common.accumulators.Accumulator;

/**
 * Collects what tasks have met, each thing once. For facts that are few, such as metrics' names.
 *
 * @param <T> the fact
 */
// Flink asks for a result that is Serializable, which the Set interface is not.
@SuppressWarnings("NonApiType")
public final class Distinct<T extends Serializable> implements Accumulator<T, HashSet<T>> {

  private static final long serialVersionUID = 1L;

  /** Replaced, never changed: Flink reads it from another thread while the task goes on. */
  private volatile HashSet<T> facts = new HashSet<>();

  @Override
  public void add(T fact) {
    if (!facts.contains(fact)) {
      HashSet<T> more = new HashSet<>(facts);
      more.add(fact);
      facts = more;
    }
  }

  @Override
  public HashSet<T> getLocalValue() {
    return facts;
  }

  @Override
  public void resetLocal() {
    facts = new HashSet<>();
  }

  @Override
  public void merge(Accumulator<T, HashSet<T>> other) {
    HashSet<T> union = new HashSet<>(facts);
    union.addAll(other.getLocalValue());
    facts = union;
  }

  @Override
  public Accumulator<T, HashSet<T>> clone() {
    Distinct<T> copy = new Distinct<>();
    copy.facts = facts;
    return copy;
  }
}
