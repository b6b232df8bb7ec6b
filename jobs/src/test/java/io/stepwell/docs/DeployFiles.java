package io.stepwell.docs;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is in the folder {@code deploy}. */
public final class DeployFiles {

  private static final Path ROOT = Path.of("..", "deploy");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private DeployFiles() {}

  /** Names of all files whose name ends so, sub-folders included. */
  static List<String> named(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  static JsonNode json(String name) throws IOException {
    return JSON.readTree(text(name));
  }

  /** The documents of a YAML file, with what they take over from elsewhere in it. */
  static List<JsonNode> yaml(String name) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text(name))) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }

  /** The services of the Compose file. */
  public static JsonNode services() throws IOException {
    return yaml("compose.yaml").get(0).path("services");
  }

  /** All objects of Kubernetes of one kind. */
  public static List<JsonNode> objects(String kind) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String name : named(".yaml")) {
      for (JsonNode document : yaml(name)) {
        if (document.path("kind").asText().equals(kind)) {
          objects.add(document);
        }
      }
    }
    return objects;
  }

  /** The texts of an array. */
  public static List<String> words(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
