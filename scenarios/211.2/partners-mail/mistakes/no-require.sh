# fails: partner
# diagnosis: not-compiling
cat > /home/${user}/.dovecot.sieve <<'EOF'
if address :domain :is "from" "${partner}" {
  fileinto "Partners";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
doveadm mailbox create -u ${user} Partners
