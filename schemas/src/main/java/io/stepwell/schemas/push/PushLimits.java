package io.stepwell.schemas.push;

/**
 * How much one push may hold, so that nobody's push takes all memory.
 *
 * @param protobufBytes length of a protobuf push, unpacked
 * @param jsonBytes length of a JSON push, unpacked; it is read piece by piece and may be longer
 * @param series how many series
 * @param values how many values of all series: windows, or samples where they come one by one
 * @param labels how many labels a series may have
 * @param labelLength how long the name or the value of a label may be, in UTF-16 characters
 */
public record PushLimits(
    int protobufBytes, int jsonBytes, int series, int values, int labels, int labelLength) {

  /**
   * Some five times what k6 sends at most by default: a push of 1 000 series with 12 windows each,
   * and in JSON 100 000 samples, of which an HTTP request is one and holds nine values.
   */
  public static final PushLimits DEFAULT =
      new PushLimits(16 << 20, 64 << 20, 100_000, 1_000_000, 128, 1 << 16);
}
