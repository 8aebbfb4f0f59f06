package io.chapar.sieve.command;

import io.chapar.dovecot.store.MailUser;
import io.chapar.dovecot.store.Utf7;
import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.mailbox.MailFlags;
import io.chapar.mailbox.Mailbox;
import io.chapar.mailbox.MailboxException;
import io.chapar.sieve.Bytes;
import io.chapar.sieve.action.Carrier;
import io.chapar.sieve.action.Status;
import io.chapar.sieve.run.Execution;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.SieveFailure;
import io.chapar.sieve.script.ScriptFile;
import io.chapar.sieve.script.Workshop;
import io.chapar.sieve.syntax.Errors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** sieve-filter: goes over the messages of a mailbox with a script. */
public final class SieveFilterTool implements Program {
  private static final String HELP =
      "Usage: sieve-filter [-c <config-file>] [-C] [-D] [-e] [-m <default-mailbox>]\n"
          + "                    [-P <plugin>] [-q <output-mailbox>] [-Q <mail-command>]\n"
          + "                    [-s <script-file>] [-u <user>] [-v] [-W] [-x <extensions>]\n"
          + "                    <script-file> <source-mailbox> [<discard-action>]\n";

  /** What becomes of a message that the script does not want kept. */
  private enum Discard {
    KEEP,
    MOVE,
    DELETE,
    EXPUNGE
  }

  @Override
  public int run(Process p) throws IOException {
    Tool tool = new Tool(p, "sieve-filter", "m:s:x:P:u:q:Q:DCevW", HELP);
    return tool.run(() -> new Call(tool).run());
  }

  /** One call. */
  private static final class Call {
    private final Tool tool;
    private final Process process;
    private Discard discard = Discard.KEEP;
    private String source = "";
    private String keep = "";
    private boolean moves;
    private boolean really;
    private boolean writes;
    private @Nullable Mailbox box;
    private @Nullable Mailbox moveBox;
    private String moveName = "";
    private final Set<Long> gone = new TreeSet<>();
    private final Map<Long, MailFlags> marks = new HashMap<>();

    Call(Tool tool) {
      this.tool = tool;
      this.process = tool.process();
    }

    int run() throws IOException, FatalException {
      tool.parse();
      for (char letter : new char[] {'s', 'q', 'Q'}) {
        if (tool.has(letter)) {
          throw new FatalException(
              FatalException.USAGE,
              "The -" + letter + " argument is currently NOT IMPLEMENTED",
              false);
        }
      }
      String script = tool.operand(0, "script-file");
      source = tool.operand(1, "source-mailbox");
      String move = action();
      String box = tool.value('m');
      keep = box == null ? source : box;
      moves = box != null;
      really = tool.has('e');
      writes = really && tool.has('W');
      tool.start(false);
      Workshop.Opened main = script(script);
      MailUser user = tool.user();
      if (user == null) {
        throw new FatalException("Unknown user");
      }
      this.box = open(user, "source ", source);
      if (really && move != null) {
        moveName = move;
        moveBox = open(user, "", move);
        if (move.equals(source)) {
          throw new FatalException("Source mailbox and mailbox for move action are identical.");
        }
      }
      all(main);
      return 0;
    }

    /** Reads the third operand; gives back the mailbox of move. */
    private @Nullable String action() throws FatalException {
      List<String> operands = tool.operands();
      if (operands.size() < 3) {
        return null;
      }
      String word = operands.get(2);
      String move = null;
      int read = 3;
      switch (word) {
        case "keep" -> discard = Discard.KEEP;
        case "delete" -> discard = Discard.DELETE;
        case "expunge" -> discard = Discard.EXPUNGE;
        case "move" -> {
          if (operands.size() < 4) {
            throw new FatalException(
                FatalException.USAGE,
                "Invalid <discard-action> argument: the `move' action requires mailbox argument",
                true);
          }
          discard = Discard.MOVE;
          move = operands.get(3);
          read = 4;
        }
        default ->
            throw new FatalException(
                FatalException.USAGE, "Invalid <discard-action> argument", true);
      }
      if (operands.size() > read) {
        throw new FatalException(
            FatalException.USAGE, "Unknown argument: " + operands.get(read), true);
      }
      return move;
    }

