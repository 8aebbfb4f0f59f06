package io.chapar.unix.awk;

import io.chapar.host.Process;
import io.chapar.text.regex.Flag;
import io.chapar.text.regex.Regex;
import io.chapar.text.regex.RegexSyntaxException;
import io.chapar.text.regex.Syntax;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a running program, and the value of expressions. */
abstract class Evaluator {
  private static final int MAX_STRING = 64 * 1024 * 1024;

  final Process p;
  final Streams streams;
  private final Functions functions;
  private final MainInput input;
  private final Fields fields;
  private final Map<String, Value> globals = new HashMap<>();
  private final Map<String, AwkArray> arrays = new HashMap<>();
  private final Map<String, Regex> regexes = new LinkedHashMap<>();
  Object @Nullable [] locals;

  Evaluator(Process p, Source source) {
    this.p = p;
    this.streams = new Streams(p);
    this.fields = new Fields(this::regex, p::tick);
    this.functions = new Functions(this);
    this.input = new MainInput(this);
    for (String[] each :
        new String[][] {
          {"FS", " "},
          {"OFS", " "},
          {"ORS", "\n"},
          {"RS", "\n"},
          {"SUBSEP", "\034"},
          {"CONVFMT", "%.6g"},
          {"OFMT", "%.6g"}
        }) {
      globals.put(each[0], Value.of(each[1]));
    }
    for (String zero : List.of("NR", "FNR", "RSTART")) {
      globals.put(zero, Value.ZERO);
    }
    globals.put("RLENGTH", Value.of(-1));
    source.arrays.forEach(name -> arrays.put(name, new AwkArray()));
  }

  abstract Value call(Node.Call call) throws IOException;

  // ---- names

  Value global(String name) {
    return name.equals("NF") ? Value.of(fields.count()) : globals.getOrDefault(name, Value.NONE);
  }

  void global(String name, Value value) {
    if (name.equals("NF")) {
      fields.count(Math.max(0, (int) value.number()));
    } else {
      globals.put(name, value);
    }
  }

  private String text(String name) {
    return globals.getOrDefault(name, Value.NONE).string("%.6g");
  }

  String convfmt() {
    return text("CONVFMT");
  }

  String ofmt() {
    return text("OFMT");
  }

  String ofs() {
    return text("OFS");
  }

  String ors() {
    return text("ORS");
  }

  String fs() {
    return text("FS");
  }

  String rs() {
    return text("RS");
  }

  AwkArray array(Node.Name name) {
    Object[] frame = locals;
    if (name.slot() >= 0 && frame != null) {
      if (frame[name.slot()] instanceof AwkArray array) {
        return array;
      }
      throw new AwkException("type error in call");
    }
    return globalArray(name.name());
  }

  AwkArray globalArray(String name) {
    return arrays.computeIfAbsent(name, n -> new AwkArray());
  }

  boolean isGlobalArray(String name) {
    return arrays.containsKey(name);
  }

  // ---- the record

  Value record() {
    return fields.record(ofs(), convfmt());
  }

  void record(String text) {
    fields.record(text, fs(), rs().isEmpty());
  }

  boolean nextRecord() throws IOException {
    String line = input.next();
    if (line == null) {
      return false;
    }
    record(line);
    return true;
  }

  void skipFile() {
    input.skipFile();
  }

  private int fieldIndex(Node.Field field) throws IOException {
    double index = evaluate(field.index()).number();
    if (index < 0) {
      throw new AwkException(
          "run time error: negative field index $" + Value.of(index).string("%.6g"));
    }
    return (int) index;
  }

  // ---- expressions

  Regex regex(String pattern) {
    Regex known = regexes.get(pattern);
    if (known == null) {
      try {
        known = Regex.compile(pattern, Syntax.AWK, Flag.BYTES);
      } catch (RegexSyntaxException e) {
        throw new AwkException("run time error: " + Builtins.regexError(e, pattern));
      }
      if (regexes.size() > 200) {
        regexes.clear();
      }
      regexes.put(pattern, known);
    }
    return known;
  }

  Regex regex(Node.Expr expr) throws IOException {
    return expr instanceof Node.Pattern pattern
        ? pattern.regex()
        : regex(evaluate(expr).string(convfmt()));
  }

