package io.stepwell.jobs;

/** Is told, from time to time, how far a job has come. */
@FunctionalInterface
public interface Progress {

  /** Nobody looks. */
  Progress NONE = (bytesRead, bytesInAll, samples) -> {};

  /**
   * Says how far it is.
   *
   * @param bytesRead of the input, as stored
   * @param bytesInAll of the input, as stored
   * @param samples read so far
   */
  void at(long bytesRead, long bytesInAll, long samples);
}
