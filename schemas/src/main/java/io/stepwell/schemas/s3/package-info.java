/**
 * Objects in an object store that speaks S3: where it is, how it is reached, and its objects read
 * by ranges, written, listed and deleted. Where and as whom is what the environment tells every
 * program for S3: {@code AWS_ENDPOINT_URL_S3}, {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, a
 * profile, or the machine's role.
 *
 * <p>What the objects are is not known here.
 */
@NullMarked
package io.stepwell.schemas.s3;

import org.jspecify.annotations.NullMarked;
