package io.chapar.sieve.ext;

import io.chapar.sieve.run.Run;
import io.chapar.sieve.run.SmtpAddress;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A part of addresses: :all, :localpart, :domain, :user, :detail. */
record AddressPart(String name, BiFunction<Run, SmtpAddress, @Nullable String> from) {
  static final AddressPart ALL = new AddressPart("all", (run, address) -> address.encode());
}
