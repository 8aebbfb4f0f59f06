# objective: 211.3
# level: 3
# title: extra fields decide
allow_nets, nologin, nodelay and proxy-less fields of a passwd-file.

  $ printf 'auth_verbose = yes\npassdb {\n  driver = passwd-file\n  args = /etc/dovecot/users\n}\n' > /etc/dovecot/local.conf; sed -i 's/^!include auth-system/#&/' /etc/dovecot/conf.d/10-auth.conf; printf 'userdb {\n driver = passwd\n}\n' >> /etc/dovecot/local.conf; printf 'alice:{PLAIN}a::::::allow_nets=203.0.113.0/24\nbob:{PLAIN}b::::::nologin=y reason=Closed\ncarol:{PLAIN}c::::::user=alice\n' > /etc/dovecot/users; dovecot
  $ doveadm auth test alice a; doveadm auth test -x rip=192.0.2.99 alice a; doveadm auth test -x rip=203.0.113.66 alice a
  passdb: alice auth failed
  extra fields:
    user=alice
  passdb: alice auth failed
  extra fields:
    user=alice
  passdb: alice auth succeeded
  extra fields:
    user=alice
  
  $ doveadm auth test bob b; doveadm auth test carol c
  passdb: bob auth succeeded
  extra fields:
    user=bob
    nologin
    reason=Closed
  passdb: carol auth succeeded
  extra fields:
    user=alice
  
    original_user=carol
  $ (sleep 0.5; printf 'a LOGIN alice a\r\n'; sleep 3; printf 'b LOGIN bob b\r\n'; sleep 5; printf 'c LOGIN carol c\r\n'; sleep 5; printf 'd LOGOUT\r\n'; sleep 0.5) | nc 127.0.0.1 143 | grep '^[a-d] ' | cut -c1-80
  a NO [AUTHENTICATIONFAILED] Authentication failed.
  b NO [CONTACTADMIN] Closed
  c OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE SORT SORT=DISP
  d OK Logout completed (0.001 + 0.000 secs).
  $ sleep 1; grep -o 'auth: .*\|imap-login: .*' /var/log/mail.log | sed 's/<[^>]*=*>)/S)/; s/mpid=[0-9]*/mpid=N/; s/session=<[^>]*>/S/; s/in [0-9]* secs/in N secs/; s/,<[^>]*>/,<S>/'
  auth: passwd-file(alice): allow_nets check failed: Remote IP not known and 'local' missing
  auth: passwd-file(alice,192.0.2.99): allow_nets check failed: IP 192.0.2.99 not in allowed networks
  auth: passwd-file(alice,127.0.0.1,S): allow_nets check failed: IP 127.0.0.1 not in allowed networks
  imap-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=N, secured, S
  $ doveadm user carol; doveadm user alice
  field	value
  uid	1002
  gid	1002
  home	/home/carol
  mail	mbox:~/mail:INBOX=/var/mail/carol
  system_groups_user	carol
  field	value
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  $ printf 'auth_username_chars = abcdefghijklmnopqrstuvwxyz\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice1 a; doveadm auth test 'al ice' a
  passdb: alice1 auth failed
  extra fields:
    user=alice1
    original_user=alice1
  passdb: al ice auth failed
  extra fields:
    user=al ice
    original_user=al ice
  [77]
  $ printf 'auth_default_realm = example.com\nauth_username_chars =\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice a
  passdb: alice auth failed
  extra fields:
    user=alice@example.com
    original_user=alice
  [77]
  $ printf 'auth_username_translation = "#@"\nauth_realms = example.com example.net\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test 'alice#example.net' a
  passdb: alice#example.net auth failed
  extra fields:
    user=alice@example.net@example.com
    original_user=alice#example.net
  [77]
  $ sleep 3; grep -o 'auth: .*' /var/log/mail.log | tail -5
  auth: passwd-file(alice,127.0.0.1,<rYdSeMhgHJt/AAAB>): allow_nets check failed: IP 127.0.0.1 not in allowed networks
  auth: plain(?): Username character disallowed by auth_username_chars: 0x31 (username: alice1)
  auth: plain(?): Username character disallowed by auth_username_chars: 0x20 (username: al ice)
  auth: passwd-file(alice@example.com): unknown user
  auth: passwd-file(alice@example.net@example.com): unknown user
