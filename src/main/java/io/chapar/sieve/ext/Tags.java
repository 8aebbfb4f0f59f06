package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.check.Arg;
import io.chapar.sieve.check.Checker;
import io.chapar.sieve.check.Node;
import io.chapar.sieve.check.Registration;
import io.chapar.sieve.check.Tag;
import io.chapar.sieve.code.Num;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Operand;
import io.chapar.sieve.code.Text;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Comparator;
import io.chapar.sieve.run.MatchType;
import io.chapar.sieve.run.Matching;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags that several commands and tests have: comparators, match types, address parts. */
final class Tags {
  static final int COMPARATOR = 1;
  static final int MATCH_TYPE = 2;
  static final int ADDRESS_PART = 3;
  static final int MORE = 4;
  static final int SIDE_EFFECT = -1;
  static final int OVERRIDE = -2;

  private static final Tag COMPARATOR_TAG = new ComparatorTag();
  private static final Tag MATCH_TAG = new MatchTag();
  private static final Tag PART_TAG = new PartTag();

  private Tags() {}

  /** Adds :comparator and the match types. */
  static void matching(Registration registration) {
    registration.tag(COMPARATOR_TAG, null, COMPARATOR);
    registration.tag(MATCH_TAG, null, MATCH_TYPE);
  }

  /** Adds the parts of addresses too. */
  static void addresses(Registration registration) {
    matching(registration);
    registration.tag(PART_TAG, null, ADDRESS_PART);
  }

  /** Checks that comparator, match type and keys go together. */
  static boolean check(Checker checker, Node node, @Nullable Arg keys) {
    return check(checker, node, keys, Comparator.CASEMAP);
  }

  static boolean check(Checker checker, Node node, @Nullable Arg keys, Comparator usual) {
    Comparator comparator = usual;
    MatchType type = Matching.IS;
    Arg typeArg = null;
    for (Arg arg : node.tags()) {
      if (arg.operand() instanceof Thing thing) {
        if (thing.value() instanceof Comparator c) {
          comparator = c;
        } else if (thing.value() instanceof MatchType t) {
          type = t;
          typeArg = arg;
        }
      }
    }
    return keys == null || type.check(checker, typeArg, comparator, keys);
  }

  static Comparator comparator(Op op) {
    return comparator(op, Comparator.CASEMAP);
  }

  static Comparator comparator(Op op, Comparator usual) {
    return op.option("comparator") instanceof Comparator c ? c : usual;
  }

  static MatchType matchType(Op op) {
    return op.option("match type") instanceof MatchType t ? t : Matching.IS;
  }

  private static final class ComparatorTag extends Tag {
    ComparatorTag() {
      super("comparator");
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      Arg param = node.peek();
      if (!checker.parameter(node, tag, Checker.Type.STRING, false) || param == null) {
        return false;
      }
      if (!param.literal()) {
        return checker.error(
            param,
            "this Sieve implementation currently only supports a literal string argument for the"
                + " :comparator tag");
      }
      Object found = checker.thing("comparator", param.literalText());
      if (!(found instanceof Comparator comparator)) {
        return checker.error(
            param, "unknown comparator '" + Bytes.shown(param.literalText(), 80) + "'");
      }
      node.remove();
      int size = comparator == Comparator.NUMERIC ? 1 : 2;
      tag.operand(Thing.of("comparator", comparator.name(), comparator, size, tag.line()));
      return true;
    }
  }

  /** A match type that takes a parameter and is another one then. */
  interface Family {
    /** Reads the parameter at hand; null after an error. */
    @Nullable MatchType choose(Checker checker, Node node, Arg tag);
  }

  private static final class MatchTag extends Tag {
    MatchTag() {
      super("MATCH-TYPE");
    }

    @Override
    public @Nullable Object match(Checker checker, String identifier) {
      return checker.thing("match type", identifier);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      Object what = Objects.requireNonNull(tag.data());
      MatchType type =
          what instanceof Family family ? family.choose(checker, node, tag) : (MatchType) what;
      if (type != null) {
        tag.operand(Thing.of("match type", type.name(), type, type.size(), tag.line()));
      }
      return type != null;
    }
  }

  private static final class PartTag extends Tag {
    PartTag() {
      super("ADDRESS-PART");
    }

    @Override
    public @Nullable Object match(Checker checker, String identifier) {
      return checker.thing("address part", identifier);
    }

    @Override
    public boolean check(Checker checker, Node node) {
      Arg tag = node.take();
      AddressPart part = (AddressPart) Objects.requireNonNull(tag.data());
      tag.operand(Thing.of("address part", part.name(), part, 2, tag.line()));
      return true;
    }
  }

  /** A tag that stands alone and becomes something in the code. */
  @FunctionalInterface
  interface Make {
    /** Makes the operand of a tag. */
    Operand make(Arg tag);
  }

  /** A tag without parameters. */
  static Tag flag(String name, Make make) {
    return new Tag(name) {
      @Override
      public boolean check(Checker checker, Node node) {
        Arg tag = node.take();
        tag.operand(make.make(tag));
        return true;
      }
    };
  }

  /** What more a tag's parameter must be. */
  @FunctionalInterface
  interface Also {
    /** Checks the parameter; may change its operand. */
    boolean check(Checker checker, Node node, Arg tag, Arg param);
  }

  static final Also FINE = (checker, node, tag, param) -> true;

  /** A tag with one parameter, which is its operand in the code. */
  static Tag with(String name, String field, Checker.Type type, boolean constant, Also also) {
    return new Tag(name) {
      @Override
      public boolean check(Checker checker, Node node) {
        Arg tag = node.take();
        Arg param = node.peek();
        if (!checker.parameter(node, tag, type, constant)
            || param == null
            || !also.check(checker, node, tag, param)) {
          return false;
        }
        node.remove();
        Operand operand = param.operand();
        if (operand != null) {
          tag.operand(operand);
        }
        tag.field(field);
        return true;
      }
    };
  }

  static @Nullable String text(Op op, String field, io.chapar.sieve.run.Run run) {
    return op.named(field) instanceof Text text ? text.value(run) : null;
  }

  static long number(Op op, String field, long usual) {
    return op.named(field) instanceof Num num ? num.value() : usual;
  }
}
