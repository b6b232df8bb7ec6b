package io.stepwell.functions.remotewrite;

import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What a receiver made of a request. */
sealed interface Answer {

  /** It has the points. */
  record Taken() implements Answer {}

  /**
   * It will take them another time.
   *
   * @param reason what it does, as a predicate
   * @param pause how long it asks to be left alone, at least
   */
  record Later(String reason, Duration pause) implements Answer {}

  /**
   * It will never take them.
   *
   * @param reason what it does, as a predicate
   */
  record Refused(String reason) implements Answer {}

  /** Reads an answer as the specification of remote write 1.0 says. */
  static Answer of(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Taken();
    }
    if (status / 100 == 5 || status == 429) {
      return new Later("answers " + status, retryAfter(response));
    }
    if (status == 401 || status == 403) {
      return new Refused("does not accept the credentials and answers " + status);
    }
    if (status / 100 == 3) {
      return new Refused(
          "answers %d, and redirections are not followed; write its own URL".formatted(status));
    }
    return new Refused("answers %d: %s".formatted(status, response.body()));
  }

  /**
   * Of a request that got no answer. No word of the error itself: it might tell the URL's query.
   */
  static Answer of(Throwable error) {
    String reason = "breaks off the connection";
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        reason = "cannot be reached";
      } else if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
        reason = "does not answer in time";
      }
    }
    return new Later(reason, Duration.ZERO);
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    Optional<String> header = response.headers().firstValue("Retry-After");
    try {
      return header.map(Answer::parse).orElse(Duration.ZERO);
    } catch (DateTimeException | ArithmeticException e) {
      return Duration.ZERO;
    }
  }

  /** Either seconds or a date. */
  private static Duration parse(String text) {
    return text.matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(text))
        : Duration.between(
            Instant.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
  }
}
