package io.chapar.unix.text;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import io.chapar.unix.awk.Awk;
import io.chapar.unix.diff.Diff;
import io.chapar.unix.diff.Diff3;
import io.chapar.unix.grep.Grep;
import io.chapar.unix.sed.Sed;
import java.util.Map;

/**
 * The commands that read and write text: of coreutils, grep, sed, mawk, diffutils and findutils.
 */
public final class TextTools implements Software {
  private final Toolbox tools =
      new Toolbox()
          .add("/usr/bin/[", new Test())
          .add("/usr/bin/b2sum", new Digest("BLAKE2b"))
          .add("/usr/bin/base32", new Base32())
          .add("/usr/bin/base64", new Base64())
          .add("/usr/bin/cat", new Cat())
          .add("/usr/bin/cksum", new Cksum())
          .add("/usr/bin/cmp", new Cmp())
          .add("/usr/bin/column", new Column())
          .add("/usr/bin/comm", new Comm())
          .add("/usr/bin/csplit", new Csplit())
          .add("/usr/bin/cut", new Cut())
          .add("/usr/bin/diff", new Diff())
          .add("/usr/bin/diff3", new Diff3())
          .add("/usr/bin/echo", new Echo())
          .add("/usr/bin/egrep", new Grep('E'))
          .add("/usr/bin/expand", new Expand(false))
          .add("/usr/bin/expr", new Expr())
          .add("/usr/bin/factor", new Factor())
          .add("/usr/bin/false", new Constant(1))
          .add("/usr/bin/fgrep", new Grep('F'))
          .add("/usr/bin/fmt", new Fmt())
          .add("/usr/bin/fold", new Fold())
          .add("/usr/bin/grep", new Grep('G'))
          .add("/usr/bin/hd", new Hexdump())
          .add("/usr/bin/head", new Head())
          .add("/usr/bin/hexdump", new Hexdump())
          .add("/usr/bin/iconv", new Iconv())
          .add("/usr/bin/join", new Join())
          .add("/usr/bin/mawk", new Awk())
          .add("/usr/bin/md5sum", new Digest("MD5"))
          .add("/usr/bin/nl", new Nl())
          .add("/usr/bin/numfmt", new Numfmt())
          .add("/usr/bin/od", new Od())
          .add("/usr/bin/paste", new Paste())
          .add("/usr/bin/printf", new PrintfCommand())
          .add("/usr/bin/rev", new Rev())
          .add("/usr/bin/pr", new Pr())
          .add("/usr/bin/rgrep", new Grep('G'))
          .add("/usr/bin/sdiff", new Diff())
          .add("/usr/bin/sed", new Sed())
          .add("/usr/bin/seq", new Seq())
          .add("/usr/bin/sha1sum", new Digest("SHA-1"))
          .add("/usr/bin/sha224sum", new Digest("SHA-224"))
          .add("/usr/bin/sha256sum", new Digest("SHA-256"))
          .add("/usr/bin/sha384sum", new Digest("SHA-384"))
          .add("/usr/bin/sha512sum", new Digest("SHA-512"))
          .add("/usr/bin/shuf", new Shuf())
          .add("/usr/bin/sort", new Sort())
          .add("/usr/bin/split", new Split())
          .add("/usr/bin/strings", new Strings())
          .add("/usr/bin/sum", new Sum())
          .add("/usr/bin/tac", new Tac())
          .add("/usr/bin/tail", new Tail())
          .add("/usr/bin/tee", new Tee())
          .add("/usr/bin/test", new Test())
          .add("/usr/bin/tr", new Tr())
          .add("/usr/bin/true", new Constant(0))
          .add("/usr/bin/tsort", new Tsort())
          .add("/usr/bin/unexpand", new Expand(true))
          .add("/usr/bin/uniq", new Uniq())
          .add("/usr/bin/wc", new Wc())
          .add("/usr/bin/xargs", new Xargs())
          .add("/usr/bin/xxd", new Xxd())
          .add("/usr/bin/yes", new Repeat())
          .link("/etc/alternatives/awk", "/usr/bin/mawk")
          .link("/usr/bin/awk", "/etc/alternatives/awk");

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
