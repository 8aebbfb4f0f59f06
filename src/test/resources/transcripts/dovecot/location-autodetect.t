# objective: 211.3
# level: 2
# title: without mail_location
Autodetection, unknown formats, relative paths, users without a home.

  $ sed -i 's/^mail_location/#&/' /etc/dovecot/conf.d/10-mail.conf; doveconf mail_location; dovecot; doveadm mailbox list -u alice; echo $?
  mail_location =
  doveadm(alice): Error: Namespace '': Mail storage autodetection failed with home=/home/alice
  75
  $ su alice -c 'mkdir -p Maildir/cur Maildir/new Maildir/tmp'; cd /home/alice && su alice -c 'mkdir -p Maildir/cur Maildir/new Maildir/tmp'; doveadm mailbox list -u alice; doveadm user -f mail alice
  mkdir: cannot create directory ‘Maildir’: Permission denied
  mkdir: cannot create directory ‘Maildir’: Permission denied
  mkdir: cannot create directory ‘Maildir’: Permission denied
  INBOX
  $ su bob -c 'mkdir ~/mail'; doveadm mailbox list -u bob; (sleep 0.5; printf 'a LOGIN carol carol-secret\r\n'; sleep 1) | nc 127.0.0.1 143 | sed 1d | sed 's/\[[0-9][^]]*\]//'
  doveadm(bob): Error: Namespace '': Mail storage autodetection failed with home=/home/bob
  a OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISPLAY THREAD=REFERENCES THREAD=REFS THREAD=ORDEREDSUBJECT MULTIAPPEND URL-PARTIAL CATENATE UNSELECT CHILDREN NAMESPACE UIDPLUS LIST-EXTENDED I18NLEVEL=1 CONDSTORE QRESYNC ESEARCH ESORT SEARCHRES WITHIN CONTEXT=SEARCH LIST-STATUS BINARY MOVE SNIPPET=FUZZY PREVIEW=FUZZY PREVIEW STATUS=SIZE SAVEDATE LITERAL+ NOTIFY SPECIAL-USE] Logged in
  * BYE Internal error occurred. Refer to server log for more information.
  $ sleep 1; grep -o 'Error: .*' /var/log/mail.log
  Error: Namespace '': Mail storage autodetection failed with home=/home/carol
  $ echo 'mail_location = nosuch:~/x' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: Namespace '': Unknown mail storage driver nosuch
  75
  $ echo 'mail_location = maildir:Maildir' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  INBOX
  0
  $ echo 'mail_location = ~/Maildir' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  INBOX
  0
  $ echo 'mail_location = maildir:~/Maildir:FOO=bar' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: Namespace '': Unknown setting: FOO
  75
  $ echo 'mail_location = maildir:/srv/%d/%n' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; echo $?
  doveadm(alice): Error: mkdir(/srv//alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +w perm: /srv/, dir owned by 0:0 mode=0755)
  INBOX
  0
  $ echo 'mail_location = mbox:~/mail' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox list -u alice; doveadm mailbox status -u alice messages INBOX; echo $?
  INBOX
  INBOX messages=0
  0
  $ echo 'mail_location = maildir:~/Maildir:INBOX=~/Maildir/.INBOX:LAYOUT=fs' > /etc/dovecot/local.conf; doveadm reload; sleep 0.5; doveadm mailbox create -u alice a/b; doveadm mailbox list -u alice | sort
  INBOX
  a
  a/b
  $ echo 'mail_location = maildir:~/Maildir:INDEX=/var/indexes/%u' > /etc/dovecot/local.conf; mkdir -m 777 /var/indexes; doveadm reload; sleep 0.5; doveadm mailbox status -u alice messages INBOX; ls /var/indexes
  INBOX messages=0
  alice
