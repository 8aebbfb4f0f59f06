# objective: 211.2
# level: 2
# title: details of vacation
Default texts, the handle, :mime, bounds of :days, answers to oneself, headers of the answer.

  $ printf 'mail_location = maildir:~/Maildir\n' > /etc/dovecot/local.conf
  $ cd /tmp; printf 'From: Bob B <bob@example.com>\nTo: alice@example.com\nMessage-ID: <q1@example.com>\nReferences: <q0@example.com>\nSubject: question\n\nx\n' > mail; v() { printf 'require ["vacation","variables"];\n%s\n' "$1" > v.sieve; su alice -c 'sieve-test v.sieve mail' 2>&1 | grep -v '^$'; }
  $ v 'vacation "gone";'; v 'vacation :days 0 "gone";' | head -3; v 'vacation :days 400 "gone";' | grep sec; v 'vacation :mime "Content-Type: text/html\n\n<b>gone</b>";' | grep handle; v 'set "w" "monday"; vacation :subject "till ${w}" "back on ${w}";' | grep -E 'subj|back|handle'
  Performed actions:
   * send vacation message:
      => seconds : 604800
      => handle  : gone<default-subject><default-from><NO-MIME>
  START MESSAGE
  gone
  END MESSAGE
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  v: line 2: warning: specified :days value '0' is under the minimum.
  Performed actions:
   * send vacation message:
      => seconds : 34560000
      => handle  : Content-Type: text/htmlnn<b>gone</b><default-subject><default-from><MIME>
      => subject : till monday
      => handle  : back on ${w}till ${w}<default-from><NO-MIME>
  back on monday
  $ v 'vacation :from "nobody" "gone";'; v 'vacation :addresses ["bad address"] "gone";' | grep rror; v 'vacation :seconds 60 "gone";'; v 'require "reject"; vacation "x";'; printf 'require ["vacation","reject"];\nreject "no";\nvacation "gone";\n' > r.sieve; su alice -c 'sieve-test r.sieve mail' 2>&1 | grep -v '^$'
  v: line 2: error: specified :from address 'nobody' is invalid for vacation action: invalid or lonely local part 'nobody' (expecting '@').
  v: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  error: specified :addresses item 'bad address' is invalid: invalid or lonely local part 'bad' (expecting '@') for vacation action (ignored).
  v: line 2: error: unknown tagged argument ':seconds' for the vacation command (reported only once at first occurrence).
  v: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  Performed actions:
   * send vacation message:
      => seconds : 604800
      => handle  : x<default-subject><default-from><NO-MIME>
  START MESSAGE
  x
  END MESSAGE
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  r: line 3: error: vacation action conflicts with other action: the reject action (r: line 2) also sends a response back to the sender.
  sieve-test(alice): Info: final result: failed; resolved with successful implicit keep
  $ printf 'require "vacation";\nvacation "gone";\n' > e.sieve; su alice -c 'sieve-test -e -f bob@example.com -r alice@example.com e.sieve mail' 2>&1 | grep -E '^(From|To|Subject|In-Reply|Ref|Auto|Prec|X-Auto|gone|RECIP|info)'
  From: <alice@example.com>
  To: "Bob B" <bob@example.com>
  Subject: Auto: question
  In-Reply-To: <q1@example.com>
  References: <q0@example.com> <q1@example.com>
  Auto-Submitted: auto-replied (vacation)
  Precedence: bulk
  X-Auto-Response-Suppress: All
  gone
  info: msgid=<q1@example.com>: vacation action: sent vacation response to <bob@example.com>.
  info: msgid=<q1@example.com>: stored mail into mailbox 'INBOX'.
  RECIPIENT: bob@example.com
  $ su alice -c 'sieve-test -e -f alice@example.com -r alice@example.com e.sieve mail' 2>&1 | grep '^info'; su alice -c 'sieve-test -e -f owner-list@example.com -r alice@example.com e.sieve mail' 2>&1 | grep '^info'; su alice -c 'sieve-test -e -f bob@example.com -r dave@example.com e.sieve mail' 2>&1 | grep '^info'
  info: msgid=<q1@example.com>: vacation action: discarded vacation reply to own address <alice@example.com>.
  info: msgid=<q1@example.com>: stored mail into mailbox 'INBOX'.
  info: msgid=<q1@example.com>: vacation action: not sending vacation response to system address <owner-list@example.com>.
  info: msgid=<q1@example.com>: stored mail into mailbox 'INBOX'.
  info: msgid=<q1@example.com>: vacation action: discarding vacation response for implicitly delivered message; no known (envelope) recipient address found in message headers (recipient=<dave@example.com>, and no additional `:addresses' are specified).
  info: msgid=<q1@example.com>: stored mail into mailbox 'INBOX'.
  $ printf 'From: bob@example.com\nTo: alice@example.com\nAuto-Submitted: auto-generated\nSubject: x\n\nx\n' > mail; su alice -c 'sieve-test -e -f bob@example.com -r alice@example.com e.sieve mail' 2>&1 | grep '^info'; printf 'From: bob@example.com\nTo: alice@example.com\nX-Auto-Response-Suppress: DR, OOF\nSubject: x\n\nx\n' > mail; su alice -c 'sieve-test -e -f bob@example.com -r alice@example.com e.sieve mail' 2>&1 | grep '^info'
  info: msgid=unspecified: vacation action: discarding vacation response to auto-submitted message from <bob@example.com>.
  info: msgid=unspecified: stored mail into mailbox 'INBOX'.
  info: msgid=unspecified: vacation action: discarding vacation response to message from <bob@example.com> (`OOF' flag found in x-auto-response-suppress header).
  info: msgid=unspecified: stored mail into mailbox 'INBOX'.
