/**
 * What current k6 asks for and tells when it streams a test that it runs itself: {@code k6 cloud
 * run --local-execution} of k6 2. Load tests are made, runs are started and ended, logs are taken.
 *
 * <p>The samples themselves come the same way as those of every other k6.
 */
@NullMarked
package io.stepwell.server.provisioning;

import org.jspecify.annotations.NullMarked;
