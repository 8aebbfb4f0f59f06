package io.chapar.postfix.command;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.bounce.BounceTemplates;
import io.chapar.postfix.conf.Ascii;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.table.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The command postconf: asks and changes main.cf and master.cf. */
public final class Postconf implements Program {
  private static final String OPTIONS = "aAbc:C:deEfFhHlmMno:pPtT:vxX#";
  private static final String USAGE =
      " [-a (server SASL types)] [-A (client SASL types)] [-b (bounce templates)]"
          + " [-c config_dir] [-c param_class] [-d (parameter defaults)] [-e (edit configuration)]"
          + " [-f (fold lines)] [-F (master.cf fields)] [-h (no names)] [-H (no values)]"
          + " [-l (lock types)] [-m (map types)] [-M (master.cf)] [-n (non-default parameters)]"
          + " [-o name=value (override parameter value)] [-p (main.cf, default)]"
          + " [-P (master.cf parameters)] [-t (bounce templates)]"
          + " [-T compile-version|run-version|public-key-algorithms] [-v (verbose)]"
          + " [-x (expand parameter values)] [-X (exclude)] [-# (comment-out)] [name...]";

  @Override
  public int run(Process process) throws IOException {
    CommandLog log = CommandLog.terminalOnly(process);
    return Guard.run(process, log, () -> new Run(process, log).run());
  }

  /** One call of the command. */
  private static final class Run {
    private final Process process;
    private final CommandLog log;
    private final Set<PostconfMode> modes = EnumSet.noneOf(PostconfMode.class);
    private final List<String> overrides = new ArrayList<>();
    private String paramClass = "all";
    private String tls = "";
    private String templates = "";

    Run(Process process, CommandLog log) {
      this.process = process;
      this.log = log;
    }

    int run() throws IOException {
      ShortOptions options = new ShortOptions(process.args(), OPTIONS);
      for (char option; (option = options.next()) != 0; ) {
        if (option == '?') {
          process.err().println(process.args().get(0) + ": " + options.complaint());
          throw usage();
        }
        take(option, options.value());
      }
      List<String> operands = options.operands();
      if (PostconfMode.WHAT.stream().noneMatch(modes::contains)) {
        modes.add(PostconfMode.MAIN);
      }
      boolean files = PostconfMode.FILES.stream().anyMatch(modes::contains);
      if (files && !operands.isEmpty() && operands.get(0).indexOf('=') >= 0) {
        modes.add(PostconfMode.EDIT);
      }
      PostconfMode.check(modes);
      if (modes.contains(PostconfMode.EDIT) && operands.isEmpty()) {
        throw new PostfixFatal("-e requires name=value argument");
      }
      return act(operands);
    }

    private PostfixFatal usage() {
      return new PostfixFatal("usage: " + process.args().get(0) + USAGE);
    }

    private void take(char option, String value) {
      switch (option) {
        case 'c' -> process.env().put("MAIL_CONFIG", value);
        case 'C' -> {
          for (String word : Ascii.words(value, Ascii.COMMA_SPACE)) {
            if (!List.of("builtin", "service", "user", "all").contains(Ascii.lower(word))) {
              throw new PostfixFatal(
                  "unknown -C option value \"" + word + "\" in \"" + value + '"');
            }
          }
          paramClass = Ascii.lower(value);
        }
        case 'o' -> {
          modes.add(PostconfMode.OVERRIDE);
          overrides.add(value);
        }
        case 'T' -> {
          if (modes.contains(PostconfMode.TLS)) {
            throw new PostfixFatal("At most one -T <mode> option may be specified");
          }
          modes.add(PostconfMode.TLS);
          tls = value;
        }
        case 'b', 't' -> {
          if (!templates.isEmpty()) {
            throw new PostfixFatal("specify one of -b and -t");
          }
          modes.add(PostconfMode.of(option));
          templates = "" + option;
        }
        case 'v' -> {}
        case 'E' -> throw usage();
        default -> modes.add(PostconfMode.of(option));
      }
    }

    private boolean any(PostconfMode... wanted) {
      return List.of(wanted).stream().anyMatch(modes::contains);
    }

    private int act(List<String> operands) throws IOException {
      boolean changes = any(PostconfMode.EDIT, PostconfMode.EXCLUDE, PostconfMode.COMMENT_OUT);
      boolean master =
          any(PostconfMode.MASTER_ENTRY, PostconfMode.MASTER_FIELD, PostconfMode.MASTER_PARAMETER);
      if (!templates.isEmpty()) {
        return templates(operands);
      } else if (any(PostconfMode.MAPS)) {
        for (String type : Tables.types()) {
          process.out().println(type);
        }
      } else if (any(PostconfMode.LOCKS)) {
        process.out().print("flock\nfcntl\ndotlock\n");
      } else if (master && !changes) {
        new PostconfShow(process, log, modes, overrides, paramClass).master(operands);
      } else if (any(PostconfMode.SASL_SERVER)) {
        process.out().print("cyrus\ndovecot\n");
      } else if (any(PostconfMode.SASL_CLIENT)) {
        process.out().print("cyrus\n");
      } else if (any(PostconfMode.TLS)) {
        return tls();
      } else if (changes) {
        if (operands.isEmpty()) {
          throw new PostfixFatal("missing service argument");
        }
        if (master) {
          new MasterCfEditor(process, log, modes).edit(operands);
        } else {
          new MainCfEditor(process, log, modes).edit(operands);
        }
      } else {
        new PostconfShow(process, log, modes, overrides, paramClass).main(operands);
      }
      return 0;
    }

    private int tls() throws IOException {
      switch (tls) {
        case "compile-version" -> process.out().println("OpenSSL 3.0.11 19 Sep 2023");
        case "run-version" -> process.out().println("OpenSSL 3.0.22 25 Aug 2026");
        case "public-key-algorithms" -> process.out().print("dsa\necdsa\nrsa\n");
        default -> {
          log.warning("unknown 'postconf -T' mode: " + tls);
          return 1;
        }
      }
      return 0;
    }

    private int templates(List<String> operands) throws IOException {
      if (operands.size() > 1) {
        throw new PostfixFatal("options -b and -t require at most one template file");
      }
      // it has bounce(8) show them, and that speaks in its own name
      CommandLog bounce = CommandLog.named(process, "postfix/bounce");
      return Guard.run(
          process,
          bounce,
          () -> {
            PostfixConfig config = bounce.configure("bounce");
            String file = operands.isEmpty() ? config.get("bounce_template_file") : operands.get(0);
            BounceTemplates found = BounceTemplates.of(config, bounce, file);
            if (templates.equals("t")) {
              process.out().print(found.source());
              return 0;
            }
            String gap = "";
            for (String name : BounceTemplates.names()) {
              process.out().print(gap + found.expanded(name));
              gap = "\n";
            }
            return 0;
          });
    }
  }
}
