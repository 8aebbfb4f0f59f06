# objective: 211.2
# level: 2
# title: plus addresses and folders
recipient_delimiter in Postfix and Dovecot, :detail, a folder by the address.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ postconf -e 'recipient_delimiter = +'; postfix reload 2>/dev/null; printf 'require ["fileinto", "envelope", "subaddress", "variables", "mailbox"];\nif envelope :matches :detail "to" "?*" { fileinto :create "plus.${0}"; }\n' > /home/alice/.dovecot.sieve; sleep 1; echo hi | mail -s one alice+news; echo hi | mail -s two alice; sleep 2; doveadm mailbox list -u alice | sort
  INBOX
  plus
  plus.news
  $ doveadm fetch -u alice 'mailbox hdr.subject' all | paste - - - | sort
  mailbox: INBOX	hdr.subject: two
  mailbox: plus.news	hdr.subject: one
  $ cd /tmp; printf 'From: bob@example.com\nTo: alice-sales@example.com, alice+a+b@example.com\nSubject: x\n\nbody\n' > mail; try() { printf 'require "subaddress";\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test  t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'address :detail :is "to" "sales"'; try 'address :detail :is "to" "a+b"'; try 'address :user :is "to" "alice"'; try 'address :user :is "from" "bob"'
  no match
  match
  match
  match
  $ printf 'recipient_delimiter = -\n' >> /etc/dovecot/local.conf; try 'address :detail :is "to" "sales"'; try 'address :detail :is "to" "a+b"'
  no match
  match
  $ printf 'recipient_delimiter = +-\n' >> /etc/dovecot/local.conf; try 'address :detail :is "to" "sales"'; try 'address :user :is "to" "alice"'
  no match
  match
  $ printf 'require "envelope";\nif address :detail :is "to" "x" { discard; }\n' > n.sieve; sievec n.sieve
  n: line 2: error: unknown tagged argument ':detail' for the address test (reported only once at first occurrence).
  n: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'n.sieve'
  [89]
  $ grep -o 'to=<alice.*' /var/log/mail.log | sed 's/delay.*dsn/dsn/'
  to=<alice+news@example.com>, orig_to=<alice+news>, relay=local, dsn=2.0.0, status=sent (delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT")
  to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (delivered to command: /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT")
