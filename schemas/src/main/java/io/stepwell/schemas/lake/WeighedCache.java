package io.stepwell.schemas.lake;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Keeps values up to a number of bytes in memory; what was asked for last and most stays. A value
 * that many threads ask for at once is loaded once, and loading may ask for other values. Safe for
 * use by many threads.
 *
 * @param <K> what values are asked for by
 */
final class WeighedCache<K> {

  /** About what an entry takes beside its value. */
  private static final long BYTES_PER_ENTRY = 300;

  private final AsyncCache<K, Loaded> cache;

  /**
   * How loading ended.
   *
   * @param value what was loaded; empty if that failed
   * @param failure why it failed; empty if it did not
   * @param bytes what the value weighs
   */
  private record Loaded(Optional<Object> value, Optional<RuntimeException> failure, int bytes) {}

  /**
   * @param bytes how much may be kept, in bytes
   */
  WeighedCache(long bytes) {
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((K key, Loaded loaded) -> loaded.bytes)
            .executor(Runnable::run)
            .recordStats()
            .buildAsync();
  }

  /** The value of a key, loaded if it is not there. What loading throws is thrown here. */
  <T> T get(K key, Class<T> type, Supplier<T> loading, ToLongFunction<T> weight) {
    CompletableFuture<Loaded> promised = cache.getIfPresent(key);
    if (promised == null) {
      CompletableFuture<Loaded> own = new CompletableFuture<>();
      promised = cache.asMap().putIfAbsent(key, own);
      if (promised == null) {
        load(key, own, loading, weight);
        promised = own;
      }
    }
    Loaded loaded = promised.join();
    if (loaded.failure.isPresent()) {
      throw loaded.failure.get();
    }
    return type.cast(loaded.value.orElseThrow());
  }

  /** The value of a key, if it is there already. */
  <T> Optional<T> find(K key, Class<T> type) {
    return Optional.ofNullable(cache.synchronous().getIfPresent(key))
        .flatMap(Loaded::value)
        .map(type::cast);
  }

  private <T> void load(
      K key, CompletableFuture<Loaded> promise, Supplier<T> loading, ToLongFunction<T> weight) {
    try {
      T value = loading.get();
      long bytes = BYTES_PER_ENTRY + weight.applyAsLong(value);
      promise.complete(
          new Loaded(
              Optional.of(value), Optional.empty(), (int) Math.min(Integer.MAX_VALUE, bytes)));
    } catch (RuntimeException e) {
      fail(key, promise, e);
    } catch (Error e) {
      fail(key, promise, new IllegalStateException("loading broke off", e));
      throw e;
    }
  }

  /** Forgets the key first: who asks next is to try again. */
  private void fail(K key, CompletableFuture<Loaded> promise, RuntimeException failure) {
    cache.asMap().remove(key, promise);
    promise.complete(new Loaded(Optional.empty(), Optional.of(failure), 0));
  }

  /** Forgets the value of a key, if it has one. */
  void forget(K key) {
    cache.asMap().remove(key);
  }

  /** How often a value was there, and how often it had to be loaded. */
  CacheStats stats() {
    return cache.synchronous().stats();
  }

  /** What the values weigh that are there, in bytes. */
  long bytes() {
    return cache.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  /** The keys of the values that are there. */
  Set<K> keys() {
    return cache.asMap().keySet();
  }
}
