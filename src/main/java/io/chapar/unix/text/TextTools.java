package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Software;
import java.util.Map;
import java.util.TreeMap;

/** The text commands of coreutils and diffutils: the list of them, each in /usr/bin. */
public final class TextTools implements Software {
  @Override
  public String name() {
    return "coreutils-text";
  }

  @Override
  public Map<String, Program> programs() {
    Map<String, Program> all = new TreeMap<>();
    all.put("cat", new Cat());
    all.put("cut", new Cut());
    all.put("head", new Head());
    all.put("sort", new Sort());
    all.put("tac", new Tac());
    all.put("tail", new Tail());
    all.put("tee", new Tee());
    all.put("tr", new Tr());
    all.put("uniq", new Uniq());
    all.put("wc", new Wc());
    return all;
  }

  @Override
  public void install(Machine machine) throws DiskException {
    for (String name : programs().keySet()) {
      machine.root().write("/usr/bin/" + name, Programs.executable(name), 0755);
    }
  }
}
