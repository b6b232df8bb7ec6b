package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.stepwell.docs.DeployFiles;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server takes the arguments that the files in {@code deploy} start it with. */
class DeployedServerTest {

  @Test
  void inComposeAndOnKubernetes() throws IOException {
    check(DeployFiles.services().at("/server/command"));
    List<JsonNode> servers = DeployFiles.objects("Deployment");
    assertThat(servers).hasSize(1);
    check(servers.get(0).at("/spec/template/spec/containers/0/args"));
  }

  private static void check(JsonNode command) {
    List<String> words = DeployFiles.words(command);
    assertThat(words).startsWith("serve");
    GlobalOptions options = new GlobalOptions();
    Terminal terminal = new Terminal(System.out, System.err, false);
    assertThatCode(
            () ->
                Stepwell.commandLine(options, terminal, new Failures(terminal, options))
                    .parseArgs(words.toArray(new String[0])))
        .doesNotThrowAnyException();
  }
}
