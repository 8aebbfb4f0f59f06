package io.chapar.unix.text;

import io.chapar.host.Process;
import io.chapar.host.Program;
import io.chapar.unix.Options;
import io.chapar.unix.Quote;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** factor(1): numbers of any size, by Pollard's rho. */
final class Factor implements Program {
  private static final Options OPTIONS = Options.coreutils("-debug");
  private static final int LONGEST = 400; // digits of what is tried at all

  @Override
  public int run(Process p) throws IOException {
    List<String> operands = OPTIONS.parse(p).operands();
    int status = 0;
    for (String text : operands) {
      status |= show(p, text);
    }
    if (operands.isEmpty()) {
      try (Records in = Records.open(p, "-")) {
        for (String line; (line = in.text()) != null; ) {
          for (String word : line.strip().split("\\s+")) {
            status |= word.isEmpty() ? 0 : show(p, word);
          }
        }
      }
    }
    return status;
  }

  private static int show(Process p, String text) throws IOException {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (!digits.matches("[0-9]{1," + LONGEST + "}")) {
      return Say.error(p, 1, Quote.locale(text) + " is not a valid positive integer");
    }
    BigInteger number = new BigInteger(digits);
    List<BigInteger> factors = new ArrayList<>();
    if (number.signum() > 0) {
      split(p, number, factors);
    }
    Collections.sort(factors);
    StringBuilder line = new StringBuilder(number + ":");
    factors.forEach(f -> line.append(' ').append(f));
    p.out().println(line.toString());
    return 0;
  }

  private static void split(Process p, BigInteger number, List<BigInteger> factors) {
    BigInteger n = number;
    for (int small = 2; small < 5000; small++) {
      BigInteger prime = BigInteger.valueOf(small);
      while (n.mod(prime).signum() == 0) {
        factors.add(prime);
        n = n.divide(prime);
      }
    }
    List<BigInteger> open = new ArrayList<>(List.of(n));
    while (!open.isEmpty()) {
      BigInteger next = open.remove(open.size() - 1);
      if (next.equals(BigInteger.ONE)) {
        continue;
      }
      if (next.isProbablePrime(40)) {
        factors.add(next);
        continue;
      }
      BigInteger found = divisor(p, next);
      open.add(found);
      open.add(next.divide(found));
    }
  }

  private static BigInteger divisor(Process p, BigInteger n) {
    for (BigInteger c = BigInteger.ONE; ; c = c.add(BigInteger.ONE)) {
      BigInteger slow = BigInteger.TWO;
      BigInteger fast = BigInteger.TWO;
      BigInteger gcd = BigInteger.ONE;
      while (gcd.equals(BigInteger.ONE)) {
        p.tick();
        slow = slow.multiply(slow).add(c).mod(n);
        fast = fast.multiply(fast).add(c).mod(n);
        fast = fast.multiply(fast).add(c).mod(n);
        gcd = slow.subtract(fast).gcd(n);
      }
      if (!gcd.equals(n)) {
        return gcd;
      }
    }
  }
}
