# fails: partner
# diagnosis: no-such-folder
cat > /home/${user}/.dovecot.sieve <<'EOF'
require "fileinto";
if address :domain "from" "${partner}" {
  fileinto "Partners";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
