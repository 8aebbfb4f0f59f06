package io.chapar.procmail;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an rc file and does what it says: assignments, recipes, blocks. */
final class Recipes {
  /** How it ended. */
  enum Outcome {
    DELIVERED,
    /** The file, and all those that included it, came to their end. */
    END,
    /** HOST was assigned a name that is not this host's. */
    GIVEN_UP
  }

  /** Goes on in the process of a clone with the recipes from here on. */
  interface Clone {
    void goOn(Run run, Recipes recipes) throws IOException;
  }

  final Run run;
  final RcFiles rc;
  final Clone clone;
  boolean lastDone;
  boolean lastCondition;
  boolean previousCondition;
  int skip; // bit 0: this recipe does not apply; above: blocks that do not

  Recipes(Run run, Clone clone) {
    this.run = run;
    this.rc = run.rc;
    this.clone = clone;
  }

  Recipes(Recipes other, Run run) {
    this.run = run;
    this.rc = run.rc;
    this.clone = other.clone;
    lastDone = other.lastDone;
    lastCondition = other.lastCondition;
    previousCondition = other.previousCondition;
    skip = other.skip;
  }

  /** Reads on from where the rc file stands. */
  Outcome run() throws IOException {
    while (true) {
      if (item()) {
        return Outcome.DELIVERED;
      }
      if (!rc.isOpen()) {
        return Outcome.GIVEN_UP;
      }
      while (atEnd()) {
        skip = 0;
        if (!closeFile()) {
          return Outcome.END;
        }
      }
    }
  }

  boolean atEnd() {
    int c = rc.next();
    rc.back(c);
    return c < 0;
  }

  private boolean closeFile() throws IOException {
    if (run.levels.size() > rc.depth) {
      while (run.levels.size() > rc.depth) {
        run.levels.removeLast();
      }
      run.log.say("Missing closing brace");
    }
    return rc.pop();
  }

  /** One recipe, brace or assignment; true if the mail is delivered. */
  private boolean item() throws IOException {
    run.tick();
    run.locks.unlockLocal();
    while (true) {
      do {
        rc.skipSpace();
      } while (rc.take('\n'));
      if (!rc.take('#')) {
        break;
      }
      rc.skipLine();
    }
    if (rc.take(':')) {
      return recipe();
    }
    if (rc.take('}')) {
      closeBrace();
    } else {
      assignment();
    }
    return false;
  }

  private void closeBrace() throws IOException {
    if (skip > 1) {
      skip -= 2;
    } else if (run.levels.size() > rc.depth) {
      Run.Level level = run.levels.removeLast();
      lastCondition = level.last();
      previousCondition = level.previous();
    } else {
      run.log.say("Closing brace unexpected");
    }
  }

  // ---- assignments

  /** A name that a blank, a newline or '=' ends; null if there is none (what was read is put). */
  @Nullable String name(StringBuilder read) throws IOException {
    int c = rc.next();
    boolean found = Vars.isNameStart(c);
    if (found) {
      do {
        read.append((char) c);
        c = rc.next();
      } while (Vars.isName(c) && read.length() < run.vars.lineBuf);
    }
    rc.back(c);
    if (read.length() >= run.vars.lineBuf) {
      run.log.say("Exceeded LINEBUF");
      run.overflow();
      return null;
    }
    boolean ends = c == ' ' || c == '\t' || c == '\n' || c == '=';
    return found && ends ? read.toString() : null;
  }

  private void assignment() throws IOException {
    StringBuilder read = new StringBuilder();
    String name = name(read);
    if (name == null) {
      String skipped = read.length() > 0 ? read.toString() : rc.line();
      if (!skipped.isEmpty()) {
        run.log.say("Skipped", skipped);
      }
      return;
    }
    rc.skipSpace();
    String value = "";
    boolean assigns = rc.take('=');
    if (assigns) {
      Words.Result words = Words.read(run, rc, Words.Cut.ASSIGNMENT, skip != 0, name + "=");
      if (words.failed()) {
        return;
      }
      value = words.first().substring(name.length() + 1);
    }
    if (skip != 0) {
      return;
    }
    if (assigns) {
      run.set(name, value);
    } else {
      run.log.detail("Assigning", name);
      run.vars.remove(name);
    }
    if (run.effect(name, value)) {
      delivered();
    }
  }

  /** DELIVERED=yes: whoever called sees success now, and the rest goes on by itself. */
  private void delivered() throws IOException {
    Process child = fork();
    if (child != null) {
      Run copy = new Run(run, child);
      copy.fake = true;
      Recipes rest = new Recipes(this, copy);
      child.start(
          p -> {
            clone.goOn(copy, rest);
            return 0;
          });
      run.log.flush();
      throw new io.chapar.host.ExitException(run.recipients);
    }
  }

  @Nullable Process fork() throws IOException {
    run.log.flush();
    try {
      return run.p.fork();
    } catch (DiskException e) {
      run.log.say("Failed forking", "procmail");
      return null;
    }
  }

  // ---- recipes

  private boolean recipe() throws IOException {
    Flags flags;
    Conditions.Outcome outcome;
    String lock;
    boolean locks;
    do {
      Words.Result line = Words.read(run, rc, Words.Cut.WORDS, skip != 0, "");
      if (line.failed()) {
        return false;
      }
      RecipeStart start = new RecipeStart(line.words());
      flags = start.flags;
      lock = start.lock;
      locks = start.locks;
      if (!start.rest.isEmpty()) {
        run.log.say("Skipped", start.rest);
      }
      outcome =
          new Conditions(run, flags)
              .check(previousCondition, lastDone, lastCondition, skip != 0, start.lines);
      boolean yes = outcome == Conditions.Outcome.YES;
      if (skip == 0) {
        if (!flags.has('A') && !flags.has('a')) {
          lastCondition = yes;
        }
        if (!previousCondition || !flags.has('E')) {
          previousCondition = yes;
        }
      }
    } while (outcome == Conditions.Outcome.NO_ACTION);
    return new Action(this, flags, locks, lock, outcome == Conditions.Outcome.YES).run();
  }
}
