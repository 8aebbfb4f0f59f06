# objective: 211.1
# level: 3
# title: Local names outside: generic, canonical and masquerading compared
  $ postfix start; sleep 1; su - alice -c 'echo x | mail -s plain friend@example.net'; sleep 2; grep -o 'from=<alice[^>]*>' /var/log/mail.log | sort -u; ssh mx ls /var/mail 2>&1 | head -n 2
  from=<alice>
  from=<alice@example.com>
  $ postconf myorigin mydomain append_dot_mydomain; postconf -e 'smtp_generic_maps = inline:{{alice@example.com = a.liddell@example.edu}}'; postfix reload; sleep 1; su - alice -c 'echo x | mail -s generic friend@example.net,bob'; sleep 2; grep '^From:' /var/mail/bob; grep -o 'from=<[^>]*>' /var/log/mail.log | tail -n 1
  myorigin = /etc/mailname
  mydomain = example.com
  append_dot_mydomain = no
  From: alice@example.com
  from=<alice@example.com>
  $ postconf -X smtp_generic_maps; postconf -e 'sender_canonical_maps = inline:{{alice = a.liddell}}'; postfix reload; sleep 1; su - alice -c 'echo x | mail -s canonical bob'; sleep 2; grep '^From:' /var/mail/bob | tail -n 1; grep '^Return-Path' /var/mail/bob | tail -n 1; grep '^From ' /var/mail/bob | tail -n 1 | cut -d' ' -f2
  From: a.liddell@example.com
  Return-Path: <a.liddell@example.com>
  a.liddell@example.com
  $ postconf -e 'canonical_classes = header_sender' 'sender_canonical_classes = header_sender'; postfix reload; sleep 1; su - alice -c 'echo x | mail -s classes bob'; sleep 2; grep '^From:' /var/mail/bob | tail -n 1; grep '^Return-Path' /var/mail/bob | tail -n 1
  From: alice@example.com
  Return-Path: <alice@example.com>
  $ postconf -X sender_canonical_maps canonical_classes sender_canonical_classes; postconf -e 'masquerade_domains = example.com' 'masquerade_exceptions = root'; postfix reload; sleep 1; echo x | sendmail -f alice@host.example.com bob; echo x | sendmail -f root@host.example.com bob; sleep 2; grep '^Return-Path' /var/mail/bob | tail -n 2
  Return-Path: <alice@example.com>
  Return-Path: <root@host.example.com>
