package io.chapar.unix;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import java.util.LinkedHashMap;
import java.util.Map;

/** A list of commands: where each lies on the disk, and with which mode. */
public final class Toolbox {
  private record Tool(String id, int mode, int gid) {}

  private final Map<String, Tool> files = new LinkedHashMap<>();
  private final Map<String, Program> programs = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();

  /** A command with mode 755. */
  public Toolbox add(String path, Program program) {
    return add(path, program, 0755, 0);
  }

  /** A command with a mode of its own, such as 4755, and a group. */
  public Toolbox add(String path, Program program, int mode, int gid) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    files.put(path, new Tool(id, mode, gid));
    programs.put(id, program);
    return this;
  }

  /** A symbolic link. */
  public Toolbox link(String path, String target) {
    links.put(path, target);
    return this;
  }

  /** The programs by id. */
  public Map<String, Program> programs() {
    return programs;
  }

  /** Puts the files on a disk. */
  public void install(Machine machine) throws DiskException {
    Files files = machine.root();
    for (Map.Entry<String, Tool> each : this.files.entrySet()) {
      String path = each.getKey();
      Tool tool = each.getValue();
      files.mkdirs(path.substring(0, path.lastIndexOf('/')), 0755);
      files.write(path, Programs.executable(tool.id()), tool.mode() & 0777);
      files.chown(path, 0, tool.gid(), false);
      files.chmod(path, tool.mode());
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      files.symlink(link.getValue(), link.getKey());
    }
  }
}
