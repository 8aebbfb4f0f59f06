# objective: 211.1
# level: 1
# title: Who reads the mail of root and postmaster
  $ grep -v '^#' /etc/aliases; postconf alias_maps alias_database
  postmaster:    root
  alias_maps = hash:/etc/aliases
  alias_database = hash:/etc/aliases
  $ postfix start; sleep 1; echo x | mail -s 'to postmaster' postmaster; sleep 1; ls /var/mail; grep -h '^To\|^Delivered-To\|^X-Original-To' /var/mail/root
  root
  X-Original-To: postmaster
  Delivered-To: postmaster@example.com
  To: postmaster@example.com
  $ echo 'root: alice' >> /etc/aliases; echo y | mail -s before root; sleep 1; newaliases; echo z | mail -s after root; sleep 1; grep -H '^Subject' /var/mail/alice /var/mail/root
  /var/mail/alice:Subject: after
  /var/mail/root:Subject: to postmaster
  /var/mail/root:Subject: before
  $ postalias -q root /etc/aliases; postalias -q postmaster /etc/aliases; postalias -q Root /etc/aliases; echo $?
  alice
  root
  alice
  0
  $ printf 'abuse: postmaster\nwebmaster: bob,carol\nnews : /dev/null\nbad line\n' >> /etc/aliases; newaliases; echo $?
  postalias: warning: /etc/aliases, line 7: need name:value pair
  0
  $ sed -i '/^bad/d' /etc/aliases; newaliases; postalias -s /etc/aliases | sort
  @:	@
  YP_LAST_MODIFIED:	1795276792
  YP_MASTER_NAME:	mail.example.com
  abuse:	postmaster
  news:	/dev/null
  postmaster:	root
  root:	alice
  webmaster:	bob, carol
  $ echo q | mail -s webm webmaster; echo q | mail -s abuse abuse; echo q | mail -s news news; sleep 2; grep -o 'to=<[^>]*>, orig_to=<[a-z]*>.*status=.*' /var/log/mail.log | tail -n 5 | sed 's/delay=.*dsn/dsn/'
  to=<alice@example.com>, orig_to=<root>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  to=<bob@example.com>, orig_to=<webmaster>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  to=<carol@example.com>, orig_to=<webmaster>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  to=<alice@example.com>, orig_to=<abuse>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  to=<news@example.com>, orig_to=<news>, relay=local, dsn=2.0.0, status=sent (delivered to file: /dev/null)
  $ ssh client 'swaks --server mail.example.com --from dave@example.net --to postmaster --silent 1 --hide-all'; echo $?; sleep 1; grep -c 'Subject: test' /var/mail/alice
  0
  1
  $ postconf -e 'alias_maps = hash:/etc/mail/aliases'; postfix reload; sleep 1; echo q | mail -s lost root; sleep 2; mailq | grep -o '(.*)'; grep 'error:\|warning: ' /var/log/mail.log | sed 's/.*\]: //' | sort -u
  (alias database unavailable)
  error: open database /etc/mail/aliases.db: No such file or directory
  warning: /etc/aliases, line 7: need name:value pair
  warning: hash:/etc/mail/aliases is unavailable. open database /etc/mail/aliases.db: No such file or directory
  warning: hash:/etc/mail/aliases: lookup of 'root' failed
