# fails: small
# diagnosis: bytes
cat > /home/${user}/.dovecot.sieve <<'EOF'
require "reject";
if size :over 500 { reject "too big"; }
EOF
chown ${user}: /home/${user}/.dovecot.sieve
