cat > /etc/spamassassin/local.cf <<'EOF'
report_safe 0
body LOCAL_PRAISE /\b${word}\b/
score LOCAL_PRAISE 9
whitelist_from *@${partner}.example
EOF
mkdir -p /etc/dovecot/sieve
cat > /etc/dovecot/sieve/junk.sieve <<'EOF'
require ["fileinto", "mailbox"];
if header :is "X-Spam-Flag" "YES" { fileinto :create "Junk"; stop; }
EOF
sievec /etc/dovecot/sieve/junk.sieve
cat > /etc/dovecot/conf.d/99-junk.conf <<'EOF'
protocol lda {
  mail_plugins = sieve
}
plugin {
  sieve_before = /etc/dovecot/sieve/junk.sieve
}
EOF
doveadm reload
postconf -e 'mailbox_command = /usr/bin/spamassassin | /usr/lib/dovecot/dovecot-lda -f "$SENDER" -a "$RECIPIENT"'
postfix reload
