# objective: 211.1
# level: 2
# title: The small verbs of SMTP

  $ ask() { printf '%s\r\n' "$@" QUIT | ssh client nc -q1 -w5 mail.example.com 25 | grep -v ^250- | sed 1d; }
  $ postfix start; sleep 1; ask 'VRFY alice' 'HELO client' 'VRFY alice' 'VRFY zoe' 'VRFY' 'VRFY alice bob' 'VRFY <alice@example.com>' 'VRFY alice@example.net' 'VRFY postmaster' 'VRFY team' 'VRFY a@b@c' 'NOOP x y' 'RSET x' 'RSET' 'HELP' 'EXPN team' 'QUIT now'
  252 2.0.0 alice
  250 mail.example.com
  252 2.0.0 alice
  550 5.1.1 <zoe>: Recipient address rejected: User unknown in local recipient table
  501 5.5.4 Syntax: VRFY address [SMTPUTF8]
  501 5.1.3 Bad recipient address syntax
  252 2.0.0 <alice@example.com>
  454 4.7.1 <alice@example.net>: Relay access denied
  252 2.0.0 postmaster
  550 5.1.1 <team>: Recipient address rejected: User unknown in local recipient table
  454 4.7.1 <a@b@c>: Relay access denied
  250 2.0.0 Ok
  501 5.5.4 Syntax: RSET
  250 2.0.0 Ok
  500 5.5.2 Error: command not recognized
  500 5.5.2 Error: command not recognized
  221 2.0.0 Bye
  $ postconf -e disable_vrfy_command=yes smtpd_helo_required=yes; postfix reload; sleep 1; ask 'VRFY alice' 'EHLO client' 'VRFY alice' 'MAIL FROM:<>' 'MAIL FROM:<>' 'EHLO again' 'RCPT TO:<alice>'; ask 'MAIL FROM:<x@example.net>' NOOP 'HELO' 'EHLO' 'HELO a b' 'EHLO [::1' 'MAIL FROM: <x@example.net>' 'RCPT TO:alice@example.com' 'RCPT TO:<alice@example.com> FOO=bar' 'DATA x'
  502 5.5.1 VRFY command is disabled
  250 CHUNKING
  502 5.5.1 VRFY command is disabled
  250 2.1.0 Ok
  503 5.5.1 Error: nested MAIL command
  250 CHUNKING
  503 5.5.1 Error: need MAIL command
  221 2.0.0 Bye
  503 5.5.1 Error: send HELO/EHLO first
  250 2.0.0 Ok
  501 Syntax: HELO hostname
  501 Syntax: EHLO hostname
  250 mail.example.com
  250 CHUNKING
  250 2.1.0 Ok
  250 2.1.5 Ok
  555 5.5.4 Unsupported option: FOO=bar
  501 5.5.4 Syntax: DATA
  221 2.0.0 Bye
  $ postconf -e strict_rfc821_envelopes=yes smtpd_noop_commands=FOO,bar 'smtpd_forbidden_commands = EXPN'; postfix reload; sleep 1; ask 'HELO x' 'MAIL FROM: <x@example.net>' 'MAIL FROM:x@example.net' 'MAIL FROM:<x@example.net>' 'RCPT TO:<Alice <alice@example.com>>' 'RCPT TO:<alice@example.com>' FOO 'BAR 1' EXPN NOOP; grep -o 'disconnect from.*\|warning: .*' /var/log/mail.log | tail -n 2
  250 mail.example.com
  250 2.1.0 Ok
  503 5.5.1 Error: nested MAIL command
  503 5.5.1 Error: nested MAIL command
  501 5.1.3 Bad recipient address syntax
  250 2.1.5 Ok
  250 2.0.0 Ok
  250 2.0.0 Ok
  221 2.7.0 Error: I can break rules, too. Goodbye.
  warning: non-SMTP command from client.example.net[203.0.113.66]: EXPN
  disconnect from client.example.net[203.0.113.66] helo=1 mail=1/3 rcpt=1/2 unknown=0/1 commands=3/7
