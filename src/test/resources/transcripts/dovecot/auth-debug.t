# objective: 211.3
# level: 3
# title: auth_debug: following a login
The auth process thinks aloud.

  $ printf 'auth_debug = yes\n' > /etc/dovecot/local.conf; dovecot
  $ doveadm auth test alice alice-secret >/dev/null; sleep 0.5; grep -o 'auth: Debug.*\|auth-worker.*' /var/log/mail.log | sed 's/(pid [0-9]*)/(pid N)/; s/([0-9]*)/(N)/; s/pid=[0-9]*/pid=N/g' | head -30
  auth: Debug: Loading modules from directory: /usr/lib/dovecot/modules/auth
  auth: Debug: Module loaded: /usr/lib/dovecot/modules/auth/lib20_auth_var_expand_crypt.so
  auth: Debug: Wrote new auth token secret to /run/dovecot/auth-token-secret.dat
  auth: Debug: auth client connected (pid=N)
  auth: Debug: client in: AUTH#0111#011PLAIN#011service=doveadm#011debug#011resp=<hidden>
  auth: Debug: pam(alice): Performing passdb lookup
  auth-worker(N): Debug: Loading modules from directory: /usr/lib/dovecot/modules/auth
  auth-worker(N): Debug: Module loaded: /usr/lib/dovecot/modules/auth/lib20_auth_var_expand_crypt.so
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): Server accepted connection (fd=13)
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): Sending version handshake
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: Handling PASSV request
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: pam(alice): Performing passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: pam(alice): lookup service=dovecot
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: pam(alice): #1/1 style=1 msg=Password:
  auth: Debug: pam(alice): Finished passdb lookup
  auth: Debug: auth(alice): Auth request finished
  auth: Debug: client passdb out: OK#0111#011user=alice#011
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: pam(alice): Finished passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<1>: Finished
  $ doveadm auth test alice wrong >/dev/null; sleep 3; grep -o 'auth: .*\|auth-worker.*' /var/log/mail.log | sed 's/([0-9]*)/(N)/' | tail -12
  auth: Debug: client in: AUTH#0111#011PLAIN#011service=doveadm#011debug#011resp=<hidden>
  auth: Debug: pam(alice): Performing passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: Handling PASSV request
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: pam(alice): Performing passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: pam(alice): lookup service=dovecot
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: pam(alice): #1/1 style=1 msg=Password:
  auth-worker(N): conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: pam(alice): pam_authenticate() failed: Authentication failure (Password mismatch?)
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: pam(alice): Finished passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<2>: Finished: password_mismatch
  auth: Debug: pam(alice): Finished passdb lookup
  auth: Debug: auth(alice): Auth request finished
  auth: Debug: client passdb out: FAIL#0111#011user=alice
  $ (sleep 0.5; printf 'a LOGIN bob wrong\r\n'; sleep 3; printf 'b LOGOUT\r\n'; sleep 0.5) | nc 127.0.0.1 143 | grep '^[ab] '
  a NO [AUTHENTICATIONFAILED] Authentication failed.
  b OK Logout completed.
  $ sleep 1; grep -o 'auth: Debug.*\|auth-worker.*' /var/log/mail.log | grep bob | sed 's/([0-9]*)/(N)/; s/<[^>]*>/<S>/g; s/session=[^\t ]*/session=S/g; s/rport=[0-9]*/rport=P/' 
  auth: Debug: pam(bob,127.0.0.1,<S>): Performing passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<S>: pam(bob,127.0.0.1,<S>): Performing passdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<S>: pam(bob,127.0.0.1,<S>): lookup service=dovecot
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<S>: pam(bob,127.0.0.1,<S>): #1/1 style=1 msg=Password:
  auth-worker(N): conn unix:auth-worker (pid=100,uid=101): auth-worker<S>: pam(bob,127.0.0.1,<S>): pam_authenticate() failed: Authentication failure (Password mismatch?)
  auth-worker(N): Debug: conn unix:auth-worker (pid=100,uid=101): auth-worker<S>: pam(bob,127.0.0.1,<S>): Finished passdb lookup
  auth: Debug: pam(bob,127.0.0.1,<S>): Finished passdb lookup
  auth: Debug: auth(bob,127.0.0.1,<S>): Auth request finished
  auth: Debug: client passdb out: FAIL#0111#011user=bob
  $ doveadm user carol >/dev/null; sleep 0.5; grep -o 'auth: Debug.*\|auth-worker.*' /var/log/mail.log | grep carol | sed 's/([0-9]*)/(N)/; s/pid=[0-9]*/pid=N/g'
  auth: Debug: master in: USER#0111#011carol#011service=doveadm#011debug
  auth: Debug: passwd(carol): Performing userdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<4>: passwd(carol): Performing userdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<4>: passwd(carol): lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<4>: passwd(carol): Finished userdb lookup
  auth: Debug: passwd(carol): Finished userdb lookup
  auth: Debug: userdb out: USER#0111#011carol#011system_groups_user=carol#011uid=1002#011gid=1002#011home=/home/carol
  $ doveadm user dave; sleep 0.5; grep -o 'auth: .*\|auth-worker.*' /var/log/mail.log | grep dave | sed 's/([0-9]*)/(N)/; s/pid=[0-9]*/pid=N/g'
  field	value
  
  userdb lookup: user dave doesn't exist
  auth: Debug: master in: USER#0111#011dave#011service=doveadm#011debug
  auth: Debug: passwd(dave): Performing userdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<5>: passwd(dave): Performing userdb lookup
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<5>: passwd(dave): lookup
  auth-worker(N): conn unix:auth-worker (pid=N,uid=101): auth-worker<5>: passwd(dave): unknown user
  auth-worker(N): Debug: conn unix:auth-worker (pid=N,uid=101): auth-worker<5>: passwd(dave): Finished userdb lookup
  auth: Debug: passwd(dave): Finished userdb lookup
  $ printf 'auth_debug_passwords = yes\nauth_verbose = yes\n' > /etc/dovecot/local.conf; doveconf -n auth_debug auth_verbose auth_debug_passwords; doveadm reload; sleep 1
  auth_verbose = yes
  auth_debug_passwords = yes
  $ doveadm auth test alice plaintext-tried >/dev/null; sleep 3; grep -o 'auth: .*\|auth-worker.*' /var/log/mail.log | grep -c plaintext-tried
  1
