package io.stepwell.schemas.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Which object store to talk to. As whom is no part of it: credentials stay where the environment
 * keeps them.
 *
 * @param endpoint its address, if it is not Amazon's own
 * @param region the region that requests are signed for
 */
public record S3Settings(Optional<URI> endpoint, String region) {

  /** What stores other than Amazon's take where nobody has told them of regions. */
  private static final String ANY_REGION = "us-east-1";

  /**
   * As the environment tells every program for S3.
   *
   * @throws IOException if it does not tell enough; the message is a sentence for the user
   */
  public static S3Settings ofEnvironment() throws IOException {
    try {
      Optional<URI> endpoint = endpointElsewhere();
      return new S3Settings(endpoint, endpoint.isPresent() ? regionElsewhere() : regionAtAmazon());
    } catch (SdkClientException e) {
      throw new IOException(
          "it is not known where the object store is; set AWS_REGION, or AWS_ENDPOINT_URL_S3 for"
              + " one that is not Amazon's",
          e);
    }
  }

  /** The library alone knows all the places that may tell it, profiles among them. */
  private static Optional<URI> endpointElsewhere() {
    try (S3Client client = S3Client.builder().region(Region.of(ANY_REGION)).build()) {
      return client.serviceClientConfiguration().endpointOverride();
    }
  }

  private static String regionAtAmazon() {
    return region(new DefaultAwsRegionProviderChain());
  }

  /** Without asking the metadata service of Amazon's machines, which may take seconds elsewhere. */
  private static String regionElsewhere() {
    try {
      return region(
          new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider()));
    } catch (SdkClientException e) {
      return ANY_REGION;
    }
  }

  private static String region(AwsRegionProvider provider) {
    return provider.getRegion().id();
  }

  /**
   * Whether the bucket's name stands in the path of an address rather than in its host name, which
   * only Amazon's own store can be relied on to resolve.
   */
  public boolean pathStyle() {
    return endpoint.isPresent();
  }

  /** The store, in words. */
  String store() {
    return endpoint
        .map(uri -> "the object store at " + uri)
        .orElseGet(() -> "Amazon S3 in the region " + region);
  }
}
