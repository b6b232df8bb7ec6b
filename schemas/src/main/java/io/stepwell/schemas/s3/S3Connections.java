package io.stepwell.schemas.s3;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * One client for each store in this process, with one pool of connections. It tries again by itself
 * what may go better the next time. Clients stay open to the end of the process.
 */
final class S3Connections {

  private static final int MOST_CONNECTIONS = 64;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_GET_ONE_OF_THE_POOL = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration ONE_TRY = Duration.ofMinutes(2);
  private static final Duration ALL_TRIES = Duration.ofMinutes(5);

  private static final Map<S3Settings, S3Client> CLIENTS = new ConcurrentHashMap<>();

  private S3Connections() {}

  static S3Client to(S3Settings settings) {
    return CLIENTS.computeIfAbsent(settings, S3Connections::connect);
  }

  private static S3Client connect(S3Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(MOST_CONNECTIONS)
                    .connectionTimeout(TO_CONNECT)
                    .connectionAcquisitionTimeout(TO_GET_ONE_OF_THE_POOL)
                    .socketTimeout(SILENCE)
                    .tcpKeepAlive(true))
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .apiCallAttemptTimeout(ONE_TRY)
                    .apiCallTimeout(ALL_TRIES)
                    .build())
            // Every store takes MD5 where S3 wants a checksum, and some take nothing newer.
            .addPlugin(LegacyMd5Plugin.create());
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.build();
  }
}