  Value key(List<Node.Expr> subscripts) throws IOException {
    if (subscripts.size() == 1) {
      return evaluate(subscripts.get(0));
    }
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < subscripts.size(); i++) {
      if (i > 0) {
        key.append(text("SUBSEP"));
      }
      key.append(evaluate(subscripts.get(i)).string(convfmt()));
    }
    return Value.of(key.toString());
  }

  void assign(Node.Expr target, Value value) throws IOException {
    if (target instanceof Node.Variable variable) {
      Object[] frame = locals;
      if (variable.name().slot() >= 0 && frame != null) {
        frame[variable.name().slot()] = value;
      } else {
        global(variable.name().name(), value);
      }
    } else if (target instanceof Node.Element element) {
      array(element.array()).put(key(element.subscripts()), convfmt(), value);
    } else if (target instanceof Node.Field field) {
      int index = fieldIndex(field);
      if (index == 0) {
        record(value.string(convfmt()));
      } else {
        fields.set(index, value);
      }
    }
  }

  Value evaluate(Node.Expr expr) throws IOException {
    if (expr instanceof Node.Constant constant) {
      return constant.value();
    } else if (expr instanceof Node.Variable variable) {
      Object[] frame = locals;
      if (variable.name().slot() >= 0 && frame != null) {
        return frame[variable.name().slot()] instanceof Value value ? value : Value.NONE;
      }
      return global(variable.name().name());
    } else if (expr instanceof Node.Field field) {
      int index = fieldIndex(field);
      return index == 0 ? record() : fields.get(index);
    } else if (expr instanceof Node.Element element) {
      return array(element.array()).get(key(element.subscripts()), convfmt());
    } else if (expr instanceof Node.Binary binary) {
      return binary(binary);
    } else if (expr instanceof Node.Pattern pattern) {
      return Value.of(pattern.regex().found(record().string(convfmt()), p::tick));
    } else if (expr instanceof Node.Matches matches) {
      String text = evaluate(matches.text()).string(convfmt());
      return Value.of(regex(matches.pattern()).found(text, p::tick) != matches.negated());
    } else if (expr instanceof Node.And and) {
      return Value.of(evaluate(and.left()).truth() && evaluate(and.right()).truth());
    } else if (expr instanceof Node.Or or) {
      return Value.of(evaluate(or.left()).truth() || evaluate(or.right()).truth());
    } else if (expr instanceof Node.Unary unary) {
      Value operand = evaluate(unary.operand());
      return unary.operator() == '!'
          ? Value.of(!operand.truth())
          : Value.of(unary.operator() == '-' ? -operand.number() : operand.number());
    } else if (expr instanceof Node.Conditional choice) {
      return evaluate(evaluate(choice.test()).truth() ? choice.yes() : choice.no());
    } else if (expr instanceof Node.Assign assign) {
      return assignment(assign);
    } else if (expr instanceof Node.Increment increment) {
      double before = evaluate(increment.target()).number();
      Value after = Value.of(before + increment.by());
      assign(increment.target(), after);
      return increment.before() ? after : Value.of(before);
    } else if (expr instanceof Node.In in) {
      return Value.of(array(in.array()).contains(key(in.subscripts()), convfmt()));
    } else if (expr instanceof Node.Call call) {
      return call(call);
    } else if (expr instanceof Node.Builtin builtin) {
      return functions.call(builtin);
    } else if (expr instanceof Node.Getline getline) {
      return getline(getline);
    } else if (expr instanceof Node.Grouping group) {
      return key(group.list());
    }
    throw new IllegalStateException("awk expression " + expr);
  }

  private Value assignment(Node.Assign assign) throws IOException {
    Value value = evaluate(assign.value());
    if (!assign.operator().isEmpty()) {
      double left = evaluate(assign.target()).number();
      value = Value.of(arithmetic(assign.operator(), left, value.number()));
    }
    assign(assign.target(), value);
    return value;
  }

  private Value binary(Node.Binary binary) throws IOException {
    Value left = evaluate(binary.left());
    Value right = evaluate(binary.right());
    switch (binary.operator()) {
      case " ":
        String a = left.string(convfmt());
        String b = right.string(convfmt());
        if (a.length() + b.length() > MAX_STRING) {
          throw new AwkException("program limit exceeded: out of memory");
        }
        p.tick((a.length() + b.length()) >> 4);
        return Value.of(a + b);
      case "==":
        return Value.of(same(left, right));
      case "!=":
        return Value.of(!same(left, right));
      case "<":
        return Value.of(Value.compare(left, right, convfmt()) < 0);
      case "<=":
        return Value.of(Value.compare(left, right, convfmt()) <= 0);
      case ">":
        return Value.of(Value.compare(left, right, convfmt()) > 0);
      case ">=":
        return Value.of(Value.compare(left, right, convfmt()) >= 0);
      default:
        return Value.of(arithmetic(binary.operator(), left.number(), right.number()));
    }
  }

  private boolean same(Value left, Value right) {
    return Value.compare(left, right, convfmt()) == 0;
  }

  private static double arithmetic(String operator, double a, double b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      default -> Math.pow(a, b);
    };
  }

  private Value getline(Node.Getline getline) throws IOException {
    Node.Expr command = getline.command();
    Node.Expr file = getline.file();
    Node.Expr target = getline.target();
    String line;
    if (command != null) {
      line = streams.command(evaluate(command).string(convfmt())).next(rs(), this::regex);
      if (line != null) {
        input.counted(false);
      }
    } else if (file != null) {
      RecordReader reader = streams.file(evaluate(file).string(convfmt()));
      if (reader == null) {
        return Value.of(-1);
      }
      try {
        line = reader.next(rs(), this::regex);
      } catch (io.chapar.disk.DiskException e) {
        return Value.of(-1);
      }
    } else {
      line = input.next();
    }
    if (line == null) {
      return Value.ZERO;
    }
    if (target == null) {
      record(line);
    } else {
      assign(target, Value.input(line));
    }
    return Value.ONE;
  }
}
