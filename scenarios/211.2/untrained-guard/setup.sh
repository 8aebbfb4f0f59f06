apt-get install -y spamassassin > /dev/null
cat > /etc/spamassassin/local.cf <<'EOF'
required_scroe 5
report_safe 0
EOF
echo 'mail_location = maildir:~/Maildir' > /etc/dovecot/conf.d/95-office.conf
echo 'DEFAULT=$HOME/Maildir/' > /etc/procmailrc
postconf -e 'mailbox_command = procmail -a "$EXTENSION"'
systemctl enable --now spamd
postfix start
dovecot
sleep 3
for user in alice bob carol; do
  printf 'From: office@example.com\nSubject: welcome\n\nWelcome.\n' | sendmail -f office@example.com $user
done
sleep 3
