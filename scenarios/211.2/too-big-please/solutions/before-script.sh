mkdir -p /etc/dovecot/sieve
cat > /etc/dovecot/sieve/big.sieve <<'EOF'
require ["reject", "envelope"];
if allof (envelope :localpart :is "to" "${user}", size :over 512000) {
  reject "Too big, please send a link.";
  stop;
}
EOF
sievec /etc/dovecot/sieve/big.sieve
cat > /etc/dovecot/conf.d/99-big.conf <<'EOF'
plugin {
  sieve_before = /etc/dovecot/sieve/big.sieve
}
EOF
doveadm reload
