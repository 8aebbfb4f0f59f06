package io.chapar.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where the commands of the real machine print: what Picocli was given, or standard output. */
final class Terminals {
  private Terminals() {}

  /** Standard output as UTF-8, whatever the locale: Persian must not become question marks. */
  static PrintWriter standardOut() {
    return new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** The output of a command. */
  static PrintWriter out(@Nullable CommandSpec spec) {
    return spec == null ? standardOut() : spec.commandLine().getOut();
  }
}
