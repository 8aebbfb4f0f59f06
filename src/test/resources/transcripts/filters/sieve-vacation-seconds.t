# objective: 211.2
# level: 3
# title: vacation with seconds and limits
vacation-seconds, the smallest and largest period, :mime, :fcc-less replies, who gets none.

  $ printf 'mail_location = maildir:~/Maildir\nlda_mailbox_autocreate = yes\nprotocol lda {\n  mail_plugins = sieve\n}\nplugin {\n  sieve_extensions = +vacation-seconds\n  sieve_vacation_min_period = 1h\n  sieve_vacation_max_period = 10d\n  sieve_vacation_default_period = 2d\n}\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ cd /tmp; v() { printf 'require ["vacation", "vacation-seconds"];\n%s\n' "$1" > v.sieve; printf 'From: bob@example.com\nTo: alice@example.com\nSubject: x\n\nx\n' > mail; su alice -c 'sieve-test -f bob@example.com -r alice@example.com v.sieve mail' 2>&1 | grep -v '^$' | grep -v '^Perf\|^Impl'; }; v 'vacation "a";'; v 'vacation :seconds 10 "a";'; v 'vacation :seconds 7200 "a";'; v 'vacation :days 30 "a";'; v 'vacation :days 0 "a";'; v 'vacation :seconds 0 "a";'
   * send vacation message:
      => seconds : 172800
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  v: line 2: warning: specified :seconds value '10' is under the minimum.
   * send vacation message:
      => seconds : 3600
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
   * send vacation message:
      => seconds : 7200
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  v: line 2: warning: specified :days value '30' is over the maximum.
   * send vacation message:
      => seconds : 864000
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  v: line 2: warning: specified :days value '0' is under the minimum.
   * send vacation message:
      => seconds : 3600
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  v: line 2: warning: specified :seconds value '0' is under the minimum.
   * send vacation message:
      => seconds : 3600
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  $ v 'vacation :seconds 10 :days 1 "a";'; v 'vacation :from "not an address" "a";'; v 'vacation :addresses "nope" "a";'; v 'vacation :handle "" "a";'; v 'vacation :mime "Content-Type: text/html
  > 
  > <b>a</b>";'; v 'vacation :subject "" "a";'; v 'vacation "";'
  v: line 2: warning: specified :seconds value '10' is under the minimum.
  v: line 2: error: encountered duplicate :days argument for the vacation command.
  v: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  v: line 2: error: specified :from address 'not an address' is invalid for vacation action: invalid or lonely local part 'not' (expecting '@').
  v: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  error: specified :addresses item 'nope' is invalid: invalid or lonely local part 'nope' (expecting '@') for vacation action (ignored).
   * send vacation message:
      => seconds : 172800
      => handle  : a<default-subject><default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
   * send vacation message:
      => seconds : 172800
      => handle  :
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
   * send vacation message:
      => seconds : 172800
      => handle  : Content-Type: text/html
  
  <b>a</b><default-subject><default-from><MIME>
  START MESSAGE
  Content-Type: text/html
  
  <b>a</b>
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
   * send vacation message:
      => seconds : 172800
      => subject :
      => handle  : a<default-from><NO-MIME>
  START MESSAGE
  a
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
   * send vacation message:
      => seconds : 172800
      => handle  : <default-subject><default-from><NO-MIME>
  START MESSAGE
  END MESSAGE
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  $ printf 'require ["vacation"];\nvacation :mime text:\nContent-Type: text/html\n\n<b>away</b>\n.\n;\n' > /home/alice/.dovecot.sieve; m() { printf "$1" | sendmail -f $2 alice; sleep 2; doveadm search -u bob mailbox INBOX all | wc -l; }; m 'To: alice@example.com\nFrom: bob@example.com\nSubject: a\n\nx\n' bob@example.com; doveadm fetch -u bob 'hdr.content-type hdr.subject hdr.in-reply-to hdr.references hdr.precedence' all | sed 's/<.*>/<ID>/'; doveadm fetch -u bob body all | tail -3
  1
  hdr.content-type: text/html
  hdr.subject: Auto: a
  hdr.in-reply-to: <ID>
  hdr.references: <ID>
  hdr.precedence: bulk
  body:
  <b>away</b>
  $ m 'To: alice@example.com\nFrom: bob@example.com\nAuto-Submitted: auto-replied\nSubject: b\n\nx\n' bob@example.com; m 'Cc: alice@example.com\nFrom: carol@example.com\nSubject: c\n\nx\n' carol@example.com; doveadm search -u carol all | wc -l; m 'To: alice@example.com\nX-Auto-Response-Suppress: All\nSubject: d\n\nx\n' root@example.com; m 'To: alice@example.com\nFrom: MAILER-DAEMON@example.com\nSubject: e\n\nx\n' MAILER-DAEMON@example.com; m 'To: alice@example.com\nSubject: f\n\nx\n' owner-list@example.com; m 'To: alice@example.com\nSubject: g\n\nx\n' alice@example.com
  1
  1
  1
  1
  1
  1
  1
  $ grep -o 'sieve: .*' /var/log/mail.log | grep -v stored | sed 's/msgid=[^:]*/msgid=ID/'
  sieve: msgid=ID: vacation action: sent vacation response to <bob@example.com>
  sieve: msgid=ID: vacation action: discarded duplicate vacation response to <bob@example.com>
  sieve: msgid=ID: vacation action: sent vacation response to <carol@example.com>
  sieve: msgid=ID: vacation action: discarding vacation response to message from <root@example.com> (`All' flag found in x-auto-response-suppress header)
  sieve: msgid=ID: vacation action: discarded vacation reply to <>
  sieve: msgid=ID: vacation action: not sending vacation response to system address <owner-list@example.com>
  sieve: msgid=ID: vacation action: discarded vacation reply to own address <alice@example.com>
