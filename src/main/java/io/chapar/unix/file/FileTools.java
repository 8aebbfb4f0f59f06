package io.chapar.unix.file;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import java.util.Map;

/** The commands about files, of coreutils, findutils, tar, gzip and file. */
public final class FileTools implements Software {
  private final Toolbox tools =
      new Toolbox()
          .add("/usr/bin/basename", new BaseName())
          .add("/usr/bin/chgrp", new Chown(true))
          .add("/usr/bin/chmod", new Chmod())
          .add("/usr/bin/chown", new Chown(false))
          .add("/usr/bin/cp", new Copy())
          .add("/usr/bin/dd", new Dd())
          .add("/usr/bin/df", new DiskFree())
          .add("/usr/bin/dirname", new DirName())
          .add("/usr/bin/du", new DiskUsage())
          .add("/usr/bin/file", new FileKind())
          .add("/usr/bin/find", new Find())
          .add("/usr/bin/gunzip", new Gzip())
          .add("/usr/bin/gzip", new Gzip())
          .add("/usr/bin/install", new Install())
          .add("/usr/bin/less", new Pager())
          .add("/usr/bin/dir", new Ls())
          .add("/usr/bin/vdir", new Ls())
          .add("/usr/bin/link", new NameWalk())
          .add("/usr/bin/namei", new NameWalk())
          .add("/usr/bin/ln", new Link())
          .add("/usr/bin/ls", new Ls())
          .add("/usr/bin/mkdir", new MakeDirectory())
          .add("/usr/bin/mkfifo", new MakeFifo())
          .add("/usr/bin/mktemp", new MakeTemp())
          .add("/usr/bin/more", new Pager())
          .add("/usr/bin/mv", new Move())
          .add("/usr/bin/pwd", new WorkingDirectory())
          .add("/usr/bin/readlink", new ReadLink())
          .add("/usr/bin/realpath", new RealPath())
          .add("/usr/bin/rm", new Remove())
          .add("/usr/bin/rmdir", new RemoveDirectory())
          .add("/usr/bin/stat", new Stat())
          .add("/usr/bin/sync", new Sync())
          .add("/usr/bin/tar", new Tar())
          .add("/usr/bin/touch", new Touch())
          .add("/usr/bin/truncate", new Truncate())
          .add("/usr/bin/unlink", new Remove())
          .add("/usr/bin/zcat", new Gzip())
          .add("/usr/bin/zegrep", new ZGrep())
          .add("/usr/bin/zfgrep", new ZGrep())
          .add("/usr/bin/zgrep", new ZGrep())
          .link("/etc/alternatives/pager", "/usr/bin/less")
          .link("/usr/bin/pager", "/etc/alternatives/pager");

  @Override
  public String name() {
    return "coreutils";
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
