cat > /home/${user}/.dovecot.sieve <<'EOF'
require "reject";
if size :over 500K {
  reject "Your letter is too big for me. Please send a link.";
}
EOF
chown ${user}: /home/${user}/.dovecot.sieve
