# objective: 211.2
# level: 3
# title: SpamAssassin as a content filter of Postfix
A pipe service in master.cf, content_filter for port 25 only, and what happens when the script is wrong.

  $ apt-get install -y spamassassin >/dev/null 2>&1; systemctl stop spamd 2>/dev/null; cd /tmp; mkdir -p ~/.spamassassin; touch ~/.spamassassin/user_prefs; echo 'score TVD_SPACE_RATIO 0' >> /etc/spamassassin/local.cf; words='The quick brown fox jumps over the lazy dog and then has a rest in the shade of an old tree.'; G='XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'; printf 'report_safe 0\nrewrite_header Subject [SPAM]\n' > /etc/spamassassin/local.cf; spamd -d -r /run/spamd.pid -L; useradd -r -m -d /var/lib/filter filter; printf '#!/bin/sh\n/usr/bin/spamc | /usr/sbin/sendmail -i "$@"\nexit $?\n' > /usr/local/bin/spamfilter; chmod 755 /usr/local/bin/spamfilter; sleep 4
  $ postconf -M 'spamfilter/unix=spamfilter unix - n n - 10 pipe flags=Rq user=filter argv=/usr/local/bin/spamfilter -f ${sender} -- ${recipient}'; postconf -P 'smtp/inet/content_filter=spamfilter:dummy'; postconf -M spamfilter/unix; postconf -P smtp/inet/content_filter; postfix start; sleep 1
  spamfilter unix  -       n       n       -       10      pipe flags=Rq user=filter argv=/usr/local/bin/spamfilter -f ${sender} -- ${recipient}
  smtp/inet/content_filter = spamfilter:dummy
  $ send() { printf "From: ann@example.net\nTo: $1\nSubject: $2\nMessage-ID: <1234567$RANDOM@example.net>\n\n$words\n\n$3\n" > m; swaks --silent 2 -s localhost -f ann@example.net -t $1 -d m; sleep 3; }; send alice@example.com wanted hello; send alice@example.com unwanted "$G"; grep -E '^(Subject|X-Spam-(Flag|Prev))' /var/mail/alice
  *** DEPRECATION WARNING: Inferring a filename from the argument to --data will be removed in the future.  Prefix filenames with '@' instead.
  *** DEPRECATION WARNING: Inferring a filename from the argument to --data will be removed in the future.  Prefix filenames with '@' instead.
  Subject: wanted
  X-Spam-Flag: YES
  Subject: [SPAM] unwanted
  X-Spam-Prev-Subject: unwanted
  $ grep -oE 'relay=(spamfilter|local).*status=.*' /var/log/mail.log | sed 's/, delay.*dsn/, dsn/' | sort; grep -oE 'pickup.*uid=.*' /var/log/mail.log | sed 's/.*uid=[0-9]*//' | sort -u; grep -c 'Received: by mail.example.com' /var/mail/alice
  relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  relay=spamfilter, dsn=2.0.0, status=sent (delivered via spamfilter service)
  relay=spamfilter, dsn=2.0.0, status=sent (delivered via spamfilter service)
   from=<ann@example.net>
  2
  $ echo x | mail -s 'from here' alice; sleep 2; grep -c X-Spam /var/mail/alice; grep '^Subject' /var/mail/alice | tail -1
  9
  Subject: from here
  $ kill $(cat /run/spamd.pid); send alice@example.com 'without spamd' hello; sleep 2; grep '^Subject' /var/mail/alice | tail -1; chmod 644 /usr/local/bin/spamfilter; send alice@example.com 'no x bit' hello; grep -o 'relay=spamfilter.*status=.*' /var/log/mail.log | tail -1 | sed 's/, delay.*dsn/, dsn/'; mailq | tail -1 | cut -d' ' -f4-
  *** DEPRECATION WARNING: Inferring a filename from the argument to --data will be removed in the future.  Prefix filenames with '@' instead.
  Subject: without spamd
  *** DEPRECATION WARNING: Inferring a filename from the argument to --data will be removed in the future.  Prefix filenames with '@' instead.
  relay=spamfilter, dsn=4.3.0, status=deferred (temporary failure. Command output: pipe: fatal: pipe_command: execvp /usr/local/bin/spamfilter: Permission denied )
  in 1 Request.
  $ chmod 755 /usr/local/bin/spamfilter; printf '#!/bin/sh\ncat > /dev/null\necho "no such luck"\nexit 69\n' > /usr/local/bin/spamfilter; postqueue -f; sleep 2; grep -o 'relay=spamfilter.*status=.*' /var/log/mail.log | tail -1 | sed 's/, delay.*dsn/, dsn/'; mailq
  relay=spamfilter, dsn=5.3.0, status=bounced (service unavailable. Command output: no such luck )
  Mail queue is empty
