# objective: 211.3
# level: 2
# title: a list of those who may not
A deny passdb before PAM.

  $ printf 'passdb {\n  driver = passwd-file\n  deny = yes\n  args = /etc/dovecot/deny-users\n}\n' > /tmp/deny; cat /etc/dovecot/conf.d/auth-deny.conf.ext | grep -v '#' | grep .
  passdb {
    driver = passwd-file
    deny = yes
    args = /etc/dovecot/deny-users
  }
  $ sed -i 's/^#!include auth-deny/!include auth-deny/' /etc/dovecot/conf.d/10-auth.conf; doveconf -n passdb
  passdb {
    args = /etc/dovecot/deny-users
    deny = yes
    driver = passwd-file
  }
  passdb {
    driver = pam
  }
  $ dovecot; doveadm auth test alice alice-secret
  passdb: alice auth succeeded
  extra fields:
    user=alice
  
  $ echo alice > /etc/dovecot/deny-users; sleep 1; doveadm auth test alice alice-secret
  passdb: alice auth failed
  extra fields:
    user=alice
    code=user_disabled
  [77]
  $ doveadm auth test bob bob-secret
  passdb: bob auth succeeded
  extra fields:
    user=bob
  
  $ (sleep 0.5; printf 'USER alice\r\nPASS alice-secret\r\nQUIT\r\n'; sleep 4) | nc 127.0.0.1 110
  +OK Dovecot (Debian) ready.
  +OK
  -ERR [AUTH] Authentication failed.
  +OK Logging out
  $ sleep 1; grep -o 'pop3-login: .*' /var/log/mail.log | sed 's/in [0-9]* secs/in N secs/'
  pop3-login: Disconnected: Aborted login by logging out (user disabled): user=<alice>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, secured, session=<rvGjechgtrh/AAAB>
  $ echo 'auth_verbose = yes' > /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm auth test alice alice-secret
  passdb: alice auth failed
  extra fields:
    user=alice
    code=user_disabled
  [77]
  $ sleep 1; grep -o 'auth: .*' /var/log/mail.log
  auth: Error: passwd-file /etc/dovecot/deny-users:open(/etc/dovecot/deny-users) failed: No such file or directory
  auth: User found from deny passdb
  $ doveadm user alice
  field	value
  uid	1000
  gid	1000
  home	/home/alice
  mail	mbox:~/mail:INBOX=/var/mail/alice
  system_groups_user	alice
  $ : > /etc/dovecot/deny-users; sleep 1; doveadm auth test alice alice-secret
  passdb: alice auth succeeded
  extra fields:
    user=alice
  
