package io.chapar.sieve.command;

import io.chapar.disk.DiskException;
import io.chapar.disk.Errno;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.run.AddressCheck;
import io.chapar.sieve.run.Envelope;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.Workshop;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** sieve-test: shows what a script would do with a message, or does it. */
public final class SieveTest implements Program {
  private static final String HELP =
      "Usage: sieve-test [-a <orig-recipient-address] [-c <config-file>]\n"
          + "                  [-C] [-D] [-d <dump-filename>] [-e]\n"
          + "                  [-f <envelope-sender>] [-l <mail-location>]\n"
          + "                  [-m <default-mailbox>] [-P <plugin>]\n"
          + "                  [-r <recipient-address>] [-s <script-file>]\n"
          + "                  [-t <trace-file>] [-T <trace-option>] [-x <extensions>]\n"
          + "                  <script-file> <mail-file>\n";

  @Override
  public int run(Process p) throws IOException {
    Tool tool = new Tool(p, "sieve-test", "r:a:f:m:d:l:s:eCt:T:DP:x:u:", HELP);
    return tool.run(() -> new Call(tool).run());
  }

  /** One call. */
  private static final class Call {
    private final Tool tool;
    private final Process process;
    private Trace.Level level = Trace.Level.ACTIONS;
    private boolean debug;
    private boolean addresses;
    private boolean traceBroken;

    Call(Tool tool) {
      this.tool = tool;
      this.process = tool.process();
    }

    int run() throws IOException, FatalException {
      tool.parse();
      SmtpAddress original = address('a', true);
      SmtpAddress recipient = address('r', true);
      SmtpAddress sender = address('f', false);
      for (String option : tool.values('T')) {
        traceOption(option);
      }
      String script = tool.operand(0, "script-file");
      String mailFile = tool.operand(1, "mail-file");
      if (tool.operands().size() > 2) {
        throw new FatalException(
            FatalException.USAGE, "Unknown argument: " + tool.operands().get(2), true);
      }
      tool.start(false);
      Workshop.Opened main = open(script);
      String dump = tool.value('d');
      if (dump != null) {
        tool.write(dump, Dumping.text(main.binary(), tool.engine()));
      }
      Mail mail = mail(mailFile);
      return work(main, script, mail, Envelopes.of(mail, sender, recipient, original));
    }

    private Workshop.Opened open(String script) throws FatalException {
      if (!tool.has('C')) {
        return tool.open(script);
      }
      Workshop.Opened made = tool.compile(script, " '" + script + "'");
      ScriptFile file = tool.find(script);
      if (file != null) {
        tool.workshop().save(made, file.binary(), file.mode());
      }
      return made;
    }

    private void traceOption(String option) throws FatalException {
      if (option.equals("debug")) {
        debug = true;
      } else if (option.equals("addresses")) {
        addresses = true;
      } else if (option.startsWith("level=")) {
        String name = option.substring(6);
        Trace.Level found = null;
        for (Trace.Level known : Trace.Level.values()) {
          found = known.name().toLowerCase(Locale.ROOT).equals(name) ? known : found;
        }
        if (found == null) {
          throw new FatalException(
              FatalException.USAGE, "Unknown -tlevel= trace level: " + name, false);
        }
        level = found;
      } else {
        throw new FatalException(
            FatalException.USAGE, "Unknown -t trace option value: " + option, false);
      }
    }

    private @Nullable SmtpAddress address(char option, boolean localPart) throws FatalException {
      String text = tool.value(option);
      if (text == null) {
        return null;
      }
      String problem = AddressCheck.problem(text, localPart);
      if (problem != null) {
        throw new FatalException("Invalid -" + option + " parameter: " + problem);
      }
      return SmtpAddress.envelope(Bytes.of(text));
    }

