# procmail stays, and learns where the mailboxes are.
echo 'DEFAULT=$HOME/Maildir/' > /etc/procmailrc
