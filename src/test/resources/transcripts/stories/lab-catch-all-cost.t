# objective: 211.1
# level: 2
# title: A catch-all, and what it costs
  $ postfix start; sleep 1; postconf -e 'virtual_alias_domains = example.edu' 'virtual_alias_maps = hash:/etc/postfix/virtual'; printf 'postmaster@example.edu root\ninfo@example.edu alice, bob\n@example.edu carol\n' > /etc/postfix/virtual; postmap /etc/postfix/virtual; postfix reload; sleep 1; for a in info postmaster nobody.here; do ssh client "swaks --server mail.example.com --from dave@example.net --to $a@example.edu --h-Subject 'for $a' --silent 3 --hide-all"; done; sleep 2; grep -H '^Subject' /var/mail/*
  /var/mail/alice:Subject: for info
  /var/mail/bob:Subject: for info
  /var/mail/carol:Subject: for nobody.here
  /var/mail/root:Subject: for postmaster
  $ grep -h '^X-Original-To\|^Delivered-To' /var/mail/*
  X-Original-To: info@example.edu
  Delivered-To: alice@example.com
  X-Original-To: info@example.edu
  Delivered-To: bob@example.com
  X-Original-To: nobody.here@example.edu
  Delivered-To: carol@example.com
  X-Original-To: postmaster@example.edu
  Delivered-To: root@example.com
  $ postmap -q info@example.edu hash:/etc/postfix/virtual; postmap -q whoever@example.edu hash:/etc/postfix/virtual; postmap -q @example.edu hash:/etc/postfix/virtual
  alice, bob
  carol
  $ sed -i '/^@/d' /etc/postfix/virtual; postmap /etc/postfix/virtual; ssh client 'swaks --server mail.example.com --from dave@example.net --to nobody.here@example.edu --silent 1' | grep '<\*\*'
  <** 550 5.1.1 <nobody.here@example.edu>: Recipient address rejected: User unknown in virtual alias table
  $ echo 'example.edu anything' >> /etc/postfix/virtual; postmap /etc/postfix/virtual; postmap -s hash:/etc/postfix/virtual | sort
  example.edu	anything
  info@example.edu	alice, bob
  postmaster@example.edu	root
  $ postconf -e 'mydestination = $myhostname, example.com, example.edu, localhost'; postfix reload; sleep 1; ssh client 'swaks --server mail.example.com --from dave@example.net --to info@example.edu --silent 3 --hide-all'; sleep 1; grep 'do not list' /var/log/mail.log | sed 's/.*warning/warning/' | sort -u
  warning: do not list domain example.edu in BOTH mydestination and virtual_alias_domains
  $ postalias -q postmaster hash:/etc/aliases; postmap -q postmaster hash:/etc/aliases; echo $?
  root
  root
  0
