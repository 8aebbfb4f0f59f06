package io.chapar.sieve.ext;

import io.chapar.sieve.Bytes;
import io.chapar.sieve.code.Op;
import io.chapar.sieve.code.Thing;
import io.chapar.sieve.run.Mail;
import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SmtpAddress;
import io.chapar.sieve.run.Trace;
import io.chapar.sieve.run.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The values of header fields and the addresses in them, as tests ask for them. */
final class Headers {
  private Headers() {}

  /** Changes which header values a test sees: :index, :mime. */
  interface Override {
    /** Lower ones come first; 0 takes the place of the message's own headers. */
    int sequence();

    /** The values, from the names and from what the ones before it gave. */
    Values values(Run run, List<String> names, Values before, boolean decoded);
  }

  /** The values of the fields of some names. */
  static Values of(Run run, Op op, List<String> names, boolean decoded) {
    Values values = message(run, names, decoded);
    List<Override> overrides = new ArrayList<>();
    for (Thing thing : op.things("header-override")) {
      overrides.add((Override) thing.value());
    }
    overrides.sort(Comparator.comparingInt(Override::sequence));
    for (Override override : overrides) {
      values = override.values(run, names, values, decoded);
    }
    return values;
  }

  /** The values in the message's header. */
  static Values message(Run run, List<String> names, boolean decoded) {
    Mail mail = run.execution().mail();
    return traced ->
        new Values.Lazy() {
          private final Iterator<String> left = names.iterator();
          private Iterator<Mail.Field> fields = List.<Mail.Field>of().iterator();

          @java.lang.Override
          protected Optional<String> look() {
            while (!fields.hasNext()) {
              if (!left.hasNext()) {
                return Optional.empty();
              }
              String name = left.next();
              if (traced) {
                run.trace(
                    Trace.Level.NONE,
                    "extracting `" + Bytes.shown(name, 80) + "' headers from message");
              }
              fields = mail.fields(name).iterator();
            }
            Mail.Field field = fields.next();
            return Optional.of(decoded ? field.decoded() : field.value());
          }
        };
  }

  /** The parts of the addresses in header values. */
  static Values addresses(Run run, AddressPart part, Values headers) {
    return new Values() {
      @java.lang.Override
      public Iterator<String> iterate(boolean traced) {
        return Headers.iterate(run, part, headers, traced, traced);
      }

      @java.lang.Override
      public int count(boolean traced) {
        int n = 0;
        Iterator<String> all = Headers.iterate(run, AddressPart.ALL, headers, traced, false);
        for (; all.hasNext(); all.next()) {
          n++;
        }
        return n;
      }
    };
  }

  private static Iterator<String> iterate(
      Run run, AddressPart part, Values headers, boolean traced, boolean partsTraced) {
    return new Values.Lazy() {
      private final Iterator<String> values = headers.iterate(traced);
      private Iterator<SmtpAddress.Named> found = List.<SmtpAddress.Named>of().iterator();
      private String current = "";
      private boolean bad;

      @java.lang.Override
      protected Optional<String> look() {
        while (true) {
          while (found.hasNext()) {
            SmtpAddress address = found.next().address();
            if (address == null) {
              bad = true;
              continue;
            }
            if (traced) {
              run.trace(
                  Trace.Level.NONE, "address value `" + Bytes.shown(address.encode(), 80) + "'");
            }
            bad = false;
            Optional<String> taken = part(run, part, address, partsTraced);
            if (taken.isPresent()) {
              return taken;
            }
          }
          if (bad) {
            bad = false;
            if (traced) {
              run.trace(
                  Trace.Level.NONE, "invalid address value `" + Bytes.shown(current, 80) + "'");
            }
            Optional<String> taken = unparsed(run, part, current, partsTraced);
            if (taken.isPresent()) {
              return taken;
            }
          }
          if (!values.hasNext()) {
            return Optional.empty();
          }
          current = values.next();
          if (current.isEmpty()) {
            if (traced) {
              run.trace(Trace.Level.NONE, "empty address value");
            }
            return unparsed(run, part, current, partsTraced);
          }
          if (traced) {
            run.trace(
                Trace.Level.NONE,
                "parsing address header value `" + Bytes.shown(current, 80) + "'");
          }
          List<SmtpAddress.Named> all = SmtpAddress.inHeader(current);
          bad = false;
          found = all.iterator();
        }
      }
    };
  }

  /** The part of an address, if it has it. */
  static Optional<String> part(Run run, AddressPart part, SmtpAddress address, boolean traced) {
    if (traced) {
      run.trace(
          Trace.Level.NONE,
          "extracting `" + part.name() + "' part from address <" + address.encode() + ">");
    }
    return Optional.ofNullable(part.from().apply(run, address));
  }

  /** What is left of a text that is no address. */
  static Optional<String> unparsed(Run run, AddressPart part, String text, boolean traced) {
    if (traced) {
      run.trace(
          Trace.Level.NONE,
          "extracting `"
              + part.name()
              + "' part from non-address value `"
              + Bytes.shown(text, 80)
              + "'");
    }
    return text.isEmpty() || part == AddressPart.ALL ? Optional.of(text) : Optional.empty();
  }
}
