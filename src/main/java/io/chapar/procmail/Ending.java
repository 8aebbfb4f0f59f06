package io.chapar.procmail;

import io.chapar.host.ExitException;
import io.chapar.text.Utf8;
import java.io.IOException;

/** The end of a run: the lines of the log about it, TRAP, and the status. */
final class Ending {
  private final Run run;

  Ending(Run run) {
    this.run = run;
  }

  /** Says where the mail went, as far as that is wanted. */
  void summary(String folder) throws IOException {
    if (!(run.vars.logAbstract > 0
        || (run.log.opened || run.log.verbose) && run.vars.logAbstract != 0)) {
      return;
    }
    if (run.mailRead) {
      String stamp = run.letter.stampLine();
      if (!stamp.isEmpty()) {
        run.log.raw(stamp + "\n");
      }
      String subject = run.letter.subjectLine();
      if (!subject.isEmpty()) {
        byte[] bytes = Utf8.encode(subject);
        run.log.raw(" " + Log.oneLine(Utf8.decode(bytes, 0, Math.min(78, bytes.length))) + "\n");
      }
    }
    run.log.raw(folderLine(folder, run.lastDump));
  }

  /** The line of the run.log that names a folder and a length. */
  static String folderLine(String folder, long length) {
    byte[] bytes = Utf8.encode(folder);
    int room = 72 - "  Folder: ".length() - 1;
    int shown = Math.min(bytes.length, room - 1);
    StringBuilder line = new StringBuilder("  Folder: ");
    line.append(Log.oneLine(Utf8.decode(bytes, 0, shown)));
    int at = shown + "  Folder: ".length();
    at -= at % 8;
    do {
      line.append('\t');
      at += 8;
    } while (at < 72);
    return line.append(String.format(java.util.Locale.ROOT, "%7d\n", length)).toString();
  }

  /** Ends the process: summary, TRAP, run.locks, run.status. */
  void end() throws IOException {
    String folder = run.vars.text("LASTFOLDER");
    if (run.status != 0) {
      run.lastOffset = -1;
      folder =
          run.fake ? "**Lost**" : run.status == Run.EX_TEMPFAIL ? "**Requeued**" : "**Bounced**";
    }
    run.comsat.tell(folder);
    summary(folder);
    run.rc.close();
    trap();
    run.locks.release();
    run.log.flush();
    throw new ExitException(run.recipients != 0 ? run.recipients : run.status);
  }

  private void trap() throws IOException {
    int forced = -1;
    String wanted = run.exitCodeSet ? run.vars.get("EXITCODE") : null;
    if (wanted != null) {
      forced = Vars.number(-2, wanted);
      if (forced >= 0) {
        run.status = forced;
      }
    } else if (!run.vars.trap.isEmpty()) {
      run.set("EXITCODE", Integer.toString(run.status));
    }
    if (!run.vars.trap.isEmpty()) {
      run.raw = false;
      Command command = run.command(run.vars.trap);
      run.letter.join('\n');
      int result = run.pipes.trap(command);
      if (result != 0 && forced == -2) {
        run.status = result;
      }
    }
  }
}
