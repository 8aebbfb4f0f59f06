package io.chapar.world;

import io.chapar.disk.DiskException;
import io.chapar.host.Console;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import java.io.IOException;
import java.util.Map;

/** The {@code lab} command: on the host only a door to whoever stands outside it. */
final class LabCommand implements Software {
  @Override
  public String name() {
    return "lab";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of("lab", LabCommand::run);
  }

  @Override
  public void install(Machine machine) throws DiskException {
    machine.root().write("/usr/local/bin/lab", Programs.executable("lab"), 0755);
  }

  private static int run(Process process) throws IOException {
    Console console = process.machine().console();
    if (console == null) {
      return process.fail(
          1, "nobody is behind this host: a lab runs in the terminal that 'chapar' opens");
    }
    return console.answer(process, process.args().subList(1, process.args().size()));
  }
}
