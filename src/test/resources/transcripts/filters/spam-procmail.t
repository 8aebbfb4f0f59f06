# objective: 211.2
# level: 2
# title: SpamAssassin behind procmail, Postfix and Sieve
A recipe with spamc, a content filter in master.cf, and sorting by the marks.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; spamd -d -r /run/spamd.pid -c -L; postconf -e 'mailbox_command = procmail -a "$EXTENSION"'; postfix start; sleep 3; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; send() { printf "From: ann@example.net\nTo: $1@example.com\nSubject: $2\n\n$words\n\n$3\n" | sendmail -f ann@example.net $1; sleep ${4:-4}; }; G='XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'
  $ cat > /etc/procmailrc <<'E2'
  > DROPPRIVS=yes
  > LOGFILE=$HOME/procmail.log
  > 
  > :0fw: spamc.lock
  > * < 256000
  > | spamc
  > 
  > :0:
  > * ^X-Spam-Level: \*\*\*\*\*\*\*\*\*\*\*\*\*\*\*
  > almost-certainly-spam
  > 
  > :0:
  > * ^X-Spam-Status: Yes
  > probably-spam
  > E2
  $ send alice wanted 'see you'; send alice unwanted "$G"; ls /home/alice; grep -E '^(Subject|X-Spam-(Flag|Status))' /var/mail/alice | cut -c1-26; grep -cE '^X-Spam-Flag: YES' /home/alice/almost-certainly-spam; grep -E '^ +(Subj|Fold)' /home/alice/procmail.log | sed 's/[ \t]*[0-9]*$//'
  procmail.log
  X-Spam-Status: No, score=-
  Subject: wanted
  Subject: unwanted
  X-Spam-Flag: YES
  X-Spam-Status: Yes, score=
  Subject: unwanted
  grep: /home/alice/almost-certainly-spam: No such file or directory
   Subject: wanted
    Folder: /var/mail/alice
   Subject: unwanted
    Folder: /var/mail/alice
  $ ls -ld /home/alice/.spamassassin | awk '{print $1,$3}'; grep -oE 'spamd: (clean|identified)[^)]*\) for [a-z]*' /var/log/mail.log | sed 's/(.*)//'
  drwx------ alice
  spamd: clean message  for alice
  spamd: identified spam  for alice
  $ kill $(cat /run/spamd.pid); sleep 1; send alice 'daemon away' "$G" 7; grep '^Subject' /var/mail/alice; tail -4 /home/alice/procmail.log | grep -v '^From' | sed 's/[ \t]*[0-9]*$//'
  Subject: wanted
  Subject: unwanted
  Subject: unwanted
  Subject: daemon away
  procmail: Lock failure on "spamc.lock"
   Subject: daemon away
    Folder: /var/mail/alice
  $ rm /etc/procmailrc; postconf -X mailbox_command; postconf -e 'mailbox_transport = lmtp:unix:private/dovecot-lmtp'; useradd -r -d /var/lib/filter -m filter; printf '#!/bin/sh\n/usr/bin/spamassassin -L | /usr/sbin/sendmail -i "$@"\nexit $?\n' > /usr/local/bin/spamfilter; chmod 755 /usr/local/bin/spamfilter; postconf -M 'spam/unix=spam unix - n n - 4 pipe flags=Rq user=filter argv=/usr/local/bin/spamfilter -f ${sender} -- ${recipient}'; postconf -P 'smtp/inet/content_filter=spam:dummy'; cat > /etc/dovecot/local.conf <<'E2'
  > mail_location = maildir:~/Maildir
  > auth_username_format = %Ln
  > service lmtp {
  >   unix_listener /var/spool/postfix/private/dovecot-lmtp {
  >     user = postfix
  >     mode = 0600
  >   }
  > }
  > protocol lmtp {
  >   mail_plugins = sieve
  > }
  > E2
  $ printf 'require ["fileinto", "mailbox"];\nif header :is "X-Spam-Flag" "YES" {\n  fileinto :create "Junk";\n}\n' > /home/bob/.dovecot.sieve; chown bob: /home/bob/.dovecot.sieve; dovecot; postfix stop; postfix start; sleep 2; printf "From: ann@example.net\nTo: bob@example.com\nSubject: by smtp\n\n$words\n\n$G\n" > /tmp/m; swaks --server localhost --from ann@example.net --to bob@example.com --data @/tmp/m --hide-all; sed "s/^XJS.*//" /tmp/m > /tmp/n; swaks --server localhost --from ann@example.net --to bob@example.com --data @/tmp/n --hide-all; sleep 12; doveadm mailbox status -u bob messages '*' | sort
  INBOX messages=1
  Junk messages=1
  $ doveadm fetch -u bob hdr.x-spam-flag mailbox Junk; grep -oE 'relay=(spam|mail.example.com\[private/dovecot-lmtp\]).*status=[a-z]*' /var/log/mail.log | sed 's/, delay.*dsn/, dsn/; s/ (.*//' | sort | uniq -c
  hdr.x-spam-flag: YES
        2 relay=mail.example.com[private/dovecot-lmtp], dsn=2.0.0, status=sent
        2 relay=spam, dsn=2.0.0, status=sent
