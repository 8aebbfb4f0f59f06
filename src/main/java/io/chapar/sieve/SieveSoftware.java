package io.chapar.sieve;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import io.chapar.sieve.command.SieveDump;
import io.chapar.sieve.command.SieveFilterTool;
import io.chapar.sieve.command.SieveTest;
import io.chapar.sieve.command.Sievec;
import java.util.Map;

/** The package dovecot-sieve: the tools for scripts; the plugin is a filter of Dovecot's. */
public final class SieveSoftware implements Software {
  @Override
  public String name() {
    return "dovecot-sieve";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of(
        "sievec", new Sievec(),
        "sieve-test", new SieveTest(),
        "sieve-dump", new SieveDump(),
        "sieve-filter", new SieveFilterTool());
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Files root = machine.root();
    for (String program : programs().keySet().stream().sorted().toList()) {
      root.write("/usr/bin/" + program, Programs.executable(program), 0755);
    }
  }
}
