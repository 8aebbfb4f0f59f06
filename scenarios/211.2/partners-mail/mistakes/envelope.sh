# fails: partner
# diagnosis: envelope-only
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["fileinto", "mailbox", "envelope"];
if envelope :domain :is "from" "${partner}" {
  fileinto :create "Partners";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
