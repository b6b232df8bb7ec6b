package io.stepwell.schemas.push;

import io.stepwell.metrics.Part;
import java.util.List;
import java.util.function.Predicate;

/** How the body of a push is written. */
public enum PushFormat {
  /** JSON, mostly gzipped: {@code Point}, {@code Points}, {@code AggregatedPoints}. */
  V1_JSON(1) {
    @Override
    public Push decode(byte[] body, long run, PushLimits limits) {
      return JsonPush.decode(body, run, limits);
    }

    @Override
    List<Part> parts(byte[] body, long run, PushLimits limits, Predicate<String> metrics) {
      return decode(body, run, limits).parts().stream()
          .filter(part -> metrics.test(part.series().metric()))
          .toList();
    }
  },
  /** Protobuf in a snappy block. */
  V2_PROTOBUF(2) {
    @Override
    public Push decode(byte[] body, long run, PushLimits limits) {
      return ProtobufPush.decode(body, run, limits);
    }

    @Override
    List<Part> parts(byte[] body, long run, PushLimits limits, Predicate<String> metrics) {
      return ProtobufPush.parts(body, run, limits, metrics);
    }
  };

  private final int code;

  PushFormat(int code) {
    this.code = code;
  }

  /**
   * The format of that code.
   *
   * @throws BadPushException if there is none
   */
  static PushFormat ofCode(int code) {
    for (PushFormat format : values()) {
      if (format.code == code) {
        return format;
      }
    }
    throw new BadPushException("a push record has the format " + code + ", which is not known");
  }

  /** A number that stands for the format in stored records. */
  public int code() {
    return code;
  }

  /**
   * Reads a push.
   *
   * @param body as received
   * @param run the id of the test run that it was sent to
   * @throws BadPushException if it is not taken
   */
  public abstract Push decode(byte[] body, long run, PushLimits limits);

  /**
   * Reads the parts of some metrics, and of the others no more than it takes to pass them over.
   *
   * @throws BadPushException if what is read is not taken
   */
  abstract List<Part> parts(byte[] body, long run, PushLimits limits, Predicate<String> metrics);
}
