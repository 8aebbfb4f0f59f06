# Another way to deliver, with the plugin.
cat > /etc/dovecot/conf.d/99-sieve.conf <<'EOF'
protocol lda {
  mail_plugins = $mail_plugins sieve
}
EOF
doveadm reload
postconf -X mailbox_transport
postconf -e 'mailbox_command = /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'
postfix reload
