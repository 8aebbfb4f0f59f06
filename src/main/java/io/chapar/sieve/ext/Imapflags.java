package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Definition;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Generator;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.syntax.Argument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** imapflags, the draft that imap4flags came from: also mark and unmark. */
final class Imapflags extends Extension {
  private static final Extension MASTER = new Imap4flags();

  Imapflags() {
    super("imapflags", 0);
  }

  @Override
  public boolean beside(
      Checker checker, @Nullable Argument require, Extension other, boolean required) {
    if (other.name().equals("imap4flags")) {
      checker.error(
          require == null ? 0 : require.line(),
          "the (deprecated) imapflags extension cannot be used together with the imap4flags"
              + " extension");
      return false;
    }
    return true;
  }

  @Override
  public boolean ready(Checker checker, @Nullable Argument require) {
    for (String name : List.of("setflag", "addflag", "removeflag")) {
      checker.register(new Imap4flags.FlagCommand(name), MASTER);
    }
    checker.register(new Mark("mark", "addflag"), MASTER);
    checker.register(new Mark("unmark", "removeflag"), MASTER);
    Imap4flags.always(checker.registration("keep"));
    Imap4flags.always(checker.registration("fileinto"));
    return true;
  }

  @Override
  public void start(Run run, Block.Link link) {
    Imap4flags.begin(run);
  }

  private static final class Mark extends Definition {
    private final Imap4flags.FlagCommand meant;

    Mark(String name, String meant) {
      super(name, Kind.COMMAND, 0);
      this.meant = new Imap4flags.FlagCommand(meant);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg flag = new Arg(new Argument.Text("\\flagged", node.line()));
      node.append(flag);
      return checker.activate(flag, false);
    }

    @Override
    public void generate(Generator generator, Node node) {
      meant.generate(generator, node);
    }
  }
}
