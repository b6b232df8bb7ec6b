package io.stepwell.server.operations;

import java.util.regex.Pattern;

/**
 * A request's target as logs show it: not longer than anyone reads, and without secrets, which do
 * not belong there and are sent there nonetheless.
 */
final class LoggedTarget {

  private static final int LONGEST = 2000;
  private static final String LEFT_OUT = "…";

  /** A parameter of the query string whose name says that its value is nobody else's business. */
  private static final Pattern SECRET =
      Pattern.compile(
          "([?&][^=&?]{0,100}(?:token|key|secret|passw|auth|credential)[^=&]{0,100}=)[^&#]*",
          Pattern.CASE_INSENSITIVE);

  /** What stands before the host in a whole URL. */
  private static final Pattern USER = Pattern.compile("^([A-Za-z]{1,10}://)[^/@]*@");

  private LoggedTarget() {}

  static String of(String target) {
    String shown = target.length() <= LONGEST ? target : target.substring(0, LONGEST) + LEFT_OUT;
    String withoutUser = USER.matcher(shown).replaceFirst("$1");
    return SECRET.matcher(withoutUser).replaceAll("$1" + LEFT_OUT);
  }
}
