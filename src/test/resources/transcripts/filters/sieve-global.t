# objective: 211.2
# level: 3
# title: where scripts are looked for
The setting sieve with file: and active=, a directory, a script elsewhere, sieve_dir of old.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve = file:~/scripts;active=~/.active.sieve\n}\n' > /etc/dovecot/local.conf; dovecot; lda() { printf "From: bob@example.com\nSubject: $2\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d $1; }
  $ echo 'require "fileinto"; fileinto "Old";' > /home/alice/.dovecot.sieve; mkdir /home/alice/scripts; echo 'require "fileinto"; fileinto "New";' > /home/alice/scripts/new.sieve; chown -R alice: /home/alice; lda alice one; ln -s scripts/new.sieve /home/alice/.active.sieve; lda alice two; doveadm fetch -u alice 'mailbox hdr.subject' all | paste - - -
  mailbox: New	hdr.subject: two
  mailbox: INBOX	hdr.subject: one
  $ doveadm sieve list -u alice; ls -A /home/alice/scripts; rm /home/alice/scripts/new.sieve; lda alice three; doveadm fetch -u alice 'mailbox' subject three; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -3
  new ACTIVE
  new.sieve
  tmp
  mailbox: INBOX
  lda(alice): sieve: msgid=unspecified: fileinto action: stored mail into mailbox 'New'
  lda(alice): Warning: sieve: file storage: Active sieve script symlink /home/alice/.active.sieve points to non-existent script (points to scripts/new.sieve).
  lda(alice): msgid=unspecified: saved mail to INBOX
  $ ln -sf /tmp/else.sieve /home/alice/.active.sieve; echo 'discard;' > /tmp/else.sieve; lda alice four; doveadm fetch -u alice 'mailbox' subject four; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -2
  mailbox: INBOX
  lda(alice): Warning: sieve: file storage: Active sieve script symlink /home/alice/.active.sieve is broken: Invalid/unknown path to storage (points to /tmp).
  lda(alice): msgid=unspecified: saved mail to INBOX
  $ sed -i 's|sieve = file.*|sieve = /var/lib/sieve/%u.sieve|' /etc/dovecot/local.conf; mkdir -p /var/lib/sieve; echo 'require "fileinto"; fileinto "Var";' > /var/lib/sieve/alice.sieve; lda alice five; doveadm fetch -u alice mailbox subject five; ls /var/lib/sieve; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -2
  mailbox: INBOX
  alice.sieve
  lda(alice): Warning: sieve: file storage: Active sieve script symlink /home/alice/.active.sieve is broken: Invalid/unknown path to storage (points to /tmp).
  lda(alice): msgid=unspecified: saved mail to INBOX
  $ sed -i 's|sieve = /var.*|sieve = file:/nowhere/%n;bindir=~/bin|' /etc/dovecot/local.conf; lda alice six; doveadm fetch -u alice mailbox subject six; sed -i 's|sieve = file.*|sieve =|' /etc/dovecot/local.conf; echo 'discard;' > /home/bob/.dovecot.sieve; lda bob seven; doveadm fetch -u bob mailbox subject seven; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -2
  mailbox: INBOX
  mailbox: INBOX
  lda(alice): msgid=unspecified: saved mail to INBOX
  lda(bob): msgid=unspecified: saved mail to INBOX
