# fails: any-rule
# diagnosis: rule-imitated
cat > /home/${user}/.procmailrc <<'EOF'
DEFAULT=$HOME/Maildir/
:0
* ^Subject:.*${word}
$HOME/Maildir/.Work/
EOF
chown ${user}: /home/${user}/.procmailrc
postconf -X mailbox_transport
postconf -e 'mailbox_command = procmail -a "$EXTENSION"'
echo 'DEFAULT=$HOME/Maildir/' > /etc/procmailrc
postfix reload
