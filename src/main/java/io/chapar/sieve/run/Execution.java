package io.chapar.sieve.run;

import io.chapar.sieve.action.Result;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.syntax.Errors;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Scripts over one message: what all their runs share. */
public final class Execution {
  private static final long NANOS_PER_BYTE = 2;

  private final Engine engine;
  private final Envelope envelope;
  private final Surroundings surroundings;
  private final @Nullable Trace trace;
  private final Result result;
  private final Mail original;
  private final ZonedTime time;
  private final Map<Object, Object> memory = new HashMap<>();
  private Errors errors;
  private Mail mail;
  private long spent;
  private final long maxSpent;

  /** When a message arrived, for all tests of its scripts. */
  private record ZonedTime(java.time.ZonedDateTime at) {}

  /** The execution of scripts over a message. */
  public Execution(
      Engine engine,
      Mail mail,
      Envelope envelope,
      Surroundings surroundings,
      Errors errors,
      @Nullable Trace trace) {
    this.engine = engine;
    this.original = mail;
    this.mail = mail;
    this.envelope = envelope;
    this.surroundings = surroundings;
    this.errors = errors;
    this.trace = trace;
    this.time = new ZonedTime(surroundings.at());
    this.result = new Result(engine);
    this.maxSpent = engine.seconds("sieve_max_cpu_time", 30) * 1_000_000_000L;
  }

  /** Runs a program; what it wants is in the result then. */
  public void run(Program program) {
    Run run = new Run(this, program, program.main(), null);
    traced(program.main().script(), run::go);
  }

  /** Runs a script with its name around it in the trace. */
  public void traced(String script, Runnable code) {
    Trace lines = trace;
    if (lines != null) {
      lines.toplevel();
      lines.empty();
      lines.line(0, 0, "## Started executing script '" + script + "'");
    }
    try {
      code.run();
    } finally {
      if (lines != null) {
        lines.toplevel();
        lines.line(lines.last(), 0, "## Finished executing script '" + script + "'");
        lines.empty();
      }
    }
  }

  /** The settings. */
  public Engine engine() {
    return engine;
  }

  /** The message as it is now. */
  public Mail mail() {
    return mail;
  }

  /** The message as it came. */
  public Mail original() {
    return original;
  }

  /** Goes on with another message. */
  public void mail(Mail other) {
    mail = other;
  }

  /** The envelope. */
  public Envelope envelope() {
    return envelope;
  }

  /** The host around it. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** When the message arrived. */
  public java.time.ZonedDateTime time() {
    return time.at();
  }

  /** Where errors go. */
  public Errors errors() {
    return errors;
  }

  /** Lets errors go elsewhere, for another script. */
  public void errors(Errors other) {
    errors = other;
  }

  /** The trace, or null. */
  public @Nullable Trace trace() {
    return trace;
  }

  /** What the scripts want. */
  public Result result() {
    return result;
  }

  /** What an extension keeps for all scripts. */
  @SuppressWarnings("unchecked")
  public <T> T memory(Object key, Supplier<T> fresh) {
    return (T) memory.computeIfAbsent(key, k -> fresh.get());
  }

  /** Work on that many bytes, which counts as time of the script. */
  public void work(int bytes) {
    spent += bytes * NANOS_PER_BYTE;
    surroundings.tick(bytes);
    limit();
  }

  /** One operation; ends a run that took too long. */
  void tick() {
    spent += 1_000;
    surroundings.tick(0);
    limit();
  }

  private void limit() {
    if (maxSpent > 0 && spent > maxSpent) {
      errors.error(null, "execution exceeded CPU time limit");
      throw new SieveFailure(SieveFailure.Kind.RESOURCE);
    }
  }
}
