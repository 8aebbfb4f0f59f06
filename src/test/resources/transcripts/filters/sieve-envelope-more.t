# objective: 211.2
# level: 2
# title: the envelope test
Sender and recipient as Postfix handed them over, not the headers; sieve-test options -f and -r.

  $ cd /tmp; printf 'From: bob@example.com\nTo: alice@example.com\nSubject: x\n\nbody\n' > mail
  $ try() { printf 'require ["envelope", "subaddress"];\nif %s {\n  discard;\n}\n' "$1" > t$((++n)).sieve; su alice -c "sieve-test -f owner-list@lists.example.net -r alice+work@example.com t$n.sieve mail" > out 2>&1; grep -q ' \* discard' out && echo match || { grep -q 'INBOX' out && echo no match || cat out; }; }
  $ try 'envelope :is "from" "owner-list@lists.example.net"'; try 'envelope :is "from" "bob@example.com"'; try 'envelope :domain :is "from" "lists.example.net"'
  match
  no match
  match
  $ try 'envelope :localpart :matches "from" "owner-*"'; try 'envelope :detail :is "to" "work"'; try 'envelope :user "to" "alice"'; try 'envelope "to" "alice@example.com"'
  match
  match
  match
  no match
  $ try 'envelope "sender" "x"'; try 'envelope "auth" "x"'; try 'envelope ["from", "to"] "alice+work@example.com"'
  t8: line 2: error: specified envelope part 'sender' is not supported by the envelope test.
  t8: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  no match
  match
  $ printf 'if envelope "from" "bob@example.com" { discard; }\n' > e.sieve; sievec e.sieve
  e: line 1: error: unknown test 'envelope' (only reported once at first occurrence).
  e: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'e.sieve'
  [89]
  $ printf 'require "envelope";\nif envelope :is "from" "" { discard; }\n' > null.sieve; su alice -c "sieve-test -f '' null.sieve mail" 2>&1 | grep -v '^$'; su alice -c 'sieve-test -f "<>" null.sieve mail' 2>&1 | grep -v '^$'
  sieve-test(alice): Fatal: Invalid -f parameter: Mailbox is empty string
  sieve-test(alice): Fatal: Invalid -f parameter: Invalid character in localpart
  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ printf 'require ["envelope", "fileinto"];\nif envelope :is "from" "root@example.com" { fileinto "Root"; }\n' > /home/alice/.dovecot.sieve; echo hi | mail -s one alice; echo hi | mail -s two -r bob@example.com alice; sleep 2; doveadm fetch -u alice 'mailbox hdr.subject' all
  mailbox: Root
  hdr.subject: one
  
  mailbox: INBOX
  hdr.subject: two
  $ grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/' | sort
  sieve: msgid=ID: fileinto action: stored mail into mailbox 'Root'
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
