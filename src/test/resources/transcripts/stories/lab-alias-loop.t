# objective: 211.1
# level: 2
# title: Aliases that point at each other
  $ postfix start; sleep 1; printf 'a: b\nb: a\n' >> /etc/aliases; newaliases; echo x | mail -s loop a; sleep 2; grep -o 'to=<a@.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  $ printf 'self: self\nself2: \\self2, alice\n' >> /etc/aliases; newaliases; echo x | mail -s s1 self; echo x | mail -s s2 self2; sleep 2; grep -o 'to=<self.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'; grep '^Subject: s' /var/mail/alice
  to=<self@example.com>, orig_to=<self>, relay=local, dsn=5.1.1, status=bounced (unknown user: "self")
  to=<self2@example.com>, orig_to=<self2>, relay=local, dsn=5.1.1, status=bounced (unknown user: "self2")
  to=<self2>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  Subject: s2
  $ su - bob -c 'echo carol > ~/.forward'; su - carol -c 'echo bob > ~/.forward'; echo x | mail -s fw bob; sleep 2; grep -o 'to=<\(bob\|carol\)@.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'
  to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=2.0.0, status=sent (forwarded as 9EEE21A7)
  to=<bob@example.com>, orig_to=<bob>, relay=local, dsn=5.4.6, status=bounced (mail forwarding loop for bob@example.com)
  $ su - bob -c 'echo "\bob, carol" > ~/.forward'; rm /home/carol/.forward; echo x | mail -s fw2 bob; sleep 2; grep -l 'Subject: fw2' /var/mail/*
  /var/mail/bob
  /var/mail/carol
  $ mailq; ls /var/mail
  Mail queue is empty
  alice
  bob
  carol
  root
  $ grep -h '^Subject\|^Final-Recipient\|^Diagnostic\|^Action' /var/mail/root | sort | uniq -c | sed 's/^ *//'
  4 Action: failed
  1 Diagnostic-Code: X-Postfix; alias database loop for b
  1 Diagnostic-Code: X-Postfix; mail forwarding loop for bob@example.com
  1 Diagnostic-Code: X-Postfix; unknown user: "self"
  1 Diagnostic-Code: X-Postfix; unknown user: "self2"
  1 Final-Recipient: rfc822; b@example.com
  1 Final-Recipient: rfc822; bob@example.com
  1 Final-Recipient: rfc822; self2@example.com
  1 Final-Recipient: rfc822; self@example.com
  4 Subject: Undelivered Mail Returned to Sender
  1 Subject: fw
  1 Subject: loop
  1 Subject: s1
  1 Subject: s2
