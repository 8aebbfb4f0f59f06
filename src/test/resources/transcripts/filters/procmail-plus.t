# objective: 211.2
# level: 2
# title: alice+folder by procmail
recipient_delimiter and -a: a folder for an extension that is there, the inbox for the rest.

  $ postconf -e 'recipient_delimiter = +' 'mailbox_command = /usr/bin/procmail -a "$EXTENSION"'; postfix start 2>/dev/null; su - alice -c 'mkdir -p Mail/work'; cat > /home/alice/.procmailrc <<'E'
  > MAILDIR=$HOME/Mail
  > EXT=$1
  > 
  > :0
  > * EXT ?? .
  > * ! EXT ?? [^a-z0-9-]
  > * ? test -d $EXT
  > $EXT/
  > 
  > :0:
  > * EXT ?? ^^news^^
  > news
  > E
  $ chown alice: /home/alice/.procmailrc; for to in alice alice+work alice+news alice+other 'alice+../x' alice+WORK; do echo x | mail -s "to $to" "$to"; sleep 1; done; sleep 1; ls /home/alice/Mail /home/alice/Mail/work; grep '^Subject' /var/mail/alice; grep -h '^Subject' /home/alice/Mail/work/new/*
  /home/alice/Mail:
  news
  work
  
  /home/alice/Mail/work:
  cur
  new
  tmp
  Subject: to alice
  Subject: to alice+other
  Subject: to alice+../x
  Subject: to alice+work
  Subject: to alice+WORK
  $ grep -o 'to=<[^>]*>, orig_to' /var/log/mail.log | sort; grep '^Delivered-To' /home/alice/Mail/news; grep '^X-Original-To' /home/alice/Mail/news
  to=<"alice+../x"@example.com>, orig_to
  to=<alice+WORK@example.com>, orig_to
  to=<alice+news@example.com>, orig_to
  to=<alice+other@example.com>, orig_to
  to=<alice+work@example.com>, orig_to
  to=<alice@example.com>, orig_to
  Delivered-To: alice+news@example.com
  X-Original-To: alice+news
  $ printf 'DEFAULT=$HOME/Mail/plus-${1:-none}\n' > /home/alice/.procmailrc; echo x | mail -s a alice+one; echo x | mail -s b alice; sleep 3; ls /home/alice/Mail; printf 'A=$1\nDEFAULT=$HOME/Mail/plus-${A:-none}\n' > /home/alice/.procmailrc; echo x | mail -s a alice+one; echo x | mail -s b alice; sleep 3; ls /home/alice/Mail
  news
  plus-none
  plus-one
  work
  news
  plus-none
  plus-one
  work
  $ printf ':0\n* ^Delivered-To: alice\\+\\/[a-z]+\n$HOME/Mail/d-$MATCH\n:0\n* ^X-Original-To: alice\\+\\/[a-z]+\n$HOME/Mail/o-$MATCH\n' > /home/alice/.procmailrc; echo x | mail -s a alice+two; sleep 3; ls /home/alice/Mail | grep -- -two
  d-two
