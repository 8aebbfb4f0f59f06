package io.chapar.unix.vi;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import java.util.Map;

/** The packages that bring editors: Debian's vim-tiny and nano. */
public final class ViEditor implements Software {
  @Override
  public String name() {
    return "vim-tiny";
  }

  @Override
  public Map<String, Program> programs() {
    return Map.of("vi", Vi::run, "nano", Nano::run);
  }

  @Override
  public void install(Machine machine) throws DiskException {
    machine.root().write("/usr/bin/vim.tiny", Programs.executable("vi"), 0755);
    machine.root().write("/usr/bin/nano", Programs.executable("nano"), 0755);
    for (String name : new String[] {"vi", "view", "vim"}) {
      machine.root().symlink("/etc/alternatives/" + name, "/usr/bin/" + name);
      machine.root().symlink("/usr/bin/vim.tiny", "/etc/alternatives/" + name);
    }
    if (!machine.root().exists("/etc/alternatives/editor")) {
      machine.root().symlink("/etc/alternatives/editor", "/usr/bin/editor");
      machine.root().symlink("/usr/bin/vim.tiny", "/etc/alternatives/editor");
    }
  }
}
