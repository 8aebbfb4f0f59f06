package io.chapar.sieve.run;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Engine;
import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.LineReader;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.syntax.Errors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run of one block of code: where it is, what the last test gave, its variables and loops. */
public final class Run {
  private static final int MAX_LOOPS = 4;
  private static final int MAX_MATCH_VALUES = 32;

  /** A loop on the stack. */
  public static final class Loop {
    private final int begin;
    private final int end;
    private final Object kind;
    private @Nullable Object context;

    Loop(int begin, int end, Object kind) {
      this.begin = begin;
      this.end = end;
      this.kind = kind;
    }

    /** Where its body begins. */
    public int begin() {
      return begin;
    }

    /** Where it ends. */
    public int end() {
      return end;
    }

    /** What it goes through. */
    public @Nullable Object context() {
      return context;
    }

    /** Sets what it goes through. */
    public void context(Object what) {
      context = what;
    }
  }

  private final Execution execution;
  private final Program program;
  private final Block block;
  private final @Nullable Run parent;
  private final Map<Object, Object> memory = new HashMap<>();
  private final Deque<Loop> loops = new ArrayDeque<>();
  private final LineReader lines;
  private int commandLine;
  private int pc;
  private @Nullable Op op;
  private boolean result;
  private boolean interrupted;
  private boolean matchValuesOn;
  private List<String> matchValues = List.of();

  /** A run of a block; an included script's has a parent. */
  public Run(Execution execution, Program program, Block block, @Nullable Run parent) {
    this.execution = execution;
    this.program = program;
    this.block = block;
    this.parent = parent;
    this.lines = block.reader();
  }

  /** Runs from the beginning. */
  public void go() {
    for (Block.Link link : block.extensions()) {
      link.ext().start(this, link);
    }
    Trace trace = execution.trace();
    pc = 0;
    while (pc < block.ops().size() && !interrupted) {
      Op next = block.ops().get(pc++);
      op = next;
      commandLine = 0;
      execution.tick();
      if (trace != null) {
        trace.toplevel();
      }
      next.run(this);
    }
    if (trace != null) {
      trace.ended(address());
    }
  }

  /** The message, the result and all that a whole execution shares. */
  public Execution execution() {
    return execution;
  }

  /** The settings. */
  public Engine engine() {
    return execution.engine();
  }

  /** The program. */
  public Program program() {
    return program;
  }

  /** The block. */
  public Block block() {
    return block;
  }

  /** The run of the including script, or null. */
  public @Nullable Run parent() {
    return parent;
  }

  /** What an extension keeps during this run. */
  @SuppressWarnings("unchecked")
  public <T> T memory(Object key, Supplier<T> fresh) {
    return (T) memory.computeIfAbsent(key, k -> fresh.get());
  }

  /** The last test's result. */
  public boolean result() {
    return result;
  }

  /** Sets the last test's result. */
  public void result(boolean value) {
    result = value;
  }

  /** Ends the run. */
  public void interrupt() {
    interrupted = true;
  }

  /** Whether the run was ended by a command. */
  public boolean interrupted() {
    return interrupted;
  }

  // ---- variables

  /** The variables of this script; those of all scripts are under the key "global". */
  public Variables variables(boolean global) {
    if (global) {
      Run top = this;
      while (top.parent != null) {
        top = top.parent;
      }
      return top.memory("global variables", () -> new Variables(program.globals(), maxVariable()));
    }
    return memory("variables", () -> new Variables(List.of(), maxVariable()));
  }

  /** Makes the variables of this script. */
  public void declare(List<String> names) {
    memory.put("variables", new Variables(names, maxVariable()));
    matchValuesOn = true;
  }

  /** The greatest size of a variable. */
  public int maxVariable() {
    long set = engine().bytes("sieve_variables_max_variable_size", 4096);
    return set < 4000 ? 4096 : (int) Math.min(set, 1 << 20);
  }

  /** Turns match values on or off; gives back what it was. */
  public boolean matchValues(boolean on) {
    boolean before = matchValuesOn;
    matchValuesOn = on;
    return before;
  }

  /** Whether matches set ${1} and so on. */
  public boolean keepsMatchValues() {
    return matchValuesOn;
  }

  /** Sets the match values. */
  public void setMatchValues(List<String> values) {
    if (matchValuesOn) {
      matchValues = List.copyOf(values.subList(0, Math.min(values.size(), MAX_MATCH_VALUES)));
    }
  }

  /** A match value; empty where there is none. */
  public String matchValue(int index) {
    return index < matchValues.size() ? matchValues.get(index) : "";
  }

  // ---- jumps and loops

