package io.chapar.sieve.action;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Surroundings;
import io.chapar.sieve.syntax.Errors;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Handing the message to a program. */
public final class Pipe extends Action {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("'['yyyy-MM-dd HH:mm:ss']'", Locale.ROOT);

  private final String program;
  private final List<String> args;
  private final boolean soft;

  /**
   * Handing it to a program.
   *
   * @param soft whether it does not matter if that fails
   */
  public Pipe(String program, List<String> args, boolean soft) {
    super("pipe");
    this.program = program;
    this.args = List.copyOf(args);
    this.soft = soft;
  }

  /** The time, as messages for users have it that send them to the administrator. */
  public static String stamp(ZonedDateTime at) {
    return STAMP.format(at);
  }

  @Override
  public boolean delivers() {
    return true;
  }

  @Override
  public @Nullable String duplicates(Action earlier, boolean executed) {
    return earlier instanceof Pipe other && other.program.equals(program)
        ? "duplicate pipe \""
            + program
            + "\" action not allowed (previously triggered one was here: "
            + earlier.location()
            + ")"
        : null;
  }

  @Override
  public boolean print(StringBuilder out, String defaultMailbox) {
    out.append(" * pipe message to external program '").append(program).append("':\n");
    out.append("    => try           : ").append(soft ? "yes" : "no").append("\n\n");
    return false;
  }

  @Override
  public Status execute(Carrier.Step step) {
    step.cancelKeep();
    return Status.OK;
  }

  @Override
  public Status commit(Carrier.Step step) {
    Mail then = mail();
    byte[] bytes = (then == null ? step.original() : then).bytes();
    Surroundings.Ran ran = step.surroundings().program("pipe", program, args, bytes);
    String shown = "`" + Bytes.shown(program, 80) + "'";
    if (ran.status() == 0) {
      step.log("piped message to program " + shown);
      return Status.OK;
    }
    String text =
        ran.status() > 0
            ? "failed to execute to program " + shown
            : "failed to pipe message to program " + shown;
    step.outside()
        .bare(
            Errors.Level.ERROR,
            text
                + ": refer to server log for more information. "
                + stamp(step.surroundings().at()));
    return soft ? Status.OK : Status.FAILURE;
  }
}
