# objective: 211.3
# level: 3
# title: Two tenants on one host: virtual users in a passwd-file
  $ groupadd -g 5000 vmail; useradd -u 5000 -g vmail -d /srv/vmail -m -s /usr/sbin/nologin vmail; printf 'anna@one.example:%s::::::\nben@two.example:{PLAIN}ben-secret::::::\n' "$(doveadm pw -s SHA512-CRYPT -p anna-secret)" > /etc/dovecot/users; chown root:dovecot /etc/dovecot/users; chmod 640 /etc/dovecot/users; cut -c1-30 /etc/dovecot/users
  anna@one.example:{SHA512-CRYPT
  ben@two.example:{PLAIN}ben-sec
  $ printf 'passdb {\n  driver = passwd-file\n  args = username_format=%%u /etc/dovecot/users\n}\nuserdb {\n  driver = static\n  args = uid=vmail gid=vmail home=/srv/vmail/%%d/%%n\n}\nmail_location = maildir:~/Maildir\n' > /etc/dovecot/local.conf; doveconf -n | sed -n '/passdb/,/^}/p' | head -n 12
  passdb {
    driver = pam
  }
  passdb {
    args = username_format=%u /etc/dovecot/users
    driver = passwd-file
  }
  $ dovecot; sleep 1; doveadm auth test anna@one.example anna-secret; doveadm auth test ben@two.example wrong; doveadm user anna@one.example; doveadm user nobody@one.example; echo $?
  passdb: anna@one.example auth succeeded
  extra fields:
    user=anna@one.example
  passdb: ben@two.example auth failed
  extra fields:
    user=ben@two.example
  field	value
  uid	5000
  gid	5000
  home	/srv/vmail/one.example/anna
  mail	maildir:~/Maildir
  field	value
  
  userdb lookup: user nobody@one.example doesn't exist
  67
  $ printf 'service lmtp {\n  unix_listener /var/spool/postfix/private/dovecot-lmtp {\n    mode = 0600\n    user = postfix\n    group = postfix\n  }\n}\n' >> /etc/dovecot/local.conf; doveadm reload; postconf -e 'virtual_mailbox_domains = one.example, two.example' 'virtual_transport = lmtp:unix:private/dovecot-lmtp' 'virtual_mailbox_maps = static:all'; postfix start; sleep 1; ls -l /var/spool/postfix/private/dovecot-lmtp | awk '{print $1,$3,$4}'
  srw------- postfix postfix
  $ ssh client 'swaks --server mail.example.com --from dave@example.net --to anna@one.example --h-Subject hello --silent 1 --hide-all'; sleep 2; doveadm fetch -u anna@one.example 'hdr.subject hdr.delivered-to' all; ls -ld /srv/vmail/one.example/anna | awk '{print $1,$3,$4}'
  hdr.subject: hello
  hdr.delivered-to: anna@one.example
  drwx------ vmail vmail
  $ grep -o 'to=<anna.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/;s/<anna@one.example> .* Saved/<anna@one.example> X Saved/'
  to=<anna@one.example>, relay=mail.example.com[private/dovecot-lmtp], dsn=2.0.0, status=sent (250 2.0.0 <anna@one.example> X Saved)
  $ curl -s imap://127.0.0.1/INBOX -u anna@one.example:anna-secret -X 'STATUS INBOX (MESSAGES)' | tr -d '\r'; curl -s pop3://127.0.0.1/ -u ben@two.example:ben-secret; echo $?; doveadm who | awk '{print $1,$2,$3}'
  * STATUS INBOX (MESSAGES 1)
  
  0
  username # proto
  $ ssh client 'swaks --server mail.example.com --from dave@example.net --to zoe@two.example --silent 1' | grep '<\*\*'; sleep 2; grep -o 'to=<zoe.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/'; find /srv/vmail -maxdepth 2 | sort
  to=<zoe@two.example>, relay=mail.example.com[private/dovecot-lmtp], dsn=5.1.1, status=bounced (host mail.example.com[private/dovecot-lmtp] said: 550 5.1.1 <zoe@two.example> User doesn't exist: zoe@two.example (in reply to RCPT TO command))
  /srv/vmail
  /srv/vmail/.bash_logout
  /srv/vmail/.bashrc
  /srv/vmail/.profile
  /srv/vmail/one.example
  /srv/vmail/one.example/anna
  /srv/vmail/two.example
  /srv/vmail/two.example/ben
