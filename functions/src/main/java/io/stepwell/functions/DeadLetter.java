package io.stepwell.functions;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stepwell.schemas.k6.RejectedLine;

/**
 * A line of input that could not be used, as it is kept for the user: one line of JSON.
 *
 * @param file the file's name, as the user wrote it
 * @param line the line's number, from 1; −1 while only its offset is known
 * @param offset where the line starts, in bytes of the unpacked file
 * @param reason what is wrong with it
 * @param text the line itself, cut after {@value #LONGEST_TEXT} characters
 */
@JsonPropertyOrder({"file", "line", "offset", "reason", "text"})
public record DeadLetter(String file, long line, long offset, String reason, String text) {

  static final int LONGEST_TEXT = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The letter for a line that a parser gave back. */
  public static DeadLetter of(RejectedLine line) {
    String text = line.text();
    String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    return new DeadLetter(line.file(), line.line(), line.offset(), line.reason(), shown);
  }

  /** Reads what {@link #json} wrote. */
  public static DeadLetter read(String json) {
    try {
      return JSON.readValue(json, DeadLetter.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a dead letter: " + json, e);
    }
  }

  /** The same letter with its line's number. */
  public DeadLetter atLine(long number) {
    return new DeadLetter(file, number, offset, reason, text);
  }

  /** One line of JSON. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dead letter cannot be written", e);
    }
  }
}
