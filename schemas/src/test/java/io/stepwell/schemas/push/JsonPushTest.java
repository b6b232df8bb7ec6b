package io.stepwell.schemas.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPushTest {

  @ParameterizedTest
  @CsvSource({"'', true", "::setup, false", "::teardown, false", "::setup::setup, true"})
  void whatIsDoneOnceIsNoIteration(String group, boolean counts) {
    String json =
        """
        [{"type":"Points","metric":"iter_li_all","data":{"time":"1790000000500000",
          "type":"counter","tags":{"group":"%s"},
          "values":{"data_sent":3,"iteration_duration":1.5,"iterations":1}}}]
        """
            .formatted(group);
    Push push = PushFormat.V1_JSON.decode(json.getBytes(UTF_8), 1, PushLimits.DEFAULT);
    assertThat(push.metrics()).containsKeys("data_sent", "iteration_duration");
    assertThat(push.metrics().containsKey("iterations")).isEqualTo(counts);
  }
}
