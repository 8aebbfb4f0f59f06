package io.chapar.unix.grep;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import java.util.Map;

/** The package grep. */
public final class GrepPackage implements Software {
  @Override
  public String name() {
    return "grep";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of("grep", new Grep('G'), "egrep", new Grep('E'), "fgrep", new Grep('F'));
  }

  @Override
  public void install(Machine machine) throws DiskException {
    for (String name : programs().keySet()) {
      machine.root().write("/usr/bin/" + name, Programs.executable(name), 0755);
    }
  }
}
