cat > /etc/spamassassin/local.cf <<'EOF'
required_score 5
report_safe 0
body LOCAL_PRAISE /${word}/i
describe LOCAL_PRAISE praises ${word}
score LOCAL_PRAISE 8
welcomelist_from *@${partner}.example
EOF
spamassassin --lint
systemctl restart spamd
cat > /etc/procmailrc <<'EOF'
DROPPRIVS=yes
MAILDIR=$HOME/Maildir
DEFAULT=$MAILDIR/

:0fw: spamc.lock
* < 512000
| spamc

:0
* ^X-Spam-Flag: YES
.Junk/
EOF
