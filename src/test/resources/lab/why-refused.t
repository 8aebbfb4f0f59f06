# A refusal, a bounce and a delay: why, and what would change them

  $ swaks --server 192.0.2.10 --from a@example.net --to zoe@example.com --silent 3
  $ lab why
  REFUSED  11:50:34  helo=<mail.example.com> from=<a@example.net> to=<zoe@example.com> client=mail.example.com[192.0.2.10]
      550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  
    1. smtpd RCPT permit_mynetworks  zoe@example.com  ->  dunno
         smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination  (/etc/postfix/main.cf:36)
         192.0.2.10 is not in mynetworks
           mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128  (/etc/postfix/main.cf:43)
    2. smtpd RCPT permit_sasl_authenticated  zoe@example.com  ->  dunno
         smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination  (/etc/postfix/main.cf:36)
         logins are not offered here
    3. smtpd RCPT defer_unauth_destination  zoe@example.com  ->  dunno
         smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination  (/etc/postfix/main.cf:36)
         example.com matches example.com in mydestination
           mydestination = mail.example.com, example.com, mail.example.com, localhost.example.com, localhost  (/etc/postfix/main.cf:41)
         mail for local domains goes to local:mail.example.com
           local_transport = local:mail.example.com  (default)
    4. smtpd RCPT  ->  refused: 550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
         proxy:unix:passwd.byname has no "zoe@example.com"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
         hash:/etc/aliases has no "zoe@example.com"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
         proxy:unix:passwd.byname has no "zoe"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
         hash:/etc/aliases has no "zoe"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
         proxy:unix:passwd.byname has no "@example.com"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
         hash:/etc/aliases has no "@example.com"
           local_recipient_maps = proxy:unix:passwd.byname hash:/etc/aliases  (default)
  
  What would change it, each tried on a copy of this host:
    # useradd -m zoe
        -> sent 2.0.0 (delivered to mailbox)
    # echo 'zoe: root' >> /etc/aliases && newaliases
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'virtual_alias_maps = '"$(postconf -xh virtual_alias_maps)"' inline:{ { zoe@example.com = root } }' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'luser_relay = root' 'local_recipient_maps =' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
    … and 1 more: lab why -v
  $ echo hi | sendmail nobody3; sleep 2
  $ lab why
  BOUNCED  11:50:34  37ABE446  nobody3@example.com
      bounced 5.1.1 (unknown user: "nobody3")
  
    1. trivial-rewrite resolve  nobody3@example.com  ->  local:mail.example.com
         example.com matches example.com in mydestination
           mydestination = mail.example.com, example.com, mail.example.com, localhost.example.com, localhost  (/etc/postfix/main.cf:41)
         mail for local domains goes to local:mail.example.com
           local_transport = local:mail.example.com  (default)
    2. local delivery  nobody3@example.com  ->  bounced 5.1.1 (unknown user: "nobody3")
         hash:/etc/aliases has no "nobody3"
           alias_maps = hash:/etc/aliases  (/etc/postfix/main.cf:38)
         the host has no user "nobody3"
           /etc/passwd
  
  What would change it, each tried on a copy of this host:
    # useradd -m nobody3
        -> sent 2.0.0 (delivered to mailbox)
    # echo 'nobody3: root' >> /etc/aliases && newaliases
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'virtual_alias_maps = '"$(postconf -xh virtual_alias_maps)"' inline:{ { nobody3@example.com = root } }' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'luser_relay = root' 'local_recipient_maps =' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
  $ postconf -e 'relayhost = [nosuch.example.net]'; postfix reload; sleep 1
  $ echo hi | sendmail joe@example.net; sleep 2
  $ lab why
  DEFERRED  11:50:37  3A68A46D  joe@example.net
      deferred 4.3.5 (Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found)
  
    1. trivial-rewrite resolve  joe@example.net  ->  smtp:[nosuch.example.net]
         example.net is not in mydestination
           mydestination = mail.example.com, example.com, mail.example.com, localhost.example.com, localhost  (/etc/postfix/main.cf:41)
         example.net is not in virtual_alias_domains
           virtual_alias_domains =  (default)
         example.net is not in virtual_mailbox_domains
           virtual_mailbox_domains =  (default)
         example.net is not in relay_domains
           relay_domains =  (default)
         mail for other domains goes to smtp
           default_transport = smtp  (default)
         mail for other hosts goes to [nosuch.example.net]
           relayhost = [nosuch.example.net]  (/etc/postfix/main.cf:42)
    2. smtp delivery  joe@example.net  ->  deferred 4.3.5 (Host or domain name not found. Name service error for name=nosuch.example.net type=AAAA: Host not found)
         DNS, A of nosuch.example.net: NXDOMAIN
           /var/spool/postfix/etc/resolv.conf
         DNS, AAAA of nosuch.example.net: NXDOMAIN
           /var/spool/postfix/etc/resolv.conf
  
  What would change it, each tried on a copy of this host:
    # postconf -X relayhost && postfix reload
        -> sent 2.0.0 (250 2.0.0 Ok)
  Before the line 'postconf -e 'relayhost = [nosuch.example.net]'; postfix reload; sleep 1' it would have ended well ('lab undo 2' goes back there).
  $ postconf -X relayhost && postfix reload
  $ lab why | tail -1
  Sent again now, it would be delivered: the host has changed since.
  $ lab why friend@example.org | tail -9
           default_transport = smtp  (default)
  
  What would change it, each tried on a copy of this host:
    # postconf -e 'virtual_alias_domains = example.org' 'virtual_alias_maps = '"$(postconf -xh virtual_alias_maps)"' inline:{ { friend@example.org = root } }' && postfix reload
        -> sent 2.0.0 (delivered to mailbox)
    # postconf -e 'relay_domains = '"$(postconf -xh relay_domains)"', example.org' && postfix reload
        -> deferred 4.4.1 (connect to mx.example.org[198.51.100.99]:25: Connection refused)
    # postconf -e 'mynetworks = '"$(postconf -xh mynetworks)"', 203.0.113.66/32' && postfix reload
        -> deferred 4.4.1 (connect to mx.example.org[198.51.100.99]:25: Connection refused)
  $ lab why NOQUEUE | head -2
  REFUSED  11:50:34  helo=<mail.example.com> from=<a@example.net> to=<zoe@example.com> client=mail.example.com[192.0.2.10]
      550 5.1.1 <zoe@example.com>: Recipient address rejected: User unknown in local recipient table
  $ lab why ABC
  lab why: 'ABC' is no message that is remembered, no address and no parameter of Postfix or Dovecot
