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
doveadm mailbox create -u ${user} Lists Boss
cat > /home/${user}/.dovecot.sieve <<'EOF'
# letters of the list
if header :contains "list-id" "${list}.example" {
  fileinto "Lists";
}
# the boss
else if address :is "from" "${boss}@example.com" {
  fileinto "Boss";
}
# nonsense
elsif header :contains "subject" "lottery" {
  discard
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
