cat > /etc/mail/spamassassin/local.cf <<'EOF'
report_safe 0
body LOCAL_PRAISE /${word}/i
score LOCAL_PRAISE 20
whitelist_from *@${partner}.example
EOF
systemctl restart spamd
useradd -r -m -d /var/lib/filter filter
cat > /usr/local/bin/spamfilter <<'EOF'
#!/bin/sh
/usr/bin/spamc -u filter | /usr/sbin/sendmail -i "$@"
exit $?
EOF
chmod 755 /usr/local/bin/spamfilter
postconf -M 'spamfilter/unix=spamfilter unix - n n - 10 pipe flags=Rq user=filter argv=/usr/local/bin/spamfilter -f ${sender} -- ${recipient}'
postconf -P 'smtp/inet/content_filter=spamfilter:dummy'
postfix reload
cat > /etc/procmailrc <<'EOF'
DROPPRIVS=yes
DEFAULT=$HOME/Maildir/
:0
* ^X-Spam-Status: Yes
$HOME/Maildir/.Junk/
EOF
