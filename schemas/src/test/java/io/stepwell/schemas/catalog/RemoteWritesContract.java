package io.stepwell.schemas.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a catalog promises of what is sent to receivers. */
interface RemoteWritesContract {

  StoredRemoteWrite FIRST = new StoredRemoteWrite("{\"name\":\"a\"}", "sealed");
  StoredRemoteWrite SECOND = new StoredRemoteWrite("{\"name\":\"b\"}", "");
  Instant ENDED = Instant.ofEpochSecond(600);

  Catalog catalog();

  private RemoteWriteStore remoteWrites() {
    return catalog().remoteWrites();
  }

  private long create(StoredRemoteWrite... remoteWrites) {
    LiveRunRequest request =
        new LiveRunRequest(
            "",
            Catalog.DEFAULT_PROJECT,
            "checkout",
            RunStatus.CREATED,
            Instant.EPOCH,
            "k6",
            "{}",
            "{}",
            new LiveRun.Plan(1, 30),
            List.of(remoteWrites));
    return catalog().liveRuns().create(request).run().id();
  }

  private void finish(long run) {
    LiveRun.End end = new LiveRun.End(ENDED, OptionalInt.of(0), Optional.empty(), Optional.empty());
    catalog().liveRuns().finish(new RunEnd(run, RunStatus.FINISHED, end));
  }

  @Test
  default void whatARunsOptionsHaveSentComesAndGoesWithIt() {
    long run = create(FIRST, SECOND);
    long other = create();

    assertThat(remoteWrites().ofRun(run)).containsExactly(FIRST, SECOND);
    assertThat(remoteWrites().ofRun(other)).isEmpty();
    assertThat(remoteWrites().ofServer()).isEmpty();

    finish(run);
    catalog().delete(run);
    assertThat(remoteWrites().ofRun(run)).isEmpty();
    assertThat(remoteWrites().any(Instant.EPOCH)).isFalse();
  }

  @Test
  default void whatTheServerHasSentIsReplacedAsAWhole() {
    long run = create(FIRST);
    remoteWrites().setServers(List.of(SECOND, FIRST));
    assertThat(remoteWrites().ofServer()).containsExactly(SECOND, FIRST);

    remoteWrites().setServers(List.of(SECOND));
    assertThat(remoteWrites().ofServer()).containsExactly(SECOND);
    assertThat(remoteWrites().ofRun(run)).containsExactly(FIRST);
  }

  @Test
  default void somethingMayBeToSendOfARunThatIsNotOverForLong() {
    create();
    assertThat(remoteWrites().any(Instant.EPOCH)).isFalse();

    long run = create(FIRST);
    assertThat(remoteWrites().any(ENDED)).isTrue();

    finish(run);
    assertThat(remoteWrites().any(ENDED.minusSeconds(1))).isTrue();
    assertThat(remoteWrites().any(ENDED)).isFalse();

    remoteWrites().setServers(List.of(SECOND));
    assertThat(remoteWrites().any(ENDED)).isTrue();
  }
}
