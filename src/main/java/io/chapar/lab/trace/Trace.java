package io.chapar.lab.trace;

import io.chapar.host.Decisions;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.host.Terminal;
import io.chapar.lab.report.Words;
import io.chapar.lab.session.Door;
import io.chapar.lab.session.Session;
import io.chapar.lab.session.Verb;
import io.chapar.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code lab trace}: one message's way through the host as a picture. */
public final class Trace implements Verb {
  private static final int DEEPEST = 8;

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String usage() {
    return "[--step] [--html FILE] [ID]";
  }

  @Override
  public int run(Session session, Process process, List<String> args) throws IOException {
    Words words = session.words();
    boolean step = false;
    String html = "";
    String id = "";
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--step")) {
        step = true;
      } else if (arg.equals("--html") && i + 1 < args.size()) {
        html = args.get(++i);
      } else if (arg.startsWith("-") || !id.isEmpty()) {
        process.err().println(words.get("usage", "lab trace " + usage()));
        return 2;
      } else {
        id = arg;
      }
    }
    Machine machine = session.world().mail();
    id = id.isEmpty() ? newest(machine) : id;
    if (id.isEmpty() || Decisions.of(machine, id).isEmpty()) {
      process.err().println(words.get(id.isEmpty() ? "trace.nothing" : "trace.unknown", id));
      return 1;
    }
    Map<String, Route> routes = new LinkedHashMap<>();
    follow(machine, id, routes);
    List<Route> all = new ArrayList<>(routes.values());
    if (!html.isEmpty()) {
      return html(session, process, html, all);
    }
    Terminal terminal = process.terminal(1) ? process.terminal() : null;
    Picture picture =
        new Picture(terminal != null, terminal == null ? Integer.MAX_VALUE : terminal.columns());
    if (step) {
      return walk(words, process, picture, all);
    }
    for (int i = 0; i < all.size(); i++) {
      process.out().print((i == 0 ? "" : "\n") + picture.of(all.get(i)));
    }
    return 0;
  }

  /** The last message that somebody sent: reports and forwarded copies are left aside. */
  private static String newest(Machine machine) {
    List<String> ids = Decisions.messages(machine);
    Set<String> later = new HashSet<>();
    ids.forEach(id -> later.addAll(Route.of(machine, id).successors().values()));
    for (int i = ids.size() - 1; i >= 0; i--) {
      boolean notice =
          Decisions.of(machine, ids.get(i)).stream()
              .anyMatch(
                  s ->
                      s.stage().equals("cleanup envelope")
                          && s.subject().contains("from=<> pickup"));
      if (!notice && !later.contains(ids.get(i))) {
        return ids.get(i);
      }
    }
    return ids.isEmpty() ? "" : ids.get(ids.size() - 1);
  }

  /** The message, and those that it went on as. */
  private static void follow(Machine machine, String id, Map<String, Route> routes) {
    if (routes.size() >= DEEPEST || routes.containsKey(id) || Decisions.of(machine, id).isEmpty()) {
      return;
    }
    Route route = routes.isEmpty() ? Route.of(machine, id) : Route.after(machine, id);
    routes.put(id, route);
    route.successors().values().forEach(next -> follow(machine, next, routes));
  }

  private static int walk(Words words, Process process, Picture picture, List<Route> routes)
      throws IOException {
    int count = 0;
    int total = routes.stream().mapToInt(r -> r.stops().size()).sum();
    for (Route route : routes) {
      List<Stop> stops = route.stops();
      long begun = stops.isEmpty() ? 0 : stops.get(0).at();
      for (Stop stop : stops) {
        process.out().println(words.get("trace.step", ++count, total, route.id()));
        for (String line : picture.lines(stop, begun)) {
          process.out().println("  " + line);
        }
        process.out().flush();
        if (count < total && process.terminal(0) && enter(words, process) == null) {
          process.out().println();
          return 0;
        }
      }
    }
    return 0;
  }

  private static @Nullable String enter(Words words, Process process) throws IOException {
    process.out().print(words.get("trace.enter"));
    process.out().flush();
    return process.in().readLine();
  }

  private static int html(Session session, Process process, String name, List<Route> routes)
      throws IOException {
    Door door = session.beside(Door.class);
    if (door == null) {
      process.err().println(session.words().get("door.shut"));
      return 1;
    }
    try {
      String where = door.leave(name, Utf8.encode(new Page(session.words()).of(routes)));
      process.out().println(session.words().get("door.left", where));
      return 0;
    } catch (IOException e) {
      process.err().println("lab trace: " + e.getMessage());
      return 1;
    }
  }
}
