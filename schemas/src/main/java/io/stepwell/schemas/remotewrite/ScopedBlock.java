package io.stepwell.schemas.remotewrite;

/** A block of the server, and the runs that it is for. */
record ScopedBlock(RemoteWriteBlock block, RunScope scope) {}
