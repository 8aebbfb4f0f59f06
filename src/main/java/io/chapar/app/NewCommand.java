package io.chapar.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chapar new scenario ID}: a folder to begin with, which {@code chapar verify} accepts. */
@Command(
    name = "new",
    description = "For authors: writes a folder to begin with.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(
          "scenario.yaml",
          "setup.sh",
          "story.en.md",
          "story.fa.md",
          "solutions/alias.sh",
          "solutions/virtual.sh",
          "mistakes/not-compiled.sh",
          "mistakes/forward-overwritten.sh",
          "mistakes/wrong-person.sh");

  @Parameters(index = "0", paramLabel = "KIND", description = "scenario")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "ID", description = "OBJECTIVE-NAME, such as 211.1-my-own")
  private String id = "";

  @Option(
      names = "--in",
      paramLabel = "FOLDER",
      description = "where the scenarios are (default: scenarios)")
  private Path root = Path.of("scenarios");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!kind.equals("scenario")) {
      throw usage("'" + kind + "' cannot be made: only a scenario can");
    }
    if (!id.matches("211\\.[123]-[a-z0-9]+(-[a-z0-9]+)*")) {
      throw usage("'" + id + "' is no id: OBJECTIVE-NAME, such as 211.1-my-own");
    }
    String objective = id.substring(0, 5);
    Path folder = root.resolve(objective).resolve(id.substring(6));
    if (Files.exists(folder)) {
      throw usage(folder + " is there already");
    }
    for (String name : FILES) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, template(name).replace("@ID@", id).replace("@OBJECTIVE@", objective));
    }
    PrintWriter out = Terminals.out(spec);
    out.println(folder + " is written: make it yours, then");
    out.println("  chapar verify " + folder);
    out.flush();
    return 0;
  }

  private static String template(String name) throws IOException {
    String path = "/lab/template/" + name;
    try (InputStream in = NewCommand.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("this build has no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
