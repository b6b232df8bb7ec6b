package io.stepwell.schemas.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WeighedCacheTest {

  private final WeighedCache<String> cache = new WeighedCache<>(10_000);
  private final AtomicInteger loads = new AtomicInteger();

  private String get(String key, long weight) {
    return cache.get(
        key,
        String.class,
        () -> {
          loads.incrementAndGet();
          return "value of " + key;
        },
        value -> weight);
  }

  @Test
  void aValueIsLoadedOnce() {
    assertThat(get("a", 10)).isEqualTo("value of a");
    assertThat(get("a", 10)).isEqualTo("value of a");
    assertThat(loads).hasValue(1);
  }

  @Test
  void whatDoesNotFitIsLoadedAgain() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 50; i++) {
        get("key " + i, 1000);
      }
    }

    assertThat(loads.get()).isBetween(90, 100);
  }

  @Test
  void loadingMayAskForOtherValues() {
    String text = cache.get("whole", String.class, () -> get("part", 1) + ", and more", value -> 1);

    assertThat(text).isEqualTo("value of part, and more");
  }

  @Test
  void aFailureIsThrownAndNotKept() {
    LakeException failure = new LakeException("no such file");

    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    String.class,
                    () -> {
                      throw failure;
                    },
                    value -> 1))
        .isSameAs(failure);
    assertThat(get("a", 1)).isEqualTo("value of a");
  }

  @Test
  void manyWhoAskAtOnceShareOneLoading() throws Exception {
    int threads = 8;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Callable<String>> askers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      askers.add(
          () -> {
            together.await();
            return get("a", 10);
          });
    }

    for (Future<String> answer : pool.invokeAll(askers)) {
      assertThat(answer.get()).isEqualTo("value of a");
    }
    pool.shutdown();
    assertThat(loads).hasValue(1);
  }
}