  /** Jumps forward or not. */
  public void jump(boolean really, int target) {
    if (!really) {
      trace(Trace.Level.NONE, "not jumping");
      return;
    }
    if (traces(Trace.Level.COMMANDS)) {
      trace(Trace.Level.NONE, "jumping to line " + lineText(target));
    }
    pc = block.indexOf(target);
  }

  private String lineText(int address) {
    Trace trace = execution.trace();
    line();
    int line = lines.read(address);
    return trace != null && trace.addresses()
        ? Bytes.format("%d [%08x]", line, address)
        : Integer.toString(line);
  }

  /** Begins a loop whose body starts behind the current operation. */
  public Loop loop(int end, Object kind) {
    if (traces(Trace.Level.COMMANDS)) {
      trace(Trace.Level.NONE, "loop ends at line " + lineText(end));
    }
    int depth = loops.size();
    for (Run outer = parent; outer != null; outer = outer.parent) {
      depth += outer.loops.size();
    }
    if (depth >= MAX_LOOPS) {
      throw fail("new program loop exceeds the nesting limit (<= " + MAX_LOOPS + " levels)");
    }
    Loop loop = new Loop(address(), end, kind);
    loops.push(loop);
    return loop;
  }

  /** The address behind the current operation. */
  public int address() {
    return pc < block.ops().size() ? block.ops().get(pc).address() : block.size();
  }

  /** The innermost loop of a kind that ends there, or null. */
  public @Nullable Loop loopEnding(int end, Object kind) {
    for (Loop loop : loops) {
      if (loop.end == end && loop.kind.equals(kind)) {
        return loop;
      }
    }
    return null;
  }

  /** The innermost loop of a kind, also of including scripts; null if there is none. */
  public @Nullable Loop loopOf(Object kind) {
    for (Run run = this; run != null; run = run.parent) {
      for (Loop loop : run.loops) {
        if (loop.kind.equals(kind)) {
          return loop;
        }
      }
    }
    return null;
  }

  /** Goes back to the beginning of a loop's body. */
  public void again(Loop loop) {
    if (traces(Trace.Level.COMMANDS)) {
      trace(Trace.Level.NONE, "looping back to line " + lineText(loop.begin));
    }
    pc = block.indexOf(loop.begin);
  }

  /** Leaves a loop and those inside it. */
  public void leave(Loop loop) {
    while (!loops.isEmpty() && loops.pop() != loop) {
      // inner loops end with it
    }
    if (traces(Trace.Level.COMMANDS)) {
      trace(Trace.Level.NONE, "exiting loops at line " + lineText(loop.end));
    }
    pc = block.indexOf(loop.end);
  }

  // ---- errors and the trace

  /** The line of the current command. */
  public int line() {
    Op current = op;
    if (commandLine == 0 && current != null) {
      commandLine = lines.read(current.address());
    }
    return commandLine;
  }

  /** {@code NAME: line N}. */
  public String location() {
    return Objects.requireNonNull(Errors.location(block.script(), line()));
  }

  /** Tells an error of the script; as the real one does, without saying where. */
  public void error(String message) {
    execution.errors().error(null, message);
  }

  /** Tells an error; to be thrown. */
  public SieveFailure fail(String message) {
    error(message);
    return new SieveFailure(SieveFailure.Kind.FAILURE);
  }

  /** Tells a warning. */
  public void warning(String message) {
    execution.errors().warning(null, message);
  }

  /** Whether things of a level are traced. */
  public boolean traces(Trace.Level level) {
    Trace trace = execution.trace();
    return trace != null && trace.tells(level);
  }

  /** Traces something at the current command. */
  public void trace(Trace.Level level, String text) {
    Trace trace = execution.trace();
    if (trace != null && trace.tells(level)) {
      Op current = op;
      trace.line(current == null ? 0 : current.address(), line(), text);
    }
  }

  /** Traces something behind the current operation. */
  public void traceHere(Trace.Level level, String text) {
    Trace trace = execution.trace();
    if (trace != null && trace.tells(level)) {
      int here = address();
      line();
      trace.line(here, lines.read(here), text);
    }
  }

  /** The trace comes back to where commands begin. */
  public void atTop() {
    Trace trace = execution.trace();
    if (trace != null) {
      trace.toplevel();
    }
  }

  /** The trace goes one deeper. */
  public void descend() {
    Trace trace = execution.trace();
    if (trace != null) {
      trace.indent(1);
    }
  }

  /** The trace comes one out. */
  public void ascend() {
    Trace trace = execution.trace();
    if (trace != null) {
      trace.indent(-1);
    }
  }

  /** Copies of what is on the loop stack, for tests. */
  List<Loop> loops() {
    return new ArrayList<>(loops);
  }
}