    private Mail mail(String file) throws IOException, FatalException {
      if (file.equals("-")) {
        throw new FatalException(
            "Can't open delivery mail as raw: Invalid mailbox name: Name is empty");
      }
      String path = process.path(file);
      try {
        byte[] bytes = process.files().read(path);
        return Mail.of(bytes);
      } catch (DiskException e) {
        String begin = "Can't open delivery mail as raw (file=" + path + "): ";
        throw new FatalException(
            e.errno() == Errno.ENOENT
                ? begin + "Mailbox doesn't exist: " + path
                : e.errno() == Errno.EISDIR
                    ? begin + "Mailbox isn't a regular file: " + path
                    : begin + "open(" + path + ") failed: " + e.errno().text());
      }
    }

    private @Nullable Trace tracer() {
      String where = tool.value('t');
      return where == null ? null : new Trace(level, addresses, debug, this::trace);
    }

    private int work(Workshop.Opened main, String script, Mail mail, Envelope envelope)
        throws IOException, FatalException {
      Errors errors = tool.errors();
      String box = tool.value('m');
      SmtpAddress sender = envelope.sender();
      TestHost host =
          new TestHost(
              tool,
              box == null ? "INBOX" : Bytes.of(box),
              errors,
              mail.id(),
              sender == null ? "" : sender.encode());
      Execution execution = new Execution(tool.engine(), mail, envelope, host, errors, tracer());
      boolean really = tool.has('e');
      Carrier carrier = new Carrier(execution, host, !tool.values('s').isEmpty());
      List<String> before = tool.values('s');
      Status status = Status.OK;
      boolean more = true;
      for (String one : before) {
        if (!more) {
          break;
        }
        title(really, "\n", one, true);
        Workshop.Opened opened = open(one);
        status = execute(execution, opened);
        more = status == Status.OK && result(execution, carrier, host, really);
      }
      if (more) {
        title(really, "", script, !before.isEmpty());
        status = execute(execution, main);
        if (status == Status.OK && !really) {
          result(execution, carrier, host, false);
        }
      }
      if (really) {
        status = carrier.carry(status, true);
      }
      return report(status);
    }

    private void title(boolean really, String before, String script, boolean several)
        throws IOException {
      if (!really && several) {
        byte[] text = Bytes.raw(before + "## Executing script: " + Bytes.of(script) + "\n");
        process.write(1, text, 0, text.length);
      }
    }

    private static Status execute(Execution execution, Workshop.Opened opened) {
      try {
        execution.run(opened.binary().program());
        return Status.OK;
      } catch (SieveFailure e) {
        return Status.of(e);
      }
    }

    /** Shows the result, or carries it out; gives back whether the message is still kept. */
    private boolean result(Execution execution, Carrier carrier, TestHost host, boolean really)
        throws IOException {
      if (really) {
        return carrier.carry(Status.OK, false) == Status.OK && carrier.keeps();
      }
      StringBuilder out = new StringBuilder();
      boolean kept =
          execution.result().print(out, tool.values('s').isEmpty() ? host.defaultMailbox() : null);
      byte[] text = Bytes.raw(out.toString());
      process.write(1, text, 0, text.length);
      execution.result().executed();
      return kept;
    }

    private void trace(String line) {
      String where = tool.value('t');
      byte[] text = Bytes.raw(line + "\n");
      try {
        if (where == null || where.equals("-")) {
          process.write(1, text, 0, text.length);
        } else if (!traceBroken) {
          process.files().append(process.path(where), text, 0600);
        }
      } catch (DiskException e) {
        traceBroken = true;
        tool.log().error("trace: creat(" + where + ") failed: " + e.errno().text());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int report(Status status) throws IOException {
      switch (status) {
        case OK -> tool.info("final result: success");
        case RESOURCE -> tool.info("resource limit exceeded");
        case FAILURE -> tool.info("final result: failed; resolved with successful implicit keep");
        case TEMPORARY -> tool.info("final result: temporary failure");
        default -> tool.info("final result: utter failure");
      }
      return status == Status.OK ? 0 : 1;
    }
  }
}
