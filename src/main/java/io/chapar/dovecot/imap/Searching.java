package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Arg;
import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Search;
import io.chapar.dovecot.message.Sorting;
import io.chapar.dovecot.message.Threads;
import io.chapar.mailbox.MailboxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** SEARCH, SORT and THREAD with their RETURN options. */
final class Searching {
  private static final Set<String> CHARSETS =
      Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "UTF8");

  private Searching() {}

  /** What is to be returned: null means the old, plain reply. */
  private static final class Returns {
    boolean extended;
    boolean min;
    boolean max;
    boolean count;
    boolean all;
    boolean save;
  }

  private static int returns(List<Arg> args, Returns r) throws ImapCommand.BadException {
    if (args.isEmpty() || !"RETURN".equalsIgnoreCase(args.get(0).string())) {
      return 0;
    }
    if (args.size() < 2 || !(args.get(1) instanceof Arg.Group options)) {
      throw new ImapCommand.BadException("Invalid arguments");
    }
    r.extended = true;
    for (Arg arg : options.items()) {
      switch (String.valueOf(arg.string()).toUpperCase(Locale.ROOT)) {
        case "MIN" -> r.min = true;
        case "MAX" -> r.max = true;
        case "COUNT" -> r.count = true;
        case "ALL" -> r.all = true;
        case "SAVE" -> r.save = true;
        default -> throw new ImapCommand.BadException("Unknown SEARCH return option");
      }
    }
    if (options.items().isEmpty()) {
      r.all = true;
    }
    return 2;
  }

  static void search(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    Returns r = new Returns();
    int at = returns(call.args(), r);
    List<Arg> args = call.args().subList(at, call.size());
    if (!args.isEmpty() && "CHARSET".equalsIgnoreCase(args.get(0).string())) {
      String charset = args.size() < 2 ? "" : String.valueOf(args.get(1).string());
      if (!CHARSETS.contains(charset.toUpperCase(Locale.ROOT))) {
        s.reply(call, "NO [BADCHARSET] Unknown charset");
        return;
      }
      args = args.subList(2, args.size());
    }
    Result result = run(s, view, args);
    if (r.extended) {
      extended(s, call, r, result.mails, "SEARCH");
    } else {
      StringBuilder out = new StringBuilder("SEARCH");
      for (Found mail : result.mails) {
        out.append(' ').append(number(call, mail));
      }
      if (result.modseq && !result.mails.isEmpty()) {
        out.append(" (MODSEQ ").append(highest(result.mails)).append(')');
      }
      s.untagged(out.toString());
    }
    s.done(call, "OK Search completed.", call.uid());
  }

  private record Result(List<Found> mails, boolean modseq) {}

  private static Result run(ImapSession s, View view, List<Arg> args)
      throws IOException, MailboxException, ImapCommand.BadException {
    if (args.isEmpty()) {
      throw new ImapCommand.BadException("Missing search parameters");
    }
    Search.Query query;
    try {
      query = Search.imap(args);
    } catch (Search.BadSearchException e) {
      throw new ImapCommand.BadException(e.text());
    }
    if (query.modseq()) {
      s.enableCondstore();
    }
    if (!view.readOnly()) {
      view.box().know(query.keywords());
    }
    Search.Scope scope =
        new Search.Scope(
            view.count(),
            view.lastUid(),
            view.saved(),
            s.process().machine().scheduler().nanos(),
            view.open().name(),
            "");
    List<Found> found = new ArrayList<>();
    for (Found mail : view.all()) {
      s.process().tick(256);
      if (query.key().matches(mail, scope)) {
        found.add(mail);
      }
    }
    return new Result(found, query.modseq());
  }

  private static long number(ImapCommand.Call call, Found mail) {
    return call.uid() ? mail.mail().uid() : mail.sequence();
  }

  private static long highest(List<Found> mails) {
    long most = 0;
    for (Found mail : mails) {
      most = Math.max(most, mail.box().modseq(mail.mail()));
    }
    return most;
  }

  private static void extended(
      ImapSession s, ImapCommand.Call call, Returns r, List<Found> mails, String kind)
      throws IOException, ImapCommand.BadException {
    if (r.save) {
      Set<Long> saved = s.selected().saved();
      saved.clear();
      mails.forEach(m -> saved.add(m.mail().uid()));
      if (!r.min && !r.max && !r.count && !r.all) {
        return;
      }
    }
    StringBuilder out = new StringBuilder("ESEARCH (TAG \"" + call.tag() + "\")");
    if (call.uid()) {
      out.append(" UID");
    }
    List<Long> numbers = new ArrayList<>();
    mails.forEach(m -> numbers.add(number(call, m)));
    if (!numbers.isEmpty()) {
      boolean sorted = kind.equals("SORT");
      if (r.min) {
        out.append(" MIN ").append(sorted ? numbers.get(0) : java.util.Collections.min(numbers));
      }
      if (r.max) {
        out.append(" MAX ")
            .append(sorted ? numbers.get(numbers.size() - 1) : java.util.Collections.max(numbers));
      }
      if (r.all) {
        out.append(" ALL ").append(sorted ? join(numbers) : Search.set(numbers));
      }
    }
    if (r.count) {
      out.append(" COUNT ").append(numbers.size());
    }
    s.untagged(out.toString());
  }

  private static String join(List<Long> numbers) {
    return String.join(",", numbers.stream().map(n -> Long.toString(n)).toList());
  }

  static void sort(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    Returns r = new Returns();
    int at = returns(call.args(), r);
    if (at >= call.size() || !(call.args().get(at) instanceof Arg.Group program)) {
      throw new ImapCommand.BadException("Invalid sort argument");
    }
    List<String> words = new ArrayList<>();
    for (Arg arg : program.items()) {
      words.add(String.valueOf(arg.string()));
    }
    if (words.isEmpty()) {
      throw new ImapCommand.BadException("Empty sort program.");
    }
    at++;
    String charset = at < call.size() ? call.args().get(at).string() : null;
    if (charset == null) {
      throw new ImapCommand.BadException("Invalid charset argument");
    }
    if (!CHARSETS.contains(charset.toUpperCase(Locale.ROOT))) {
      s.reply(call, "NO [BADCHARSET] Unknown charset.");
      return;
    }
    at++;
    List<Found> sorted;
    try {
      Sorting.sort(List.of(), words);
      Result result = run(s, view, call.args().subList(Math.min(at, call.size()), call.size()));
      sorted = Sorting.sort(result.mails, words);
    } catch (Search.BadSearchException e) {
      throw new ImapCommand.BadException(e.text());
    }
    if (r.extended) {
      extended(s, call, r, sorted, "SORT");
    } else {
      StringBuilder out = new StringBuilder("SORT");
      for (Found mail : sorted) {
        out.append(' ').append(number(call, mail));
      }
      s.untagged(out.toString());
    }
    s.done(call, "OK Sort completed.", call.uid());
  }

  static void thread(ImapSession s, ImapCommand.Call call)
      throws IOException, MailboxException, ImapCommand.BadException {
    View view = s.selected();
    String algorithm = call.string(0).toUpperCase(Locale.ROOT);
    if (!Set.of("REFERENCES", "REFS", "ORDEREDSUBJECT").contains(algorithm)) {
      throw new ImapCommand.BadException("Unknown thread algorithm");
    }
    if (!CHARSETS.contains(call.string(1).toUpperCase(Locale.ROOT))) {
      s.reply(call, "NO [BADCHARSET] Unknown charset.");
      return;
    }
    Result result = run(s, view, call.args().subList(2, call.size()));
    String threads = Threads.thread(result.mails, algorithm, m -> number(call, m));
    s.untagged("THREAD" + (threads == null || threads.isEmpty() ? "" : " " + threads));
    s.done(call, "OK Thread completed.", call.uid());
  }
}
