cat > /etc/dovecot/conf.d/95-office.conf <<'EOF'
mail_location = maildir:~/Maildir
auth_username_format = %Ln
protocol lmtp {
  mail_plugins = $mail_plugins sieve
}
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    mode = 0600
    user = postfix
    group = postfix
  }
}
EOF
postconf -e 'mailbox_transport = lmtp:unix:private/dovecot-lmtp'
postfix start
dovecot
