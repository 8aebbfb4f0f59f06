# objective: 211.3
# level: 2
# title: auto, subscribe and autoexpunge of mailboxes
auto, subscribe and autoexpunge of mailboxes.

  $ printf 'mail_location = maildir:~/Maildir\nnamespace inbox {\n  mailbox Trash {\n    auto = create\n    autoexpunge = 1d\n  }\n  mailbox Sent {\n    auto = subscribe\n  }\n  mailbox Spam {\n    special_use = \\Junk\n    auto = subscribe\n    autoexpunge_max_mails = 2\n    autoexpunge = 10 days\n  }\n}\n' > /etc/dovecot/local.conf; doveconf -n | sed -n '/^namespace/,/^}/p'; dovecot; doveadm mailbox list -u alice; doveadm mailbox list -s -u alice; ls -A /home/alice/Maildir
  namespace inbox {
    inbox = yes
    location =
    mailbox Drafts {
      special_use = \Drafts
    }
    mailbox Junk {
      special_use = \Junk
    }
    mailbox Sent {
      auto = subscribe
      special_use = \Sent
    }
    mailbox "Sent Messages" {
      special_use = \Sent
    }
    mailbox Spam {
      auto = subscribe
      autoexpunge = 10 days
      autoexpunge_max_mails = 2
      special_use = \Junk
    }
    mailbox Trash {
      auto = create
      autoexpunge = 1 days
      special_use = \Trash
    }
    prefix =
  }
  Trash
  Sent
  Spam
  INBOX
  Sent
  Spam
  dovecot.list.index.log
  $ for i in 1 2 3 4; do printf "Subject: s$i\n\nx\n" | doveadm save -u alice -m Spam; done; printf 'Subject: t\n\nx\n' | doveadm save -u alice -m Trash; curl -s imap://127.0.0.1/ -u alice:alice-secret; sleep 1; doveadm mailbox status -u alice messages '*'
  * LIST (\HasNoChildren \Trash) "." Trash
  * LIST (\HasNoChildren \Junk) "." Spam
  * LIST (\HasNoChildren \Sent) "." Sent
  * LIST (\HasNoChildren) "." INBOX
  Trash messages=1
  Spam messages=2
  INBOX messages=0
  $ doveadm mailbox delete -u alice Sent; echo $?; doveadm mailbox list -u alice; doveadm mailbox status -u alice messages Sent; doveadm mailbox create -u alice Trash; doveadm mailbox rename -u alice Spam Other; doveadm mailbox list -u alice
  0
  Trash
  Spam
  Sent
  INBOX
  Sent messages=0
  doveadm(alice): Error: Can't create mailbox Trash: Mailbox already exists
  Other
  Sent
  Trash
  Spam
  INBOX
