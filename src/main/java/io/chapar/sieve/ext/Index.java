package io.chapar.sieve.ext;

import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Extension;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** index: one of several header fields by its number. */
final class Index extends Extension {
  Index() {
    super("index", 0);
  }

  @Override
  public boolean load(Checker checker) {
    for (String test : List.of("header", "address", "date")) {
      add(checker.registration(test), this, Tags.OVERRIDE);
    }
    return true;
  }

  private static void add(Registration registration, Extension ext, int id) {
    registration.tag(new IndexTag(), ext, id);
    registration.tag(new LastTag(), ext, 0);
  }

  private static Thing thing(long number, boolean last, int line) {
    Operand context =
        last
            ? Raw.of(Operand.sizeOf(number) + 1, line, "fieldno: " + number, "last")
            : Raw.of(Operand.sizeOf(number) + 1, line, "fieldno: " + number);
    return new Thing("header-override", "index", new Chosen(number, last), 1, context, null, line);
  }

  private static final class IndexTag extends Tag {
    IndexTag() {
      super("index");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      Arg param = node.peek();
      if (!checker.parameter(node, tag, Checker.Type.NUMBER, false)
          || param == null
          || !(param.operand() instanceof Num num)) {
        return false;
      }
      if (num.value() == 0) {
        return checker.error(param, "the :index tag for the " + node.title() + " cannot be zero");
      }
      node.remove();
      boolean last =
          tag.operand() instanceof Thing thing
              && thing.value() instanceof Chosen chosen
              && chosen.last();
      tag.operand(thing(num.value(), last, tag.line()));
      return true;
    }
  }

  private static final class LastTag extends Tag {
    LastTag() {
      super("last");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg index = find(node);
      if (index == null) {
        return checker.error(
            node.take(),
            "the :last tag for the "
                + node.title()
                + " cannot be specified without the :index tag");
      }
      long number =
          index.operand() instanceof Thing thing && thing.value() instanceof Chosen chosen
              ? chosen.number()
              : 1;
      index.operand(thing(number, true, index.line()));
      node.remove();
      return true;
    }

    private static @Nullable Arg find(Node node) {
      for (Arg arg : node.args()) {
        if (arg.tag() instanceof IndexTag) {
          return arg;
        }
      }
      return null;
    }
  }

  private record Chosen(long number, boolean last) implements Headers.Override {
    @Override
    public int sequence() {
      return 100;
    }

    @Override
    public Values values(Run run, List<String> names, Values before, boolean decoded) {
      run.trace(
          Trace.Level.MATCHING,
          "header index override: only returning index " + number + (last ? " (from last)" : ""));
      return traced -> {
        List<String> all = new ArrayList<>();
        for (Iterator<String> each = before.iterate(traced); each.hasNext(); ) {
          all.add(each.next());
          if (!last && all.size() == number) {
            break;
          }
        }
        long at = last ? all.size() - number : number - 1;
        return (at >= 0 && at < all.size() ? List.of(all.get((int) at)) : List.<String>of())
            .iterator();
      };
    }
  }
}
