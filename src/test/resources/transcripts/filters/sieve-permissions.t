# objective: 211.2
# level: 3
# title: who may read a script and write its binary
Owners and modes of .dovecot.sieve, of .svbin, of directories.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; dovecot
  $ lda() { printf "From: bob@example.com\nSubject: $1\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d alice; }; see() { sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -n +$((seen+1)); seen=$(grep -c 'lda(' /var/log/mail.log); }; seen=0
  $ echo 'require "fileinto"; fileinto "X";' > /home/alice/.dovecot.sieve; chmod 600 /home/alice/.dovecot.sieve; lda one; see; doveadm fetch -u alice mailbox subject one; ls -l /home/alice/.dovecot.s* | cut -c1-24
  lda(alice): Error: sieve: file storage: script: Failed to open sieve script: open(/home/alice/.dovecot.sieve) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +r perm: /home/alice/.dovecot.sieve)
  lda(alice): Error: sieve: Failed to open script `/home/alice/.dovecot.sieve' for compile
  lda(alice): sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  mailbox: INBOX
  -rw------- 1 root  root
  -rw------- 1 alice alice
  $ chown alice: /home/alice/.dovecot.sieve; lda two; see; doveadm fetch -u alice mailbox subject two; stat -c '%n %a %U' /home/alice/.dovecot.s*
  lda(alice): sieve: msgid=unspecified: fileinto action: stored mail into mailbox 'X'
  mailbox: X
  /home/alice/.dovecot.sieve 600 alice
  /home/alice/.dovecot.sieve.log 600 alice
  /home/alice/.dovecot.svbin 600 alice
  $ rm /home/alice/.dovecot.svbin; chown root: /home/alice/.dovecot.sieve; chmod 644 /home/alice/.dovecot.sieve; chown root: /home/alice; lda three; see; doveadm fetch -u alice mailbox subject three; ls -A /home/alice | grep sv
  lda(alice): Error: sieve: binary /home/alice/.dovecot.svbin: save: failed to create temporary file: open(/home/alice/.dovecot.svbin.) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /home/alice, dir owned by 0:0 mode=0755)
  lda(alice): sieve: msgid=unspecified: fileinto action: stored mail into mailbox 'X'
  mailbox: X
  [1]
  $ chown alice: /home/alice; sievec /home/alice/.dovecot.sieve; stat -c '%n %a %U' /home/alice/.dovecot.sv*; sleep 1; touch /home/alice/.dovecot.sieve; lda four; see; doveadm fetch -u alice mailbox subject four
  /home/alice/.dovecot.svbin 644 root
  lda(alice): sieve: msgid=unspecified: fileinto action: stored mail into mailbox 'X'
  mailbox: X
  $ rm -f /home/alice/.dovecot.s*; mkdir /home/alice/.dovecot.sieve; lda five; see; doveadm fetch -u alice mailbox subject five; rmdir /home/alice/.dovecot.sieve
  lda(alice): msgid=unspecified: saved mail to INBOX
  mailbox: INBOX
  $ printf 'garbage' > /home/alice/.dovecot.svbin; echo 'discard;' > /home/alice/.dovecot.sieve; chown alice: /home/alice/.dovecot.s*; touch -d '+1 hour' /home/alice/.dovecot.svbin; lda six; see; doveadm fetch -u alice mailbox subject six; su alice -c 'sieve-dump ~/.dovecot.svbin' 2>&1 | head -3
  lda(alice): Error: sieve: binary /home/alice/.dovecot.svbin: read: header read only partially 7/40
  lda(alice): sieve: msgid=unspecified: discard action: Marked message to be discarded if not explicitly delivered (discard action)
  
  * Header:
  $ ln -s /home/alice/nowhere.sieve /home/bob/.dovecot.sieve; printf 'Subject: x\n\nx\n' | /usr/lib/dovecot/dovecot-lda -d bob; sleep 1; grep -o 'lda(bob.*' /var/log/mail.log | sed 's/<[^>]*>//g'
  lda(bob): msgid=unspecified: saved mail to INBOX
