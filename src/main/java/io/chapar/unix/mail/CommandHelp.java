package io.chapar.unix.mail;

/** What the command {@code ?} of a reading mail(1) shows. */
final class CommandHelp {
  static final String TEXT =
      """
      Mail Command\t\t\tDescription
      -------------------------\t--------------------------------------------
      t [message list]\t\ttype message(s).
      more [message list]\t\tread message(s), through the $PAGER
      n\t\t\t\tgoto and type next message.
      e [message list]\t\tedit message(s).
      f [message list]\t\tgive head lines of messages.
      d [message list]\t\tdelete message(s).
      s [message list] <file>\t\tappend message(s) to file.
      u [message list]\t\tundelete message(s).
      R [message list]\t\treply to message sender(s).
      r [message list]\t\treply to message sender(s) and all recipients.
      p [message list]\t\tprint message list.
      pre [message list]\t\tmake messages go back to /var/mail.
      m <recipient list>\t\tmail to specific recipient(s).
      q\t\t\t\tquit, saving unresolved messages in mbox.
      x\t\t\t\tquit, do not remove system mailbox.
      h\t\t\t\tprint out active message headers.
      !\t\t\t\tshell escape.
      | [msglist] command\t\tpipe message(s) to shell command.
      pi [msglist] command\t\tpipe message(s) to shell command.
      cd [directory]\t\t\tchdir to directory or home if none given
      fi <file>\t\t\tswitch to file (%=system inbox, %user=user's
      \t\t\t\tsystem inbox).  + searches in your folder
      \t\t\t\tdirectory for the file.
      set variable[=value]\t\tset Mail variable.

      A [message list] consists of integers, ranges of same, :status, /subject, or
      user names separated by spaces.  If omitted, Mail uses the current message.
      The pipe command doesn't accept user names or subject message list, since
      that might conflict with the command string.

      A <recipient list> consists of recipient addresses or aliases separated by
      spaces.  Aliases are defined in .mailrc in your home directory.

      <file> is a full or relative pathname, +folder, % (system inbox), %user
      (specified user's system inbox), # (previous file), & (mbox file), or an
      expression understood by ${SHELL:-/bin/sh} -c 'echo ...'.
      """;

  private CommandHelp() {}
}
