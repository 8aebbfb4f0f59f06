package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The action of a recipe: a folder, a program, an address, or a block of more recipes. */
final class Action {
  private final Recipes recipes;
  private final Run run;
  private final RcFiles rc;
  private final Flags flags;
  private final boolean locks;
  private final @Nullable String lock;
  private final boolean applies;
  private int from;
  private int to;
  private @Nullable String capture;
  private Pipes.Wait wait;

  Action(Recipes recipes, Flags flags, boolean locks, @Nullable String lock, boolean applies) {
    this.recipes = recipes;
    this.run = recipes.run;
    this.rc = recipes.rc;
    this.flags = flags;
    this.locks = locks;
    this.lock = lock;
    this.applies = applies;
    wait = Pipes.Wait.of(flags.has('w'), flags.has('W'));
    to = run.letter.length();
    if (flags.has('h') && !flags.has('b')) {
      to = run.letter.body();
    } else if (flags.has('b') && !flags.has('h')) {
      from = run.letter.body();
    }
  }

  boolean run() throws IOException {
    rc.skipSpace();
    if (applies) {
      run.letter.join('\n');
    }
    if (rc.take('!')) {
      return forward();
    }
    if (rc.take('|')) {
      return pipe();
    }
    if (recipes.atEnd()) {
      run.log.say("Incomplete recipe");
      return false;
    }
    return folder();
  }

  private void done(boolean success) throws IOException {
    run.raw = false;
    recipes.lastDone = success;
  }

  private boolean forward() throws IOException {
    if (!applies) {
      recipes.skip |= 1;
    }
    StringBuilder before = new StringBuilder(run.vars.sendmail).append('\0');
    for (String flag : run.vars.sendmailFlags.split("[ \t\n]+")) {
      if (!flag.isEmpty()) {
        before.append(flag).append('\0');
      }
    }
    Words.Result words = Words.read(run, rc, Words.Cut.WORDS, recipes.skip != 0, before.toString());
    if (words.failed()) {
      done(false);
      recipes.skip &= ~1;
      return false;
    }
    if (!applies) {
      recipes.skip &= ~1;
      return false;
    }
    if (from == 0) {
      from = run.letter.afterStamp(to);
    }
    return program(Command.direct(words));
  }

  private boolean pipe() throws IOException {
    String line = rc.logicalLine();
    if (line.length() > run.vars.lineBuf) {
      run.log.say("Exceeded LINEBUF");
      run.overflow();
      return false;
    }
    if (!applies) {
      return false;
    }
    Command command = run.command(line);
    if (command.words() != null && command.text().isEmpty()) {
      return toStandardOutput();
    }
    return program(command);
  }

  private boolean program(Command command) throws IOException {
    if (locks) {
      String file = lock == null ? implicitLock(command) : "";
      if (lock == null && file.isEmpty()) {
        run.log.say("Couldn't determine implicit lockfile from", command.name());
      }
      run.locks.lockLocal(lock, file);
      if (wait == Pipes.Wait.NO) {
        wait = Pipes.Wait.QUIETLY;
      }
    }
    run.raw = flags.has('r');
    boolean copies = flags.has('c');
    if (copies && (flags.has('f') || capture != null)) {
      run.log.say("Extraneous copy-flag ignored");
    }
    if (capture != null) {
      done(captureOutput(command, capture));
      return false;
    }
    if (flags.has('f')) {
      done(filter(command));
      return false;
    }
    boolean sent = run.pipes.send(command, run.letter.part(from, to), wait, flags.has('i'), true);
    if (sent && !copies) {
      return true;
    }
    if (sent && run.vars.logAbstract == 2) {
      run.summary(run.vars.text("LASTFOLDER"));
    }
    done(sent);
    return false;
  }

