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

  private final HashSet<T> facts = new HashSet<>();

  @Override
  public void add(T fact) {
    facts.add(fact);
  }

  @Override
  public HashSet<T> getLocalValue() {
    return facts;
  }

  @Override
  public void resetLocal() {
    facts.clear();
  }

  @Override
  public void merge(Accumulator<T, HashSet<T>> other) {
    facts.addAll(other.getLocalValue());
  }

  @Override
  public Accumulator<T, HashSet<T>> clone() {
    Distinct<T> copy = new Distinct<>();
    copy.facts.addAll(facts);
    return copy;
  }
}
