mkdir -p /var/lib/dovecot/sieve/before.d
cat > /var/lib/dovecot/sieve/before.d/10-junk.sieve <<'EOF'
require ["fileinto"];
if header :contains "X-Spam-Flag" "yes" { fileinto "Junk"; stop; }
EOF
sievec /var/lib/dovecot/sieve/before.d
cat > /etc/dovecot/conf.d/99-junk.conf <<'EOF'
plugin {
  sieve_before = /var/lib/dovecot/sieve/before.d
}
protocol lmtp {
  lda_mailbox_autocreate = yes
}
EOF
doveadm stop
sleep 1
dovecot
