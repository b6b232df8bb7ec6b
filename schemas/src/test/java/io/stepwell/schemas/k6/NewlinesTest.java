package io.stepwell.schemas.k6;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NewlinesTest {

  /** Bytes next to a newline's value, and with the high bit, are what a trick may get wrong. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars('\n', '\u000b', '\t', '\u008a', 'a').ofMaxLength(60);
  }

  @Property
  void findsAndCountsLikeALoop(@ForAll("texts") String text) {
    byte[] bytes = ("\n" + text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    int to = bytes.length - 1;
    int first = text.indexOf('\n');
    int last = text.lastIndexOf('\n');
    assertThat(Newlines.indexOf(bytes, 1, to)).isEqualTo(first < 0 ? -1 : first + 1);
    assertThat(Newlines.lastIndexOf(bytes, 1, to)).isEqualTo(last < 0 ? -1 : last + 1);
    assertThat(Newlines.count(bytes, 1, to))
        .isEqualTo((int) text.chars().filter(c -> c == '\n').count());
  }
}
