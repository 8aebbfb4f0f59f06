package io.chapar.unix.awk;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements. */
final class Interpreter extends Evaluator {
  /** How a statement ended. */
  private enum Flow {
    ON,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Source source;
  private final boolean[] inRange;
  private Value returned = Value.NONE;
  private int status;
  private int depth;

  Interpreter(Process p, Source source) {
    super(p, source);
    this.source = source;
    this.inRange = new boolean[source.rules.size()];
  }

  int run() throws IOException {
    try {
      try {
        for (Node.Block block : source.begin) {
          run(block);
        }
        if (!source.rules.isEmpty() || !source.end.isEmpty()) {
          while (nextRecord()) {
            rules();
          }
        }
      } catch (Stop stop) {
        if (stop != Stop.EXIT) {
          throw stop;
        }
        if (atEnd) {
          return status;
        }
      }
      atEnd = true;
      for (Node.Block block : source.end) {
        run(block);
      }
    } catch (Stop stop) {
      return status;
    }
    return status;
  }

  private boolean atEnd;

  private void rules() throws IOException {
    try {
      for (int i = 0; i < inRange.length; i++) {
        Node.Rule rule = source.rules.get(i);
        Node.Expr start = rule.start();
        Node.Expr end = rule.end();
        boolean selected = start == null || inRange[i] || evaluate(start).truth();
        if (selected && end != null) {
          inRange[i] = !evaluate(end).truth();
        }
        if (selected) {
          Node.Block action = rule.action();
          if (action == null) {
            streams.write("", "", record().string("%.6g") + ors());
          } else {
            run(action);
          }
        }
      }
    } catch (Stop stop) {
      if (stop == Stop.NEXT_FILE) {
        skipFile();
      } else if (stop != Stop.NEXT) {
        throw stop;
      }
    }
  }

  private Flow run(Node.Statement statement) throws IOException {
    p.tick();
    if (statement instanceof Node.Simple simple) {
      evaluate(simple.expr());
    } else if (statement instanceof Node.Block block) {
      for (Node.Statement each : block.body()) {
        Flow flow = run(each);
        if (flow != Flow.ON) {
          return flow;
        }
      }
    } else if (statement instanceof Node.Print print) {
      print(print);
    } else if (statement instanceof Node.If choice) {
      Node.Statement no = choice.no();
      return evaluate(choice.test()).truth() ? run(choice.yes()) : no == null ? Flow.ON : run(no);
    } else if (statement instanceof Node.While loop) {
      while (evaluate(loop.test()).truth()) {
        Flow flow = run(loop.body());
        if (flow == Flow.BREAK) {
          break;
        } else if (flow == Flow.RETURN) {
          return flow;
        }
      }
    } else if (statement instanceof Node.DoWhile loop) {
      do {
        Flow flow = run(loop.body());
        if (flow == Flow.BREAK) {
          break;
        } else if (flow == Flow.RETURN) {
          return flow;
        }
      } while (evaluate(loop.test()).truth());
    } else if (statement instanceof Node.For loop) {
      return runFor(loop);
    } else if (statement instanceof Node.ForIn loop) {
      AwkArray array = array(loop.array());
      for (String key : array.keys()) {
        assign(loop.variable(), Value.input(key));
        Flow flow = run(loop.body());
        if (flow == Flow.BREAK) {
          break;
        } else if (flow == Flow.RETURN) {
          return flow;
        }
      }
    } else if (statement instanceof Node.Delete delete) {
      List<Node.Expr> subscripts = delete.subscripts();
      if (subscripts == null) {
        array(delete.array()).clear();
      } else {
        array(delete.array()).remove(key(subscripts), convfmt());
      }
    } else if (statement instanceof Node.Jump jump) {
      switch (jump.kind()) {
        case "break":
          return Flow.BREAK;
        case "continue":
          return Flow.CONTINUE;
        case "next":
          throw Stop.NEXT;
        default:
          throw Stop.NEXT_FILE;
      }
    } else if (statement instanceof Node.Return result) {
      Node.Expr value = result.value();
      returned = value == null ? Value.NONE : evaluate(value);
      return Flow.RETURN;
    } else if (statement instanceof Node.Exit exit) {
      Node.Expr value = exit.status();
      if (value != null) {
        status = (int) evaluate(value).number() & 0xff;
      }
      throw Stop.EXIT;
    }
    return Flow.ON;
  }

  private Flow runFor(Node.For loop) throws IOException {
    Node.Statement first = loop.first();
    Node.Expr test = loop.test();
    Node.Statement step = loop.step();
    if (first != null) {
      run(first);
    }
    while (test == null || evaluate(test).truth()) {
      Flow flow = run(loop.body());
      if (flow == Flow.BREAK) {
        break;
      } else if (flow == Flow.RETURN) {
        return flow;
      }
      if (step != null) {
        run(step);
      }
      p.tick();
    }
    return Flow.ON;
  }

  private void print(Node.Print print) throws IOException {
    List<Node.Expr> args = print.args();
    String text;
    if (print.format()) {
      if (args.isEmpty()) {
        throw new AwkException("line 1: no arguments in call to printf");
      }
      String format = evaluate(args.get(0)).string(convfmt());
      List<Value> values = new java.util.ArrayList<>();
      for (Node.Expr arg : args.subList(1, args.size())) {
        values.add(evaluate(arg));
      }
      text = Printf.format(format, values);
    } else if (args.isEmpty()) {
      text = record().string(ofmt()) + ors();
    } else {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < args.size(); i++) {
        if (i > 0) {
          out.append(ofs());
        }
        out.append(evaluate(args.get(i)).string(ofmt()));
      }
      text = out.append(ors()).toString();
    }
    Node.Expr target = print.target();
    streams.write(print.redirect(), target == null ? "" : evaluate(target).string(convfmt()), text);
  }

  @Override
  Value call(Node.Call call) throws IOException {
    Node.Function f = source.functions.get(call.function());
    if (f == null) {
      throw new AwkException("function " + call.function() + " never defined");
    }
    Object[] frame = new Object[f.parameters().size()];
    List<Node.Expr> args = call.args();
    for (int i = 0; i < frame.length; i++) {
      if (f.arrays()[i]) {
        frame[i] =
            i < args.size() && args.get(i) instanceof Node.Variable v
                ? array(v.name())
                : new AwkArray();
      } else {
        frame[i] = i < args.size() ? evaluate(args.get(i)) : Value.NONE;
      }
    }
    if (++depth > 500) {
      throw new AwkException("program limit exceeded: eval stack size=1024");
    }
    Object @Nullable [] outer = locals;
    locals = frame;
    returned = Value.NONE;
    try {
      run(f.body());
      Value result = returned;
      returned = Value.NONE;
      return result;
    } finally {
      locals = outer;
      depth--;
    }
  }
}
