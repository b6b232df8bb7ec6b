package io.stepwell.schemas.k6;

/**
 * Turns chunks into samples. A parser remembers what it has seen, so it serves one thread, but its
 * chunks may come from anywhere and in any order.
 */
public interface SampleParser {

  /**
   * Reads every line of a chunk.
   *
   * @throws ContradictingTypeException if a metric's type is declared twice and differently
   */
  void parse(Chunk chunk, SampleSink sink);
}
