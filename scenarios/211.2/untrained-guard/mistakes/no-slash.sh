# fails: marked
# diagnosis: no-slash
cat > /etc/spamassassin/local.cf <<'EOF'
report_safe 0
body LOCAL_PRAISE /${word}/i
score LOCAL_PRAISE 8
welcomelist_from *@${partner}.example
EOF
systemctl restart spamd
cat > /etc/procmailrc <<'EOF'
DROPPRIVS=yes
DEFAULT=$HOME/Maildir/
:0fw
| spamc
:0:
* ^X-Spam-Flag: YES
$HOME/Maildir/.Junk
EOF
