# objective: 211.2
# level: 2
# title: Junk by Sieve
Mail marked by SpamAssassin, delivered by LMTP, put into Junk by a rule for everybody.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; G='XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'; cat > /etc/dovecot/local.conf <<'E2'
  > mail_location = maildir:~/Maildir
  > protocol lda {
  >   mail_plugins = sieve
  > }
  > plugin {
  >   sieve_before = /etc/dovecot/before.sieve
  > }
  > E2
  $ printf 'require ["fileinto", "mailbox", "relational", "comparator-i;ascii-numeric"];\nif header :is "X-Spam-Flag" "YES" {\n  fileinto :create "Junk";\n  stop;\n}\n' > /etc/dovecot/before.sieve; sievec /etc/dovecot/before.sieve; dovecot; postconf -e 'mailbox_command = /usr/bin/spamassassin -L | /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; postfix start; sleep 1
  $ send() { printf "From: ann@example.net\nTo: bob@example.com\nSubject: $1\nMessage-ID: <1234567$RANDOM@example.net>\n\n$words\n\n$2\n" | sendmail -f ann@example.net bob; sleep ${3-8}; }; send wanted x; send unwanted "$G"; doveadm mailbox status -u bob messages '*' | sort; doveadm fetch -u bob 'hdr.subject hdr.x-spam-flag' mailbox Junk
  INBOX messages=1
  Junk messages=1
  hdr.subject: unwanted
  hdr.x-spam-flag: YES
  $ doveadm fetch -u bob 'hdr.x-spam-status' mailbox INBOX | cut -c1-40; grep -o 'sieve: msgid.*' /var/log/mail.log | sed 's/msgid=<[^>]*>/ID/'
  hdr.x-spam-status: No, score=-0.0 requir
  	autolearn_force=no version=4.0.1
  sieve: ID: stored mail into mailbox 'INBOX'
  sieve: ID: fileinto action: stored mail into mailbox 'Junk'
  $ echo 'required_score 2000' > /home/bob/.spamassassin/user_prefs; send 'let it through' "$G"; doveadm mailbox status -u bob messages '*' | sort; doveadm fetch -u bob 'hdr.x-spam-level' mailbox INBOX subject through | cut -c1-60
  INBOX messages=2
  Junk messages=1
  hdr.x-spam-level: ******************************************
