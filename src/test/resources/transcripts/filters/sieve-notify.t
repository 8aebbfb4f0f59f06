# objective: 211.2
# level: 3
# title: notifications
notify by mail: the URI, its headers, the message that goes out, and what is not accepted.

  $ printf 'mail_location = maildir:~/Maildir\nprotocol lda {\n  mail_plugins = sieve\n}\n' > /etc/dovecot/local.conf; postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'; systemctl start postfix dovecot
  $ printf 'require "enotify";\nif header :contains "subject" "urgent" { notify :importance "1" :message "You have urgent mail" "mailto:carol@example.com"; }\n' > /home/alice/.dovecot.sieve; echo hello | mail -s 'urgent thing' -r bob@example.com alice; sleep 2; doveadm fetch -u carol 'hdr.subject hdr.to hdr.from hdr.x-priority hdr.importance hdr.auto-submitted' all; doveadm fetch -u carol body all | tail -3
  hdr.subject: You have urgent mail
  hdr.to: carol@example.com
  hdr.from: Postmaster <postmaster@mail.example.com>
  hdr.x-priority: 1 (Highest)
  hdr.importance: High
  hdr.auto-submitted: auto-notified; owner-email="alice@example.com"
  body:
  Notification of new message.
  $ doveadm mailbox status -u alice messages INBOX; grep -o 'sieve: .*' /var/log/mail.log | sed 's/msgid=[^:]*/msgid=ID/'
  INBOX messages=1
  sieve: msgid=ID: notify action: sent mail notification to <carol@example.com>
  sieve: msgid=ID: stored mail into mailbox 'INBOX'
  $ cd /tmp; printf 'From: bob@example.com\nTo: alice@example.com\nSubject: x\n\nx\n' > mail; n() { printf 'require ["enotify","variables"];\n%s\n' "$1" > n.sieve; su alice -c 'sieve-test n.sieve mail' 2>&1 | grep -v '^$'; }
  $ n 'notify :from "me@example.com" "mailto:a@example.net?cc=b@example.net&subject=Hi%%20you&body=text&x-foo=bar";'; n 'notify "http://example.com/";'; n 'notify "mailto:";'; n 'notify "mailto:not an address";'
  n: line 2: error: notify command: mailto URI: invalid % encoding.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  n: line 2: error: notify command: invalid method 'http'.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  n: line 2: warning: notify command: mailto URI: notification URI specifies no recipients.
  n: line 2: warning: notify_action: mailto URI: notification URI specifies no recipients.
  Performed actions:
   * send notification with method 'mailto:':
      => importance   : 2
      => recipients   :
         NONE, action has no effect
  Implicit keep:
   * store message in folder: INBOX
  sieve-test(alice): Info: final result: success
  n: line 2: error: notify command: mailto URI: invalid character ' ' in 'to' part.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  $ n 'notify :importance "4" "mailto:a@b.c";'; n 'notify :options "x" "mailto:a@b.c";'; n 'notify :options "x=y" "mailto:a@b.c";' | head -3; n 'notify "mailto:a@b.c?from=x@y.z";' | head -2; n 'if valid_notify_method "mailto:a@b.c" { discard; }' | grep -i discard
  n: line 2: error: invalid :importance value for notify command: 4.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  n: line 2: error: notify command: invalid option name specified in option 'x'.
  n: error: validation failed.
  sieve-test(alice): Fatal: failed to compile sieve script
  n: line 2: warning: notify command: method 'mailto' accepts no options.
  Performed actions:
   * send notification with method 'mailto:':
  n: line 2: warning: notify command: mailto URI: ignored reserved header field 'from'.
  n: line 2: warning: notify_action: mailto URI: ignored reserved header field 'from'.
   * discard
