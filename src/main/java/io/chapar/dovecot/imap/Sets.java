package io.chapar.dovecot.imap;

import io.chapar.dovecot.message.Found;
import io.chapar.dovecot.message.Search;
import java.util.ArrayList;
import java.util.List;

/** The messages that a set names, by number or by UID. */
final class Sets {
  private Sets() {}

  static List<Found> mails(View view, ImapCommand.Call call, String set)
      throws ImapCommand.BadException {
    if (set.equals("$")) {
      List<Found> saved = new ArrayList<>();
      for (Found mail : view.all()) {
        if (view.saved().contains(mail.mail().uid())) {
          saved.add(mail);
        }
      }
      return saved;
    }
    if (!Search.validSet(set)) {
      throw new ImapCommand.BadException(
          "Invalid " + (call.uid() ? "UID messageset" : "messageset"));
    }
    if (!call.uid() && (view.count() == 0 || Search.largest(set, view.count()) > view.count())) {
      throw new ImapCommand.BadException("Invalid messageset");
    }
    List<Found> some = new ArrayList<>();
    for (Found mail : view.all()) {
      boolean in =
          call.uid()
              ? Search.inSet(set, mail.mail().uid(), view.lastUid())
              : Search.inSet(set, mail.sequence(), view.count());
      if (in) {
        some.add(mail);
      }
    }
    return some;
  }
}
