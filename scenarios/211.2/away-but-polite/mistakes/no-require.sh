# fails: answer
# diagnosis: not-compiling
cat > /home/${user}/.dovecot.sieve <<'EOF'
vacation :addresses ["${role}@example.com"] "I am away for two weeks.";
EOF
chown ${user}: /home/${user}/.dovecot.sieve
