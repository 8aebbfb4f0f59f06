package io.chapar.sieve.check;

import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.syntax.Argument;
import io.chapar.sieve.syntax.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command or test with its definition, while it is being checked and turned into code. */
public final class Node {
  private final Command syntax;
  private final boolean test;
  private final @Nullable Node parent;
  private final @Nullable Node previous;
  private Definition definition;
  private final Registration registration;
  private @Nullable Extension ext;
  private final List<Arg> args = new ArrayList<>();
  private final List<Node> tests = new ArrayList<>();
  private final List<Node> block = new ArrayList<>();
  private int at;
  private int firstPositional;
  private @Nullable Object data;
  private boolean exits;
  private boolean dropped;

  Node(
      Command syntax,
      boolean test,
      @Nullable Node parent,
      @Nullable Node previous,
      Registration registration,
      Definition definition) {
    this.syntax = syntax;
    this.test = test;
    this.parent = parent;
    this.previous = previous;
    this.registration = registration;
    this.definition = definition;
    this.ext = registration.ext();
    for (Argument argument : syntax.arguments()) {
      args.add(new Arg(argument));
    }
  }

  /** What stands in the script. */
  public Command syntax() {
    return syntax;
  }

  /** Its line. */
  public int line() {
    return syntax.line();
  }

  /** Its name. */
  public String name() {
    return definition.name();
  }

  /** {@code header test}, as errors say it. */
  public String title() {
    return name()
        + " "
        + (definition.kind() == Definition.Kind.HYBRID
            ? test ? "test" : "command"
            : definition.kind().text());
  }

  /** Its definition. */
  public Definition definition() {
    return definition;
  }

  /** Turns it into another command. */
  public void become(Definition other) {
    definition = other;
  }

  Registration registration() {
    return registration;
  }

  /** The extension that has it, or null. */
  public @Nullable Extension ext() {
    return ext;
  }

  /** The same where there must be one. */
  public Extension extension() {
    Extension of = ext;
    if (of == null) {
      throw new IllegalStateException(name());
    }
    return of;
  }

  /** The command it stands in, or null at the top. */
  public @Nullable Node parent() {
    return parent;
  }

  /** The command before it in the same block, or null. */
  public @Nullable Node previous() {
    return previous;
  }

  /** Its arguments. */
  public List<Arg> args() {
    return args;
  }

  /** Whether it stands where a test does. */
  public boolean test() {
    return test;
  }

  /** Its tests. */
  public List<Node> tests() {
    return tests;
  }

  /** The commands of its block. */
  public List<Node> block() {
    return block;
  }

  /** What its definition keeps. */
  public @Nullable Object data() {
    return data;
  }

  /** Sets what its definition keeps. */
  public void data(@Nullable Object what) {
    data = what;
  }

  /** Whether its block always ends the script or loop. */
  public boolean exits() {
    return exits;
  }

  /** Says that the block it stands in ends here in any case. */
  public void exitBlock() {
    Node outside = parent;
    if (outside != null) {
      outside.exits = true;
    }
  }

  /** Takes it out of the code. */
  public void drop() {
    dropped = true;
  }

  boolean dropped() {
    return dropped;
  }

  // ---- going through the arguments

  void restart() {
    at = 0;
  }

  int position() {
    return at;
  }

  /** The argument at hand, or null at the end. */
  public @Nullable Arg peek() {
    return at < args.size() ? args.get(at) : null;
  }

  /** The argument at hand; the next one is at hand then. */
  public Arg take() {
    return args.get(at++);
  }

  /** The argument at hand is taken out. */
  public Arg remove() {
    return args.remove(at);
  }

  void positionalFromHere() {
    firstPositional = at;
  }

  /** Adds an optional operand behind the tags. */
  public void option(Arg arg) {
    args.add(firstPositional, arg);
    firstPositional++;
  }

  /** The positional arguments. */
  public List<Arg> positional() {
    return args.subList(firstPositional, args.size());
  }

  /** A positional argument, or null. */
  public @Nullable Arg positional(int index) {
    return firstPositional + index < args.size() ? args.get(firstPositional + index) : null;
  }

  /** Adds a positional argument. */
  public void append(Arg arg) {
    args.add(arg);
  }

  /** The tags that are left. */
  public List<Arg> tags() {
    return args.subList(0, firstPositional);
  }

  /** The operand of a positional argument. */
  public Operand operand(int index) {
    Operand operand = args.get(firstPositional + index).operand();
    if (operand == null) {
      throw new IllegalStateException(name() + " argument " + index);
    }
    return operand;
  }

  /** The optional operands for the code. */
  public List<Op.Option> options() {
    List<Op.Option> all = new ArrayList<>();
    for (Arg arg : tags()) {
      Operand operand = arg.operand();
      if (arg.id() != 0 && operand != null) {
        all.add(new Op.Option(arg.field(), operand));
      }
    }
    return all;
  }

  /** The positional operands for the code, by their names. */
  public List<Op.Field> fields(String... names) {
    List<Op.Field> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      all.add(new Op.Field(names[i], operand(i)));
    }
    return all;
  }
}
