doveadm mailbox create -u ${user} Partners
cat > /home/${user}/.dovecot.sieve <<'EOF'
require "fileinto";
# The whole address, with a pattern.
if address :matches ["From", "Sender"] "*@${partner}" {
  fileinto "Partners";
  stop;
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
su ${user} -c 'sievec /home/${user}/.dovecot.sieve'
