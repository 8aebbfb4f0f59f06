# objective: 211.2
# level: 2
# title: a script for those who have none
sieve_default, its name, and what a script of one's own changes.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_default = /etc/dovecot/sieve/default.sieve\n  sieve_default_name = roundcube\n}\n' > /etc/dovecot/local.conf; dovecot
  $ mkdir /etc/dovecot/sieve; printf 'require "fileinto";\nfileinto "Default";\n' > /etc/dovecot/sieve/default.sieve; lda() { printf "From: bob@example.com\nSubject: $2\n\nbody\n" | /usr/lib/dovecot/dovecot-lda -d $1; }
  $ lda alice one; doveadm fetch -u alice mailbox subject one; ls /etc/dovecot/sieve; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g'
  mailbox: Default
  default.sieve
  lda(alice): Error: sieve: binary /etc/dovecot/sieve/default.svbin: save: failed to create temporary file: open(/etc/dovecot/sieve/default.svbin.) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /etc/dovecot/sieve, dir owned by 0:0 mode=0755)
  lda(alice): Error: sieve: The LDA Sieve plugin does not have permission to save global Sieve script binaries; global Sieve scripts like `/etc/dovecot/sieve/default.sieve' need to be pre-compiled using the sievec tool
  lda(alice): sieve: msgid=unspecified: fileinto action: stored mail into mailbox 'Default'
  $ sievec /etc/dovecot/sieve/default.sieve; lda alice two; doveadm fetch -u alice mailbox subject two; echo 'keep;' > /home/alice/.dovecot.sieve; lda alice three; doveadm fetch -u alice mailbox subject three; echo 'kep;' > /home/alice/.dovecot.sieve; sleep 1; lda alice four; doveadm fetch -u alice mailbox subject four; rm /home/alice/.dovecot.sieve; : > /home/alice/.dovecot.sieve; lda alice five; doveadm fetch -u alice mailbox subject five
  mailbox: Default
  mailbox: INBOX
  mailbox: INBOX
  mailbox: INBOX
  $ rm /etc/dovecot/sieve/default.*; lda bob six; doveadm fetch -u bob mailbox subject six; printf 'bad bad\n' > /etc/dovecot/sieve/default.sieve; lda bob seven; doveadm fetch -u bob mailbox subject seven; sleep 1; grep -o 'lda(.*' /var/log/mail.log | sed 's/<[^>]*>//g' | tail -6
  mailbox: INBOX
  mailbox: INBOX
  lda(alice): sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  lda(bob): msgid=unspecified: saved mail to INBOX
  lda(bob): Error: sieve: default: line 2: expected end of command ';' or the beginning of a compound block '{', but found end of file
  lda(bob): Error: sieve: default: parse failed
  lda(bob): Error: sieve: Failed to compile script `/etc/dovecot/sieve/default.sieve'
  lda(bob): sieve: msgid=unspecified: stored mail into mailbox 'INBOX'
  $ ls -A /home/bob; doveadm sieve list -u carol; doveadm sieve get -u carol roundcube | head -2; doveconf -n plugin | grep default
  .bash_logout
  .bashrc
  .profile
  Maildir
  roundcube ACTIVE
  sieve script:
  bad bad
    sieve_default = /etc/dovecot/sieve/default.sieve
    sieve_default_name = roundcube
