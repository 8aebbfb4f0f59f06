# Logins that fail, and what would let them in

  $ lab why login
  Nobody has tried to log in yet.
  $ printf 'a login alice alice-secret\n' > /tmp/in; ssh client nc -q 3 mail.example.com 143 < /tmp/in | tail -1
  a NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.
  $ lab why login
  REFUSED  11:50:34  login  alice
      plaintext authentication disallowed
  
    1. imap-login from 203.0.113.66  alice  ->  refused: plaintext authentication disallowed
         203.0.113.66 is not this host, and the connection is not encrypted
           disable_plaintext_auth = yes  (default)
  
  What would change it, each tried on a copy of this host:
    the client: STARTTLS on port 143 before the login
        -> logged in
    the client: TLS from the beginning, on port 993
        -> logged in
    # echo 'disable_plaintext_auth = no' >> /etc/dovecot/local.conf && doveadm reload
        -> logged in
    # echo 'login_trusted_networks = 203.0.113.66' >> /etc/dovecot/local.conf && doveadm reload
        -> logged in
  $ doveadm auth test alice@example.com alice-secret
  passdb: alice@example.com auth failed
  extra fields:
    user=alice@example.com
  $ lab why login -v
  REFUSED  11:50:39  login  alice@example.com
      authentication failed
  
    1. auth doveadm PLAIN  alice@example.com  ->  refused: authentication failed
         passdb pam is asked
           passdb = pam  (/etc/dovecot/conf.d/auth-system.conf.ext:11)
         pam: pam_authenticate() failed: Authentication failure (Password mismatch?)
  
  What would change it, each tried on a copy of this host:
    # echo 'auth_username_format = %Ln' >> /etc/dovecot/local.conf && doveadm reload
        -> logged in
    # echo 'auth_username_format = %n' >> /etc/dovecot/local.conf && doveadm reload
        -> logged in
  $ chmod 700 /var/mail
  $ printf 'a login alice alice-secret\nb select inbox\n' | nc -q 3 127.0.0.1 143 | tail -1
  b NO [SERVERBUG] Internal error occurred. Refer to server log for more information. [2026-06-10 11:50:41] (0.001 + 0.000 secs).
  $ lab why login alice
  REFUSED  11:50:41  login  alice
      Mailbox INBOX: open(/var/mail/alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +x perm: /var/mail, dir owned by 0:8 mode=0700)
  
    1. auth imap PLAIN from 127.0.0.1  alice  ->  accepted as alice
         passdb pam is asked
           passdb = pam  (/etc/dovecot/conf.d/auth-system.conf.ext:11)
    2. imap  alice  ->  refused: Mailbox INBOX: open(/var/mail/alice) failed: Permission denied (euid=1000(alice) egid=1000(alice) missing +x perm: /var/mail, dir owned by 0:8 mode=07…
         mail_location was used
           mail_location = mbox:~/mail:INBOX=/var/mail/%u  (/etc/dovecot/conf.d/10-mail.conf:30)
  
  What would change it, each tried on a copy of this host:
    # chmod 2775 /var/mail
        -> logged in
    # chown root:mail /var/mail && chmod 2775 /var/mail
        -> logged in
    # echo 'mail_location = maildir:~/Maildir' >> /etc/dovecot/local.conf && doveadm reload
        -> logged in
    # sed -i '30s/^/#/' /etc/dovecot/conf.d/10-mail.conf && doveadm reload
        -> logged in
  Before the line 'chmod 700 /var/mail' it would have ended well ('lab undo 2' goes back there).
  $ systemctl stop dovecot
  $ lab why login nobody
  Nobody has tried to log in as 'nobody'.
  Nobody answers on port 143 (imap): a client there does not come as far as a login.
  
  What would change it, each tried on a copy of this host:
    # systemctl start dovecot
        -> somebody answers there
