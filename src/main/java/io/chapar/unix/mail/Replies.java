package io.chapar.unix.mail;

import io.chapar.host.Process;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The letters that are written while a mailbox is read: answers, and new ones. */
final class Replies {
  private final Process process;
  private final Settings settings;

  Replies(Process process, Settings settings) {
    this.process = process;
    this.settings = settings;
  }

  /** Answers a letter: to its sender, or to everybody. */
  void reply(Letter letter, boolean all) throws IOException {
    letter.touch();
    Draft draft = new Draft();
    String answer = letter.field("reply-to");
    String sender = answer == null ? letter.sender() : Sending.bare(answer);
    if (all) {
      names(draft.to, letter.field("to"));
      names(draft.cc, letter.field("cc"));
    }
    String own = process.machine().users().userName(process.realUid());
    draft.to.removeIf(own::equals);
    draft.cc.removeIf(own::equals);
    if (!draft.to.contains(sender)) {
      draft.to.add(sender);
    }
    String subject = letter.field("subject");
    if (subject != null) {
      boolean again = subject.toLowerCase(Locale.ROOT).startsWith("re:");
      draft.subject = again ? subject : "Re: " + subject;
    }
    draft.inReplyTo = letter.field("message-id");
    process.out().println("To: " + String.join(" ", draft.to));
    if (draft.subject != null) {
      process.out().println("Subject: " + draft.subject);
    }
    if (!draft.cc.isEmpty()) {
      process.out().println("Cc: " + String.join(" ", draft.cc));
    }
    process
        .out()
        .println(
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=\""
                + new Sending(process, settings, false, false).charset()
                + "\"\nContent-Transfer-Encoding: 8bit\n");
    write(draft, null);
  }

  /** A new letter. */
  void mail(List<String> to, Composer.Quoter quoter) throws IOException {
    Draft draft = new Draft();
    draft.to.addAll(to);
    write(draft, quoter);
  }

  private void write(Draft draft, Composer.@Nullable Quoter quoter) throws IOException {
    process.out().flush();
    Sending sending = new Sending(process, settings, settings.has("verbose"), false);
    Composer composer = new Composer(process, settings, settings.has("ignore"));
    if (quoter != null) {
      composer.quoting(quoter);
    }
    byte[] body = composer.compose(draft, sending, process.terminal(0));
    if (body != null) {
      sending.deliver(draft, body);
    }
  }

  private static void names(List<String> into, @Nullable String field) {
    if (field == null) {
      return;
    }
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (char c : (field + ",").toCharArray()) {
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        names.add(Sending.bare(name.toString()));
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.stream().filter(n -> !n.isBlank() && !into.contains(n)).forEach(into::add);
  }
}
