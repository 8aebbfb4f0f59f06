package io.chapar.dovecot.imap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands of a session, by name. */
final class Commands {
  private static final Map<String, ImapCommand> PLAIN =
      Map.ofEntries(
          Map.entry("CAPABILITY", Simple::capability),
          Map.entry("NOOP", Simple::noop),
          Map.entry("CHECK", Simple::check),
          Map.entry("LOGOUT", Simple::logout),
          Map.entry("ID", Simple::id),
          Map.entry("ENABLE", Simple::enable),
          Map.entry("NAMESPACE", Simple::namespace),
          Map.entry("IDLE", Idle::run),
          Map.entry("NOTIFY", Simple::notifyNone),
          Map.entry("GETMETADATA", Simple::metadata),
          Map.entry("SETMETADATA", Simple::metadata),
          Map.entry("RESETKEY", Simple::urlauth),
          Map.entry("GENURLAUTH", Simple::urlauth),
          Map.entry("URLFETCH", Simple::urlauth),
          Map.entry("CANCELUPDATE", Simple::cancelUpdate),
          Map.entry("SELECT", Selecting::select),
          Map.entry("EXAMINE", Selecting::examine),
          Map.entry("CLOSE", Selecting::close),
          Map.entry("UNSELECT", Selecting::unselect),
          Map.entry("STATUS", Mailboxes::status),
          Map.entry("CREATE", Mailboxes::create),
          Map.entry("DELETE", Mailboxes::delete),
          Map.entry("RENAME", Mailboxes::rename),
          Map.entry("SUBSCRIBE", Mailboxes::subscribe),
          Map.entry("UNSUBSCRIBE", Mailboxes::unsubscribe),
          Map.entry("LIST", Listing::list),
          Map.entry("XLIST", Listing::list),
          Map.entry("LSUB", Listing::lsub),
          Map.entry("FETCH", Fetch::run),
          Map.entry("STORE", Store::run),
          Map.entry("SEARCH", Searching::search),
          Map.entry("SORT", Searching::sort),
          Map.entry("THREAD", Searching::thread),
          Map.entry("COPY", Copying::copy),
          Map.entry("MOVE", Copying::move),
          Map.entry("EXPUNGE", Copying::expunge),
          Map.entry("GETACL", AclCommands::get),
          Map.entry("SETACL", AclCommands::set),
          Map.entry("DELETEACL", AclCommands::delete),
          Map.entry("MYRIGHTS", AclCommands::mine),
          Map.entry("LISTRIGHTS", AclCommands::rights),
          Map.entry("GETQUOTAROOT", QuotaCommands::root),
          Map.entry("GETQUOTA", QuotaCommands::get),
          Map.entry("SETQUOTA", QuotaCommands::set));
  private static final Map<String, ImapCommand> UID =
      Map.of(
          "FETCH", Fetch::run,
          "STORE", Store::run,
          "SEARCH", Searching::search,
          "SORT", Searching::sort,
          "THREAD", Searching::thread,
          "COPY", Copying::copy,
          "MOVE", Copying::move,
          "EXPUNGE", Copying::expunge);

  private Commands() {}

  /** The command of a name in capitals, or null. */
  static @Nullable ImapCommand find(String name, boolean uid) {
    return (uid ? UID : PLAIN).get(name);
  }
}
