package io.stepwell.bench;

/**
 * A push that is ready to be sent.
 *
 * @param run the test run's id
 * @param key the idempotency key
 * @param body what is sent, never changed
 * @param totals what its values add up to
 */
// Made to be sent and nothing else; a copy of the array would cost what is to be measured.
@SuppressWarnings("ArrayRecordComponent")
record PreparedPush(long run, String key, byte[] body, PushedTotals totals) {}