    private Workshop.Opened script(String script) throws FatalException {
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

    private static Mailbox open(MailUser user, String what, String name) throws FatalException {
      try {
        Mailbox box = user.open(Utf7.encode(name)).box();
        box.sync();
        return box;
      } catch (MailboxException e) {
        throw new FatalException(
            "Couldn't open "
                + what
                + "mailbox '"
                + name
                + "': "
                + (e.internal() ? e.logged() : e.text()));
      }
    }

    private void all(Workshop.Opened script) throws IOException {
      Mailbox from = box;
      if (from == null) {
        return;
      }
      Errors errors = tool.errors(tool.has('v'));
      try {
        for (io.chapar.mailbox.Mail mail : new ArrayList<>(from.mails())) {
          process.tick();
          if (!mail.flags().has(MailFlags.DELETED) && !one(script, from, mail, errors)) {
            break;
          }
        }
        if (!marks.isEmpty()) {
          from.flags(marks);
        }
        if (!gone.isEmpty()) {
          from.expunge(gone);
        }
      } catch (MailboxException e) {
        errors.error(null, "failed to sync source mailbox");
      }
    }

    /** Filters a message; false ends it all. */
    private boolean one(
        Workshop.Opened script, Mailbox from, io.chapar.mailbox.Mail found, Errors errors)
        throws IOException, MailboxException {
      byte[] bytes = from.content(found);
      process.tick(bytes.length);
      Mail mail = Mail.of(bytes);
      long size = bytes.length;
      for (int i = 0; i < bytes.length; i++) {
        size += bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r') ? 1 : 0;
      }
      String date = orEmpty(mail.first("date"));
      String subject = Bytes.shown(orEmpty(mail.first("subject")), 40);
      FilterHost host =
          new FilterHost(tool, Bytes.of(keep), Bytes.of(source), errors, mail, found.flags());
      Execution execution =
          new Execution(
              tool.engine(), mail, Envelopes.of(mail, null, null, null), host, errors, null);
      Status status = Status.OK;
      if (really) {
        errors.info(null, "filtering: [" + date + "; " + size + " bytes] `" + subject + "'");
      } else {
        String id = mail.id();
        write(
            ">> Filtering message:\n\n  ID:      "
                + (id == null ? "none" : id)
                + "\n  Date:    "
                + date
                + "\n  Size:    "
                + size
                + " bytes\n  Subject: "
                + subject
                + "\n");
      }
      try {
        execution.run(script.binary().program());
      } catch (SieveFailure e) {
        status = Status.of(e);
      }
      if (really) {
        status = new Carrier(execution, host, false).carry(status, true);
      } else if (status == Status.OK) {
        StringBuilder out = new StringBuilder();
        execution.result().print(out, host.defaultMailbox());
        write(out.toString());
      }
      return settle(from, found, host, status, errors);
    }

    private static String orEmpty(@Nullable String value) {
      return value == null ? "" : value;
    }

    private void write(String text) throws IOException {
      byte[] bytes = Bytes.raw(text);
      process.write(1, bytes, 0, bytes.length);
    }

    /** What becomes of the message in the mailbox that it came from. */
    private boolean settle(
        Mailbox from, io.chapar.mailbox.Mail found, FilterHost host, Status status, Errors errors)
        throws MailboxException {
      if (status == Status.OK) {
        if (writes) {
          source(from, found, host, errors);
        }
        return true;
      }
      if (status == Status.RESOURCE) {
        errors.error(null, "sieve resource limit exceeded");
        return false;
      }
      String failed = "sieve script execution failed for this message; message ";
      if (writes && moves && !host.kept() && host.saved()) {
        errors.error(null, failed + "moved to default mailbox");
        gone.add(found.uid());
      } else {
        errors.error(null, failed + "left in source mailbox");
      }
      return true;
    }

    private void source(Mailbox from, io.chapar.mailbox.Mail found, FilterHost host, Errors errors)
        throws MailboxException {
      if (host.kept()) {
        errors.info(null, "message kept in source mailbox");
        MailFlags flags = host.flags();
        if (flags != null) {
          marks.put(found.uid(), flags);
        }
        return;
      }
      if (host.saved()) {
        errors.info(null, "message expunged from source mailbox upon successful move");
        gone.add(found.uid());
        return;
      }
      switch (discard) {
        case MOVE -> {
          errors.info(null, "message in source mailbox moved to mailbox '" + moveName + "'");
          Mailbox to = moveBox;
          if (to != null) {
            to.append(
                from.content(found), found.flags(), process.machine().scheduler().nanos(), "");
            gone.add(found.uid());
          }
        }
        case DELETE -> {
          errors.info(null, "message flagged as deleted in source mailbox");
          marks.put(found.uid(), found.flags().plus(new MailFlags(MailFlags.DELETED, List.of())));
        }
        case EXPUNGE -> {
          errors.info(null, "message expunged from source mailbox");
          gone.add(found.uid());
        }
        default -> errors.info(null, "message left in source mailbox");
      }
    }
  }
}
