package io.stepwell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stepwell.query.RunExtent;
import io.stepwell.schemas.catalog.Run;
import io.stepwell.server.verdict.JudgedThreshold;
import io.stepwell.server.verdict.TracedThreshold;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Verdicts on thresholds as JUnit writes the results of tests: a suite a run, a case each. */
final class ThresholdsJunit {

  /** What XML 1.0 cannot hold. */
  private static final String NO_XML =
      "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

  private final XMLStreamWriter xml;

  private ThresholdsJunit(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes the document; the stream stays open. */
  static void write(Run run, List<TracedThreshold> thresholds, OutputStream out)
      throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, UTF_8.name());
      new ThresholdsJunit(xml).document(run, thresholds);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("the verdicts cannot be written", e);
    }
  }

  private void document(Run run, List<TracedThreshold> thresholds) throws XMLStreamException {
    xml.writeStartDocument(UTF_8.name(), "1.0");
    line();
    xml.writeStartElement("testsuites");
    counts(thresholds);
    line();
    xml.writeStartElement("testsuite");
    attribute("name", run.loadTest().name() + ", test run " + run.id());
    counts(thresholds);
    attribute("errors", "0");
    attribute("skipped", "0");
    attribute("time", seconds(run));
    if (run.extent().isPresent()) {
      attribute("timestamp", Figures.time(run.extent().get().start()));
    }
    line();
    for (TracedThreshold threshold : thresholds) {
      test(run, threshold);
    }
    xml.writeEndElement();
    line();
    xml.writeEndElement();
    line();
    xml.writeEndDocument();
  }

  private void counts(List<TracedThreshold> thresholds) throws XMLStreamException {
    attribute("tests", Integer.toString(thresholds.size()));
    long failed = thresholds.stream().filter(threshold -> !threshold.judged().met()).count();
    attribute("failures", Long.toString(failed));
  }

  private static String seconds(Run run) {
    RunExtent none = new RunExtent(run.id(), 0, 0);
    RunExtent extent = run.extent().orElse(none);
    return Long.toString(extent.end() - extent.start());
  }

  private void test(Run run, TracedThreshold threshold) throws XMLStreamException {
    JudgedThreshold judged = threshold.judged();
    xml.writeStartElement("testcase");
    attribute("classname", run.loadTest().name());
    attribute("name", judged.metric() + ": " + judged.expression());
    attribute("time", "0");
    if (!judged.met()) {
      xml.writeStartElement("failure");
      attribute("type", "threshold");
      attribute(
          "message",
          "%s is not met: the value is %s"
              .formatted(judged.expression(), ThresholdsTable.value(judged.value())));
      xml.writeCharacters(crossed(threshold));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    line();
  }

  private static String crossed(TracedThreshold threshold) {
    return threshold
        .crossing()
        .map(
            crossing ->
                "first crossed at %s, when the value was %s"
                    .formatted(
                        Figures.time(crossing.second()), ThresholdsTable.value(crossing.value())))
        .orElse("nothing was measured");
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value.replaceAll(NO_XML, "\uFFFD"));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }
}
