mkdir -p /etc/dovecot/sieve
cat > /etc/dovecot/sieve/junk.sieve <<'EOF'
require ["fileinto", "mailbox"];
if header :is "X-Spam-Flag" "YES" {
  fileinto :create "Junk";
  stop;
}
EOF
sievec /etc/dovecot/sieve/junk.sieve
cat > /etc/dovecot/conf.d/99-junk.conf <<'EOF'
plugin {
  sieve_before = /etc/dovecot/sieve/junk.sieve
}
EOF
doveadm reload
