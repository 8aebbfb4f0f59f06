package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import io.chapar.unix.awk.Awk;
import io.chapar.unix.grep.Grep;
import io.chapar.unix.sed.Sed;
import java.util.Map;

/**
 * The commands that read and write text: of coreutils, grep, sed, mawk, diffutils and findutils.
 */
public final class TextTools implements Software {
  private final Toolbox tools =
      new Toolbox()
          .add("/usr/bin/mawk", new Awk())
          .link("/etc/alternatives/awk", "/usr/bin/mawk")
          .link("/usr/bin/awk", "/etc/alternatives/awk")
          .add("/usr/bin/cat", new Cat())
          .add("/usr/bin/cut", new Cut())
          .add("/usr/bin/egrep", new Grep('E'))
          .add("/usr/bin/fgrep", new Grep('F'))
          .add("/usr/bin/grep", new Grep('G'))
          .add("/usr/bin/head", new Head())
          .add("/usr/bin/sed", new Sed())
          .add("/usr/bin/sort", new Sort())
          .add("/usr/bin/tac", new Tac())
          .add("/usr/bin/tail", new Tail())
          .add("/usr/bin/tee", new Tee())
          .add("/usr/bin/tr", new Tr())
          .add("/usr/bin/uniq", new Uniq())
          .add("/usr/bin/wc", new Wc());

  @Override
  public String name() {
    return "text-tools";
  }

  @Override
  public Map<String, Program> programs() {
    return tools.programs();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    tools.install(machine);
  }
}