  /** The file behind the first &gt;&gt; of a command. */
  private String implicitLock(Command command) throws IOException {
    String text = command.words() == null ? command.text() : command.name();
    int at = text.indexOf(">>");
    if (at < 0) {
      return "";
    }
    String rest = Conditions.skipSpace(text.substring(at + 2));
    int end = 0;
    while (end < rest.length() && " \t\n#`'\");".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String name = rest.substring(0, end);
    if (command.words() != null) {
      return name;
    }
    Words.Result words = Words.read(run, Chars.of(name), Words.Cut.WORDS, false, "");
    return words.failed() ? "" : words.first();
  }

  private boolean filter(Command command) throws IOException {
    boolean headerOnly = to != run.letter.length();
    byte[] result = run.pipes.filter(command, run.letter.part(from, to), wait, flags.has('i'));
    if (result == null) {
      return false;
    }
    if (from > 0) {
      run.letter.body(result, run.berkeley);
    } else if (headerOnly) {
      byte[] body = run.letter.part(run.letter.body(), run.letter.length());
      byte[] all = java.util.Arrays.copyOf(result, result.length + body.length);
      System.arraycopy(body, 0, all, result.length, body.length);
      run.letter.all(all, run.berkeley);
    } else {
      run.letter.all(result, run.berkeley);
    }
    return !run.pipes.failed();
  }

  private boolean captureOutput(Command command, String name) throws IOException {
    byte[] result = run.pipes.filter(command, run.letter.part(from, to), wait, flags.has('i'));
    log("Assigning", name + "=");
    if (result == null) {
      if (run.vars.get(name) == null) {
        return false;
      }
      run.effect(name, run.vars.text(name));
      return false;
    }
    int end = result.length;
    if (end > 0 && result[end - 1] == '\n') {
      end--;
    }
    String value = io.chapar.text.Utf8.decode(result, 0, end);
    run.vars.put(name, value);
    run.effect(name, value);
    return true;
  }

  private void log(String what, String quoted) throws IOException {
    run.log.detail(what, quoted);
  }

  private boolean toStandardOutput() throws IOException {
    run.raw = flags.has('r');
    run.lastFolder("|");
    run.lastOffset = -1;
    byte[] bytes = run.letter.part(from, to);
    byte[] all = run.raw ? bytes : Folders.closed(bytes);
    run.lastDump = all.length;
    boolean success = true;
    try {
      io.chapar.host.Channel out = run.p.channel(run.standardOutput);
      if (out == null) {
        throw new DiskException(io.chapar.disk.Errno.EBADF, "|");
      }
      out.write(all, 0, all.length);
    } catch (DiskException e) {
      success = flags.has('i');
      if (!success) {
        run.log.say("Error while writing to", "|");
      }
    }
    if (success && !flags.has('c')) {
      return true;
    }
    if (success && run.vars.logAbstract == 2) {
      run.summary(run.vars.text("LASTFOLDER"));
    }
    done(success);
    return false;
  }

  private boolean folder() throws IOException {
    boolean wasFilter = flags.has('f');
    if (wasFilter) {
      flags.clear('f');
      run.log.say("Extraneous filter-flag ignored");
    }
    StringBuilder read = new StringBuilder();
    String name = recipes.name(read);
    String before = read.toString();
    if (name != null) {
      boolean gap = rc.skipSpace();
      if (gap) {
        before = name + "\0";
      }
      if (rc.take('=')) {
        before += "=";
        if (rc.skipSpace()) {
          before += "\0";
        }
        int c = rc.next();
        rc.back(c);
        if (c == '!' || c == '|') {
          capture = applies ? name : null;
          rc.next();
          return c == '!' ? forward() : pipe();
        }
      }
    } else if (before.isEmpty() && rc.take('{')) {
      before = "{";
      if (rc.take(' ') || rc.take('\t') || rc.take('\n')) {
        return block();
      }
    }
    if (!applies) {
      recipes.skip |= 1;
    }
    Words.Result words = Words.read(run, rc, Words.Cut.WORDS, recipes.skip != 0, before);
    recipes.skip &= ~1;
    if (words.failed()) {
      done(false);
      return false;
    }
    if (!applies) {
      return false;
    }
    if (wasFilter) {
      from = 0;
      to = run.letter.length();
    }
    run.raw = flags.has('r');
    List<String> all = words.words();
    if (locks) {
      run.locks.lockLocal(lock, all.get(0));
    }
    boolean success =
        run.folders.write(all.get(0), all.subList(1, all.size()), from, to, flags.has('i'), false);
    if (success && !flags.has('c')) {
      return true;
    }
    if (success && run.vars.logAbstract == 2) {
      run.summary(run.vars.text("LASTFOLDER"));
    }
    done(success);
    return false;
  }

  private boolean block() throws IOException {
    boolean copies = flags.has('c');
    if (locks && !copies) {
      run.log.say("Extraneous locallockfile ignored");
    }
    extraneous('b', "deliver-body flag");
    extraneous('h', "deliver-head flag");
    extraneous('i', "ignore-write-error flag");
    extraneous('r', "raw-mode flag");
    if (!applies) {
      recipes.skip += 2;
      return false;
    }
    boolean success = true;
    if (locks) {
      run.locks.lockLocal(lock, "");
      if (wait == Pipes.Wait.NO) {
        wait = Pipes.Wait.QUIETLY;
      }
    }
    run.levels.addLast(new Run.Level(recipes.previousCondition, recipes.lastCondition));
    if (copies) {
      success = cloneMail();
      run.levels.removeLast();
      recipes.skip += 2;
    }
    done(success);
    return false;
  }

  private void extraneous(char flag, String what) throws IOException {
    if (flags.has(flag)) {
      run.log.say("Extraneous " + what + " ignored");
    }
  }

  /** A copy of the mail goes through the block in a process of its own. */
  private boolean cloneMail() throws IOException {
    log("Forking", "procmail");
    Process child = recipes.fork();
    if (child == null) {
      return false;
    }
    Run copy = new Run(run, child);
    Recipes rest = new Recipes(recipes, copy);
    rest.lastDone = true;
    child.start(
        p -> {
          String lost = copy.lostFile();
          if (lost != null) {
            copy.log.say("Lost", lost);
            copy.log.flush();
            return Run.EX_NOINPUT;
          }
          recipes.clone.goOn(copy, rest);
          return 0;
        });
    if (wait == Pipes.Wait.NO) {
      return true;
    }
    run.child = child;
    int status = child.await();
    run.child = null;
    run.checkSignals();
    run.exitCode = status;
    if (status != 0) {
      boolean quiet = wait == Pipes.Wait.QUIETLY;
      if (!quiet || run.log.verbose) {
        run.log.say(
            quiet
                ? "Non-zero exitcode (" + status + ") from"
                : "Program failure (" + status + ") of",
            "procmail");
      }
      return false;
    }
    return true;
  }
}
