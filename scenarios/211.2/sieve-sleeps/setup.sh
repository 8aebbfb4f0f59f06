cat > /etc/dovecot/conf.d/95-office.conf <<'EOF'
mail_location = maildir:~/Maildir
auth_username_format = %Ln
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    mode = 0600
    user = postfix
    group = postfix
  }
}
EOF
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["fileinto", "mailbox"];
if header :contains "Subject" "${word}" {
  fileinto :create "Work";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
postconf -e 'mailbox_transport = lmtp:unix:private/dovecot-lmtp'
postfix start
dovecot
