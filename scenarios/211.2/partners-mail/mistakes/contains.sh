# fails: impostor
# diagnosis: nearly-the-domain
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["fileinto", "mailbox"];
if header :contains "from" "${partner}" {
  fileinto :create "Partners";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
