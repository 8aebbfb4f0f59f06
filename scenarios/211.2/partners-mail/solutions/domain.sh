cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["fileinto", "mailbox"];
if address :domain :is "from" "${partner}" {
  fileinto :create "Partners";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
