# fails: answer
# diagnosis: letters-refused
cat > /home/${user}/.dovecot.sieve <<'EOF'
require ["reject"];
reject "I am away for two weeks.";
EOF
chown ${user}: /home/${user}/.dovecot.sieve
