package io.chapar.sieve.check;

import io.chapar.sieve.code.Block;
import io.chapar.sieve.code.Jump;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Program;
import io.chapar.sieve.syntax.Command;
import io.chapar.sieve.syntax.Errors;
import io.chapar.sieve.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns checked commands into code. */
public final class Generator {
  private final Checker checker;
  private final Program program;
  private final Block block;
  private final @Nullable Generator parent;
  private boolean failed;

  private Generator(Checker checker, Program program, Block block, @Nullable Generator parent) {
    this.checker = checker;
    this.program = program;
    this.block = block;
    this.parent = parent;
  }

  /**
   * Compiles a script; null after errors.
   *
   * @param globalScript whether it is the administrator's
   * @param uploaded whether it is only being stored
   */
  public static @Nullable Program compile(
      Engine engine, Script script, Errors errors, boolean globalScript, boolean uploaded) {
    Program program = new Program();
    String text = script.text();
    List<Command> syntax = Parser.parse(script.name(), text == null ? "" : text, errors);
    if (syntax == null) {
      errors.error(script.name(), "parse failed");
      return null;
    }
    Checker checker = new Checker(engine, script, errors, globalScript, uploaded);
    List<Node> nodes = checker.run(syntax);
    if (nodes == null) {
      errors.error(script.name(), "validation failed");
      return null;
    }
    Generator main = start(checker, program, 2, null);
    if (!main.all(nodes)) {
      errors.error(script.name(), "code generation failed");
      return null;
    }
    program.main(main.block);
    return program;
  }

  private static Generator start(
      Checker checker, Program program, int id, @Nullable Generator parent) {
    int debug = program.newBlock();
    List<Block.Link> links = new ArrayList<>();
    for (Extension ext : checker.inOrder()) {
      program.need(ext);
      links.add(new Block.Link(ext, !checker.required(ext), ext.payload(checker)));
    }
    Block block = new Block(id, debug, checker.script().name(), links);
    Generator generator = new Generator(checker, program, block, parent);
    for (Block.Link link : links) {
      link.ext().generate(generator);
    }
    return generator;
  }

  private boolean all(List<Node> nodes) {
    block(nodes);
    return !failed;
  }

  /** The check whose result this turns into code. */
  public Checker checker() {
    return checker;
  }

  /** The whole that is being made. */
  public Program program() {
    return program;
  }

  /** The block that is being made. */
  public Block block() {
    return block;
  }

  /** The generator of the including script, or null. */
  public @Nullable Generator parent() {
    return parent;
  }

  /** Tells an error; there will be no code. */
  public void fail(Node node, String message) {
    checker.error(node, message);
    failed = true;
  }

  /** There will be no code, and nothing is told. */
  public void fail() {
    failed = true;
  }

  /** Whether an error has been told. */
  public boolean failed() {
    return failed;
  }

  /** Makes the code of a script that a command includes; false after errors. */
  public boolean include(Node node, Script script, int blockId, List<Block> into) {
    Errors errors = checker.errors();
    String text = script.text();
    List<Command> syntax = Parser.parse(script.name(), text == null ? "" : text, errors);
    if (syntax == null) {
      fail(node, "failed to parse included script '" + script.name() + "'");
      return false;
    }
    Checker inner =
        new Checker(checker.engine(), script, errors, script.global(), checker.uploaded());
    inner.inherit(checker);
    List<Node> nodes = inner.run(syntax);
    if (nodes == null) {
      fail(node, "failed to validate included script '" + script.name() + "'");
      return false;
    }
    Generator generator = start(inner, program, blockId, this);
    if (!generator.all(nodes)) {
      fail(node, "failed to generate code for included script '" + script.name() + "'");
      return false;
    }
    into.add(generator.block);
    return true;
  }

  /** Appends an operation of a command or test. */
  public void emit(Node node, Op op) {
    block.line(block.size(), node.line());
    block.emit(op);
  }

  /** The code of commands. */
  public void block(List<Node> nodes) {
    for (Node node : nodes) {
      if (failed) {
        return;
      }
      if (!node.dropped() && !node.definition().silent()) {
        block.line(block.size(), node.line());
        node.definition().generate(this, node);
      }
    }
  }

  /** The code of a test with its jump. */
  public void test(Node node, List<Jump> jumps, boolean whenTrue) {
    block.line(block.size(), node.line());
    if (!node.definition().control(this, node, jumps, whenTrue)) {
      node.definition().generate(this, node);
      jump(whenTrue ? Jump.When.TRUE : Jump.When.FALSE, jumps);
    }
  }

  /** Appends a jump. */
  public Jump jump(Jump.When when, List<Jump> jumps) {
    Jump jump = new Jump(when);
    block.emit(jump);
    jumps.add(jump);
    return jump;
  }

  /** Lets jumps come here. */
  public void land(List<Jump> jumps) {
    for (Jump jump : jumps) {
      jump.to(block.size());
    }
  }
}
