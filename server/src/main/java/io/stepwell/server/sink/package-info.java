/**
 * Where pushes go once they are found to be right: a log that keeps them until they are read.
 *
 * <p>What a push holds, who sent it and over which protocol is not known here.
 */
@NullMarked
package io.stepwell.server.sink;

import org.jspecify.annotations.NullMarked;
