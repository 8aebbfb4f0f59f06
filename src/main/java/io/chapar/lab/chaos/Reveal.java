package io.chapar.lab.chaos;

import io.chapar.host.Process;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import java.io.IOException;
import java.util.List;

/** {@code lab reveal}: what {@code lab break} did, and whether it is repaired. */
public final class Reveal implements Verb {
  @Override
  public String name() {
    return "reveal";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    List<Injected.Once> all = session.note(Injected.class, Injected::new).all();
    if (all.isEmpty()) {
      process.out().println(words.get("reveal.none"));
      return 0;
    }
    for (Injected.Once once : all) {
      Fault fault = once.fault();
      process.out().println(fault.kind() + ": " + words.get("break.fault." + fault.id()));
      boolean sound = Break.sound(session.world(), fault);
      process.out().println("    " + words.get(sound ? "reveal.sound" : "reveal.broken"));
      if (!fault.script().startsWith(Fault.DNS)) {
        process.out().println("    # " + fault.script());
      }
    }
    return 0;
  }
}
